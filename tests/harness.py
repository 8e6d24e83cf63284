# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests written in Python share: the programs of the build, a real hub on loopback, and
TAP. Standard library only."""
import base64
import contextlib
import http.server
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
import urllib.error
import urllib.request

BUILD = os.environ.get("SAMVAD_BUILD_ROOT", "build")
SOURCE = os.environ.get("SAMVAD_SOURCE_ROOT", ".")
REFERENCE = os.environ.get("SAMVAD_REFERENCE", "")
CTL = os.path.join(BUILD, "src", "ctl", "samvadctl")
HUB = os.path.join(BUILD, "src", "hub", "samvad-hub")
APP = os.path.join(BUILD, "src", "app", "samvad")

_tests = []


class Skip(Exception):
    """Raised by a test that cannot run here; the message says why."""


def test(function):
    _tests.append(function)
    return function


def main():
    print(f"1..{len(_tests)}", flush=True)
    failed = 0
    for number, function in enumerate(_tests, 1):
        name = function.__name__.replace("_", "-")
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception:  # a test may fail in any way; the others still run
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
            print(f"not ok {number} {name}", flush=True)
    sys.exit(1 if failed else 0)


def need_reference(*path):
    full = os.path.join(REFERENCE, *path)
    if not os.path.exists(full):
        raise Skip("the reference data is not here")
    return full


class Folder:
    """A folder of 0700 that goes when the test is over."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="samvad-test-")
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Hub:
    """A real samvad-hub on a free loopback port; ends with the test."""

    def __init__(self, *options, data=None, port=0):
        self.options, self.data, self.port, self.process = options, data, port, None

    def __enter__(self):
        self.own = None
        if self.data is None:
            self.own = tempfile.mkdtemp(prefix="samvad-hub-")
            self.data = self.own
        self.start()
        return self

    def start(self):
        self.process = subprocess.Popen(
            [HUB, "--listen", f"127.0.0.1:{self.port}", "--data", self.data, *self.options],
            stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            raise RuntimeError(f"the hub said {line!r}")
        self.url = line.split()[-1].rstrip("/")
        self.port = int(self.url.rsplit(":", 1)[1])

    def stop(self, how=signal.SIGTERM):
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process.stdout.close()
            self.process = None

    def __exit__(self, *_):
        self.stop()
        if self.own:
            shutil.rmtree(self.own, ignore_errors=True)

    def request(self, method, path, body=None, user=None, password=""):
        """Returns (status, decoded JSON)."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if user is not None:
            headers["Authorization"] = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


@contextlib.contextmanager
def web_server(answer):
    """Something on loopback that is no hub: what @answer makes of a path, a status, a type and a text, is all it says."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, kind, text = answer(self.path)
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def portal(_path):
    """What a network answers in every server's place, until somebody signs in to it."""
    return 200, "text/html", "<!doctype html><title>Sign in to this network</title>"


def ctl(*arguments, check=True, env=None, timeout=300):
    """Runs samvadctl; returns the finished process with its texts."""
    process = subprocess.run([CTL, *arguments], capture_output=True, text=True, timeout=timeout,
                             env={**os.environ, **(env or {})})
    if check and process.returncode != 0:
        raise AssertionError(f"samvadctl {' '.join(arguments)}: {process.returncode}: {process.stderr}")
    return process


def sync(hub, cache, database="samvad", **options):
    return ctl("sync", "--server", hub.url, "--database", database, "--cache-dir", cache, "--once", **options)


def status(cache, *arguments, **options):
    return json.loads(ctl("status", "--cache-dir", cache, "--json", *arguments, **options).stdout)


def equal(actual, expected, what=""):
    assert actual == expected, f"{what}: {actual!r} is not {expected!r}"
