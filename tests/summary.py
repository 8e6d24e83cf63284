#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what a test run did: every case of every program; a program that failed without saying
in which case counts as one failure. Names what failed and what was skipped and why."""
import json
import sys
import xml.etree.ElementTree as ET


def read_programs(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def count_cases(path):
    """Cases per program from the JUnit file: name → [passed, failed, skipped]."""
    cases = {}
    for suite in ET.parse(path).getroot().iter("testsuite"):
        counts = cases.setdefault(suite.get("name", "").split(" / ")[-1].split(".")[-1], [0, 0, 0])
        for case in suite.iter("testcase"):
            tags = {child.tag for child in case}
            counts[1 if tags & {"failure", "error"} else 2 if "skipped" in tags else 0] += 1
    return cases


def main():
    programs = read_programs(sys.argv[1])
    cases = count_cases(sys.argv[2])
    passed = failed = skipped = 0
    for program in programs:
        name = program["name"].split(" / ")[-1]
        good, bad, missed = cases.get(name, [0, 0, 0])
        if program["result"] in ("OK", "EXPECTEDFAIL"):
            good = max(good, 1) if not missed else good
        elif program["result"] == "SKIP":
            good, bad, missed = 0, 0, max(missed, 1)
        else:
            bad = max(bad, 1)
        if bad:
            print(f"FAILED: {name} ({program['result']})")
        if missed:
            print(f"skipped: {name}: {missed}")
        passed, failed, skipped = passed + good, failed + bad, skipped + missed
    if not programs:
        failed = 1
        print("FAILED: no test ran")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
