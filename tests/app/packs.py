#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed packs in the real window: opened by name and by the desktop's bus, without a network, with
the seal's verdict. Runs under tests/display.sh."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Window, find_text, press, until  # noqa: E402

MONTH = ("--month", "2026-09", "--as-of", "2026-10-05T10:00:00+05:30")


def make_cache(folder):
    documents = harness.need_reference("golden", "b.ndjson")
    cache = os.path.join(folder, "cache")
    with harness.Hub() as hub:
        harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", "ndjson", documents)
        harness.sync(hub, cache)
    return cache


def seal(cache, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return harness.ctl("seal", "--cache-dir", cache, *MONTH, "-o", path).stdout.strip()


def damage(path):
    with open(path, "r+b") as file:
        file.seek(os.path.getsize(path) // 2)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))


@harness.test
def opened_by_name_and_over_the_bus():
    with harness.Folder() as folder:
        cache = make_cache(folder)
        good, bad = os.path.join(folder, "good.samvad"), os.path.join(folder, "bad.samvad")
        fingerprint = seal(cache, good)
        seal(cache, bad)
        damage(bad)
        with Window("--offline", "--cache-dir", cache, good):
            until(find_text(r"Unchanged since it was sealed"), "the verdict on an unchanged pack")
            until(find_text(fingerprint), "the fingerprint")
            until(find_text(r"^Now$"), "what the month counts now, beside it")
            subprocess.run(["gdbus", "call", "--session", "--dest", "org.samvad.Supervisor", "--object-path",
                            "/org/samvad/Supervisor", "--method", "org.freedesktop.Application.Open",
                            f"['file://{bad}']", "{}"], check=True, stdout=subprocess.DEVNULL)
            until(find_text(r"Changed after it was sealed"), "the verdict on a changed pack")


@harness.test
def listed_beside_the_months():
    with harness.Folder() as folder:
        cache = make_cache(folder)
        seal(cache, os.path.join(os.environ["XDG_DATA_HOME"], "samvad", "packs", "samvad-2026-09.samvad"))
        with Window("--offline", "--cache-dir", cache, "--month", "2026-09", "--page", "reports"):
            until(find_text(r"^Sealed: September 2026$"), "the sealed pack in the list")
            until(find_text(r"^August 2026$"), "the months in the list")
            press("Compare…")
            until(find_text(r"^Difference$"), "two months side by side")


harness.main()
