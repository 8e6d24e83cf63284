#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A cache with an edit that was not sent yet and bytes damaged at random: the next sync ends well or says what is wrong
in one line, never crashes, and the one after it shows what the server has; and the edit reaches the server, unless the
damage hit the very pages that hold it. SAMVAD_DAMAGE_ROUNDS sets how often."""
import os
import random
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

ROUNDS = int(os.environ.get("SAMVAD_DAMAGE_ROUNDS", "16"))
ACTION = {"_id": "action:1", "type": "action", "schema": 1, "call": "call:1", "case": "k-1", "district": "63",
          "service": "take_home_ration", "issue": "not_received", "priority": "high",
          "opened_at": "2026-10-09T10:00:00+05:30", "due_at": "2026-10-19T18:00:00+05:30",
          "worker": {"id": "w-1", "name": "Anganwadi worker", "role": "aww"}, "events": []}


def damage(path, chance):
    """Returns how many bytes were changed."""
    size = os.path.getsize(path)
    count = chance.choice((1, 8, 200))
    with open(path, "r+b") as file:
        for _ in range(count):
            file.seek(chance.randrange(size))
            file.write(bytes([chance.randrange(256)]))
        if chance.random() < 0.1:
            file.truncate(chance.randrange(size))
            count = size
    return count


def fill(hub):
    documents = [{"_id": f"call:{number}", "type": "call", "schema": 1, "case": f"k-{number}", "officer": "o-01",
                  "district": "63", "started_at": "2026-10-19T10:00:00+05:30", "duration_s": 60,
                  "beneficiary": {"category": "sam"}, "outcome": "complete"} for number in range(300)]
    hub.request("PUT", "/samvad")
    status, _ = hub.request("POST", "/samvad/_bulk_docs", {"docs": documents + [ACTION]})
    harness.equal(status, 201, "_bulk_docs")


def repair(hub, cache):
    """Returns whether damage was found: a file was set aside. Nothing may crash on the way."""
    for _ in range(3):
        process = harness.ctl("sync", "--server", hub.url, "--database", "samvad", "--cache-dir", cache, "--once", check=False)
        assert process.returncode in (0, 1), f"{process.returncode}: {process.stderr}"
        assert "Sanitizer" not in process.stderr, process.stderr
        if process.returncode == 0:
            break
    assert process.returncode == 0, f"it does not recover: {process.stderr}"
    return any("damaged" in name for name in os.listdir(cache))


def is_sent(hub, text):
    status, document = hub.request("GET", "/samvad/action:1")
    harness.equal(status, 200, "the action item")
    return any(event.get("text") == text for event in document["events"])


@harness.test
def random_bytes():
    chance = random.Random(2026)
    found = wrong = 0
    lost = {"one byte": 0, "more": 0}
    with harness.Folder() as folder, harness.Hub() as hub:
        fill(hub)
        good = os.path.join(folder, "good")
        harness.sync(hub, good)
        expected = harness.status(good, "--month", "2026-10")["target"]["counted"]
        harness.equal(expected, 300, "calls")
        for number in range(ROUNDS):
            cache = os.path.join(folder, str(number))
            shutil.copytree(good, cache)
            harness.ctl("act", "--cache-dir", cache, "action:1", "note", "--by", "s-1", "--text", f"round {number}")
            count = damage(os.path.join(cache, "samvad.db"), chance)
            found += repair(hub, cache)
            if not is_sent(hub, f"round {number}"):
                lost["one byte" if count == 1 else "more"] += 1
            process = harness.ctl("status", "--cache-dir", cache, "--month", "2026-10", "--json", check=False)
            assert process.returncode in (0, 1) and "Sanitizer" not in process.stderr, process.stderr
            wrong += process.returncode != 0
            shutil.rmtree(cache)
    print(f"# {ROUNDS} rounds: set aside and rebuilt {found} times, not readable afterwards {wrong} times; "
          f"edits lost with {lost}")
    harness.equal(wrong, 0, "caches that stayed unreadable")
    # One byte hits the pages of the edit rarely; two hundred hit each page of so small a file.
    assert lost["one byte"] <= max(1, ROUNDS // 20), lost


harness.main()
