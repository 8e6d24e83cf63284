#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: pictures.sh BUILD   takes the pictures of the help, the README and the metainfo anew, from invented data
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1")

if [ -z "${SAMVAD_PICTURES_INSIDE:-}" ]; then
  SAMVAD_PICTURES_INSIDE=1 exec "$here/../../tests/display.sh" "$here/pictures.sh" "$build"
fi

export GSETTINGS_SCHEMA_DIR=$build/data GSETTINGS_BACKEND=memory SAMVAD_LOCALEDIR=$build/po
export XDG_DATA_DIRS=$build/data/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share} LC_ALL=C.UTF-8 NO_AT_BRIDGE=1
scratch=$(mktemp -d)
hub=
trap 'if [ -n "$hub" ]; then kill "$hub"; fi; rm -rf "$scratch"' EXIT

fill_cache () {
  local line
  mkfifo "$scratch/out"
  "$build/src/hub/samvad-hub" --demo --listen 127.0.0.1:0 --data "$scratch/hub" >"$scratch/out" &
  hub=$!
  exec 8<"$scratch/out"
  read -r line <&8
  "$build/src/ctl/samvadctl" sync --server "${line#listening on }" --database samvad --cache-dir "$scratch/cache" --once
}

# The window is drawn when it has looked the same for as long as it takes to read the cache.
take () { # LANGUAGE PAGE FILE
  local app same=0 before= after=
  "$build/src/app/samvad" --cache-dir "$scratch/cache" --offline --language "$1" --page "$2" &
  app=$!
  for _ in $(seq 60); do
    sleep 1
    import -window root "$scratch/look.png"
    after=$(identify -format '%#' "$scratch/look.png")
    if [ "$after" = "$before" ]; then same=$((same + 1)); else same=0; fi
    if [ "$same" -ge 5 ] && [ "$(identify -format '%k' "$scratch/look.png")" -gt 99 ]; then break; fi
    before=$after
  done
  kill "$app"
  wait "$app" || true
  convert "$scratch/look.png" -strip -resize 75% +dither -colors 128 "$3"
  # The README and the metainfo show the same in full.
  if [ "$1" = en ]; then convert "$scratch/look.png" -strip +dither -colors 255 "$here/../pictures/$2.png"; fi
}

fill_cache
for language in en:C hi:hi; do
  folder=$here/${language#*:}/figures
  mkdir -p "$folder"
  for page in overview districts feedback actions; do
    take "${language%:*}" "$page" "$folder/$page.png"
  done
done
