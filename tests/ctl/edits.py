# SPDX-License-Identifier: GPL-3.0-or-later
"""One item that two clients edit offline, in every order of coming back: for any server."""
import itertools
import os
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

# What another version put into the document must be there after our write-back, in value.
FIELDS = {"x_other": {"n": 1.50, "list": [1, None, "é"], "big": 12345678901234567890}, "x_text": "पुराना"}


def item(name):
    return {"type": "action", "schema": 1, "call": "call:none", "case": "c-1", "district": "63",
            "service": "immunisation", "issue": "centre_closed", "priority": "normal",
            "opened_at": "2026-01-05T10:00:00+05:30", "due_at": "2026-01-15T18:00:00+05:30",
            "worker": {"id": "w-1", "name": "Test Worker", "role": "aww"}, "events": [], **FIELDS}


def make_item(hub, name):
    harness.equal(hub.request("PUT", f"/samvad/action:{name}", item(name))[0], 201, "item")
    return f"action:{name}"


def act(cache, name, *arguments):
    return harness.ctl("act", "--cache-dir", cache, name, *arguments)


def events_here(cache, name):
    with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
        return sorted(row[0] for row in database.execute("SELECT event_id FROM event WHERE doc_id = ?", (name,)))


def events_there(hub, name):
    _, document = hub.request("GET", f"/samvad/{name}")
    for key, value in FIELDS.items():
        harness.equal(document[key], value, f"the field {key} of another version")
    return sorted(event["id"] for event in document["events"])


def two_clients_in_every_order(hub):
    """Each writes offline, then they synchronise in the order given: all histories end equal, on both and on the server."""
    hub.request("PUT", "/samvad")
    with harness.Folder() as first, harness.Folder() as second:
        for number, order in enumerate(sorted(set(itertools.permutations("aabb")))):
            name = make_item(hub, f"order-{number}")
            for cache in (first, second):
                harness.sync(hub, cache)
            act(first, name, "acknowledge", "--by", "s-1")
            act(second, name, "note", "--text", "देखा", "--by", "s-2")
            act(second, name, "done", "--response", "supply", "--by", "s-2")
            for who in order:
                harness.sync(hub, {"a": first, "b": second}[who])
            for cache in (first, second):
                harness.sync(hub, cache)
            there = events_there(hub, name)
            harness.equal(len(there), 3, f"events on the server, order {''.join(order)}")
            for cache in (first, second):
                harness.equal(events_here(cache, name), there, f"events here, order {''.join(order)}")
                harness.equal(harness.status(cache)["outbox"], {"waiting": 0, "refused": 0}, "outbox")
