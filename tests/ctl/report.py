#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pack as files: a changed seal is found out, and nothing half is left."""
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

# What fontconfig keeps is not ours: see the file.
os.environ["LSAN_OPTIONS"] = f"suppressions={harness.SOURCE}/tests/lsan.supp:print_suppressions=0"
MONTH = ("--month", "2026-09")


def with_cache(function):
    documents = harness.need_reference("golden", "b.ndjson")
    with harness.Folder() as folder, harness.Hub() as hub:
        cache = os.path.join(folder, "cache")
        os.mkdir(cache, 0o700)
        harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", "ndjson", documents)
        harness.sync(hub, cache)
        function(folder, cache)


@harness.test
def changed_seal():
    def check(folder, cache):
        path = os.path.join(folder, "pack.samvad")
        fingerprint = harness.ctl("seal", "--cache-dir", cache, *MONTH, "-o", path).stdout.strip()
        assert harness.ctl("verify", path).stdout.split() == ["unchanged", fingerprint]
        with open(path, "rb") as sealed:
            whole = bytearray(sealed.read())
        for place in range(0, len(whole), max(1, len(whole) // 20)):
            whole[place] ^= 1
            with open(path, "wb") as changed:
                changed.write(whole)
            whole[place] ^= 1
            assert harness.ctl("verify", path, check=False).returncode == 1, f"byte {place}"
    with_cache(check)


@harness.test
def interrupted():
    """Ctrl+C in the middle of a long writing: the program ends by itself, and no half file is left."""
    def check(folder, cache):
        out = os.path.join(folder, "out")
        os.mkdir(out)
        ended = 0
        for kind, command in (("pdf", "report"), ("xlsx", "export"), ("ods", "export"), ("csv", "export")):
            for delay in (0.05, 0.2):
                process = subprocess.Popen([harness.CTL, command, "--cache-dir", cache, *MONTH, "-o",
                                            os.path.join(out, f"x.{kind}")], stderr=subprocess.PIPE, text=True)
                time.sleep(delay)
                process.send_signal(signal.SIGINT)
                said = process.communicate(timeout=60)[1]
                left = os.listdir(out)
                assert left in ([], [f"x.{kind}"]), f"{kind}: {left}"
                if process.returncode == 1:
                    ended += 1
                    harness.equal(left, [], f"what an interrupted {command} left")
                    assert len(said.splitlines()) == 1, said
                for name in left:
                    os.remove(os.path.join(out, name))
        print(f"# {ended} of 8 were interrupted in the middle")
    with_cache(check)


harness.main()
