#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: test-data.sh SOURCE-ROOT BUILD-ROOT   what the desktop reads is valid: TAP
cd "$1" || exit 1
id=org.samvad.Supervisor
number=0
failed=0

check () { # NAME TOOL COMMAND…
  name=$1 tool=$2
  shift 2
  number=$((number + 1))
  if ! command -v "$tool" >/dev/null; then
    echo "ok $number $name # SKIP $tool is not installed"
  elif output=$("$@" 2>&1); then
    echo "ok $number $name"
  else
    echo "not ok $number $name"
    echo "$output" | sed 's/^/# /'
    failed=1
  fi
}

all_in_gresource () {
  for file in ui/*/*.ui ui/icons/*.svg ui/*.css; do
    grep -q "${file#ui/}<" ui/samvad.gresource.xml || { echo "$file is not in the gresource"; return 1; }
  done
}

templates_translated () {
  for file in ui/*/*.ui; do
    grep -q '<interface domain="samvad">' "$file" || { echo "$file has no domain"; return 1; }
  done
}

check "desktop file" desktop-file-validate desktop-file-validate "$2/data/$id.desktop"
check "metainfo" appstreamcli appstreamcli validate --no-net "$2/data/$id.metainfo.xml"
check "schema" glib-compile-schemas glib-compile-schemas --strict --dry-run data
check "templates are XML" xmllint xmllint --noout ui/*/*.ui ui/samvad.gresource.xml
check "icons are XML" xmllint xmllint --noout data/icons/hicolor/*/apps/*.svg ui/icons/*.svg
check "every template is in the gresource" grep all_in_gresource
check "every template can be translated" grep templates_translated
echo "1..$number"
exit $failed
