#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PouchDB against the hub: a replicator that nobody here wrote."""
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

PEERS = os.path.join(harness.BUILD, "peers")


def main():
    install = os.path.join(harness.SOURCE, "tests", "peers", "install.sh")
    installed = subprocess.run([install, PEERS], capture_output=True, text=True)
    if installed.returncode != 0 or not shutil.which("node"):
        print(f"1..0 # SKIP {installed.stdout.strip() or 'node is not here'}")
        return 0
    with harness.Hub() as hub:
        return subprocess.run(["node", os.path.join(PEERS, "replicate.mjs"), hub.url], timeout=240).returncode


sys.exit(main())
