#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-errors.py SOURCE-ROOT
An error's text can reach a window, whatever room it comes from: it is marked for translation. Not of the programs without
a window. TAP on output."""
import os
import re
import sys

OUTSIDE = {"hub", "ctl"}
MAKERS = {"g_set_error", "g_set_error_literal", "g_error_new", "g_error_new_literal", "g_task_return_new_error",
          "g_prefix_error", "g_propagate_prefixed_error", "g_printerr"}
MARKS = {"_", "C_", "N_", "NC_", "ngettext", "g_dpgettext2"}
COMMENT = re.compile(r'/\*.*?\*/|("(?:\\.|[^"\\])*")', re.DOTALL)
# A function that is given the text of the error it makes.
WRAPPER = re.compile(r"^(\w+) \(([^)]*\bGError\b[^)]*)\)\n\{", re.MULTILINE)
TEXT = re.compile(r"const char\s+\*(?:problem|message|reason)\b")
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|(\w+)\s*\(|[()]', re.DOTALL)
# A single word is a key or a code.
SENTENCE = re.compile(r"[A-Za-z]{2}\S* |\S [A-Za-z]{2}")
DIRECTIVE = re.compile(r"%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]|samvad: ")


def read(source):
    for room in sorted(os.listdir(os.path.join(source, "src"))):
        folder = os.path.join(source, "src", room)
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) and room not in OUTSIDE else ():
            if name.endswith(".c"):
                with open(os.path.join(folder, name), encoding="utf-8") as text:
                    yield room, name, COMMENT.sub(lambda match: match.group(1) or " ", text.read())


def find_wrappers(text):
    return {match.group(1) for match in WRAPPER.finditer(text) if TEXT.search(match.group(2))}


def find_texts(code, makers):
    """What is said in English by a call of one of the makers, and how many texts were looked at."""
    calls, unmarked, looked = [], [], 0
    for match in TOKEN.finditer(code):
        token = match.group(0)
        if token.endswith("("):
            calls.append(match.group(1) or "")
        elif token == ")":
            if calls:
                calls.pop()
        elif token.startswith('"') and SENTENCE.search(DIRECTIVE.sub("", token)):
            if not makers.isdisjoint(calls):
                looked += 1
                if MARKS.isdisjoint(calls):
                    unmarked.append(token)
    return unmarked, looked


def main():
    files = list(read(sys.argv[1]))
    shared = set().union(*(find_wrappers(text) for _, _, text in files))
    faults, looked = {}, 0
    for room, name, text in files:
        # A static function of one file is no maker in another that has its own of that name.
        makers = MAKERS | find_wrappers(text) | {wrapper for wrapper in shared if wrapper.startswith("samvad_")}
        unmarked, found = find_texts(text, makers)
        looked += found
        faults.setdefault(room, []).extend(f"{name}: {text}" for text in unmarked)
    print(f"1..{len(faults) + 1}")
    print(f"{'ok' if looked > 50 else 'not ok'} 1 {looked} texts of errors were looked at")
    for number, (room, found) in enumerate(sorted(faults.items()), 2):
        for fault in found:
            print(f"# {fault}")
        print(f"{'not ok' if found else 'ok'} {number} {room}")
    return 1 if looked <= 50 or any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
