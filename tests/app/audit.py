#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds on each page: every control says what it is."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Atspi, Window, application, find_text, press, until, walk  # noqa: E402

CONTROLS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.RADIO_BUTTON, Atspi.Role.CHECK_BOX,
            Atspi.Role.COMBO_BOX, Atspi.Role.ENTRY, Atspi.Role.SPIN_BUTTON, Atspi.Role.SLIDER, Atspi.Role.PAGE_TAB,
            Atspi.Role.MENU_ITEM, Atspi.Role.DRAWING_AREA, Atspi.Role.CHART}
PAGES = (("Overview", r" of "), ("Districts", r"differs? from the State|cannot be told apart"), ("Feedback", r"."),
         ("Action Items", r"verdue"), ("Reports", r"2026"))


def speaks(node):
    """A name of its own, a description, a label that belongs to it, or text inside (a button made of labels)."""
    if node.get_name() or node.get_description():
        return True
    if any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY for relation in node.get_relation_set()):
        return True
    return any(inner.get_name() for inner in walk(node, 1) if inner is not node)


def nameless(seen):
    for node in walk(application()):
        try:
            if node.get_role() not in CONTROLS:
                continue
            seen.append(node)
            if not speaks(node):
                yield f"{node.get_role_name()} in {path(node)}"
        except Exception:  # a widget that went while we looked
            continue


def path(node):
    names = []
    while node is not None and len(names) < 6:
        names.append(f"{node.get_role_name()} “{node.get_name()}”")
        node = node.get_parent()
    return " < ".join(names[1:])


@harness.test
def every_control_has_a_name():
    with harness.Folder() as cache, harness.Hub("--demo") as hub:
        harness.sync(hub, cache)
        with Window("--offline", "--cache-dir", cache):
            until(find_text(r" of "), "the headline")
            found, seen = [], []
            for name, pattern in PAGES:
                press(name)
                until(find_text(pattern), f"something on the page {name}")
                found += [f"{name}: {control}" for control in nameless(seen)]
            for control in found:
                print(f"# {control}")
            print(f"# {len(seen)} controls on {len(PAGES)} pages")
            assert len(seen) > 10 * len(PAGES), "the pages have controls"
            harness.equal(found, [], "controls without a name")


harness.main()
