#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the test peers into a folder, once. Prints why not, and fails, where that cannot be.
set -eu
into=$1
here=$(dirname "$(readlink -f "$0")")
[ -f "$into/node_modules/.complete" ] && exit 0
command -v npm >/dev/null || { echo "npm is not here"; exit 1; }
mkdir -p "$into"
cp "$here"/package.json "$here"/*.mjs "$into"
cd "$into"
npm install --no-audit --no-fund --silent >install.log 2>&1 || { echo "npm cannot install the peers: $(tail -n 1 install.log)"; exit 1; }
touch node_modules/.complete
