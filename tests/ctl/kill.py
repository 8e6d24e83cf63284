#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL in the middle of a synchronisation, a hundred times: the cache ends equal to the server."""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

ROUNDS = 100
SEED = 20261020


def server_ids(hub):
    _, answer = hub.request("GET", "/samvad/_all_docs")
    return sorted(row["id"] for row in answer["rows"] if row["id"].startswith(("call:", "action:")))


def cached_ids(cache):
    with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
        harness.equal(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)], "integrity")
        return sorted(row[0] for table in ("call", "action")
                      for row in database.execute(f"SELECT doc_id FROM {table}"))


@harness.test
def killed_a_hundred_times():
    chance = random.Random(SEED)
    with harness.Folder() as cache, harness.Hub() as hub:
        harness.ctl("demo", "--server", hub.url, "--database", "samvad", "--seed", "7", "--as-of",
                    "2026-10-20T15:30:00+05:30")
        killed = 0
        for number in range(ROUNDS):
            # Something to fetch in every round, also once the first load has come through.
            hub.request("PUT", f"/samvad/call:kill-{number}", {
                "type": "call", "schema": 1, "case": f"k-{number}", "officer": "o-01", "district": "63",
                "started_at": "2026-10-19T10:00:00+05:30", "duration_s": 60,
                "beneficiary": {"category": "sam"}, "outcome": "complete"})
            process = subprocess.Popen([harness.CTL, "sync", "--server", hub.url, "--database", "samvad",
                                        "--cache-dir", cache, "--follow"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.02, 0.6))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        harness.equal(killed, ROUNDS, "killed while running")
        harness.sync(hub, cache)
        harness.equal(cached_ids(cache), server_ids(hub), "documents")
        killed_status = harness.status(cache, "--as-of", "2026-10-20T15:30:00+05:30")
        with harness.Folder() as fresh:
            harness.sync(hub, fresh)
            whole = harness.status(fresh, "--as-of", "2026-10-20T15:30:00+05:30")
        for key in ("last_server_time", "last_checked"):
            killed_status.pop(key), whole.pop(key)
        harness.equal(killed_status, whole, "status")


harness.main()
