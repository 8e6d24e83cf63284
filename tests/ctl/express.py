#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our client against express-pouchdb, a server that nobody here wrote."""
import os
import shutil
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from edits import FIELDS, two_clients_in_every_order  # noqa: E402

PEERS = os.path.join(harness.BUILD, "peers")
AS_OF = "2026-10-20T15:30:00+05:30"


class Express(harness.Hub):
    """The peer in the hub's place."""

    def __enter__(self):
        self.process = subprocess.Popen(["node", os.path.join(PEERS, "express-pouchdb.mjs")], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            raise RuntimeError(f"the peer said {line!r}")
        self.url = line.split()[-1]
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(20)


def need_peers():
    install = os.path.join(harness.SOURCE, "tests", "peers", "install.sh")
    installed = subprocess.run([install, PEERS], capture_output=True, text=True)
    if installed.returncode != 0 or not shutil.which("node"):
        raise harness.Skip(installed.stdout.strip() or "node is not here")


def fill(server):
    """The same invented data in both, sent by our own programs."""
    harness.ctl("demo", "--server", server.url, "--database", "samvad", "--months", "2", "--calls", "300", "--as-of", AS_OF)


def numbers(server):
    with harness.Folder() as cache:
        harness.sync(server, cache)
        answer = harness.status(cache, "--as-of", AS_OF)
    for key in ("last_server_time", "last_checked"):
        answer.pop(key)
    return answer


@harness.test
def the_same_numbers_from_both_servers():
    need_peers()
    with Express() as express, harness.Hub() as hub:
        fill(express)
        fill(hub)
        harness.equal(numbers(express), numbers(hub), "status")


@harness.test
def an_edit_reaches_the_peer():
    need_peers()
    with Express() as express, harness.Folder() as cache:
        fill(express)
        harness.sync(express, cache)
        _, answer = express.request("GET", "/samvad/_all_docs?include_docs=true")
        item = next(row["doc"] for row in answer["rows"] if row["id"].startswith("action:") and not row["doc"]["events"])
        harness.ctl("act", "--cache-dir", cache, item["_id"], "note", "--text", "फोन किया", "--by", "s-1")
        harness.equal(harness.status(cache, "--as-of", AS_OF)["outbox"], {"waiting": 1, "refused": 0}, "outbox before")
        harness.sync(express, cache)
        harness.equal(harness.status(cache, "--as-of", AS_OF)["outbox"], {"waiting": 0, "refused": 0}, "outbox after")
        _, there = express.request("GET", f"/samvad/{item['_id']}")
        harness.equal([event["text"] for event in there["events"]], ["फोन किया"], "the event on the server")


@harness.test
def restored_from_an_older_backup():
    """As CouchDB, the peer says nothing of it: the same uuid, and in the end a greater position than the one we know."""
    need_peers()
    with Express() as express, harness.Folder() as cache:
        fill(express)
        _, backup = express.request("GET", "/samvad/_all_docs?include_docs=true")
        docs = [row["doc"] for row in backup["rows"] if row["id"].startswith(("call:", "action:"))]
        for number in range(20):
            express.request("PUT", f"/samvad/{docs[0]['_id']}-{number}", {k: v for k, v in docs[0].items() if k[0] != "_"})
        harness.sync(express, cache)
        express.request("DELETE", "/samvad")
        express.request("PUT", "/samvad")
        docs = [row["doc"] for row in backup["rows"]]
        status, _ = express.request("POST", "/samvad/_bulk_docs", {"docs": docs, "new_edits": False})
        harness.equal(status, 201, "the backup")
        call = next(doc for doc in docs if doc["_id"].startswith("call:"))
        for number in range(30):
            express.request("PUT", f"/samvad/{call['_id']}-after-{number}", {k: v for k, v in call.items() if k[0] != "_"})
        harness.sync(express, cache)
        _, there = express.request("GET", "/samvad/_all_docs")
        with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
            here = sorted(row[0] for row in database.execute("SELECT doc_id FROM call"))
        harness.equal(here, sorted(row["id"] for row in there["rows"] if row["id"].startswith("call:")), "calls")


@harness.test
def two_clients_and_the_peer():
    need_peers()
    # A server in JavaScript rounds a greater number by itself.
    FIELDS["x_other"]["big"] = 2 ** 53 - 1
    with Express() as express:
        two_clients_in_every_order(express)


harness.main()
