#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: embed.py OUT IN... — the lines of each file as a NULL-terminated C array samvad_demo_NAME."""
import pathlib
import sys


def literal(text):
    safe = (chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in text.encode())
    return '"' + "".join(safe) + '"'


out = ['#include "samvad-demo-texts.h"', ""]
for name in map(pathlib.Path, sys.argv[2:]):
    lines = name.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    out += [f"const char *const samvad_demo_{name.stem}[] = {{"]
    out += [f"  {literal(line)}," for line in kept] + ["  NULL", "};", ""]
pathlib.Path(sys.argv[1]).write_text("\n".join(out), encoding="utf-8")
