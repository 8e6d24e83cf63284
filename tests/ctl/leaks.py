#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What families are called, where they live and how they are reached, planted in every document of a hub, is in
nothing that samvadctl keeps, prints or exports; and no log holds a password."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
import planted  # noqa: E402

os.environ["LSAN_OPTIONS"] = f"suppressions={harness.SOURCE}/tests/lsan.supp:print_suppressions=0"


def follow(hub, cache):
    """A program that follows, so that the write-ahead log is there to be read too."""
    return subprocess.Popen([harness.CTL, "sync", "--server", hub.url, "--database", "samvad", "--cache-dir", cache,
                             "--follow", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**os.environ, "G_MESSAGES_DEBUG": "all"})


def wait_for_calls(cache, patience=60):
    end = time.monotonic() + patience
    while True:
        if os.path.exists(os.path.join(cache, "samvad.db")):
            process = harness.ctl("status", "--cache-dir", cache, "--json", check=False)
            if process.returncode == 0 and '"counted": 0,' not in process.stdout and '"counted":0,' not in process.stdout:
                return
        assert time.monotonic() < end, "nothing was synchronised"
        time.sleep(0.2)


@harness.test
def nothing_of_a_family():
    with harness.Folder() as folder, harness.Hub("--demo") as hub:
        for name in os.listdir(hub.data):
            harness.equal(os.stat(os.path.join(hub.data, name)).st_mode & 0o777, 0o600, f"the hub's {name}")
        count = planted.plant(hub)
        assert count > 500, count
        cache = os.path.join(folder, "cache")
        process = follow(hub, cache)
        try:
            wait_for_calls(cache)
            assert planted.assert_folder(cache) >= 2, os.listdir(cache)
        finally:
            process.terminate()
            said, complained = process.communicate(timeout=30)
        planted.assert_clean("standard output of sync", said)
        planted.assert_clean("standard error of sync, with all it can say", complained)
        planted.assert_folder(cache)
        texts(cache)
        files(folder, cache)


def texts(cache):
    for command in (("status", "--json"), ("status",)):
        process = harness.ctl(*command, "--cache-dir", cache)
        planted.assert_clean(" ".join(command), (process.stdout + process.stderr).encode())


def files(folder, cache):
    month = harness.status(cache)["month"]
    out = os.path.join(folder, "out")
    for name in ("pdf", "xlsx", "ods", "csv", "json"):
        harness.ctl("report", "--cache-dir", cache, "--month", month, "--format", name, "-o", f"{out}.{name}")
    harness.ctl("report", "--partner", "--cache-dir", cache, "--month", month, "--format", "xlsx", "-o", f"{out}.partner.xlsx")
    harness.ctl("seal", "--cache-dir", cache, "--month", month, "-o", f"{out}.samvad")
    for name in ("csv", "xlsx", "ods", "json"):
        harness.ctl("export", "--cache-dir", cache, "-o", f"{out}.export.{name}", check=False)
    written = [name for name in os.listdir(folder) if name.startswith("out.")]
    assert len(written) >= 8, written
    for name in written:
        with open(os.path.join(folder, name), "rb") as file:
            planted.assert_clean(name, file.read())


@harness.test
def no_password_in_a_message():
    """Neither in an address that has one, nor of a user, with everything a log can say."""
    with harness.Folder() as folder, harness.Hub("--demo") as hub:
        users = os.path.join(folder, "users")
        subprocess.run([harness.HUB, "--users", users, "--add-user", "asha", "--role", "reader"], input="geheim77\n",
                       text=True, check=True)
        for url in (hub.url.replace("://", "://asha:geheim77@"), "https://asha:geheim77@couch.invalid"):
            process = harness.ctl("sync", "--server", url, "--database", "samvad", "--cache-dir",
                                  os.path.join(folder, "cache"), "--once", check=False, env={"G_MESSAGES_DEBUG": "all"})
            harness.equal(process.returncode, 1, "an address with a password")
            assert "geheim77" not in process.stderr + process.stdout, process.stderr
        with open(users, encoding="utf-8") as text:
            assert "geheim77" not in text.read(), "the password is not in the accounts of the hub"


harness.main()
