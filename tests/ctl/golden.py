#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole line, from a file of documents through the hub and the cache to the numbers, against
figures that a separate program computed."""
import json
import math
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

# What the golden figures leave out: the state of the cache itself.
OWN_STATE = {"as_of", "unreadable", "outbox", "newest_event", "last_server_time", "last_checked"}


def differences(actual, expected, path=""):
    if isinstance(expected, dict):
        if not isinstance(actual, dict) or set(actual) - (OWN_STATE if not path else set()) != set(expected):
            return [f"{path}: keys {sorted(actual) if isinstance(actual, dict) else actual} "
                    f"are not {sorted(expected)}"]
        return sum((differences(actual[key], expected[key], f"{path}.{key}") for key in expected), [])
    if isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            return [f"{path}: {actual!r} is not as long as {expected!r}"]
        return sum((differences(a, e, f"{path}[{i}]") for i, (a, e) in enumerate(zip(actual, expected))), [])
    if isinstance(expected, float) and isinstance(actual, (int, float)) and not isinstance(actual, bool):
        tolerance = 1e-3 if path.endswith(".stabilised") else 1e-6
        return [] if math.isclose(actual, expected, rel_tol=0, abs_tol=tolerance) else [f"{path}: {actual} is not {expected}"]
    return [] if type(actual) is type(expected) and actual == expected or \
        (isinstance(actual, (int, float)) and isinstance(expected, (int, float)) and
         not isinstance(actual, bool) and actual == expected) else [f"{path}: {actual!r} is not {expected!r}"]


def check(name, zone=None):
    documents = harness.need_reference("golden", f"{name}.ndjson")
    with open(harness.need_reference("golden", f"{name}.args"), encoding="utf-8") as line:
        month, as_of = line.read().split()
    with open(harness.need_reference("golden", f"{name}.status.json"), encoding="utf-8") as text:
        expected = json.load(text)
    env = {"TZ": zone} if zone else {}
    with harness.Folder() as cache, harness.Hub() as hub:
        harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", "ndjson", documents, env=env)
        harness.sync(hub, cache, env=env)
        actual = harness.status(cache, "--month", month, "--as-of", as_of, env=env)
    found = differences(actual, expected)
    assert not found, "\n".join(found[:20])
    harness.equal(actual["unreadable"], 0, "unreadable")


@harness.test
def golden_a():
    check("a")


@harness.test
def golden_b():
    check("b")


@harness.test
def golden_a_on_a_pc_in_new_york():
    check("a", "America/New_York")


@harness.test
def golden_b_on_a_pc_in_auckland():
    check("b", "Pacific/Auckland")


harness.main()
