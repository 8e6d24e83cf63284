#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens around a cache on a shared PC: another database under its name, two programs at once, a folder that
cannot be written, a clock that was set, a time zone that changed. The end state is the server's."""
import os
import shutil
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
AS_OF = ("--month", "2026-10", "--as-of", "2026-10-20T15:30:00+05:30")
ACTION = {"type": "action", "schema": 1, "call": "call:1", "case": "k-1", "district": "63", "service": "take_home_ration",
          "issue": "not_received", "priority": "high", "opened_at": "2026-10-09T10:00:00+05:30",
          "due_at": "2026-10-19T18:00:00+05:30", "worker": {"id": "w-1", "name": "Worker", "role": "aww"}, "events": []}


def call(number, hour=10):
    return {"_id": f"call:{number}", "type": "call", "schema": 1, "case": f"k-{number}", "officer": "o-01", "district": "63",
            "started_at": f"2026-10-19T{hour:02}:00:00+05:30", "duration_s": 60, "beneficiary": {"category": "sam"},
            "outcome": "complete"}


def put(hub, numbers, database="samvad"):
    hub.request("PUT", f"/{database}")
    status, answers = hub.request("POST", f"/{database}/_bulk_docs", {"docs": [call(number) for number in numbers]})
    assert status == 201 and not any("error" in answer for answer in answers), answers


def cached(cache):
    with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
        return sorted(row[0] for row in database.execute("SELECT doc_id FROM call"))


def served(hub, database="samvad"):
    _, answer = hub.request("GET", f'/{database}/_all_docs?startkey="call:"&endkey="call;"')
    return sorted(row["id"] for row in answer["rows"])


def numbers(cache, **options):
    answer = harness.status(cache, *AS_OF, **options)
    return {key: value for key, value in answer.items() if key not in ("last_server_time", "last_checked")}


@harness.test
def made_again_and_renamed():
    with harness.Folder() as cache, harness.Hub() as hub:
        put(hub, range(20))
        harness.sync(hub, cache)
        harness.equal(hub.request("DELETE", "/samvad")[0], 200, "DELETE")
        put(hub, range(100, 105))
        harness.sync(hub, cache)
        harness.equal(cached(cache), served(hub), "after it was made again")
        put(hub, range(200, 207), "haryana")
        harness.sync(hub, cache, "haryana")
        harness.equal(cached(cache), served(hub, "haryana"), "after it was renamed")


@harness.test
def restored_from_a_backup():
    """What came after the backup is gone from the server, and then from the cache; what was changed is as it was."""
    with harness.Folder() as cache, harness.Folder() as backup, harness.Hub() as hub:
        put(hub, range(20))
        hub.stop()
        shutil.copytree(hub.data, backup, dirs_exist_ok=True)
        hub.start()
        put(hub, range(20, 30))
        harness.sync(hub, cache)
        harness.equal(len(cached(cache)), 30, "before")
        hub.stop()
        shutil.rmtree(hub.data)
        shutil.copytree(backup, hub.data)
        hub.start()
        put(hub, range(50, 53))
        harness.sync(hub, cache)
        harness.equal(cached(cache), served(hub), "after the backup was restored")


@harness.test
def two_programs():
    with harness.Folder() as cache, harness.Hub() as hub:
        put(hub, range(300))
        harness.equal(hub.request("PUT", "/samvad/action:1", ACTION)[0], 201, "PUT")
        harness.sync(hub, cache)
        put(hub, range(300, 600))
        syncs = [subprocess.Popen([harness.CTL, "sync", "--server", hub.url, "--database", "samvad", "--cache-dir", cache,
                                   "--once"], stderr=subprocess.PIPE, text=True) for _ in range(3)]
        harness.ctl("act", "--cache-dir", cache, "action:1", "note", "--by", "s-1", "--text", "meanwhile")
        for process in syncs:
            said = process.communicate(timeout=300)[1]
            harness.equal((process.returncode, "Sanitizer" in said), (0, False), said)
        harness.sync(hub, cache)
        harness.equal(cached(cache), served(hub), "documents")
        _, item = hub.request("GET", "/samvad/action:1")
        harness.equal([event["text"] for event in item["events"]], ["meanwhile"], "the edit, once")


@harness.test
def edits_while_another_program_rebuilds():
    """Two programs make the cache anew while a third edits: no edit goes into the file that was put away."""
    with harness.Folder() as cache, harness.Hub() as hub:
        put(hub, range(200))
        hub.request("PUT", "/samvad/action:1", ACTION)
        harness.sync(hub, cache)
        made = []
        for number in range(4):
            hub.request("DELETE", "/samvad")
            put(hub, range(number * 100, number * 100 + 200))
            hub.request("PUT", "/samvad/action:1", ACTION)
            made.clear()
            syncs = [subprocess.Popen([harness.CTL, "sync", "--server", hub.url, "--database", "samvad", "--cache-dir", cache,
                                       "--once"], stderr=subprocess.PIPE, text=True) for _ in range(2)]
            while len(made) < 3 or any(process.poll() is None for process in syncs):
                made.append(f"{number}-{len(made)}")
                harness.ctl("act", "--cache-dir", cache, "action:1", "note", "--by", "s-1", "--text", made[-1])
            for process in syncs:
                said = process.communicate()[1]
                # Who comes second is told so, in one line.
                assert process.returncode == 0 or "nother program" in said, said
                assert "Sanitizer" not in said and len(said.strip().splitlines()) <= 1, said
            harness.sync(hub, cache)
            harness.equal(cached(cache), served(hub), "documents")
            _, item = hub.request("GET", "/samvad/action:1")
            harness.equal(sorted(event["text"] for event in item["events"]), sorted(made), "the edits, each once")


@harness.test
def nothing_yet():
    """A cache that another program has begun to make, and that has no tables so far."""
    with harness.Folder() as folder:
        for begun in (False, True):
            if begun:
                open(os.path.join(folder, "samvad.db"), "w").close()
            process = harness.ctl("status", "--cache-dir", folder, "--json", check=False)
            harness.equal((process.returncode, process.stdout), (1, ""), process.stderr)
            assert "synchronise first" in process.stderr and len(process.stderr.strip().splitlines()) == 1, process.stderr


@harness.test
def read_only():
    if os.geteuid() != 0:
        raise harness.Skip("a file system that cannot be written can be mounted by root only")
    with harness.Folder() as folder, harness.Hub() as hub:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=0700", "samvad-test", folder],
                          capture_output=True).returncode != 0:
            raise harness.Skip("no file system can be mounted here")
        try:
            put(hub, range(20))
            harness.sync(hub, folder)
            before = numbers(folder)
            subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
            process = harness.ctl("sync", "--server", hub.url, "--database", "samvad", "--cache-dir", folder, "--once",
                                  check=False)
            harness.equal(process.returncode, 1, process.stderr)
            assert "written" in process.stderr and len(process.stderr.strip().splitlines()) == 1, process.stderr
            harness.equal(numbers(folder), before, "still to be read")
        finally:
            subprocess.run(["umount", folder], check=True)


@harness.test
def time_zone():
    with harness.Folder() as cache, harness.Hub() as hub:
        put(hub, range(20))
        hub.request("PUT", "/samvad/call:late", {**call("late", 23), "started_at": "2026-10-31T23:59:59+05:30"})
        harness.sync(hub, cache, env={"TZ": "Asia/Kolkata"})
        expected = numbers(cache, env={"TZ": "Asia/Kolkata"})
        for zone in ("America/Los_Angeles", "Pacific/Kiritimati", "UTC"):
            harness.equal(numbers(cache, env={"TZ": zone}), expected, zone)
            harness.sync(hub, cache, env={"TZ": zone})
        harness.equal(numbers(cache), expected, "after synchronising elsewhere")


@harness.test
def clock():
    if not os.path.exists(FAKETIME):
        raise harness.Skip("libfaketime is not installed")
    with harness.Folder() as cache, harness.Hub() as hub:
        put(hub, range(20))
        harness.sync(hub, cache)
        expected = numbers(cache)
        for number, shift in enumerate(("-400d", "+3y", "-1d", "+0")):
            # The sanitizer must come first of all that is preloaded.
            env = {"LD_PRELOAD": FAKETIME, "FAKETIME": shift, "ASAN_OPTIONS": "verify_asan_link_order=0"}
            hub.request("PUT", f"/samvad/call:clock-{number}", call(f"clock-{number}"))
            harness.sync(hub, cache, env=env)
            harness.equal(cached(cache), served(hub), f"the clock at {shift}")
            expected["dials"] += 1
            harness.equal(numbers(cache, env=env)["dials"], expected["dials"], shift)


if __name__ == "__main__":
    harness.main()
