#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts of the real window on a session bus: with a notification service of this test, which tells what it
was asked for; with dunst, which nobody here wrote (argument “dunst”); with none (“none”, on a bus that
cannot start one). Runs under tests/display.sh."""
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

try:
    from gi.repository import Gio, GLib
except ImportError as problem:
    print(f"1..0 # SKIP {problem}")
    sys.exit(0)

INTERFACE = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method></interface></node>"""
SETTINGS = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
DUNST = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
BUS = Gio.bus_get_sync(Gio.BusType.SESSION, None)

told = []


def answer(_connection, _sender, _path, _interface, method, arguments, invocation):
    if method == "Notify":
        told.append(arguments.unpack())
        invocation.return_value(GLib.Variant("(u)", (len(told),)))
    elif method == "GetCapabilities":
        invocation.return_value(GLib.Variant("(as)", (["body", "actions"],)))
    elif method == "GetServerInformation":
        invocation.return_value(GLib.Variant("(ssss)", ("test", "samvad", "1", "1.2")))
    else:
        invocation.return_value(None)


def start_service():
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    ready = threading.Event()
    Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE,
                     lambda connection, _name: connection.register_object("/org/freedesktop/Notifications",
                                                                          node.interfaces[0], answer, None, None),
                     lambda *_: ready.set(), None)
    threading.Thread(target=GLib.MainLoop().run, daemon=True).start()
    assert ready.wait(10), "the notification service did not start"


def call(name, path, interface, method, parameters=None):
    return BUS.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 20000, None).unpack()


def wait_for(check, what, seconds=90):
    end = time.monotonic() + seconds
    while not (value := check()):
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.1)
    return value


def start_window(hub, cache, *options, log=subprocess.DEVNULL):
    environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": os.path.join(harness.BUILD, "data"), "LC_ALL": "C.UTF-8",
                   "GSETTINGS_BACKEND": "keyfile", "G_DEBUG": "", "G_MESSAGES_DEBUG": "all"}
    return subprocess.Popen([harness.APP, "--server", hub.url, "--database", "samvad", "--cache-dir", cache, *options],
                            env=environment, stdout=log, stderr=subprocess.DEVNULL)


def run_window(hub, cache, seconds, wanted, *options):
    """Runs the window until so many notifications came, and some seconds more."""
    process = start_window(hub, cache, *options)
    end = time.monotonic() + seconds
    while time.monotonic() < end and len(told) < wanted:
        time.sleep(0.1)
    time.sleep(3)
    harness.equal(process.poll(), None, "the window still runs")
    process.terminate()
    process.wait(20)


def never_quiet(rules=""):
    os.makedirs(os.path.dirname(SETTINGS), exist_ok=True)
    with open(SETTINGS, "w", encoding="utf-8") as settings:
        settings.write("[org/samvad/Supervisor]\nquiet-from=0\nquiet-to=0\n" + rules)


def a_digest_once():
    never_quiet()
    start_service()
    with harness.Folder() as cache, harness.Hub("--demo", "--live") as hub:
        run_window(hub, cache, 1, 1)
        run_window(hub, cache, 25, 1, "--review")
        harness.equal(len(told), 0, f"nothing in a meeting: {told}")
        run_window(hub, cache, 90, 1)
        harness.equal(len(told), 1, f"notifications: {told}")
        _, _, _, title, body, actions, _, _ = told[0]
        assert "attention" in title, title
        assert "overdue" in body and "No call" not in body, body
        harness.equal(actions[::2], ["default", "open"], "a click and a button")
        run_window(hub, cache, 18, 2)
        harness.equal(len(told), 1, f"nothing twice after a restart: {told[1:]}")
        harness.equal(os.stat(os.path.join(cache, "alerts")).st_mode & 0o777, 0o600, "mode")


def a_button_opens_what_it_is_about():
    never_quiet("alerts=['overdue']\nactions-view='all'\n")
    told.clear()
    with harness.Folder() as cache, harness.Hub("--demo", "--live") as hub:
        process = start_window(hub, cache, "--background")
        try:
            wait_for(lambda: told, "the notification")
            assert "overdue" in told[0][3], told
            BUS.emit_signal(None, DUNST[1], DUNST[0], "ActionInvoked", GLib.Variant("(us)", (1, "open")))
            wait_for(lambda: remembered("actions-view") == "overdue", "the list of what is overdue")
            quit_window()
            process.wait(60)
            harness.equal(remembered("page"), "actions", "the page that was open")
        finally:
            process.kill()


def page_of(body):
    """Where the first line of a digest leads."""
    first = body.splitlines()[0]
    return "overview" if "target" in first else "districts" if "differs" in first else "actions"


def displayed():
    return call(*DUNST, "org.freedesktop.DBus.Properties", "Get",
                GLib.Variant("(ss)", ("org.dunstproject.cmd0", "displayedLength")))[0]


def remembered(name):
    with open(SETTINGS, encoding="utf-8") as settings:
        return next((line.split("'")[1] for line in settings if line.startswith(name + "=")), None)


def quit_window():
    call("org.samvad.Supervisor", "/org/samvad/Supervisor", "org.gtk.Actions", "Activate",
         GLib.Variant("(sava{sv})", ("quit", [], {})))


def a_daemon_that_nobody_here_wrote():
    """Dunst shows it, its window is clicked, the page opens; without a window, too."""
    if shutil.which("dunst") is None:
        raise harness.Skip("dunst is not installed")
    never_quiet()
    with harness.Folder() as folder, harness.Hub("--demo", "--live") as hub:
        configuration, cache = os.path.join(folder, "dunstrc"), os.path.join(folder, "cache")
        with open(configuration, "w", encoding="utf-8") as file:
            file.write("[global]\nidle_threshold = 0\n[urgency_normal]\ntimeout = 0\n")
        # Its warnings are not ours.
        with subprocess.Popen(["dunst", "-conf", configuration], env={**os.environ, "G_DEBUG": ""},
                              stderr=subprocess.DEVNULL) as dunst:
            process = start_window(hub, cache, "--background")
            try:
                wait_for(lambda: running() and displayed(), "the notification in dunst's window")
                call(*DUNST, "org.dunstproject.cmd0", "NotificationAction", GLib.Variant("(u)", (0,)))
                time.sleep(5)
                call(*DUNST, "org.dunstproject.cmd0", "NotificationCloseAll")
                shown = wait_for(lambda: call(*DUNST, "org.dunstproject.cmd0", "NotificationListHistory")[0], "the history")
                harness.equal(len(shown), 1, f"what dunst was told: {shown}")
                body = shown[0]["body"]
                assert "overdue" in body, body
                quit_window()
                process.wait(60)
                harness.equal(remembered("page") or "overview", page_of(body), f"the page that was open, after {body}")
            finally:
                process.kill()
                dunst.terminate()


def running():
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                GLib.Variant("(s)", DUNST[:1]))[0]


def without_a_daemon():
    """The window goes on, and its history has what nobody was told."""
    never_quiet()
    with harness.Folder() as cache, harness.Hub("--demo", "--live") as hub, tempfile.TemporaryFile("w+") as log:
        harness.equal(running(), False, "who shows notifications")
        process = start_window(hub, cache, "--background", log=log)
        alerts = os.path.join(cache, "alerts")
        wait_for(lambda: os.path.exists(alerts) and "overdue" in open(alerts, encoding="utf-8").read(), "the history")
        time.sleep(3)
        harness.equal(process.poll(), None, "the program still runs")
        process.terminate()
        process.wait(20)
        log.seek(0)
        harness.equal(log.read().count("Alerts are shown in the window only"), 1, "what the log says, once")


TESTS = {"": [a_digest_once, a_button_opens_what_it_is_about], "dunst": [a_daemon_that_nobody_here_wrote],
         "none": [without_a_daemon]}
for one in TESTS["".join(sys.argv[1:])]:
    harness.test(one)
harness.main()
