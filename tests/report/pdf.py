# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF as other programs read it: its text and its pages, by Poppler."""
import shutil
import subprocess

import harness


def read_text(path):
    if shutil.which("pdftotext") is None:
        raise harness.Skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
