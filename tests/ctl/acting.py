#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`samvadctl act`: a new item from a call, an edit that is taken back, and what it says where it cannot."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

CALL = {"type": "call", "schema": 1, "case": "k", "officer": "o-01", "district": "63",
        "started_at": "2026-10-19T10:00:00+05:30", "duration_s": 60, "beneficiary": {"category": "sam"}}
HEARD = {**CALL, "outcome": "complete", "feedback": {"overall": "negative", "services": {
    "take_home_ration": {"received": "no", "issue": "not_received"}}}}
WRONG = {**CALL, "outcome": "wrong_number"}


class Office:
    """A hub with two calls, and a cache that has them."""

    def __enter__(self):
        self.hub, self.folder = harness.Hub(), harness.Folder()
        self.hub.__enter__()
        self.cache = os.path.join(self.folder.__enter__(), "cache")
        self.hub.request("PUT", "/samvad")
        for name, call in (("heard", HEARD), ("wrong", WRONG)):
            harness.equal(self.hub.request("PUT", f"/samvad/call:{name}", call)[0], 201, name)
        self.sync()
        return self

    def __exit__(self, *problem):
        self.hub.__exit__(*problem)
        self.folder.__exit__(*problem)

    def sync(self):
        harness.sync(self.hub, self.cache)

    def act(self, *arguments, **options):
        return harness.ctl("act", "--cache-dir", self.cache, *arguments, **options)

    def waiting(self):
        return harness.status(self.cache)["outbox"]["waiting"]

    def open(self, *arguments):
        return self.act(*arguments, "open", "--worker", "Bimla").stdout.strip()

    def there(self, name):
        return self.hub.request("GET", f"/samvad/{name}")

    def fails(self, status, words, *arguments):
        """The command ends with @status and one line that has @words; and nothing waits to be sent that did not."""
        before = self.waiting()
        process = self.act(*arguments, check=False)
        harness.equal(process.returncode, status, process.stderr)
        harness.equal(len(process.stderr.strip().splitlines()), 1, process.stderr)
        assert words in process.stderr, f"{words!r} is not in {process.stderr!r}"
        harness.equal(self.waiting(), before, "edits that wait")


@harness.test
def an_item_is_opened_from_a_call():
    with Office() as office:
        name = office.open("call:heard")
        harness.equal(office.waiting(), 1, "new items that wait")
        harness.equal(office.there(name)[0], 404, "on the server before it was sent")
        office.sync()
        status, item = office.there(name)
        harness.equal(status, 200, name)
        for key, value in {"call": "call:heard", "case": "k", "district": "63", "service": "take_home_ration",
                           "issue": "not_received", "events": []}.items():
            harness.equal(item[key], value, key)
        harness.equal((item["worker"]["name"], item["worker"]["role"]), ("Bimla", "aww"), "worker")
        assert item["due_at"] > item["opened_at"], item
        harness.equal(harness.status(office.cache)["actions"]["open"], 1, "open")


@harness.test
def an_item_is_opened_from_a_wrong_number():
    with Office() as office:
        name = office.open("call:wrong")
        office.sync()
        _, item = office.there(name)
        harness.equal((item["issue"], item.get("service")), ("wrong_number", None), "what is wrong")


@harness.test
def what_the_options_say_goes_first():
    with Office() as office:
        name = office.act("call:heard", "open", "--worker", "Rekha", "--role", "cdpo", "--priority", "critical", "--service",
                          "immunisation", "--issue", "centre_closed", "--text", "देखें", "--by", "s-1").stdout.strip()
        office.sync()
        _, item = office.there(name)
        harness.equal((item["service"], item["issue"], item["priority"], item["worker"]["role"]),
                      ("immunisation", "centre_closed", "critical", "cdpo"), "the item")
        harness.equal([(event["kind"], event["text"], event["by"]) for event in item["events"]], [("note", "देखें", "s-1")],
                      "events")


@harness.test
def undone_until_it_is_sent():
    with Office() as office:
        name = office.open("call:heard")
        office.sync()
        office.act(name, "acknowledge")
        office.act(name, "note", "--text", "first")
        harness.equal(office.waiting(), 2, "edits that wait")
        office.act(name, "undo")
        harness.equal(office.waiting(), 1, "edits after one was taken back")
        office.sync()
        harness.equal([event["kind"] for event in office.there(name)[1]["events"]], ["acknowledge"], "events on the server")
        office.fails(1, "no edit that was not sent", name, "undo")
        office.sync()
        harness.equal(len(office.there(name)[1]["events"]), 1, "events on the server")


@harness.test
def a_new_item_is_undone():
    with Office() as office:
        name = office.open("call:heard")
        office.act(name, "undo")
        harness.equal(office.waiting(), 0, "items that wait")
        harness.equal(harness.status(office.cache)["actions"]["open"], 0, "open")
        office.sync()
        harness.equal(office.there(name)[0], 404, "on the server")


@harness.test
def what_cannot_be_says_why():
    with Office() as office:
        office.fails(2, "--worker", "call:heard", "open")
        office.fails(2, "no role", "call:heard", "open", "--worker", "B", "--role", "king")
        office.fails(2, "no service", "call:heard", "open", "--worker", "B", "--service", "tea")
        office.fails(2, "no priority", "call:heard", "open", "--worker", "B", "--priority", "now")
        office.fails(1, "call:none", "call:none", "open", "--worker", "B")
        office.fails(1, "action:none", "action:none", "undo")
        office.fails(1, "action:none", "action:none", "acknowledge")
        office.fails(2, "no kind", "action:none", "praise")
        office.fails(2, "the action's id", "undo")


harness.main()
