#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds on each page: every control says what it is."""
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Atspi, Window, application, find_text, press, until, walk  # noqa: E402

CONTROLS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.RADIO_BUTTON, Atspi.Role.CHECK_BOX,
            Atspi.Role.COMBO_BOX, Atspi.Role.ENTRY, Atspi.Role.SPIN_BUTTON, Atspi.Role.SLIDER, Atspi.Role.PAGE_TAB,
            Atspi.Role.MENU_ITEM, Atspi.Role.DRAWING_AREA, Atspi.Role.CHART}
PAGES = (("Overview", r" of "), ("Districts", r"differs? from the State|cannot be told apart"), ("Feedback", r"."),
         ("Action Items", r"verdue"), ("Reports", r"2026"))


# Where a widget has no name GTK gives that of its class, which tells nobody anything.
CLASS = re.compile(r"^(Gtk|Adw|Gdk|Samvad)[A-Z]\w*$")
# Dialogs of the main menu, each with something in it.
DIALOGS = (("win.preferences", r"^Central server$|Central _server"), ("win.connect", r"Server|Address"))


def has_name(node):
    name = node.get_name()
    return bool(name) and not CLASS.match(name)


def speaks(node):
    """A name of its own, a label that belongs to it, or text inside (a choice made of labels)."""
    if has_name(node):
        return True
    if any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY for relation in node.get_relation_set()):
        return True
    return any(has_name(inner) for inner in walk(node, 1) if inner is not node)


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


def close_dialog():
    frames = windows()
    dialog = next(frame for frame in frames if frame.get_name() != "Samvad")
    for node in walk(dialog):
        if node.get_name() in ("Close", "_Cancel Cancel", "Cancel") and node.get_n_actions() > 0:
            node.do_action(0)
            break
    # GTK 4.8 ends where its tree is read while the window goes.
    time.sleep(1)
    until(lambda: len(windows()) < len(frames), "the dialog’s end")


def act(name):
    """An action of the main window, as assistive programs find it there."""
    frame = next(frame for frame in windows() if frame.get_name() == "Samvad")
    names = [frame.get_action_name(index) for index in range(frame.get_n_actions())]
    frame.do_action(names.index(name))


def windows():
    root = application()
    return [root.get_child_at_index(index) for index in range(root.get_child_count())]


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
            for name, pattern in DIALOGS:
                act(name)
                until(find_text(pattern), f"something in the dialog {name}")
                found += [f"{name}: {control}" for control in nameless(seen)]
                close_dialog()
            for control in found:
                print(f"# {control}")
            print(f"# {len(seen)} controls on {len(PAGES)} pages")
            assert len(seen) > 10 * len(PAGES), "the pages have controls"
            harness.equal(found, [], "controls without a name")


harness.main()
