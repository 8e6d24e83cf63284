#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What samvadctl sync tells while it works: to a program, to a person at a terminal, and while it follows."""
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

DOCUMENTS = 21_000
AS_OF = ("--as-of", "2026-10-20T10:00:00+05:30")


def call(number):
    return {"_id": f"call:{number}", "type": "call", "schema": 1, "case": f"k{number}", "officer": "o-01", "district": "63",
            "started_at": "2026-10-19T10:00:00+05:30", "duration_s": 60, "beneficiary": {"category": "sam"},
            "outcome": "complete"}


def fill(hub):
    hub.request("PUT", "/samvad")
    for first in range(0, DOCUMENTS, 1000):     # each in time on a busy machine
        hub.request("POST", "/samvad/_bulk_docs", {"docs": [call(number) for number in range(first, first + 1000)]})


def command(hub, cache, *options):
    return [harness.CTL, "sync", "--server", hub.url, "--database", "samvad", "--cache-dir", cache, *options]


@harness.test
def as_json():
    with harness.Folder() as cache, harness.Hub() as hub:
        fill(hub)
        said = [json.loads(line) for line in harness.sync(hub, cache).stdout.splitlines()]
        harness.equal(said, [], "nothing is said where nobody asked")
        process = subprocess.run(command(hub, os.path.join(cache, "second"), "--json"), capture_output=True, text=True, check=True)
        said = [json.loads(line) for line in process.stdout.splitlines()]
        for line in said:
            harness.equal(set(line), {"state", "documents", "pages", "pending", "rate", "seconds_left"}, "members")
        counts = [line["documents"] for line in said]
        harness.equal(counts, sorted(counts), "documents only grow")
        last = said[-1]
        harness.equal((last["documents"], last["pending"], last["seconds_left"]), (DOCUMENTS, 0, 0), "at the end")
        assert last["pages"] > 1 and last["rate"] > 0, last
        harness.equal(process.stderr, "", "nothing beside it")


@harness.test
def at_a_terminal():
    with harness.Folder() as cache, harness.Hub() as hub:
        fill(hub)
        ours, theirs = pty.openpty()
        process = subprocess.Popen(command(hub, cache), stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:     # the other side is closed
                break
            if not piece:
                break
            said += piece
        os.close(ours)
        harness.equal(process.wait(60), 0, said)
        lines = re.findall(r"\r(\d+) documents, (\d+) pages, (\d+) a second(?:, (\d+) s left)?", said.decode())
        assert lines and lines[-1][0] == str(DOCUMENTS), said


@harness.test
def following():
    with harness.Folder() as cache, harness.Hub() as hub:
        fill(hub)
        process = subprocess.Popen(command(hub, cache, "--follow", "--json"), stdout=subprocess.PIPE, text=True)
        for line in process.stdout:
            if json.loads(line)["state"] == "live":
                break
        for number in range(DOCUMENTS, DOCUMENTS + 20):
            hub.request("PUT", f"/samvad/call:{number}", call(number))
            end = time.monotonic() + 30
            while harness.status(cache, *AS_OF)["dials"] <= number:
                assert time.monotonic() < end, f"call {number} did not come"
        process.send_signal(signal.SIGINT)
        harness.equal(process.wait(60), 0, "an interruption is how following ends")
        process.stdout.close()


harness.main()
