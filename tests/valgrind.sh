#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: valgrind.sh PROGRAM…   what meson puts before each test of the setup “valgrind”: a test in C runs in
# valgrind's memcheck, and fails at its first error or lost block; a script runs as it is.
here=$(dirname "$(readlink -f "$0")")
case $1 in
  *.py|*.sh|*python3) exec "$@" ;;
esac
# GLib's slices and warnings as errors are left as everywhere; what libraries keep for good is in the file.
exec valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
  --suppressions="$here/valgrind.supp" --suppressions=/usr/share/glib-2.0/valgrind/glib.supp "$@"
