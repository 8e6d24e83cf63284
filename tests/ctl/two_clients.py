#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two clients edit one item offline, in every order of coming back; and SIGKILL in the middle of edits."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from edits import events_here, events_there, make_item, two_clients_in_every_order  # noqa: E402

ROUNDS = 1000
SEED = 20261121
KILL_EDITS = os.path.join(harness.BUILD, "tests", "ctl", "kill-edits")


@harness.test
def two_clients():
    with harness.Hub() as hub:
        two_clients_in_every_order(hub)


@harness.test
def killed_in_the_middle_of_edits():
    with harness.Hub() as hub, harness.Folder() as cache:
        hub.request("PUT", "/samvad")
        name = make_item(hub, "kill")
        harness.sync(hub, cache)
        began = time.monotonic()
        said = subprocess.run([KILL_EDITS, hub.url, cache, name, str(ROUNDS), str(SEED)], stdout=subprocess.PIPE, text=True)
        harness.equal(said.returncode, 0, f"{ROUNDS} rounds, a process killed in each")
        accepted, took = said.stdout.split(), time.monotonic() - began
        assert len(accepted) > ROUNDS / 3, f"only {len(accepted)} edits in {ROUNDS} rounds: they are killed too early"
        harness.sync(hub, cache)
        _, document = hub.request("GET", f"/samvad/{name}")
        texts = [event["text"] for event in document["events"]]
        harness.equal(len(texts), len(set(texts)), "notes, each once")
        harness.equal(sorted(set(accepted) - set(texts)), [], "edits that were accepted and lost")
        harness.equal(events_here(cache, name), events_there(hub, name), "events here and there")
        harness.equal(harness.status(cache)["outbox"], {"waiting": 0, "refused": 0}, "outbox")
        print(f"# {ROUNDS} rounds, {len(accepted)} accepted, {len(texts)} on the server, {took:.0f} s")


harness.main()
