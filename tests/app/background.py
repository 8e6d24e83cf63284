#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program all day long: without a window, started by the bus, at login, one of it; after a sleep, on a
PC whose clock is wrong. Runs under tests/display.sh."""
import email.utils
import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from relay import Relay  # noqa: E402
from screen import Window, find_text, press, put_call, until  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402  (there, where screen could be imported)

ID, PATH = "org.samvad.Supervisor", "/org/samvad/Supervisor"
SETTINGS = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
LOGIN = os.path.join(os.environ["XDG_CONFIG_HOME"], "autostart", f"{ID}.desktop")
ENVIRONMENT = {"GSETTINGS_SCHEMA_DIR": os.path.join(harness.BUILD, "data"), "GSETTINGS_BACKEND": "keyfile", "G_DEBUG": ""}
BUS = Gio.bus_get_sync(Gio.BusType.SESSION, None)  # names last as long as somebody has it


def settings(text=""):
    os.makedirs(os.path.dirname(SETTINGS), exist_ok=True)
    with open(f"{SETTINGS}.new", "w", encoding="utf-8") as file:
        file.write(f"[org/samvad/Supervisor]\ntour-seen=true\n{text}")
    os.replace(f"{SETTINGS}.new", SETTINGS)


def call(interface, method, parameters=None, name=ID, path=PATH):
    return BUS.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 60000, None)


def activate():
    call("org.freedesktop.Application", "Activate", GLib.Variant("(a{sv})", ({},)))


def act(name):
    call("org.gtk.Actions", "Activate", GLib.Variant("(sava{sv})", (name, [], {})))


def windows():
    """How many windows of it the screen has, hidden ones left out."""
    listed = subprocess.run(["xwininfo", "-root", "-children"], check=True, capture_output=True, text=True).stdout
    found = re.findall(r'(0x[0-9a-f]+) .*\("samvad"', listed)
    states = (subprocess.run(["xwininfo", "-id", one], capture_output=True, text=True).stdout for one in found)
    return sum("IsViewable" in state for state in states)


def owner():
    """The process that has the program's name on the bus, or None."""
    try:
        return call("org.freedesktop.DBus", "GetConnectionUnixProcessID", GLib.Variant("(s)", (ID,)),
                    "org.freedesktop.DBus", "/org/freedesktop/DBus").unpack()[0]
    except GLib.Error:
        return None


def counted(cache):
    """None while the cache is being made."""
    answer = harness.ctl("status", "--cache-dir", cache, "--json", check=False)
    return json.loads(answer.stdout)["target"]["counted"] if answer.returncode == 0 else None


@harness.test
def it_follows_without_a_window():
    settings("background=true\n")
    with harness.Folder() as cache, harness.Hub("--demo") as hub, \
            Window("--server", hub.url, "--database", "samvad", "--cache-dir", cache, "--background",
                   GSETTINGS_BACKEND="keyfile") as one:
        until(lambda: counted(cache), "the data")
        harness.equal(windows(), 0, "windows")
        activate()
        until(lambda: windows() == 1, "the window that the bus asked for")
        second = subprocess.run([harness.APP], env={**os.environ, **ENVIRONMENT}, timeout=60)
        harness.equal((second.returncode, windows(), owner()), (0, 1, one.process.pid), "a second start")
        press("Close")
        until(lambda: windows() == 0, "that the window is closed")
        before = counted(cache)
        put_call(hub)
        until(lambda: counted(cache) == before + 1, "a call that came while there was no window")
        act("quit")
        one.process.wait(60)


@harness.test
def without_the_setting_it_ends_with_its_window():
    settings()
    with harness.Folder() as cache, Window("--offline", "--cache-dir", cache, GSETTINGS_BACKEND="keyfile") as one:
        until(lambda: windows() == 1, "the window")
        press("Close")
        harness.equal(one.process.wait(60), 0, f"the end, with its window; {Window.state()}")


def command():
    """What the desktop starts at login."""
    with open(LOGIN, encoding="utf-8") as file:
        return re.search(r"^Exec=(.*)$", file.read(), re.M).group(1)


@harness.test
def it_starts_at_login():
    settings("background=true\n")
    with harness.Folder() as cache, Window("--offline", "--cache-dir", cache, "--background", GSETTINGS_BACKEND="keyfile"):
        until(owner, "the name on the bus")
        until(lambda: not os.path.exists(LOGIN), "nothing yet")
        settings("background=true\nstart-at-login=true\n")
        until(lambda: os.path.exists(LOGIN), "the desktop's file")
        subprocess.run(["desktop-file-validate", LOGIN], check=True)
        until(lambda: command() == "samvad --background", "that it starts without a window")
        settings("start-at-login=true\n")
        until(lambda: command() == "samvad", "that it starts with one, where it ends with it")
        settings()
        until(lambda: not os.path.exists(LOGIN), "that it is gone")


@harness.test
def the_bus_starts_it():
    settings()
    with open(os.path.join(harness.BUILD, "data", f"{ID}.service"), encoding="utf-8") as file:
        service = re.sub(r"^Exec=\S*/samvad ", f"Exec={os.path.abspath(harness.APP)} ", file.read(), flags=re.M)
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "dbus-1", "services")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"{ID}.service"), "w", encoding="utf-8") as file:
        file.write(service)
    bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
    call("org.freedesktop.DBus", "ReloadConfig", None, *bus)
    call("org.freedesktop.DBus", "UpdateActivationEnvironment", GLib.Variant("(a{ss})", (ENVIRONMENT,)), *bus)
    harness.equal(owner(), None, "who runs before")
    activate()
    until(lambda: windows() == 1, "the window")
    act("quit")
    until(lambda: owner() is None, "the end")


def processor_time(process):
    """Seconds that the thread which follows the server has worked: of five it may not even use a fiftieth."""
    for task in os.listdir(f"/proc/{process}/task"):
        with open(f"/proc/{process}/task/{task}/stat", encoding="utf-8") as file:
            name, fields = re.match(r"\d+ \((.*)\) (.*)", file.read()).groups()
        if name == "samvad-sync":
            return sum(int(ticks) for ticks in fields.split()[11:13]) / os.sysconf("SC_CLK_TCK")
    raise AssertionError("no thread follows the server")


def sleep_and_wake():
    """What logind says when the lid opens. The session's bus is the program's system bus in this test."""
    for begins in (True, False):
        BUS.emit_signal(None, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                        GLib.Variant("(b)", (begins,)))
    BUS.flush_sync(None)


@harness.test
def after_a_sleep_it_asks_at_once():
    settings()
    call("org.freedesktop.DBus", "RequestName", GLib.Variant("(su)", ("org.freedesktop.login1", 0)),
         "org.freedesktop.DBus", "/org/freedesktop/DBus")
    with harness.Folder() as cache, harness.Hub("--demo") as hub, Relay(hub.port) as network, \
            Window("--server", network.url, "--database", "samvad", "--cache-dir", cache, GSETTINGS_BACKEND="keyfile",
                   DBUS_SYSTEM_BUS_ADDRESS=os.environ["DBUS_SESSION_BUS_ADDRESS"]):
        until(find_text(r"^Live"), "the word Live")
        time.sleep(3)
        before, worked = network.accepted, processor_time(Window.last.process.pid)
        time.sleep(5)
        harness.equal(network.accepted, before, "connections while nothing happens")
        assert processor_time(Window.last.process.pid) - worked < 0.1, "what follows the server does not sleep"
        sleep_and_wake()
        until(lambda: network.accepted > before, "a connection of its own after the sleep", 20)
        until(find_text(r"^Live"), "the word Live again")


LIMITS = {"full": (70, 4), "portal": (60, 2)}  # NMState, NMConnectivityState


class NetworkManager:
    """As much of it as GLib reads, on the session's bus, in a process of its own: calls of this one wait for answers."""

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "network_manager.py")],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        harness.equal(self.process.stdout.readline(), "ready\n", "the network manager")
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()

    def say(self, limit):
        self.process.stdin.write("{} {}\n".format(*LIMITS[limit]))
        self.process.stdin.flush()


@harness.test
def another_network_is_asked_at_once():
    """The network changes, then wants a sign-in of its own, then is free."""
    settings()
    with harness.Folder() as cache, harness.Hub("--demo") as hub, Relay(hub.port) as network, NetworkManager() as manager, \
            harness.web_server(harness.portal) as portal, \
            Window("--server", network.url, "--database", "samvad", "--cache-dir", cache, GSETTINGS_BACKEND="keyfile",
                   DBUS_SYSTEM_BUS_ADDRESS=os.environ["DBUS_SESSION_BUS_ADDRESS"]):
        until(find_text(r"^Live"), "the word Live")
        time.sleep(3)
        before = network.accepted
        network.port = portal
        manager.say("portal")
        until(lambda: network.accepted > before, "a connection of its own over the other network", 30)
        until(find_text(r"^Wrong server"), "that it is not the server")
        until(find_text(r"sign in to the network if it asks for that"), "what to do, in the banner")
        press("Wrong server")
        until(find_text(r"^This network wants a sign-in of its own first"), "what stands in the way")
        network.port = hub.port
        manager.say("full")
        until(find_text(r"^Live"), "the word Live again", 30)


@harness.test
def a_wrong_clock_is_noticed():
    settings()
    ahead = email.utils.formatdate(time.time() + 3 * 3600, usegmt=True)
    with harness.Folder() as cache, harness.Hub("--demo") as hub, Relay(hub.port, ahead) as network, \
            Window("--server", network.url, "--database", "samvad", "--cache-dir", cache, GSETTINGS_BACKEND="keyfile"):
        until(find_text(r"^This PC’s clock is 3 hours slow"), "that this PC's clock is wrong")


harness.main()
