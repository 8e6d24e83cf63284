#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`./run app` as somebody types it: a window on a live demo, and nothing left when it closes. Runs under
tests/display.sh, which gives it a screen and a session bus."""
import glob
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

RUN = os.path.join(harness.SOURCE, "run")


def is_built():
    process = subprocess.run(["ninja", "-C", harness.BUILD, "-n"], capture_output=True, text=True, check=True)
    return "no work to do" in process.stdout


def environment(**more):
    if not shutil.which("dpkg-query"):
        raise harness.Skip("./run is for Debian")
    if not is_built():
        raise harness.Skip("not everything is built; ./run tests builds it first")
    # As somebody's shell has it: warnings and leaks are for the tests of the window.
    os.environ.pop("G_DEBUG", None)
    os.environ["LSAN_OPTIONS"] = "detect_leaks=0"
    return {**os.environ, "SAMVAD_BUILD_DIR": os.path.relpath(harness.BUILD, harness.SOURCE), **more}


def descendants(pid):
    found = []
    for path in glob.glob(f"/proc/{pid}/task/*/children"):
        try:
            children = open(path, encoding="ascii").read().split()
        except OSError:     # gone meanwhile
            continue
        for child in children:
            found += [int(child), *descendants(int(child))]
    return found


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_for_window(process):
    end = time.monotonic() + 400    # on a machine however busy
    while subprocess.run(["xwininfo", "-name", "Samvad"], capture_output=True).returncode != 0:
        assert process.poll() is None and time.monotonic() < end, "there is no window"
        time.sleep(0.2)


@harness.test
def the_hub_ends_with_the_window():
    with harness.Folder() as scratch:
        process = subprocess.Popen([RUN, "app"], env=environment(TMPDIR=scratch), stdout=subprocess.DEVNULL)
        try:
            wait_for_window(process)
            started = descendants(process.pid)
            names = [open(f"/proc/{pid}/comm", encoding="ascii").read().strip() for pid in started]
            assert "samvad-hub" in names and "samvad" in names, names
            subprocess.run(["gapplication", "action", "org.samvad.Supervisor", "quit"], check=True)
            harness.equal(process.wait(60), 0, "exit status")
        finally:
            process.terminate()
        harness.equal([pid for pid in started if is_running(pid)], [], f"left of {names}")
        harness.equal(os.listdir(scratch), [], "files left")


@harness.test
def without_a_display_it_says_what_to_do():
    bare = environment()
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        bare.pop(name, None)
    process = subprocess.run([RUN, "app"], env=bare, capture_output=True, text=True)
    harness.equal(process.returncode, 1, process.stderr)
    for words in ("no display", "--broadway", "./run report"):
        assert words in process.stderr, process.stderr


@harness.test
def when_nothing_changed_nothing_is_built():
    began = time.monotonic()
    subprocess.run([RUN, "build"], env=environment(), check=True, stdout=subprocess.DEVNULL)
    print(f"# set-up and build of nothing took {time.monotonic() - began:.2f} s")
    assert is_built()


harness.main()
