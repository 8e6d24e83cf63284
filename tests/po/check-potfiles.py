#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-potfiles.py SOURCE-ROOT [--list]
Holds po/POTFILES to the files that have a string to translate. TAP on output; with --list, what po/POTFILES
should hold."""
import os
import re
import sys

FOLDERS = ("data", "src", "ui")
CALL = re.compile(r"(?<![\w#])(?:_|N_|C_|NC_|n?gettext|d[np]?gettext|g_d(?:c|n|p)gettext2?)\s*\(\s*(?:\"|GETTEXT)")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
MARKS = {
    ".c": lambda text: CALL.search(COMMENT.sub("", text)),
    ".h": lambda text: CALL.search(COMMENT.sub("", text)),
    ".ui": lambda text: re.search(r"translatable=[\"'](?:yes|true|1)[\"']", text),
    ".desktop.in": lambda text: re.search(r"^(?:Name|Comment|GenericName|Keywords)=", text, re.MULTILINE),
    ".metainfo.xml.in": lambda text: re.search(r"<(?:name|summary|p|li|caption)[ >]", text),
    ".gschema.xml": lambda text: re.search(r"<(?:summary|description)[ >]", text),
}


def find_marked(root):
    for top in FOLDERS:
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in names:
                mark = next((test for end, test in MARKS.items() if name.endswith(end)), None)
                if mark is None:
                    continue
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as text:
                    if mark(text.read()):
                        yield os.path.relpath(path, root)


def read_listed(root):
    with open(os.path.join(root, "po", "POTFILES"), encoding="utf-8") as text:
        return [line.strip() for line in text if line.strip() and not line.startswith("#")]


def main():
    root = sys.argv[1]
    marked = sorted(find_marked(root))
    if "--list" in sys.argv[2:]:
        print("\n".join(marked))
        return 0
    listed = read_listed(root)
    faults = {
        "strings are found at all": [] if len(marked) > 10 else ["only " + ", ".join(marked)],
        "every file with a string is in po/POTFILES": sorted(set(marked) - set(listed)),
        "every file of po/POTFILES exists": [p for p in listed if not os.path.exists(os.path.join(root, p))],
        "every file of po/POTFILES has a string": sorted(set(listed) - set(marked)),
        "no file is in po/POTFILES twice": sorted({p for p in listed if listed.count(p) > 1}),
    }
    print(f"1..{len(faults)}")
    for number, (name, paths) in enumerate(faults.items(), 1):
        for path in paths:
            print(f"# {path}")
        print(f"{'not ok' if paths else 'ok'} {number} {name}")
    return 1 if any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
