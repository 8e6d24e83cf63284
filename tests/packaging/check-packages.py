#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-packages.py SOURCE-ROOT BUILD-ROOT
What is installed is what the packages take, the Flatpak manifest is of this program, the service is as closed as it
says, and the manual pages are sound. TAP on output."""
import fnmatch
import glob
import json
import os
import re
import shutil
import subprocess
import sys

ROOT, BUILD = sys.argv[1:3]
ID = "org.samvad.Supervisor"
UNIT = os.path.join(ROOT, "data", "systemd", "samvad-hub.service")
# Of 10; what is above 2 is worth a question.
MOST_EXPOSED = 2.0


class Skip(Exception):
    pass


def need(tool):
    if not shutil.which(tool):
        raise Skip(f"{tool} is not installed")


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as text:
        return text.read()


def list_installed():
    plan = json.loads(subprocess.run(["meson", "introspect", "--install-plan", BUILD], check=True, capture_output=True, text=True).stdout)
    prefix = re.compile(r"^\{(prefix|bindir|datadir|localedir|mandir|libdir)\}")
    places = {"prefix": "usr", "bindir": "usr/bin", "datadir": "usr/share", "localedir": "usr/share/locale", "mandir": "usr/share/man"}
    for section in plan.values():
        for item in section.values():
            yield prefix.sub(lambda match: places[match.group(1)], item["destination"])


def everything_is_in_a_package():
    """dh_missing ends a build over a file that no package takes."""
    need("meson")
    taken = [line.split()[0] for path in glob.glob(os.path.join(ROOT, "data", "debian", "*.install"))
             for line in read(path).split("\n") if line and not line.startswith("#")]
    files = list(list_installed())
    assert len(files) > 10, files
    lost = [name for name in files if not any(fnmatch.fnmatch(name, place) or name.startswith(place + "/") for place in taken)]
    assert not lost, f"no package takes {lost}"
    both = [name for name in files if sum(name == place or name.startswith(place + "/") for place in set(taken)) > 1]
    assert not both, f"two packages take {both}"


def build_dependencies_are_the_same():
    """What ./run installs to build with is what the Debian package asks for."""
    script = re.search(r"packages_build=\((.*?)\)", read("run"), re.DOTALL).group(1).split()
    control = re.search(r"^Build-Depends: (.*?)^\S", read("data", "debian", "control") + "\nEnd", re.DOTALL | re.MULTILINE).group(1)
    asked = {re.sub(r"\(.*?\)", "", name).strip() for name in control.split(",")}
    missing = set(script) - asked - {"meson", "gcc", "libc6-dev"}
    assert not missing, f"data/debian/control lacks {missing}"


def flatpak_manifest():
    manifest = json.loads(read("data", "flatpak", ID + ".json"))
    assert manifest["id"] == ID and manifest["command"] == "samvad", manifest["id"]
    for module in manifest["modules"][:-1]:
        for source in module["sources"]:
            pinned = source.get("sha256") or source.get("commit")
            assert re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", pinned or ""), f"{module['name']} is not pinned"
    here = os.path.join(ROOT, "data", "flatpak", manifest["modules"][-1]["sources"][0]["path"])
    assert os.path.exists(os.path.join(here, "meson.build")), "the last module is this folder"
    # Nothing of the user's home: what is opened comes through the desktop.
    assert not any("filesystem" in argument for argument in manifest["finish-args"]), "the home folder"


def unit_is_sound():
    need("systemd-analyze")
    with open(UNIT, encoding="utf-8") as text:
        unit = text.read()
    # The program is not installed here; another one stands in for it.
    stand_in = os.path.join(BUILD, "samvad-hub-check.service")
    with open(stand_in, "w", encoding="utf-8") as text:
        text.write(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", unit))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", stand_in], capture_output=True, text=True)
    said = [line for line in done.stderr.split("\n") if "samvad-hub" in line]
    assert done.returncode == 0 and not said, done.stderr


def unit_is_closed():
    need("systemd-analyze")
    done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", UNIT], capture_output=True, text=True)
    found = re.search(r"Overall exposure level for .*: ([0-9.]+)", done.stdout)
    assert found, done.stdout + done.stderr
    print(f"# exposure {found.group(1)} of 10")
    assert float(found.group(1)) <= MOST_EXPOSED, done.stdout


def manual_pages():
    need("mandoc")
    pages = glob.glob(os.path.join(ROOT, "data", "man", "*.[1-9]"))
    assert len(pages) == 3, pages
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", *pages], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def manual_pages_have_every_option():
    for name, pattern in (("samvad", "src/app/samvad-application.c"), ("samvad-hub", "src/hub/*.c"), ("samvadctl", "src/ctl/*.c")):
        page = read("data", "man", name + ".1").replace("\\-", "-")
        options = {option for path in glob.glob(os.path.join(ROOT, pattern))
                   for option in re.findall(r'\{ "([a-z-]+)", (?:0|\'\w\'), ', read(path))}
        missing = sorted(option for option in options if "--" + option not in page)
        assert options and not missing, f"{name}.1 lacks {missing}"


def help_is_mallard():
    need("yelp-check")
    for language in ("C", "hi"):
        pages = glob.glob(os.path.join(ROOT, "data", "help", language, "*.page"))
        for command in ("validate", "links", "ids", "orphans", "media"):
            done = subprocess.run(["yelp-check", command, *pages], capture_output=True, text=True)
            assert done.returncode == 0 and not done.stdout.strip(), f"yelp-check {command}: {done.stdout}{done.stderr}"


CHECKS = (everything_is_in_a_package, build_dependencies_are_the_same, flatpak_manifest, unit_is_sound, unit_is_closed, manual_pages,
          manual_pages_have_every_option, help_is_mallard)


def main():
    print(f"1..{len(CHECKS)}")
    failed = 0
    for number, check in enumerate(CHECKS, 1):
        name = check.__name__.replace("_", " ")
        try:
            check()
            print(f"ok {number} {name}")
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}")
        except AssertionError as problem:
            failed += 1
            for line in str(problem).split("\n"):
                print("# " + line)
            print(f"not ok {number} {name}")
    return 1 if failed else 0


sys.exit(main())
