#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two clients edit one item offline, in every order of coming back; and SIGKILL in the middle of edits."""
import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

# All of them take minutes under a sanitizer; a thousand are for whoever asks.
ROUNDS = int(os.environ.get("SAMVAD_KILL_ROUNDS", "25"))
SEED = 20261121
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


@harness.test
def two_clients_in_every_order():
    with harness.Hub() as hub, harness.Folder() as first, harness.Folder() as second:
        hub.request("PUT", "/samvad")
        orders = sorted(set(itertools.permutations("aabb")))
        for number, order in enumerate(orders):
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


def kill_at_random(chance, *arguments):
    """Returns whether the program was through before it was killed."""
    process = subprocess.Popen([harness.CTL, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(chance.uniform(0.0, 0.25)) == 0
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait() == 0


@harness.test
def killed_in_the_middle_of_edits():
    chance = random.Random(SEED)
    with harness.Hub() as hub, harness.Folder() as cache:
        hub.request("PUT", "/samvad")
        name = make_item(hub, "kill")
        harness.sync(hub, cache)
        accepted, killed, began = set(), 0, time.monotonic()
        for number in range(ROUNDS):
            done = kill_at_random(chance, "act", "--cache-dir", cache, name, "note", "--text", f"n-{number}", "--by", "s-1")
            accepted |= {f"n-{number}"} if done else set()
            synced = kill_at_random(chance, "sync", "--server", hub.url, "--database", "samvad", "--cache-dir", cache, "--once")
            killed += (not done) + (not synced)
        harness.sync(hub, cache)
        _, document = hub.request("GET", f"/samvad/{name}")
        texts = [event["text"] for event in document["events"]]
        harness.equal(len(texts), len(set(texts)), "notes, each once")
        assert accepted <= set(texts), f"lost: {sorted(accepted - set(texts))}"
        harness.equal(events_here(cache, name), events_there(hub, name), "events here and there")
        harness.equal(harness.status(cache)["outbox"], {"waiting": 0, "refused": 0}, "outbox")
        print(f"# {ROUNDS} rounds, {killed} killed, {len(accepted)} accepted, {len(texts)} on the server, "
              f"{time.monotonic() - began:.0f} s")


harness.main()
