#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts of the real window against a real notification service on the session bus: a digest once the
data is live, nothing twice, also after a restart. Runs under tests/display.sh."""
import os
import subprocess
import sys
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


def run_window(hub, cache, seconds, wanted, *options):
    """Runs the window until so many notifications came, and some seconds more."""
    environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": os.path.join(harness.BUILD, "data"), "LC_ALL": "C.UTF-8",
                   "GSETTINGS_BACKEND": "keyfile", "G_DEBUG": ""}
    process = subprocess.Popen([harness.APP, "--server", hub.url, "--database", "samvad", "--cache-dir", cache, *options],
                               env=environment, stderr=subprocess.DEVNULL)
    end = time.monotonic() + seconds
    while time.monotonic() < end and len(told) < wanted:
        time.sleep(0.1)
    time.sleep(3)
    harness.equal(process.poll(), None, "the window still runs")
    process.terminate()
    process.wait(20)


def never_quiet():
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as settings:
        settings.write("[org/samvad/Supervisor]\nquiet-from=0\nquiet-to=0\n")


@harness.test
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


harness.main()
