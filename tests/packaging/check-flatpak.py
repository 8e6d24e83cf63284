#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-flatpak.py SOURCE-ROOT BUILD-ROOT
The Flatpak manifest against what meson knows: its names, its command, that each library the programs want is in the runtime
or built, its sources pinned, and no permission beyond those that have a reason here. Where flatpak-builder is installed it
reads the manifest too; building takes the runtime and a network, which a test does not have. TAP on output."""
import json
import os
import re
import shutil
import subprocess
import sys

# What each permission is for.
PERMISSIONS = {
    "--share=network": "the central server",
    "--share=ipc": "X11's shared memory",
    "--socket=fallback-x11": "the window where there is no Wayland",
    "--socket=wayland": "the window",
    "--device=dri": "drawing by the graphics card",
    "--talk-name=org.freedesktop.secrets": "the password in the desktop's keyring",
}
# Dependencies that org.gnome.Platform brings, and which module builds each of the others.
RUNTIME = {"glib-2.0", "gobject-2.0", "gio-2.0", "gio-unix-2.0", "json-glib-1.0", "sqlite3", "libsoup-3.0", "cairo", "cairo-pdf",
           "pangocairo", "gtk4", "libadwaita-1", "libnotify", "libsecret-1", "m", "libarchive"}
MODULES = {"gsl": "gsl", "libcjson": "cjson", "xlsxwriter": "libxlsxwriter", "csv": "libcsv"}


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as text:
        return text.read()


def introspect(build, what):
    return json.loads(subprocess.run(["meson", "introspect", "--" + what, build], capture_output=True, text=True, check=True).stdout)


def find_unpinned(module):
    for source in module["sources"]:
        pinned = {"archive": re.fullmatch("[0-9a-f]{64}", source.get("sha256", "")),
                  "git": re.fullmatch("[0-9a-f]{40}", source.get("commit", "")),
                  "dir": source.get("path") == "../.." and module["name"] == "samvad"}.get(source["type"])
        if not pinned or not source.get("url", "https://").startswith("https://"):
            yield f"{module['name']}: {source}"


def find_wrong_options(source, module):
    known = set(re.findall(r"^option\('([\w-]+)'", read(source, "meson_options.txt"), re.MULTILINE))
    for option in module.get("config-opts", []):
        name = option.removeprefix("-D").split("=")[0]
        if not option.startswith("--buildtype=") and name not in known:
            yield option


def read_by_builder(path):
    if not shutil.which("flatpak-builder"):
        print("# flatpak-builder is not installed: it does not read the manifest here")
        return []
    shown = subprocess.run(["flatpak-builder", "--show-manifest", path], capture_output=True, text=True)
    wrong = [line for line in shown.stderr.split("\n") if line]
    return wrong or ([] if shown.returncode == 0 and json.loads(shown.stdout)["id"] == "org.samvad.Supervisor" else [shown.stdout])


def check(source, build):
    path = os.path.join(source, "data", "flatpak", "org.samvad.Supervisor.json")
    manifest = json.loads(read(path))
    modules = {module["name"]: module for module in manifest["modules"]}
    own = manifest["modules"][-1]
    meson = read(source, "meson.build")
    app_id = re.search(r"^app_id = '([^']+)'", meson, re.MULTILINE).group(1)
    installed = {os.path.basename(name) for target in introspect(build, "targets") if target["type"] == "executable" and target["installed"]
                 for name in target["install_filename"]}
    wanted = {name for name in re.findall(r"dependency\('([^']+)'", meson)} | set(re.findall(r"find_library\('([^']+)'", meson))
    # The icons are installed as a folder.
    files = {os.path.basename(name) for name in introspect(build, "installed").values()}
    files |= {name for _, _, names in os.walk(os.path.join(source, "data", "icons")) for name in names}
    return {
        "its name is meson's, and that of its file": [] if manifest["id"] == app_id == os.path.basename(path)[:-len(".json")] else [manifest["id"]],
        "its command is installed": [] if manifest["command"] in installed else [f"{manifest['command']}: {installed}"],
        "what it exports has its name": [name for name in (".desktop", ".metainfo.xml", ".svg", "-symbolic.svg", ".service")
                                         if app_id + name not in files],
        "each permission has a reason": sorted(set(manifest["finish-args"]) ^ set(PERMISSIONS)),
        "each dependency is in the runtime or built": sorted(wanted - RUNTIME - {name for name, module in MODULES.items() if module in modules}),
        "nothing is built that nothing wants": sorted(set(modules) - set(MODULES.values()) - {"samvad"}),
        "sources are pinned": [fault for module in modules.values() for fault in find_unpinned(module)],
        "this project comes last, by meson": [] if own["name"] == "samvad" and own["buildsystem"] == "meson" else [own["name"]],
        "its options exist": list(find_wrong_options(source, own)),
        "flatpak-builder reads it": read_by_builder(path),
    }


def main():
    results = check(*sys.argv[1:3])
    print(f"1..{len(results)}")
    for number, (name, faults) in enumerate(results.items(), 1):
        for fault in faults:
            print(f"# {fault}")
        print(f"{'not ok' if faults else 'ok'} {number} {name}")
    return 1 if any(results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
