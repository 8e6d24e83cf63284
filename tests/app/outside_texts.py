#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text from outside is text: markup, control characters, bidirectional overrides, lone surrogates and a remark of
ten megabytes, through the real hub into the cache, the reports and the window."""
import datetime
import os
import sqlite3
import sys
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Window, find_text, texts, until  # noqa: E402

NAME = r"<b>Asha</b> &amp; \u202eahsA\u2066 \u0007\u001b[31m %s%n"
SHOWN = "<b>Asha</b> &amp; ahsA"
HUGE = 10 * 2**20
CONTROLS = {*map(chr, range(0x20)), *map(chr, range(0x7f, 0xa0)), *map(chr, range(0x202a, 0x202f)),
            *map(chr, range(0x2066, 0x206a)), *map(chr, range(0xd800, 0xe000))} - {"\n"}


def put(hub, path, text):
    """JSON as it is, with escapes that no well-meaning library writes."""
    request = urllib.request.Request(hub.url + path, data=text.encode(), method="PUT",
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        harness.equal(answer.status, 201, path)


def put_call(hub, name, remark):
    now = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    put(hub, f"/samvad/call:{name}",
        f'{{"type": "call", "schema": 1, "case": "k-{name}", "officer": "o-01", "district": "63", "started_at": "{now}", '
        f'"duration_s": 60, "beneficiary": {{"category": "sam"}}, "outcome": "complete", '
        f'"feedback": {{"overall": "negative", "services": {{}}, "remark": {{"text": "{remark}", "lang": "hi"}}}}}}')


def remarks(cache):
    with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
        return [row[0] for row in database.execute("SELECT remark FROM call WHERE remark IS NOT NULL")]


@harness.test
def texts_are_texts():
    with harness.Folder() as folder, harness.Hub() as hub:
        cache = os.path.join(folder, "cache")
        hub.request("PUT", "/samvad")
        put(hub, "/samvad/officer:o-01",
            f'{{"type": "officer", "schema": 1, "name": "{NAME}", "active_from": "2020-01-01"}}')
        put(hub, "/samvad/district:63",
            '{"type": "district", "schema": 1, "code": "63", "name": {"en": "<i>Hisar</i> & \\u202b", "hi": "हिसार"}, "tile": [1, 1]}')
        put_call(hub, "bad", NAME)
        put_call(hub, "surrogate", r"half \ud800 a letter")
        put_call(hub, "huge", "राशन <u>" + "x" * HUGE)
        harness.sync(hub, cache)
        kept = remarks(cache)
        harness.equal((len(kept), harness.status(cache)["unreadable"]), (2, 1), "remarks, and what is no text set aside")
        for text in kept:
            assert len(text) < 2**20, f"{len(text)} letters of a remark are kept"
            assert not CONTROLS & set(text), sorted(map(hex, map(ord, CONTROLS & set(text))))
        month = harness.status(cache)["month"]
        for name in ("pdf", "xlsx", "ods", "csv", "json"):
            harness.ctl("report", "--cache-dir", cache, "--month", month, "--format", name, "-o", os.path.join(folder, f"r.{name}"))
        with Window("--offline", "--cache-dir", cache):
            until(find_text(r" of "), "the headline")
            until(find_text("<b>Asha</b>"), "the officer's name, letter by letter")
            for text in texts():
                assert not CONTROLS - {"\t", "\u2066", "\u2067", "\u2068", "\u2069"} & set(text), repr(text)


if __name__ == "__main__":
    harness.main()
