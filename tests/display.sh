#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: display.sh COMMAND…   runs it on a screen and a session bus of its own, both gone after it
# A TAP plan of nothing is how a skipped test ends with success and is still seen.
for tool in Xvfb xvfb-run dbus-run-session; do
  command -v "$tool" >/dev/null || { echo "1..0 # SKIP $tool is not installed"; exit 0; }
done
# Drawn by cairo: the same everywhere, and without a graphics card.
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DEBUG=gl-disable
export LSAN_OPTIONS="suppressions=$(dirname "$0")/lsan.supp:print_suppressions=0"
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export XDG_RUNTIME_DIR="$scratch" XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config" XDG_CACHE_HOME="$scratch/cache"
# What the bus starts writes to the bus's own output: only the test's goes into its TAP.
xvfb-run -a -s "-screen 0 1280x800x24 -nolisten tcp" dbus-run-session ${SAMVAD_BUS_CONFIG:+"--config-file=$SAMVAD_BUS_CONFIG"} -- \
  sh -c 'exec "$@" >&3 3>&-' display "$@" 3>&1 >&2
