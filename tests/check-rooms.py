#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the rooms of src/ to what each may use. The build already refuses another room's headers;
system headers are always on the compiler's path, so they are checked here. TAP on output."""
import os
import re
import sys

ROOMS = {
    "domain": (set(), set()),
    "text": ({"domain"}, set()),
    "analysis": ({"domain"}, {"gsl"}),
    "wire": ({"domain"}, {"json-glib", "cjson"}),
    "import": ({"domain", "wire"}, {"gio", "csv", "archive"}),
    "store": ({"domain"}, {"gio", "sqlite3"}),
    "sync": ({"domain", "wire"}, {"gio", "libsoup", "json-glib", "cjson"}),
    "charts": ({"domain", "analysis", "text"}, {"cairo", "pango"}),
    "report": ({"domain", "analysis", "charts", "text"}, {"gio", "cairo", "pango", "xlsxwriter", "json-glib", "archive"}),
    "alerts": ({"domain", "analysis", "text"}, {"gio", "libnotify"}),
    "views": ({"domain", "analysis", "store", "charts", "report", "text"}, {"gio", "gtk", "adwaita", "cairo", "pango", "json-glib"}),
    "hub": ({"domain", "wire"}, {"gio", "libsoup", "sqlite3", "json-glib"}),
    "ctl": ({"domain", "analysis", "wire", "import", "store", "sync", "charts", "report", "text"},
            {"gio", "libsoup", "json-glib", "xlsxwriter", "cairo"}),
    "app": ({"domain", "analysis", "wire", "store", "sync", "charts", "report", "alerts", "views", "ctl", "text"},
            {"gio", "gtk", "adwaita", "libnotify", "libsecret", "json-glib"}),
}
LIBRARIES = {
    "gsl/": "gsl", "json-glib/": "json-glib", "cjson/": "cjson", "gio/": "gio", "sqlite3.h": "sqlite3", "libsoup/": "libsoup",
    "cairo": "cairo", "pango/": "pango", "xlsxwriter": "xlsxwriter", "archive": "archive", "libnotify/": "libnotify",
    "gtk/": "gtk", "adwaita.h": "adwaita", "libsecret/": "libsecret", "csv.h": "csv", "zip.h": "zip",
}


def headers(source, room):
    folder = os.path.join(source, "src", room)
    return {name for _, _, names in os.walk(folder) for name in names if name.endswith(".h")}


def find_faults(source, room):
    rooms, libraries = ROOMS[room]
    allowed = headers(source, room).union(*(headers(source, other) for other in rooms)) if rooms else headers(source, room)
    others = set().union(*(headers(source, other) for other in ROOMS)) - allowed
    faults = []
    for folder, _, names in os.walk(os.path.join(source, "src", room)):
        for name in names:
            if not name.endswith((".c", ".h")):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as text:
                for line in text:
                    match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
                    if not match:
                        continue
                    quote, header = match.groups()
                    if quote == '"' and (os.path.basename(header) in others or "../" in header):
                        faults.append(f"{name} includes {header}")
                    for prefix, library in LIBRARIES.items():
                        if quote == "<" and header.startswith(prefix) and library not in libraries:
                            faults.append(f"{name} includes <{header}>")
    return faults


def main():
    source = sys.argv[1]
    rooms = sorted(name for name in os.listdir(os.path.join(source, "src"))
                   if os.path.isdir(os.path.join(source, "src", name)))
    print(f"1..{len(rooms)}")
    failed = 0
    for number, room in enumerate(rooms, 1):
        faults = find_faults(source, room) if room in ROOMS else [f"the room {room} is not known to this check"]
        for fault in faults:
            print(f"# {room}: {fault}")
        failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {number} {room}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
