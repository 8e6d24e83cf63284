#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of NetworkManager that GLib reads. Each line of the input is a new state and a new connectivity, as numbers of
its interface; ends with the input."""
import sys

from gi.repository import Gio, GLib

NAME, PATH = "org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager"
INTERFACE = f"""<node><interface name="{NAME}"><property name="State" type="u" access="read"/>
<property name="Connectivity" type="u" access="read"/><property name="Metered" type="u" access="read"/></interface></node>"""

values = {"State": 70, "Connectivity": 4, "Metered": 2}
loop = GLib.MainLoop()


def on_line(channel, _condition, connection):
    line = channel.readline()
    if not line:
        loop.quit()
        return False
    values["State"], values["Connectivity"] = map(int, line.split())
    changed = {name: GLib.Variant("u", values[name]) for name in ("State", "Connectivity")}
    connection.emit_signal(None, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                           GLib.Variant("(sa{sv}as)", (NAME, changed, [])))
    return True


def on_name(connection, _name):
    print("ready", flush=True)
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, on_line, connection)


def on_bus(connection, _name):
    connection.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], None,
                               lambda _connection, _sender, _path, _interface, name: GLib.Variant("u", values[name]), None)


Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, on_bus, on_name, None)
loop.run()
