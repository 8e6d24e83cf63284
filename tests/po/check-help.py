#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-help.py SOURCE-ROOT
The user help: every link leads somewhere, every page can be reached and exists in each language, and what it says
stands on a button or is an option does so in the program. TAP on output."""
import glob
import os
import re
import sys
import xml.etree.ElementTree as xml

import entries as catalogues

MALLARD = "{http://projectmallard.org/1.0/}"
LANGUAGES = ("C", "hi")


def read_pages(folder):
    return {os.path.basename(path)[:-len(".page")]: xml.parse(path).getroot()
            for path in glob.glob(os.path.join(folder, "*.page"))}


def list_targets(pages):
    for name, page in pages.items():
        yield name
        for section in page.iter(MALLARD + "section"):
            yield name + "#" + section.get("id")


def find_dead_links(pages):
    targets = set(list_targets(pages))
    for name, page in pages.items():
        for link in page.iter(MALLARD + "link"):
            place = link.get("xref") or ""
            if not link.get("href") and (name + place if place.startswith("#") else place) not in targets:
                yield f"{name}: {place}"


def find_unreachable(pages):
    for name, page in pages.items():
        guides = [link for link in page.iter(MALLARD + "link") if link.get("type") == "guide"]
        if name != "index" and not any(link.get("xref").startswith("index#") for link in guides):
            yield name


def find_wrong_ids(pages):
    return [name for name, page in pages.items() if page.get("id") != name]


def find_unlike(pages, other):
    """What must be the same in each language: pages, sections, links, commands and pictures."""
    yield from sorted(set(pages) ^ set(other))
    for name in sorted(set(pages) & set(other)):
        for tag, get in (("section", lambda e: e.get("id")), ("link", lambda e: e.get("xref")),
                         ("code", lambda e: e.text), ("cmd", lambda e: e.text), ("key", lambda e: e.text),
                         ("file", lambda e: e.text), ("media", lambda e: e.get("src"))):
            here, there = ([get(element) for element in page.iter(MALLARD + tag)] for page in (pages[name], other[name]))
            if sorted(map(str, here)) != sorted(map(str, there)):
                yield f"{name}: <{tag}> {sorted(set(map(str, here)) ^ set(map(str, there)))}"


def strip_label(text):
    return re.sub(r"\s*\(_\w\)|_|…", "", re.sub(r"\s+", " ", text)).strip()


def find_unknown_labels(pages, labels):
    for name, page in pages.items():
        for gui in page.iter(MALLARD + "gui"):
            if strip_label("".join(gui.itertext())) not in labels:
                yield f"{name}: {gui.text}"


def find_unknown_options(root, pages):
    known = set()
    for path in glob.glob(os.path.join(root, "src", "*", "*.c")):
        with open(path, encoding="utf-8") as text:
            known |= set(re.findall(r'\{ "([a-z-]+)", (?:0|\'\w\'), ', text.read()))
    known |= {"output"}
    for name, page in pages.items():
        for element in list(page.iter(MALLARD + "code")) + list(page.iter(MALLARD + "cmd")):
            for option in re.findall(r"(?<=--)[a-z][a-z-]*", element.text):
                if option not in known:
                    yield f"{name}: --{option}"


def find_missing_pictures(folder, pages):
    for name, page in pages.items():
        for media in page.iter(MALLARD + "media"):
            if not os.path.exists(os.path.join(folder, media.get("src"))):
                yield f"{name}: {media.get('src')}"


NAMES = {"<Control>": "Ctrl+", "<Shift>": "Shift+", "<Alt>": "Alt+", "Left": "←", "Right": "→", "Down": "↓", "comma": ",",
         "question": "?"}


def list_accelerators(path):
    """As a person writes them: Ctrl+Shift+K."""
    for accelerators in re.findall(r'<property name="accelerator">([^<]+)</property>', open(path, encoding="utf-8").read()):
        for accelerator in accelerators.replace("&lt;", "<").replace("&gt;", ">").split():
            for sign, name in NAMES.items():
                accelerator = accelerator.replace(sign, name)
            yield re.sub(r"\+([a-z])$", lambda letter: letter.group(0).upper(), accelerator)


def find_missing_keys(root, page):
    """Of the window of shortcuts, on the page of the keyboard; of a range the ends are enough."""
    keys = {"+".join(key.text for key in sequence.iter(MALLARD + "key")) for sequence in page.iter(MALLARD + "keyseq")}
    keys |= {key.text for key in page.iter(MALLARD + "key")} | {f"Ctrl+{number}" for number in "234"}
    return sorted(set(list_accelerators(os.path.join(root, "ui", "gtk", "help-overlay.ui"))) - keys)


def check(root):
    folders = {language: os.path.join(root, "data", "help", language) for language in LANGUAGES}
    pages = {language: read_pages(folder) for language, folder in folders.items()}
    strings = list(catalogues.read(os.path.join(root, "po", "hi.po")))
    labels = {"C": {strip_label(entry.text) for entry in strings},
              "hi": {strip_label(entry.forms[0]) for entry in strings}}
    yield "pages are found at all", [] if len(pages["C"]) > 5 else [str(len(pages["C"]))]
    yield "the page of the keyboard has every key", find_missing_keys(root, pages["C"]["keyboard"])
    for language in LANGUAGES:
        own = pages[language]
        yield f"{language}: ids are the names of the files", find_wrong_ids(own)
        yield f"{language}: every link leads somewhere", list(find_dead_links(own))
        yield f"{language}: every page can be reached", list(find_unreachable(own))
        yield f"{language}: what stands on the screen is said as it stands there", list(find_unknown_labels(own, labels[language]))
        yield f"{language}: every option exists", list(find_unknown_options(root, own))
        yield f"{language}: every picture exists", list(find_missing_pictures(folders[language], own))
        yield f"{language}: has what English has", list(find_unlike(own, pages["C"]))


def main():
    results = list(check(sys.argv[1]))
    print(f"1..{len(results)}")
    for number, (name, faults) in enumerate(results, 1):
        for fault in faults:
            print(f"# {fault}")
        print(f"{'not ok' if faults else 'ok'} {number} {name}")
    return 1 if any(faults for _, faults in results) else 0


if __name__ == "__main__":
    sys.exit(main())
