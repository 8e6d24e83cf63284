#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main tasks, done as somebody does them who does not see the screen: through the accessibility tree alone. What came of
them is looked up in the cache and on the disk. Runs under tests/display.sh."""
import os
import re
import shutil
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Atspi, Window, application, find_text, headline, name_of, press, until, walk, write  # noqa: E402

MANY = 30               # rows that are looked through
LEAST = 25              # interviews under which a share is not shown
TALLY_OF_SERVICES = 8   # src/domain/samvad-tally.h
SERVICES = ("take_home_ration hot_cooked_meal growth_monitoring preschool_education nutrition_health_education immunisation "
            "health_checkup referral").split()
VERDICTS = {"behind": r"^Behind", "ahead": r"^Ahead", "on_pace": r"^On pace", "met": r"[Tt]arget (reached|met)", "too_early": r"[Tt]oo early"}


def with_role(role, within=None):
    for node in walk(within or application()):
        try:
            if node.get_role() == role:
                yield node
        except Exception:  # a widget that went while we looked
            continue


def labels(node):
    return [name_of(label) for label in with_role(Atspi.Role.LABEL, node)]


def choose(list_node, word):
    """Chooses the first row of a list that says the word, as a screen reader does for its user."""
    selection = list_node.get_selection_iface()
    for index in range(min(list_node.get_child_count(), MANY)):
        if word in labels(list_node.get_child_at_index(index)):
            return selection is not None and selection.select_child(index) and selection.get_n_selected_children() == 1
    return False


def is_of_items(list_node):
    return list_node.get_child_count() > 0 and any(re.search(r"−\d+ days", text) for text in labels(list_node.get_child_at_index(0)))


def find_window(title):
    root = application()
    windows = [root.get_child_at_index(index) for index in range(root.get_child_count())]
    return next((window for window in windows if name_of(window) == title), None)


def table_beside(chart):
    """Asks for a chart’s table, and reads it: its head and its rows."""
    image = until(lambda: next((node for node in with_role(Atspi.Role.IMAGE) if name_of(node) == chart), None), chart)
    panel, button = image, None
    while button is None:
        panel = panel.get_parent()
        button = next((node for node in walk(panel) if name_of(node) == "Show as Table" and node.get_n_actions() > 0), None)
    button.do_action(0)
    rows = until(lambda: next((node for node in with_role(Atspi.Role.LIST, panel) if node.get_child_count() > 0), None), "the table")
    head = next(with_role(Atspi.Role.TREE_TABLE, panel)).get_child_at_index(0)
    return labels(head), [labels(rows.get_child_at_index(index)) for index in range(rows.get_child_count())]


def received(cache, name):
    """The share that receives each service in a district, out of the cache’s sums."""
    window = harness.status(cache)["window"]
    first, last = (int(text[:4]) * 12 + int(text[5:7]) - 1 for text in (window["from"], window["to"]))
    shares = {}
    with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
        district, = database.execute("SELECT code FROM district WHERE name_en = ?", (name,)).fetchone()
        for service in SERVICES:
            yes, partly, no = database.execute("SELECT sum(n0), sum(n1), sum(n2) FROM rollup WHERE kind = ? AND district = ? AND item LIKE ? "
                                               "AND month BETWEEN ? AND ?", (TALLY_OF_SERVICES, district, service + "/%", first, last)).fetchone()
            if (yes or 0) + (partly or 0) + (no or 0) >= LEAST:
                shares[service] = yes / (yes + partly + no)
    return shares


class Prepared:
    """A copy of a cache with a year of invented data."""

    made = None

    def __enter__(self):
        if Prepared.made is None:
            Prepared.made = harness.Folder()
            folder = Prepared.made.__enter__()
            with harness.Hub("--demo") as hub:
                harness.sync(hub, os.path.join(folder, "cache"))
        self.folder = harness.Folder()
        path = os.path.join(self.folder.__enter__(), "cache")
        shutil.copytree(os.path.join(Prepared.made.path, "cache"), path)
        return path

    def __exit__(self, *problem):
        self.folder.__exit__(*problem)


@harness.test
def read_the_pace():
    with Prepared() as cache, Window("--offline", "--cache-dir", cache, "--page", "overview"):
        until(headline, "the headline")
        target = harness.status(cache)["target"]
        harness.equal(headline(), target["counted"], "counted")
        until(find_text(VERDICTS[target["verdict"]]), "the verdict in words")


@harness.test
def find_the_worst_served_service_of_a_district():
    with Prepared() as cache, Window("--offline", "--cache-dir", cache, "--page", "districts"):
        head, rows = table_beside("Families that receive each service")
        row = next(row for row in rows if row[0] == "Nuh")
        said = {service: int(match.group(1)) for service, text in zip(SERVICES, row[1:]) if (match := re.search(r"(\d+)%", text))}
        worst = min(said, key=said.get)
        print(f"# {head[1 + SERVICES.index(worst)]}: {said[worst]}% of {row}")
        shares = received(cache, "Nuh")
        harness.equal(set(said), set(shares), "services with enough interviews")
        harness.equal(said[worst], round(100 * min(shares.values())), "the worst share")


@harness.test
def acknowledge_an_item():
    with Prepared() as cache, Window("--offline", "--cache-dir", cache, "--page", "actions"):
        until(find_text(r"verdue \d"), "the items")
        before = harness.status(cache)["outbox"]["waiting"]
        until(lambda: any(choose(node, "Open") for node in with_role(Atspi.Role.LIST) if is_of_items(node)), "a row to choose")
        press("Acknowledge")
        until(lambda: harness.status(cache)["outbox"]["waiting"] == before + 1, "the event in the outbox")


@harness.test
def print_the_report():
    home = os.environ["XDG_CONFIG_HOME"]
    os.makedirs(home, exist_ok=True)
    # The desktop's dialog proposes a file where the program was started.
    os.chdir(home)
    with Prepared() as cache, Window("--offline", "--cache-dir", cache, "--page", "reports"):
        until(find_text(r"^Present$"), "the report")
        press("Print…")
        dialog = until(lambda: find_window("Print"), "the dialog")
        until(lambda: any(choose(node, "Print to File") for node in with_role(Atspi.Role.LIST, dialog)), "a printer")
        next(node for node in with_role(Atspi.Role.PUSH_BUTTON, dialog) if name_of(node).endswith("_Print Print")).do_action(0)
        printed = until(lambda: next((os.path.join(folder, name) for folder, _, names in os.walk(home) for name in names
                                      if name.endswith(".pdf")), None), "the file")
        until(lambda: open(printed, "rb").read()[-8:].strip().endswith(b"%%EOF"), "all of the file")
        assert os.path.getsize(printed) > 20000, os.path.getsize(printed)


@harness.test
def write_a_decision():
    with Prepared() as cache, Window("--offline", "--cache-dir", cache, "--page", "reports"):
        until(find_text(r"^Present$"), "the report")
        before = harness.status(cache)["outbox"]["waiting"]
        press("Present")
        until(lambda: find_window("Samvad") is not None and Atspi.generate_keyboard_event(ord("d"), "", Atspi.KeySynthType.SYM) and
              find_text(r"^What was decided$")(), "the dialog")
        write("What was decided", "Ration by the fifth of each month")
        write("Who does it", "DPO Nuh")
        press("Write Down")
        until(lambda: harness.status(cache)["outbox"]["waiting"] == before + 1, "the decision in the outbox")
        with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
            harness.equal(database.execute("SELECT count(*) FROM decision WHERE text LIKE 'Ration by the fifth%'").fetchone()[0], 1, "decisions")


harness.main()
