#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pack as files: a changed seal is found out, and nothing half is left."""
import json
import os
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
sys.path.insert(0, os.path.join(HERE, "..", "report"))
import harness  # noqa: E402
import pdf  # noqa: E402

# What fontconfig keeps is not ours: see the file.
os.environ["LSAN_OPTIONS"] = f"suppressions={harness.SOURCE}/tests/lsan.supp:print_suppressions=0"
MONTH = ("--month", "2026-09")


def read_pack(cache, folder, **environment):
    path = os.path.join(folder, "pack.pdf")
    harness.ctl("report", "--cache-dir", cache, *MONTH, "--language", "en", "-o", path, env=environment)
    return " ".join(pdf.read_text(path).split())


def put_late_call(hub, number):
    status, _ = hub.request("PUT", f"/samvad/call:00000000-0000-4000-8000-00000000000{number}", {
        "type": "call", "schema": 1, "case": f"late-{number}", "officer": "o-01", "district": "63", "outcome": "complete",
        "started_at": "2026-09-15T11:00:00+05:30", "duration_s": 200, "beneficiary": {"category": "sam"},
        "feedback": {"overall": "positive", "services": {}}})
    harness.equal(status, 201, "PUT")


@harness.test
def late_data_are_a_restatement():
    """First against the pack that was sealed, then against the closing, each as such and never silently."""
    documents = harness.need_reference("golden", "b.ndjson")
    with harness.Folder() as folder, harness.Hub() as hub:
        cache, data = os.path.join(folder, "cache"), os.path.join(folder, "data")
        os.makedirs(os.path.join(data, "samvad", "packs"))
        own = {"XDG_DATA_HOME": data}
        harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", "ndjson", documents)
        harness.sync(hub, cache)
        assert "No pack was sealed" in read_pack(cache, folder, **own)
        harness.ctl("seal", "--cache-dir", cache, *MONTH, "--as-of", "2026-10-05T10:00:00+05:30", "-o",
                    os.path.join(data, "samvad", "packs", "september.samvad"))
        said = read_pack(cache, folder, **own)
        assert "Nothing: September 2026 counts today as it was sealed" in said, said[said.find("What changed"):][:900]
        put_late_call(hub, 1)
        harness.sync(hub, cache)
        said = read_pack(cache, folder, **own)
        assert "Restatement: late data have changed September 2026 since it was sealed" in said
        shown = harness.status(cache, *MONTH)
        assert "Restated after closing" not in said and "Provisional" in said
        status, _ = hub.request("PUT", "/samvad/closing:2026-09", {
            "type": "closing", "schema": 1, "month": "2026-09", "closed_at": shown["as_of"], "by": "s-1", "figures": shown})
        harness.equal(status, 201, "PUT")
        harness.sync(hub, cache)
        said = read_pack(cache, folder, **own)
        assert "Nothing: September 2026 counts today as it was closed" in said and "Month closed" in said
        put_late_call(hub, 2)
        harness.sync(hub, cache)
        said = read_pack(cache, folder, **own)
        assert "Restatement: late data have changed September 2026 since it was closed" in said
        assert "Restated after closing" in said and "Month closed" not in said


@harness.test
def a_carved_district_is_printed_on_all_its_boundaries():
    """Hansi came out of Hisar on 22 December 2025, inside the window of January."""
    with harness.Folder() as folder, harness.Hub("--demo") as hub:
        cache, pack = os.path.join(folder, "cache"), os.path.join(folder, "pack.pdf")
        harness.sync(hub, cache)
        window = ("--month", "2026-01", "--window", "4")
        of = {row["code"]: row for row in harness.status(cache, *window)["districts"]}
        harness.ctl("report", "--cache-dir", cache, *window, "--language", "en", "--district", "hansi", "-o", pack)
        said = " ".join(pdf.read_text(pack).split())
        assert "Hansi was carved out of Hisar on 22 December 2025" in said, said
        together = of["hansi"]["n"] + next(row["n"] for code, row in of.items() if code == "63")
        assert "Old boundaries, Hisar + Hansi together: " in said and f", n = {together})" in said, said
        assert "New boundaries, earlier opinions where their project lies today: " in said, said


def read_boundaries(cache, *which):
    status = json.loads(harness.ctl("status", "--cache-dir", cache, *which, "--json").stdout)
    return status, {row["code"]: row for row in status["districts"]}


SUMS = ("n", "positive", "neutral", "negative", "not_stated", "counted", "target")


@harness.test
def the_whole_reading_on_old_and_new_boundaries():
    """The pack and the status on the boundaries that were asked for; each page of the pack says on which."""
    with harness.Folder() as folder, harness.Hub("--demo") as hub:
        cache, pack = os.path.join(folder, "cache"), os.path.join(folder, "pack.pdf")
        harness.sync(hub, cache)
        window = ("--month", "2026-01", "--window", "4")
        called, of_called = read_boundaries(cache, *window)
        same, _ = read_boundaries(cache, *window, "--boundaries", "called", "--as-of", called["as_of"])
        assert {**same, "as_of": 0} == {**called, "as_of": 0} and "boundaries" not in called
        old, of_old = read_boundaries(cache, *window, "--boundaries", "old")
        new, of_new = read_boundaries(cache, *window, "--boundaries", "new")
        assert old["boundaries"] == "old" and new["boundaries"] == "new"
        assert old["state"] == called["state"] == new["state"] and old["services"] == called["services"]
        assert "hansi" not in of_old and len(of_old) == len(of_called) - 1
        for sum_of in SUMS:
            assert of_old["63"][sum_of] == of_called["63"][sum_of] + of_called["hansi"][sum_of], sum_of
        assert of_new["hansi"]["n"] > of_called["hansi"]["n"], "earlier opinions of its projects came to it"
        assert of_new["hansi"]["n"] + of_new["63"]["n"] == of_old["63"]["n"]
        for code in of_old:
            assert code == "63" or of_old[code]["n"] == of_called[code]["n"] == of_new[code]["n"], code
        for view, words, n in (("old", "Old boundaries: Hansi counts in Hisar", of_old["63"]["n"]),
                               ("new", "New boundaries for opinions, all else as called", of_new["hansi"]["n"])):
            harness.ctl("report", "--cache-dir", cache, *window, "--boundaries", view, "--language", "en",
                        "--district", "hansi", "-o", pack)
            pages = [" ".join(page.split()) for page in pdf.read_text(pack).split("\f") if page.strip()]
            assert len(pages) > 5 and all(words in page for page in pages), (view, pages)
            said = " ".join(pages)
            assert ("Hisar + Hansi" in said) == (view == "old") and f"n = {n};" in said, (view, said)
        assert harness.ctl("status", "--cache-dir", cache, "--boundaries", "older", check=False).returncode == 2


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
