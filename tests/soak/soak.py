#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: soak.py [MINUTES]   (under tests/display.sh, with SAMVAD_BUILD_ROOT a release build and libfaketime)
The real window follows a live hub that is stopped, killed and silenced again and again, while the clock of both runs
so fast that a day passes in two minutes; prints memory and descriptors each minute. Ends with 1 where the window
died, lost a call, or did not stay flat: once it is warm (after a third of the time, five minutes at least) the line through
all measurements of memory may rise by 6 % from its beginning to its end, and no more descriptors may be open. It is not
level even so: the pages of a month are empty on its first day, and each call adds its rows to them.
Memory is what the program holds itself (RssAnon). What it has mapped of files, its own code and the cache, is printed
beside it: the kernel takes those pages back when another program wants them."""
import datetime
import os
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
SPEED = 720             # times as fast as the sun: an hour is a month
FAULT_EVERY = 15        # seconds
WARM = 300              # seconds until every page was drawn and read in all its sizes, and more in a long run
MEMORY_GROWTH = 0.06    # of the line's mean, from its beginning to its end
DESCRIPTOR_GROWTH = 4   # of the medians: a request may be under way


class Clock:
    """The time of the simulated days, for each program at its start; timers keep their own pace."""

    def __init__(self):
        self.started = time.time()

    def now(self):
        return self.started + (time.time() - self.started) * SPEED

    def environment(self):
        start = datetime.datetime.fromtimestamp(self.now(), datetime.timezone.utc)
        return {"LD_PRELOAD": FAKETIME, "FAKETIME": f"@{start:%Y-%m-%d %H:%M:%S} x{SPEED}", "TZ": "UTC",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


class Hub(harness.Hub):
    """One whose clock goes on from where it was when it is started again."""

    def __init__(self, clock, *options):
        super().__init__(*options)
        self.clock = clock

    def start(self):
        os.environ.update(self.clock.environment())
        try:
            super().start()
        finally:
            for name in self.clock.environment():
                os.environ.pop(name, None)


def measure(process):
    """Memory of its own in MiB, open descriptors, seconds of processor time, mapped files in MiB."""
    base = f"/proc/{process.pid}"
    with open(f"{base}/status", encoding="ascii") as text:
        fields = dict(line.split(":", 1) for line in text)
    own, mapped = (int(fields[name].split()[0]) / 1024 for name in ("RssAnon", "RssFile"))
    with open(f"{base}/stat", encoding="ascii") as text:
        fields = text.read().rsplit(")", 1)[1].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own, len(os.listdir(f"{base}/fd")), seconds, mapped


def silence(hub):
    hub.process.send_signal(signal.SIGSTOP)
    time.sleep(3)
    hub.process.send_signal(signal.SIGCONT)


def restart(hub, how):
    hub.stop(how)
    time.sleep(1)
    hub.start()


FAULTS = {"stopped": lambda hub: restart(hub, signal.SIGTERM), "killed": lambda hub: restart(hub, signal.SIGKILL),
          "silent": silence}


def count_calls(cache):
    with sqlite3.connect(f"file:{cache}/samvad.db?mode=ro", uri=True) as database:
        return database.execute("SELECT count (*) FROM call").fetchone()[0]


def wait_for_calls(cache, patience=120):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if count_calls(cache) > 0:
                return
        except sqlite3.OperationalError:  # the cache is being made
            pass
        time.sleep(1)
    raise RuntimeError("the window did not fill its cache")


def lost(hub, cache, patience=60):
    """How many of the hub's calls the window's cache does not have, once it had its time."""
    end = time.monotonic() + patience
    while True:
        _, answer = hub.request("GET", '/samvad/_all_docs?startkey="call:"&endkey="call;"')
        missing = len(answer["rows"]) - count_calls(cache)
        if missing == 0 or time.monotonic() > end:
            return missing
        time.sleep(1)


def judge(samples, minutes):
    """Says what grew after the warm-up; returns whether it is too much. Samples: seconds, memory, descriptors, …"""
    warm = [sample for sample in samples if sample[0] >= max(minutes * 60 / 3, WARM)]
    if len(warm) < 10:
        print("too short to say anything about memory: give it ten minutes")
        return True
    times, memory, descriptors = ([sample[column] for sample in warm] for column in range(3))
    slope = statistics.linear_regression(times, memory).slope
    growth = slope * (times[-1] - times[0])
    half = len(warm) // 2
    opened = statistics.median(descriptors[half:]) - statistics.median(descriptors[:half])
    print(f"after the warm-up, in {(times[-1] - times[0]) / 60:.0f} minutes: {min(memory):.1f} to {max(memory):.1f} MiB; the line "
          f"through {len(warm)} measurements rises by {growth:.1f} MiB, {slope * 86400 / SPEED:.2f} a simulated day; "
          f"descriptors {min(descriptors)} to {max(descriptors)}, by {opened:.0f}")
    return growth > MEMORY_GROWTH * statistics.mean(memory) or opened > DESCRIPTOR_GROWTH


def soak(minutes, clock, hub, process):
    chance = random.Random(7)
    samples, strikes = [], 0
    begin = report = time.monotonic()
    end = begin + minutes * 60
    while time.monotonic() < end:
        time.sleep(FAULT_EVERY)
        FAULTS[chance.choice(sorted(FAULTS))](hub)
        strikes += 1
        if process.poll() is not None:
            return samples, strikes
        samples.append((time.monotonic() - begin, *measure(process)))
        if time.monotonic() >= report:
            report += 60
            today = datetime.datetime.fromtimestamp(clock.now(), datetime.timezone.utc)
            print(f"{today:%d %B %H:%M}: " + "{:.1f} MiB, {} descriptors, {:.1f} s of processor, {:.1f} MiB of files mapped"
                  .format(*samples[-1][1:]),
                  flush=True)
    return samples, strikes


def main():
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    if not os.path.exists(FAKETIME):
        print("libfaketime is not here: apt install libfaketime")
        return 2
    clock = Clock()
    environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": os.path.join(harness.BUILD, "data"), "G_DEBUG": "",
                   "GSETTINGS_BACKEND": "memory"}
    with harness.Folder() as cache, Hub(clock, "--demo", "--live") as hub, tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen([harness.APP, "--server", hub.url, "--database", "samvad", "--cache-dir", cache],
                                   env={**environment, **clock.environment()}, stderr=log)
        wait_for_calls(cache)
        time.sleep(10)
        first, known = measure(process), count_calls(cache)
        samples, strikes = soak(minutes, clock, hub, process)
        died = process.poll()
        if died is None:
            missing = lost(hub, cache)
            last, learnt = measure(process), count_calls(cache) - known
            process.terminate()
            process.wait(20)
        log.seek(0)
        said = log.read()
    print(f"{strikes} faults; the window said: {said[-500:]!r}")
    if died is not None:
        print(f"the window ended with {died}")
        return 1
    if missing != 0:
        print(f"{missing} calls of the hub are not in the window's cache")
        return 1
    print("start {:.1f} MiB, {} descriptors; end {:.1f} MiB, {} descriptors, {:.1f} s of processor; {} more calls in the cache"
          .format(*first[:2], *last[:3], learnt))
    return int(judge(samples, minutes))


if __name__ == "__main__":
    sys.exit(main())
