#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input at the command line: one line that says what and what to do, the right exit status,
and nothing lost."""
import os
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

CALL = {"type": "call", "schema": 1, "case": "k", "officer": "o-01", "district": "63",
        "started_at": "2026-10-19T10:00:00+05:30", "duration_s": 60,
        "beneficiary": {"category": "sam"}, "outcome": "complete"}


def fails(status, words, *arguments, **options):
    """The command ends with @status and one line that has every one of @words."""
    process = harness.ctl(*arguments, check=False, **options)
    harness.equal(process.returncode, status, process.stderr)
    lines = [line for line in process.stderr.splitlines() if line.strip()]
    harness.equal(len(lines), 1, f"lines in {process.stderr!r}")
    for word in words:
        assert word.lower() in lines[0].lower(), f"{word!r} is not in {lines[0]!r}"
    return lines[0]


def sync_fails(words, url, cache, database="samvad", **options):
    return fails(1, words, "sync", "--server", url, "--database", database, "--cache-dir", cache, "--once", **options)


@harness.test
def usage():
    fails(2, ["no command"], "frobnicate")
    fails(2, ["--cache-dir"], "status", "--json")
    fails(2, ["2026-13"], "status", "--cache-dir", "/nonexistent", "--month", "2026-13")
    fails(2, ["no time"], "status", "--cache-dir", "/nonexistent", "--as-of", "yesterday")
    fails(2, ["window"], "status", "--cache-dir", "/nonexistent", "--window", "3")
    fails(2, ["--server"], "sync", "--cache-dir", "/nonexistent")


@harness.test
def wrong_address():
    with harness.Folder() as cache:
        sync_fails(["http"], "no address at all", cache)
        sync_fails(["127.0.0.1:9"], "http://127.0.0.1:9", cache)
        sync_fails(["https"], "http://203.0.113.7:5984", cache)


@harness.test
def no_couchdb():
    with harness.Folder() as cache, harness.web_server(harness.portal) as port:
        sync_fails(["CouchDB"], f"http://127.0.0.1:{port}", cache)


@harness.test
def no_such_database():
    with harness.Folder() as cache, harness.Hub() as hub:
        sync_fails(["nowhere"], hub.url, cache, database="nowhere")


@harness.test
def wrong_password():
    with harness.Folder() as folder:
        users = os.path.join(folder, "users")
        import subprocess
        subprocess.run([harness.HUB, "--users", users, "--add-user", "asha", "--role", "reader"],
                       input="right\n", text=True, check=True)
        with harness.Hub("--users", users) as hub:
            line = sync_fails(["password"], hub.url, os.path.join(folder, "cache"),
                              env={"SAMVAD_USER": "asha", "SAMVAD_PASSWORD": "s3cret-wrong"})
            assert "s3cret" not in line


@harness.test
def newer_cache_is_left_alone():
    with harness.Folder() as cache, harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        hub.request("PUT", "/samvad/call:1", CALL)
        harness.sync(hub, cache)
        path = os.path.join(cache, "samvad.db")
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 9999")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = open(path, "rb").read()
        sync_fails(["newer"], hub.url, cache)
        fails(1, ["newer"], "status", "--cache-dir", cache, "--json")
        harness.equal(open(path, "rb").read() == before, True, "the file is as it was")


@harness.test
def no_cache():
    with harness.Folder() as folder:
        fails(1, ["sync"], "status", "--cache-dir", os.path.join(folder, "nothing"), "--json")


@harness.test
def unreadable_documents_are_set_aside():
    with harness.Folder() as cache, harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        hub.request("PUT", "/samvad/call:good", CALL)
        hub.request("PUT", "/samvad/call:bad", {**CALL, "started_at": "tomorrow"})
        hub.request("PUT", "/samvad/call:worse", {"type": "call"})
        harness.sync(hub, cache)
        answer = harness.status(cache, "--as-of", "2026-10-20T10:00:00+05:30")
        harness.equal((answer["dials"], answer["unreadable"]), (1, 2), "dials and unreadable")
        hub.request("PUT", "/samvad/call:bad?new_edits=true", {
            **CALL, "_rev": hub.request("GET", "/samvad/call:bad")[1]["_rev"]})
        harness.sync(hub, cache)
        answer = harness.status(cache, "--as-of", "2026-10-20T10:00:00+05:30")
        harness.equal((answer["dials"], answer["unreadable"]), (2, 1), "after it was mended")


@harness.test
def full_disk():
    if not os.path.isdir("/dev/shm") or os.geteuid() != 0:
        raise harness.Skip("a small file system can be mounted by root only")
    import subprocess
    with harness.Folder() as small, harness.Hub() as hub:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k,mode=0700", "samvad-test", small],
                          capture_output=True).returncode != 0:
            raise harness.Skip("no file system can be mounted here")
        try:
            harness.ctl("demo", "--server", hub.url, "--database", "samvad", "--as-of", "2026-10-20T15:30:00+05:30")
            sync_fails(["disk"], hub.url, small)
        finally:
            subprocess.run(["umount", small], check=True)


harness.main()
