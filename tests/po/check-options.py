#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-options.py SAMVAD
`samvad --help` in Hindi says what every option does in Hindi. TAP on output."""
import os
import re
import subprocess
import sys

OWN = ("server", "database", "cache-dir", "offline", "month", "page", "review", "language", "version")


def main():
    env = dict(os.environ, LANGUAGE="hi", GSETTINGS_SCHEMA_DIR=os.path.join(os.environ["SAMVAD_BUILD_ROOT"], "data"))
    shown = subprocess.run([sys.argv[1], "--help"], env=env, capture_output=True, text=True, check=True).stdout
    said = dict(re.findall(r"^  --([a-z-]+)\S*\s+(\S.*)$", shown, re.MULTILINE))
    print(f"1..{len(OWN)}")
    failed = 0
    for number, option in enumerate(OWN, 1):
        good = re.search("[\u0900-\u097f]", said.get(option, "")) is not None
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} --{option}: {said.get(option)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
