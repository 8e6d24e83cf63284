#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: chroot.sh DEB-FOLDER   as root: installs the packages of `./run deb` into a bare Debian 12 and runs
# them there. Takes minutes and a Debian mirror, so that it is not part of `./run tests`.
set -euo pipefail
debs=$(readlink -f "${1:?the folder that ./run deb wrote to}")
mirror=${SAMVAD_DEBIAN_MIRROR:-$(awk '$1 == "URIs:" { print $2; exit }' /etc/apt/sources.list.d/*.sources 2>/dev/null)}
root=$(mktemp -d)
mounted=
tidy () {
  # Never delete below something that is still mounted.
  for place in $mounted; do umount -l -R "$root/$place" || return; done
  rm -rf --one-file-system "$root"
}
trap tidy EXIT

debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 || { tail "$root.log"; exit 1; }
rm -f "$root.log"
for place in proc dev; do mount --rbind "/$place" "$root/$place"; mount --make-rslave "$root/$place"; mounted="$place $mounted"; done
cp /etc/resolv.conf "$root/etc/"
cp "$debs"/samvad_*.deb "$debs"/samvad-hub_*.deb "$root/root/"
inside () { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get update -qq
inside bash -c 'apt-get install -y -qq --no-install-recommends /root/samvad_*.deb /root/samvad-hub_*.deb xvfb xauth x11-utils dbus-x11 >/dev/null'

inside bash -euo pipefail -c '
  passed=0; failed=0
  check () { if "${@:2}" >/tmp/out 2>&1; then passed=$((passed + 1)); echo "ok $1"; else failed=$((failed + 1)); echo "not ok $1"; sed "s/^/# /" /tmp/out; fi; }
  month=$(TZ=Asia/Kolkata date +%Y-%m)
  mkfifo /tmp/line; samvad-hub --demo --listen 127.0.0.1:0 --data /tmp/hub >/tmp/line & hub=$!
  read -r line </tmp/line; url=${line#listening on }
  check "samvadctl sync" samvadctl sync --server "$url" --database samvad --cache-dir /tmp/cache --once
  check "samvadctl status" bash -c "samvadctl status --cache-dir /tmp/cache --json | grep -q \"\\\"counted\\\"\""
  check "samvadctl report" samvadctl report --cache-dir /tmp/cache --month "$month" -o /tmp/pack.pdf
  check "a PDF" grep -q "^%PDF" /tmp/pack.pdf
  check "manual pages" test -s /usr/share/man/man1/samvad-hub.1.gz
  check "the hub is not started by itself" test ! -e /etc/systemd/system/multi-user.target.wants/samvad-hub.service
  export GSK_RENDERER=cairo
  check "the window" xvfb-run -a dbus-run-session -- bash -c "samvad --offline --cache-dir /tmp/cache & app=\$!
    for i in \$(seq 100); do xwininfo -name Samvad && break; sleep 0.2; done >/dev/null 2>&1
    xwininfo -name Samvad; status=\$?; kill \$app; exit \$status"
  kill $hub
  check "removal" dpkg -r samvad samvad-hub
  echo "$passed passed, $failed failed"
  [ $failed = 0 ]'
