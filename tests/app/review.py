#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review meeting in the real window, without a network: the pages by their keys, black, and a decision
that is written down on the spot, is in the pack at once and on the server after the next synchronisation.
Runs under tests/display.sh."""
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Atspi, Window, application, name_of, press, until, walk, write  # noqa: E402

DECISION = "Visit every closed centre in Nuh"
KEYS = {"Page_Down": 0xff56, "Page_Up": 0xff55, "Home": 0xff50, "End": 0xff57, "Return": 0xff0d, "Escape": 0xff1b}


def key(name):
    Atspi.generate_keyboard_event(KEYS.get(name) or ord(name), None, Atspi.KeySynthType.SYM)


def windows():
    desktop = application()
    return [desktop.get_child_at_index(index) for index in range(desktop.get_child_count())]


class Find:
    """Something in the review window: a walk through all of the main one under it takes seconds."""

    def __init__(self, pattern):
        self.pattern = re.compile(pattern)

    def __call__(self):
        desktop = application()
        for index in range(desktop.get_child_count() if desktop is not None else 0):
            window = desktop.get_child_at_index(index)
            for node in walk(window) if window is not None and name_of(window) == "Review" else ():
                if match := self.pattern.search(name_of(node)):
                    return match
        return None


find_page = Find(r"^Page (\d+):")


def page():
    match = find_page()
    return int(match.group(1)) if match else None


def turns(name, wanted):
    key(name)
    until(lambda: page() == wanted, f"page {wanted} after {name}")


def decisions(hub):
    rows = hub.request("GET", "/samvad/_changes?include_docs=true")[1]["results"]
    return [row["doc"] for row in rows if row["id"].startswith("decision:")]


def turn_pages():
    turns("Page_Down", 2)
    turns("Page_Down", 3)
    turns("Page_Up", 2)
    key("End")
    until(lambda: page() > 5, "the last page")
    last = page()
    turns("Home", 1)
    key("4")
    until(Find(r"^4$"), "the number that is typed")
    turns("Return", 4)
    for digit in str(last):
        key(digit)
    turns("Return", last)
    turns("Page_Down", last)
    turns("Home", 1)


def go_black():
    key("b")
    until(lambda: page() is None, "a black screen")
    key("b")
    until(lambda: page() == 1, "the page after it")
    assert Find(r"^\d\d:\d\d$")(), "no clock"


def press_in_bar():
    """Moves the pointer, and presses the button that comes with it before it goes again."""
    for x in (300, 340, 400):
        Atspi.generate_mouse_event(x, 300, "abs")
        time.sleep(0.05)
    review = next(window for window in windows() if name_of(window) == "Review")
    button = next((node for node in walk(review) if name_of(node) == "Write a Decision Down…" and node.get_n_actions() > 0), None)
    return button is not None and button.do_action(0)


def decide(cache):
    until(press_in_bar, "the bar, which comes with the pointer")
    write("What was decided", DECISION)
    write("Who does it", "DPO Nuh")
    write("By when, as 31-10-2026; may stay empty", "15-11-2026")
    press("Write Down")
    until(lambda: harness.status(cache)["outbox"]["waiting"] == 1, "a decision that waits to be sent")


@harness.test
def a_meeting_without_a_network():
    documents = harness.need_reference("golden", "b.ndjson")
    with harness.Folder() as folder, harness.Hub() as hub:
        cache = os.path.join(folder, "cache")
        harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", "ndjson", documents)
        harness.sync(hub, cache)
        before = len(decisions(hub))
        with Window("--offline", "--cache-dir", cache, "--month", "2026-09", "--review"):
            until(lambda: page() == 1, "the first page")
            turn_pages()
            go_black()
            decide(cache)
        harness.sync(hub, cache)
        made = decisions(hub)
        harness.equal(len(made), before + 1, "decisions on the server")
        ours = [decision for decision in made if decision["text"] == DECISION]
        harness.equal([(one["owner"], one["due"], one["events"]) for one in ours], [("DPO Nuh", "2026-11-15", [])],
                      "the decision on the server")


harness.main()
