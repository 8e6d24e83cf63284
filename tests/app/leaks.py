#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What families are called, planted in every document of a live hub, is in nothing that the window shows to a screen
reader, notifies, logs or keeps, nor in the memory of the idle program."""
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
import planted  # noqa: E402
from screen import Window, find_text, press, texts, until  # noqa: E402

PAGES = (("Overview", r" of "), ("Districts", r"differs? from the State|cannot be told apart"), ("Feedback", r"."),
         ("Action Items", r"verdue"), ("Reports", r"20\d\d"))
IDLE = 5                        # seconds
LARGEST = 512 * 2**20           # bytes of a mapping: what is larger is the sanitizer's own


def mappings(pid):
    with open(f"/proc/{pid}/maps", encoding="utf-8") as lines:
        for line in lines:
            start, end = (int(text, 16) for text in line.split()[0].split("-"))
            if "rw" in line.split()[1] and end - start <= LARGEST:
                yield start, end


def found_in_memory(pid):
    """(bytes that were read, what was found)"""
    secrets = [secret.encode() for secret in planted.SECRETS]
    size, found = 0, set()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for start, end in mappings(pid):
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):  # what the kernel does not show
                continue
            size += len(data)
            found.update(secret.decode() for secret in secrets if secret in data)
    return size, found


def read(file):
    file.seek(0)
    data = file.read()
    assert data, "nothing was said at all"
    return data


def write_to_log(folder):
    """GLib writes what it has to say to standard output, which is the test's own. Returns where it goes."""
    log, program = os.path.join(folder, "log"), os.path.join(folder, "samvad")
    with open(program, "w", encoding="utf-8") as script:
        script.write(f"#!/bin/sh\nexec '{harness.APP}' \"$@\" >'{log}' 2>&1\n")
    os.chmod(program, 0o700)
    harness.APP = program
    return log


@harness.test
def nothing_of_a_family():
    bus = tempfile.TemporaryFile()
    monitor = subprocess.Popen(["dbus-monitor", "--session", "interface='org.freedesktop.Notifications'"], stdout=bus)
    # Under the sanitizer too what is freed is overwritten, as the program has it by itself.
    os.environ["ASAN_OPTIONS"] = "max_free_fill_size=2147483647:free_fill_byte=90:quarantine_size_mb=64"
    os.environ["G_MESSAGES_DEBUG"] = "all"
    with harness.Folder() as cache, harness.Folder() as folder, harness.Hub("--demo") as hub:
        log = write_to_log(folder)
        assert planted.plant(hub) > 500
        with Window("--server", hub.url, "--database", "samvad", "--cache-dir", cache) as window:
            until(find_text(r" of "), "the headline")
            seen = []
            for name, pattern in PAGES:
                press(name)
                until(find_text(pattern), f"something on the page {name}")
                seen += texts()
            assert len(seen) > 100, len(seen)
            planted.assert_clean("accessibility tree", "\n".join(seen).encode())
            planted.assert_folder(cache)
            time.sleep(IDLE)
            size, found = found_in_memory(window.process.pid)
            assert size > 20 * 2**20, size
            assert not found, f"in {size} bytes of memory: {found}"
        with open(log, "rb") as said:
            planted.assert_clean("log", read(said))
    monitor.terminate()
    monitor.wait(10)
    planted.assert_clean("notifications", read(bus))


if __name__ == "__main__":
    harness.main()
