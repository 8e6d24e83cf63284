#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong before a Hindi reader is said in Hindi, with what to do; names of files and what the system said stand in
it as they came. Runs under tests/display.sh."""
import os
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Window, find_text, texts, until  # noqa: E402

# Names stay as they are.
KEPT = {"Samvad", "CouchDB"}


def sentence_with(pattern):
    """The text on the screen that says it, without what is quoted and what the system said."""
    text = next(text for text in texts() if re.search(pattern, text))
    print("# " + text.replace("\n", " "))
    return re.sub(r"“[^”]*”|\([^)]*\)|&\w+;", "", text)


def is_hindi(text):
    return not [word for word in re.findall("[A-Za-z]{2,}", text) if word not in KEPT]


@harness.test
def a_cache_of_a_newer_version():
    with harness.Folder() as folder:
        with sqlite3.connect(os.path.join(folder, "samvad.db")) as database:
            database.execute("CREATE TABLE later (id)")
            database.execute("PRAGMA user_version = 999")
        with Window("--offline", "--cache-dir", folder, "--language", "hi"):
            until(find_text("999"), "that it is of a newer version")
            said = sentence_with("999")
            assert is_hindi(said) and "संस्करण" in said, said


@harness.test
def a_folder_that_cannot_be_made():
    with harness.Folder() as folder:
        path = os.path.join(folder, "file")
        open(path, "w", encoding="ascii").close()
        with Window("--offline", "--cache-dir", os.path.join(path, "cache"), "--language", "hi"):
            until(find_text("“.*/file/cache”"), "which folder it is")
            said = sentence_with("/file/cache")
            assert is_hindi(said) and "फोल्डर" in said, said


@harness.test
def a_damaged_cache_is_set_aside():
    with harness.Folder() as folder, harness.Hub("--demo") as hub:
        harness.sync(hub, folder)
        with open(os.path.join(folder, "samvad.db"), "r+b") as file:
            file.write(b"not a database any more")
        with Window("--offline", "--cache-dir", folder, "--language", "hi"):
            until(find_text("."), "a window")
            until(lambda: any("damaged" in name for name in os.listdir(folder)), "the damaged file under another name")
            until(lambda: not [text for text in texts() if re.search("cache|damaged|SQL", text)], "no English")


@harness.test
def a_language_that_is_not_there():
    done = subprocess.run([harness.APP, "--language", "xx"], capture_output=True, text=True,
                          env={**os.environ, "GSETTINGS_SCHEMA_DIR": os.path.join(harness.BUILD, "data"), "LANGUAGE": "hi"})
    harness.equal(done.returncode, 2, "exit status")
    assert re.search("xx.*en, hi", done.stderr) and re.search("[\u0900-\u097f]", done.stderr), done.stderr


harness.main()
