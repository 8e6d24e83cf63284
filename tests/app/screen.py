# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, driven and read through its accessibility tree alone. For tests that run under
tests/display.sh, which gives them a screen and a session bus."""
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

# GLib never frees its table of 2048 quarks when it needs a larger one: who reads it takes no lock.
QUARKS = f"SUMMARY: AddressSanitizer: {2048 * 8} byte(s) leaked in 1 allocation(s)."

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


def everything():
    """All that is on the screen, the window that was opened last first: it is the one that is asked for, and a walk
    through a whole page takes seconds."""
    program = application()
    try:
        windows = [program.get_child_at_index(index) for index in range(program.get_child_count())] if program else []
    except Exception:  # a window that went while we looked
        return
    for window in reversed(windows):
        yield from walk(window, 1)


def texts():
    """What a screen reader would find on the screen now."""
    found = []
    for node in everything():
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
        assert time.monotonic() < end and Window.runs(), \
            f"{what} did not come; on the screen: {texts()[:60]}; {Window.state()}"
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
        for node in everything():
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
        labels = []
        for node in everything():
            try:
                # A button with a mnemonic is called “_Print… Print…”.
                names = (f" {node.get_name()}", f" {node.get_description()}")
                if not any(one.endswith(f" {name}") for one in names) or node.get_n_actions() == 0:
                    continue
                if node.get_role() != Atspi.Role.LABEL:
                    return node.do_action(0)
                labels.append(node)
            except Exception:
                continue
        return any(node.do_action(0) for node in labels)
    until(attempt, f"the control “{name}”")


def write(name, text):
    """Puts text into the entry of that name."""
    def attempt():
        for node in everything():
            try:
                if name_of(node) == name and node.get_editable_text_iface() is not None:
                    return node.get_editable_text_iface().set_text_contents(text)
            except Exception:
                continue
        return False
    until(attempt, f"the entry “{name}”")


def put_call(hub, *user):
    """One more completed interview on the server, put there by the user of that name and password."""
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=90)
    status, _ = hub.request("PUT", f"/samvad/call:{uuid.uuid4()}", {
        "type": "call", "schema": 1, "case": f"test-{uuid.uuid4()}", "officer": "o-01", "district": "63",
        "started_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "duration_s": 300, "beneficiary": {"category": "sam"},
        "outcome": "complete", "feedback": {"services": {}, "overall": "positive",
                                            "remark": {"text": "राशन मिला " + now.isoformat(), "lang": "hi"}}}, *user)
    harness.equal(status, 201, "PUT")
    return now.isoformat()


class Window:
    last = None

    def __init__(self, *arguments, **environment):
        self.arguments, self.environment = arguments, environment

    @classmethod
    def runs(cls):
        """Whether waiting for something to appear makes sense."""
        return cls.last is None or cls.last.process.poll() is None

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
                       "G_DEBUG": G_DEBUG, **self.environment}
        environment.pop("NO_AT_BRIDGE", None)
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([harness.APP, *self.arguments], env=environment, stderr=self.log)
        Window.last = self
        return self

    def quit(self):
        """As its menu does. In a build with sanitizers, what was not freed by then is an error."""
        subprocess.run(["gdbus", "call", "--session", "--dest", "org.samvad.Supervisor", "--object-path", "/org/samvad/Supervisor",
                        "--method", "org.gtk.Actions.Activate", "quit", "[]", "{}"], check=True, stdout=subprocess.DEVNULL)
        status = self.process.wait(60)
        self.log.seek(0)
        assert status == 0 or QUARKS in self.log.read(), f"the end; {self.state()}"

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        Window.last = None
