#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A cache with edits that were not sent yet, damaged in every way: the next sync ends well or says what is wrong in one
line, never crashes, the one after it shows what the server has, and every edit reaches the server once; what was taken
back does not return. The outbox's second file damaged: noticed, and nothing lost. SAMVAD_DAMAGE_ROUNDS sets how often."""
import os
import random
import shutil
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

ROUNDS = int(os.environ.get("SAMVAD_DAMAGE_ROUNDS", "16"))
PAGE = 4096
ACTION = {"_id": "action:1", "type": "action", "schema": 1, "call": "call:1", "case": "k-1", "district": "63",
          "service": "take_home_ration", "issue": "not_received", "priority": "high",
          "opened_at": "2026-10-09T10:00:00+05:30", "due_at": "2026-10-19T18:00:00+05:30",
          "worker": {"id": "w-1", "name": "Anganwadi worker", "role": "aww"}, "events": []}


def change_bytes(path, chance, count):
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        for _ in range(count):
            file.seek(chance.randrange(size))
            file.write(bytes([chance.randrange(256)]))


def one_byte(path, chance):
    change_bytes(path, chance, 1)


def bytes_changed(path, chance):
    change_bytes(path, chance, chance.choice((8, 200)))


def truncated(path, chance):
    os.truncate(path, chance.choice((0, chance.randrange(os.path.getsize(path)))))


def zeroed_pages(path, chance):
    with open(path, "r+b") as file:
        for _ in range(chance.randrange(1, 6)):
            file.seek(chance.randrange(os.path.getsize(path) // PAGE) * PAGE)
            file.write(bytes(PAGE))


def deleted(path, chance):
    os.unlink(path)


def header(path, chance):
    """What SQLite itself takes for another's format, or for a file that may not be written."""
    with open(path, "r+b") as file:
        file.seek(chance.choice((18, 19, 44, 45, 46, 47)))
        file.write(bytes([chance.randrange(5, 256)]))


ALL = [one_byte, bytes_changed, truncated, zeroed_pages, deleted]
# What is damaged, and how.
WAYS = ([("samvad.db", way) for way in ALL + [header]] + [("samvad.db-wal", way) for way in ALL if way is not zeroed_pages] +
        [("samvad.db.outbox", way) for way in ALL + [header]])


def fill(hub):
    documents = [{"_id": f"call:{number}", "type": "call", "schema": 1, "case": f"k-{number}", "officer": "o-01",
                  "district": "63", "started_at": "2026-10-19T10:00:00+05:30", "duration_s": 60,
                  "beneficiary": {"category": "sam"}, "outcome": "complete"} for number in range(300)]
    hub.request("PUT", "/samvad")
    status, _ = hub.request("POST", "/samvad/_bulk_docs", {"docs": documents + [ACTION]})
    harness.equal(status, 201, "_bulk_docs")


def edit(cache, number):
    """Returns the id of a new item."""
    harness.ctl("act", "--cache-dir", cache, "action:1", "note", "--by", "s-1", "--text", f"round {number}")
    if number % 3 == 0:
        harness.ctl("act", "--cache-dir", cache, "action:1", "note", "--by", "s-1", "--text", f"undone {number}")
        harness.ctl("act", "--cache-dir", cache, "action:1", "undo")
    return harness.ctl("act", "--cache-dir", cache, f"call:{number % 300}", "open", "--by", "s-1", "--worker", "w-1",
                       "--service", "take_home_ration", "--issue", "not_received", "--text", f"item {number}").stdout.strip()


def make_cache(good, cache, number, log):
    """Returns the id of the new item. With its log, the cache is as whoever was killed leaves it."""
    shutil.copytree(good, cache)
    if not log:
        return edit(cache, number)
    source = cache + "-open"
    shutil.copytree(good, source)
    holder = sqlite3.connect(os.path.join(source, "samvad.db"))
    holder.execute("SELECT count (*) FROM call").fetchall()     # who closes last would put the log into the file
    item = edit(source, number)
    for name in os.listdir(source):
        if not name.endswith("-shm"):
            shutil.copy(os.path.join(source, name), cache)
    holder.close()
    shutil.rmtree(source)
    return item


def repair(hub, cache):
    """Nothing may crash on the way."""
    for _ in range(3):
        process = harness.ctl("sync", "--server", hub.url, "--database", "samvad", "--cache-dir", cache, "--once", check=False)
        assert process.returncode in (0, 1), f"{process.returncode}: {process.stderr}"
        assert "Sanitizer" not in process.stderr, process.stderr
        if process.returncode == 0:
            break
    assert process.returncode == 0, f"it does not recover: {process.stderr}"


def is_saved(hub, cache, number, item):
    """The note is there once, the new item with its note too, and nothing that was taken back."""
    _, document = hub.request("GET", "/samvad/action:1")
    texts = [event["text"] for event in document["events"]]
    status, made = hub.request("GET", f"/samvad/{item}")
    assert len(texts) == len(set(texts)) and not any(text.startswith("undone") for text in texts), texts
    harness.equal(harness.status(cache)["outbox"], {"waiting": 0, "refused": 0}, "outbox")
    return (f"round {number}" in texts and status == 200 and made["issue"] == "not_received" and made["district"] == "63" and
            [event["text"] for event in made["events"]] == [f"item {number}"])


def set_aside(cache):
    names = [name.split(".damaged-")[0] for name in os.listdir(cache) if ".damaged-" in name]
    return "samvad.db" in names, "samvad.db.outbox" in names


@harness.test
def damaged_in_every_way():
    chance = random.Random(2026)
    rounds, found, lost, wrong, unnoticed = {}, {}, {}, [], []
    with harness.Folder() as folder, harness.Hub() as hub:
        fill(hub)
        good = os.path.join(folder, "good")
        harness.sync(hub, good)
        for number in range(ROUNDS):
            name, way = WAYS[number % len(WAYS)]
            cache = os.path.join(folder, str(number))
            item = make_cache(good, cache, number, name.endswith("-wal"))
            before = open(os.path.join(cache, name), "rb").read()
            way(os.path.join(cache, name), chance)
            what = f"{name} {way.__name__}"
            if os.path.exists(os.path.join(cache, name)) and open(os.path.join(cache, name), "rb").read() == before:
                what = "nothing"
            repair(hub, cache)
            aside = set_aside(cache)
            rounds[what] = rounds.get(what, 0) + 1
            found[what] = found.get(what, 0) + any(aside)
            lost[what] = lost.get(what, 0) + (not is_saved(hub, cache, number, item))
            answer = harness.status(cache, "--month", "2026-10")
            if answer["target"]["counted"] != 300:
                wrong.append((what, number, answer["target"]["counted"]))
            if name.endswith("outbox") and aside[0]:
                unnoticed.append((what, "the cache was set aside for it"))
            if name.endswith("outbox") and way in (truncated, zeroed_pages) and os.path.getsize(os.path.join(cache, name)) == 0:
                unnoticed.append((what, "the copy was not made again"))
            shutil.rmtree(cache)
    for what in sorted(lost):
        print(f"# {what}: {rounds[what]} rounds, set aside and made again {found[what]} times, edits lost {lost[what]}")
    harness.equal(sum(lost.values()), 0, f"edits lost {lost}")
    harness.equal(wrong, [], "caches that do not show what the server has")
    harness.equal(unnoticed, [], "the outbox's second file")


harness.main()
