#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-catalogue.py SOURCE-ROOT LANGUAGE
Holds a translation to the sources: nothing missing, fuzzy or obsolete, every argument in its place, the terms of the
department, no English left over. TAP on output."""
import ast
import collections
import os
import re
import subprocess
import sys
import tempfile

# As meson's preset "glib" and the template that it makes.
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3")
DIRECTIVE = re.compile(r"%(?:(\d+)\$)?[-+#0]*\d*(?:\.\d+)?(?:hh?|ll?|z)?([diuoxXfeEgGcs%])")
MNEMONIC = re.compile(r"(?<![\w$])_[A-Z]|[A-Z]_[a-z]|\w _[a-z]")
LATIN = re.compile(r"[A-Za-z][A-Za-z-]*")
# Names, codes and what one types at a keyboard.
KEPT = set("AAPOR CON1 COOP1 CouchDB PDF REF1 RR RR1 RR2 TLS URL XLSX ODS CSV JSON SQLite YYYY-MM YYYY MM en hi http "
           "https couch couchdb example org n p deff samvadctl Ctrl Page Up Down overview districts feedback actions "
           "reports".split())


def extract(root, folder):
    template = os.path.join(folder, "samvad.pot")
    subprocess.run(["xgettext", "--files-from=po/POTFILES", "--from-code=UTF-8", "--add-comments", "--output=" + template]
                   + ["--keyword=" + keyword for keyword in KEYWORDS], cwd=root, check=True, stderr=subprocess.DEVNULL)
    return template


def read_entries(path):
    """Yields (context, msgid, [translations], [flags]) of what is in use."""
    with open(path, encoding="utf-8") as text:
        for block in re.split(r"\n\s*\n", text.read()):
            fields, flags, current = collections.OrderedDict(), [], None
            for line in block.split("\n"):
                if line.startswith("#,"):
                    flags += re.split(r",\s*", line[2:].strip())
                match = re.match(r'(msg\S+)?\s*(".*")$', line)
                if not match or line.startswith("#"):
                    continue
                current = match.group(1) or current
                fields[current] = fields.get(current, "") + ast.literal_eval(match.group(2))
            if fields.get("msgid"):
                forms = [value for key, value in fields.items() if key.startswith("msgstr")]
                yield fields.get("msgctxt"), fields.get("msgid_plural", fields["msgid"]), forms, flags


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


def find_english(text, context):
    if context == "language":
        return []
    words = LATIN.findall(re.sub(r"\(_[A-Z]\)", "", DIRECTIVE.sub(" ", text)))
    return [word for word in words if word not in KEPT]


def check(root, language, folder):
    catalogue = os.path.join(root, "po", language + ".po")
    compared = subprocess.run(["msgcmp", catalogue, extract(root, folder)], capture_output=True, text=True)
    formed = subprocess.run(["msgfmt", "--check", "--output-file=" + os.devnull, catalogue],
                            capture_output=True, text=True)
    entries = list(read_entries(catalogue))
    terms = list(list_terms(root)) if language == "hi" else []
    with open(catalogue, encoding="utf-8") as text:
        obsolete = [line.strip() for line in text if line.startswith("#~ msgid")]
    return {
        "entries are found at all": [] if len(entries) > 100 else [str(len(entries))],
        "every string of the sources is there": compared.stderr.split("\n")[:-1] if compared.returncode else [],
        "msgfmt finds nothing wrong": formed.stderr.split("\n")[:-1] if formed.stderr else [],
        "nothing is untranslated": [i for c, i, forms, f in entries if not all(forms)],
        "nothing is fuzzy": [i for c, i, forms, flags in entries if "fuzzy" in flags],
        "nothing is obsolete": obsolete,
        "arguments match": [i for c, i, forms, flags in entries if "c-format" in flags
                            for form in forms if count_directives(form) != count_directives(i)],
        "mnemonics are kept": [f"{i} = {form}" for c, i, forms, f in entries if MNEMONIC.search(i)
                               for form in forms if form.count("_") != 1],
        "the department's terms": [f"{i} = {form}" for c, i, forms, f in entries for pattern, words in terms
                                   if pattern.search(i) for form in forms if not any(word in form for word in words)],
        "no English is left over": [f"{i} = {form}: {find_english(form, c)}" for c, i, forms, f in entries
                                    if language == "hi" and ";" not in i
                                    for form in forms if find_english(form, c)],
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
