#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-catalogue.py SOURCE-ROOT LANGUAGE
Holds a translation to the sources: nothing missing, fuzzy or obsolete, every argument in its place, the terms of the
department, no English left over. TAP on output."""
import collections
import os
import re
import subprocess
import sys
import tempfile

import entries as catalogues

# As meson's preset "glib" and the template that it makes.
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3")
DIRECTIVE = re.compile(r"%(?:(\d+)\$)?[-+#0]*\d*(?:\.\d+)?(?:hh?|ll?|z)?([diuoxXfeEgGcs%])")
MNEMONIC = re.compile(r"(?<![\w$])_[A-Z]|[A-Z]_[a-z]|\w _[a-z]")
LATIN = re.compile(r"[A-Za-z][A-Za-z-]*")
# Names, codes and what one types at a keyboard.
KEPT = set("F AAPOR GeoJSON WGS PEM SHA- Yelp CON1 COOP1 CouchDB PDF REF1 RR RR1 RR2 TLS URL XLSX ODS CSV JSON SQLite YYYY-MM YYYY MM en hi http "
           "https couch couchdb example org n p deff samvad samvadctl Base D Escape Ctrl Alt Page Up Down overview districts feedback actions "
           "reports".split())


def extract(root, folder):
    template = os.path.join(folder, "samvad.pot")
    subprocess.run(["xgettext", "--files-from=po/POTFILES", "--from-code=UTF-8", "--add-comments", "--output=" + template]
                   + ["--keyword=" + keyword for keyword in KEYWORDS], cwd=root, check=True, stderr=subprocess.DEVNULL)
    return template


def count_directives(text):
    return collections.Counter((place or number, kind) for number, (place, kind)
                               in enumerate(DIRECTIVE.findall(text), 1) if kind != "%")


def list_terms(root):
    with open(os.path.join(root, "po", "GLOSSARY.md"), encoding="utf-8") as text:
        section = text.read().split("## Terms of the department")[1].split("\n## ")[0]
    for line in section.split("\n"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0] not in ("English", "---"):
            yield re.compile(r"\b" + re.escape(cells[0]) + r"\b", re.IGNORECASE), cells[1].split(" / ")


def find_english(text):
    words = LATIN.findall(re.sub(r"\(_[A-Z]\)", "", DIRECTIVE.sub(" ", text)))
    return [word for word in words if word not in KEPT]


def check(root, language, folder):
    catalogue = os.path.join(root, "po", language + ".po")
    compared = subprocess.run(["msgcmp", catalogue, extract(root, folder)], capture_output=True, text=True)
    formed = subprocess.run(["msgfmt", "--check", "--output-file=" + os.devnull, catalogue],
                            capture_output=True, text=True)
    entries = list(catalogues.read(catalogue))
    pairs = [(entry, entry.plural or entry.text, form) for entry in entries for form in entry.forms]
    terms = list(list_terms(root)) if language == "hi" else []
    with open(catalogue, encoding="utf-8") as text:
        obsolete = [line.strip() for line in text if line.startswith("#~ msgid")]
    return {
        "entries are found at all": [] if len(entries) > 100 else [str(len(entries))],
        "every string of the sources is there": compared.stderr.split("\n")[:-1] if compared.returncode else [],
        "msgfmt finds nothing wrong": formed.stderr.split("\n")[:-1],
        "nothing is untranslated": [entry.text for entry in entries if not all(entry.forms)],
        "nothing is fuzzy": [entry.text for entry in entries if "fuzzy" in entry.flags],
        "nothing is obsolete": obsolete,
        "arguments match": [text for entry, text, form in pairs if "c-format" in entry.flags
                            and count_directives(form) != count_directives(text)],
        "mnemonics are kept": [f"{text} = {form}" for entry, text, form in pairs
                               if MNEMONIC.search(text) and form.count("_") != 1],
        "the department's terms": [f"{text} = {form}" for entry, text, form in pairs for pattern, words in terms
                                   if pattern.search(text) and not any(word in form for word in words)],
        "no English is left over": [f"{text} = {form}: {find_english(form)}" for entry, text, form in pairs
                                    if language == "hi" and entry.context != "language" and ";" not in text
                                    and find_english(form)],
    }


def main():
    root, language = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        faults = check(root, language, folder)
    print(f"1..{len(faults)}")
    for number, (name, found) in enumerate(faults.items(), 1):
        for fault in found:
            print("# " + fault.replace("\n", " "))
        print(f"{'not ok' if found else 'ok'} {number} {name}")
    return 1 if any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
