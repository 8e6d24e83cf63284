#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a real server, driven and read through its accessibility tree alone. Runs under
tests/display.sh, which gives it a screen and a session bus."""
import json
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from screen import Window, find_text, headline, press, put_call, until  # noqa: E402


@harness.test
def the_line_from_the_server_to_the_screen():
    with harness.Folder() as cache, harness.Hub("--demo") as hub, \
            Window("--server", hub.url, "--database", "samvad", "--cache-dir", cache) as window:
        until(find_text(r"^Live"), "the word Live")
        until(headline, "the headline")
        harness.equal(headline(), harness.status(cache)["target"]["counted"], "headline and samvadctl status")
        live(hub)
        pages()
        outage(hub)
        window.quit()


def live(hub):
    before = headline()
    put_call(hub)
    began = time.monotonic()
    until(lambda: headline() == before + 1, "the call added on the server", 20)
    took = time.monotonic() - began
    print(f"# a call was on the screen after {took:.2f} s, read through the accessibility tree")


def pages():
    for name, pattern in (("Districts", r"^Where families answered negatively"), ("Feedback", r"^\d+ answers$"),
                          ("Action Items", r"^Awaiting the family"), ("Reports", r"^Layout$"),
                          ("Overview", r"^\d+ of \d+")):
        press(name)
        until(find_text(pattern), f"something on the page {name}")


def outage(hub):
    shown = headline()
    port = hub.port
    hub.stop()
    until(find_text(r"^Offline"), "the word Offline")
    until(find_text(r"^as of \d\d:\d\d$"), "as of when, beside the number")
    harness.equal(headline(), shown, "what is readable offline")
    hub.port = port
    hub.start()
    put_call(hub)
    until(find_text(r"^Live"), "the word Live after the server is back", 120)
    until(lambda: headline() == shown + 1, "what was missed")


@harness.test
def first_start_without_a_server():
    with harness.Folder() as cache, Window("--cache-dir", os.path.join(cache, "none")):
        until(find_text(r"[Cc]onnect"), "the next step")


@harness.test
def no_such_database():
    with harness.Folder() as cache, harness.Hub() as hub, \
            Window("--server", hub.url, "--database", "nowhere", "--cache-dir", cache):
        until(find_text(r"nowhere|[Nn]o such database|database"), "what is wrong")


@harness.test
def signing_in_is_asked_for():
    with harness.Folder() as folder:
        users = os.path.join(folder, "users")
        subprocess.run([harness.HUB, "--users", users, "--add-user", "asha", "--role", "reader"], input="r\n", text=True,
                       check=True, stdout=subprocess.DEVNULL)
        with harness.Hub("--users", users) as hub, \
                Window("--server", hub.url, "--database", "samvad", "--cache-dir", os.path.join(folder, "cache")):
            until(find_text(r"^Sign in to the central server"), "what the server wants")


def forbidding(path):
    """CouchDB, as one meets it without the reader role."""
    welcome = path == "/"
    return 200 if welcome else 403, "application/json", json.dumps(
        {"couchdb": "Welcome", "version": "3.5.0"} if welcome else
        {"error": "forbidden", "reason": "You are not allowed to access this db."})


@harness.test
def no_permission():
    with harness.Folder() as cache, harness.web_server(forbidding) as port, \
            Window("--server", f"http://127.0.0.1:{port}", "--database", "samvad", "--cache-dir", cache):
        until(find_text(r"^You may not read this database"), "that one may not")


@harness.test
def an_empty_month():
    with harness.Folder() as cache, harness.Hub("--demo") as hub, \
            Window("--server", hub.url, "--database", "samvad", "--cache-dir", cache, "--month", "2019-01"):
        until(find_text(r"^Live"), "the word Live")
        until(find_text(r"January 2019"), "the month")
        until(find_text(r"[Nn]o calls|[Nn]othing"), "that there is nothing")


harness.main()
