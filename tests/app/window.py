#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a real server, driven and read through its accessibility tree alone. Runs under
tests/display.sh, which gives it a screen and a session bus."""
import datetime
import os
import re
import subprocess
import sys
import tempfile
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

# Who reads the tree while it changes is warned by AT-SPI: only the window's own warnings are faults.
G_DEBUG = os.environ.pop("G_DEBUG", "")

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as problem:
    print(f"1..0 # SKIP {problem}")
    sys.exit(0)

PATIENCE = 60  # seconds, on a machine that is busy with other tests


def is_visible(node):
    try:
        return node.get_state_set().contains(Atspi.StateType.VISIBLE)
    except Exception:
        return False


def walk(node, depth=0):
    if node is None or depth > 60:
        return
    # GTK 4.8 gives SHOWING to windows only; what lies in something invisible is not seen either.
    if depth > 0 and not is_visible(node):
        return
    yield node
    try:
        count = node.get_child_count()
    except Exception:  # a widget that went while we looked
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except Exception:
            continue
        yield from walk(child, depth + 1)


def application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and "samvad" in (child.get_name() or "").lower():
            return child
    return None


def texts():
    """What a screen reader would find on the screen now."""
    found = []
    for node in walk(application()):
        try:
            name = node.get_name()
        except Exception:
            continue
        if name:
            found.append(name)
    return found


def until(check, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while True:
        value = check()
        if value:
            return value
        assert time.monotonic() < end, f"{what} did not come; on the screen: {texts()[:60]}; {Window.state()}"
        time.sleep(0.05)


def name_of(node):
    try:
        return node.get_name() or ""
    except Exception:  # a widget that went while we looked
        return ""


class Finder:
    """The first thing whose name matches; asked again it looks there first, since a walk through the
    whole tree takes seconds and what changes is usually the text of one widget."""

    def __init__(self, pattern):
        self.pattern, self.node = re.compile(pattern), None

    def __call__(self):
        if self.node is not None and (match := self.pattern.search(name_of(self.node))):
            return match
        for node in walk(application()):
            if match := self.pattern.search(name_of(node)):
                self.node = node
                return match
        return None


find_text = Finder
find_headline = Finder(r"^([\d,]+) of ([\d,]+)$")


def headline():
    match = find_headline()
    return int(match.group(1).replace(",", "")) if match else None


def press(name):
    """Activates the button, tab or menu entry of that name."""
    def attempt():
        for node in walk(application()):
            try:
                if node.get_name() == name and node.get_n_actions() > 0:
                    return node.do_action(0)
            except Exception:
                continue
        return False
    until(attempt, f"the control “{name}”")


def put_call(hub):
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=90)
    status, _ = hub.request("PUT", f"/samvad/call:{uuid.uuid4()}", {
        "type": "call", "schema": 1, "case": f"test-{uuid.uuid4()}", "officer": "o-01", "district": "63",
        "started_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "duration_s": 300, "beneficiary": {"category": "sam"},
        "outcome": "complete", "feedback": {"services": {}, "overall": "positive",
                                            "remark": {"text": "राशन मिला " + now.isoformat(), "lang": "hi"}}})
    harness.equal(status, 201, "PUT")
    return now.isoformat()


class Window:
    last = None

    def __init__(self, *arguments):
        self.arguments = arguments

    @classmethod
    def state(cls):
        """What became of the program, and what it said, for whoever reads of a failure."""
        if cls.last is None:
            return "no window was started"
        cls.last.log.seek(0)
        return f"exit status {cls.last.process.poll()}, it said: {cls.last.log.read()[-2000:]}"

    def __enter__(self):
        # As at a login, the accessibility bus is there before the first window: else who comes first starts it.
        Atspi.get_desktop(0).get_child_count()
        environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": os.path.join(harness.BUILD, "data"), "LC_ALL": "C.UTF-8",
                       "G_DEBUG": G_DEBUG}
        environment.pop("NO_AT_BRIDGE", None)
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([harness.APP, *self.arguments], env=environment, stderr=self.log)
        Window.last = self
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        Window.last = None


@harness.test
def the_line_from_the_server_to_the_screen():
    with harness.Folder() as cache, harness.Hub("--demo") as hub, \
            Window("--server", hub.url, "--database", "samvad", "--cache-dir", cache):
        until(find_text(r"^Live"), "the word Live")
        until(headline, "the headline")
        harness.equal(headline(), harness.status(cache)["target"]["counted"], "headline and samvadctl status")
        live(hub)
        pages()
        outage(hub)


def live(hub):
    before = headline()
    put_call(hub)
    began = time.monotonic()
    until(lambda: headline() == before + 1, "the call added on the server", 20)
    took = time.monotonic() - began
    print(f"# a call was on the screen after {took:.2f} s, read through the accessibility tree")


def pages():
    for name, pattern in (("Districts", r"^Nuh$"), ("Feedback", r"राशन मिला|."), ("Action Items", r"verdue"),
                          ("Reports", r"2026"), ("Overview", r" of ")):
        press(name)
        until(find_text(pattern), f"something on the page {name}")


def outage(hub):
    shown = headline()
    port = hub.port
    hub.stop()
    until(find_text(r"^Offline"), "the word Offline")
    until(find_text(r"[Aa]s of|since|checked"), "as of when")
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
def an_empty_month():
    with harness.Folder() as cache, harness.Hub("--demo") as hub, \
            Window("--server", hub.url, "--database", "samvad", "--cache-dir", cache, "--month", "2019-01"):
        until(find_text(r"^Live"), "the word Live")
        until(find_text(r"January 2019"), "the month")
        until(find_text(r"[Nn]o calls|[Nn]othing"), "that there is nothing")


harness.main()
