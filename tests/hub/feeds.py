#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change feeds of the hub that stay open, and its limits, accounts and certificates."""
import base64
import concurrent.futures
import gzip
import http.client
import json
import os
import signal
import ssl
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402


class Feed:
    """One open feed, read line by line."""

    def __init__(self, hub, query):
        self.connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=60)
        self.connection.request("GET", f"/samvad/_changes?{query}")
        self.answer = self.connection.getresponse()

    def line(self):
        """The next line that is no heartbeat."""
        while True:
            line = self.answer.readline().decode()
            if line == "" or line.strip():
                return line.strip()

    def close(self):
        self.connection.close()


def put(hub, number):
    status, _ = hub.request("PUT", f"/samvad/call:{number}", {"type": "call", "n": number})
    harness.equal(status, 201, "PUT")


@harness.test
def continuous():
    with harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        put(hub, 0)
        feed = Feed(hub, "feed=continuous&heartbeat=200&include_docs=true")
        harness.equal(json.loads(feed.line())["id"], "call:0", "what was there")
        for number in range(1, 30):
            put(hub, number)
            began = time.monotonic()
            harness.equal(json.loads(feed.line())["doc"]["n"], number, "live")
            assert time.monotonic() - began < 5, "a change comes at once, not with the next heartbeat"
        feed.close()


@harness.test
def heartbeats_and_timeouts():
    with harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        feed = Feed(hub, "feed=continuous&heartbeat=50")
        for _ in range(4):
            harness.equal(feed.answer.readline(), b"\n", "a heartbeat is an empty line")
        feed.close()
        feed = Feed(hub, "feed=continuous&timeout=100")
        assert "last_seq" in json.loads(feed.line()), "a feed ends with its position"
        harness.equal(feed.line(), "", "and then ends")
        feed = Feed(hub, "feed=eventsource&heartbeat=50")
        harness.equal(feed.line(), "event: heartbeat", "eventsource")


@harness.test
def rows_as_they_are_asked_for():
    with harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        for number in range(6):
            put(hub, number)
        forks = [{"_id": "call:fork", "_rev": f"2-{name}", "_revisions": {"start": 2, "ids": [name, "x"]}, "is": name}
                 for name in ("aaa", "bbb")]
        harness.equal(hub.request("POST", "/samvad/_bulk_docs", {"new_edits": False, "docs": forks}), (201, []), "forks")
        rows = hub.request("GET", "/samvad/_changes?style=all_docs&limit=20")[1]["results"]
        leaves = {row["id"]: sorted(change["rev"] for change in row["changes"]) for row in rows}
        harness.equal(leaves["call:fork"], ["2-aaa", "2-bbb"], "style=all_docs names every leaf")
        rows = hub.request("GET", "/samvad/_changes?include_docs=true")[1]["results"]
        harness.equal([(len(row["changes"]), row["doc"]["is"]) for row in rows if row["id"] == "call:fork"], [(1, "bbb")],
                      "main_only has the winner")
        rows = hub.request("GET", "/samvad/_changes?seq_interval=3")[1]["results"]
        harness.equal([row["seq"] is not None for row in rows], [False, False, True] * 2 + [False], "seq_interval")
        page = hub.request("GET", "/samvad/_changes?limit=4")[1]
        harness.equal((len(page["results"]), page["pending"]), (4, 3), "limit and pending")
        rest = hub.request("GET", f"/samvad/_changes?since={page['last_seq']}")[1]["results"]
        harness.equal(len({row["id"] for row in page["results"] + rest}), 7, "since goes on where limit ended")
        got = hub.request("POST", "/samvad/_bulk_get?revs=true", {"docs": [
            {"id": "call:fork", "rev": "2-aaa"}, {"id": "call:1"}, {"id": "nothing"}]})[1]["results"]
        harness.equal((got[0]["docs"][0]["ok"]["is"], got[0]["docs"][0]["ok"]["_revisions"]["ids"]), ("aaa", ["aaa", "x"]),
                      "_bulk_get of a revision that lost")
        harness.equal((got[1]["docs"][0]["ok"]["n"], got[2]["docs"][0]["error"]["error"]), (1, "not_found"), "_bulk_get")
        harness.equal(hub.request("POST", "/samvad/_ensure_full_commit", {})[0], 201, "_ensure_full_commit")


@harness.test
def longpoll_and_eventsource():
    with harness.Hub() as hub, concurrent.futures.ThreadPoolExecutor() as pool:
        hub.request("PUT", "/samvad")
        waiting = pool.submit(hub.request, "GET", "/samvad/_changes?feed=longpoll&timeout=10000&since=now")
        time.sleep(0.2)
        put(hub, 1)
        status, answer = waiting.result(10)
        harness.equal((status, [row["id"] for row in answer["results"]]), (200, ["call:1"]), "longpoll")
        feed = Feed(hub, "feed=eventsource&heartbeat=1000")
        data, identity = feed.line(), feed.line()
        harness.equal(json.loads(data[len("data: "):])["id"], "call:1", "eventsource")
        assert identity.startswith('id: "'), identity
        feed.close()


@harness.test
def many_feeds_at_once_and_a_slow_reader():
    with harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        status, _ = hub.request("POST", "/samvad/_bulk_docs", {"docs": [
            {"_id": f"call:{i}", "pad": "x" * 2000} for i in range(5000)]})
        harness.equal(status, 201, "bulk")
        slow = Feed(hub, "feed=continuous&include_docs=true&heartbeat=1000")
        others = [Feed(hub, "feed=continuous&since=now&heartbeat=1000") for _ in range(30)]
        put(hub, "new")
        for feed in others:
            harness.equal(json.loads(feed.line())["id"], "call:new", "while one reader stands still")
            feed.close()
        resident = int(open(f"/proc/{hub.process.pid}/statm").read().split()[1]) * 4096
        assert resident < 400e6, f"{resident} bytes: a feed nobody reads must not gather in memory"
        harness.equal(sum(1 for _ in range(5001) if slow.line()), 5001, "the slow reader gets everything")
        slow.close()


@harness.test
def a_kill_loses_nothing_that_was_answered():
    with harness.Folder() as data:
        with harness.Hub(data=data) as hub:
            hub.request("PUT", "/samvad")
            for number in range(50):
                put(hub, number)
            hub.stop(signal.SIGKILL)
            hub.start()
            harness.equal(hub.request("GET", "/samvad")[1]["doc_count"], 50, "documents")


@harness.test
def limits():
    with harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        deep = "[" * 200 + "]" * 200
        for body, encoding, status in ((deep.encode(), None, 400), (b"\xff\xfe", None, 400), (b"[]", None, 400),
                                       (gzip.compress(b"0" * 100_000_000), "gzip", 413),
                                       (b"not gzip", "gzip", 413),
                                       (gzip.compress(b'{"ok":1}'), "gzip", 201)):
            connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=60)
            connection.request("PUT", "/samvad/x", body, {"Content-Type": "application/json",
                                                          **({"Content-Encoding": encoding} if encoding else {})})
            harness.equal(connection.getresponse().status, status, body[:20])
            connection.close()
        connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=60)
        connection.putrequest("PUT", "/samvad/y")
        connection.putheader("Content-Length", str(10 ** 12))
        connection.endheaders()
        harness.equal(connection.getresponse().status, 413, "a body announced as too large")
        connection.close()
        harness.equal(hub.request("PUT", "/samvad/_hidden", {})[0], 400, "a reserved id")
        harness.equal(hub.request("PUT", "/Upper")[0], 400, "a name that is none")


@harness.test
def what_is_kept_is_json_on_one_line():
    with harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        for body in (b'{"a":0x10}', b'var x = {"a":1}', b'{/* c */"a":1}', b"{'a':1}", b'{"a":1,}', b'{"a":01}', b'{"a":"\n"}'.replace(b"\\n", b"\n")):
            connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=60)
            connection.request("PUT", "/samvad/bad", body, {"Content-Type": "application/json"})
            harness.equal(connection.getresponse().status, 400, body)
            connection.close()
        connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=60)
        connection.request("PUT", "/samvad/call:1", b'{"a": [1,\n2.50],\n "n" : 1e3,\n"big":12345678901234567890}',
                           {"Content-Type": "application/json"})
        harness.equal(connection.getresponse().status, 201, "a document over several lines")
        connection.close()
        feed = Feed(hub, "feed=continuous&include_docs=true")
        line = feed.line()
        assert '"a":[1,2.50],"n":1e3,"big":12345678901234567890' in line, line
        feed.close()


@harness.test
def strange_requests_do_no_harm():
    with harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        put(hub, 1)
        harness.equal(hub.request("POST", "/samvad/_all_docs", {"keys": [1, None, {}, "call:1"]})[0], 200, "keys")
        harness.equal(hub.request("POST", "/samvad/_revs_diff", {"call:1": [1, None]})[0], 200, "revs_diff")
        harness.equal(hub.request("POST", "/samvad/_bulk_get", {"docs": [1, {}, {"id": 7}]})[0], 200, "bulk_get")
        harness.equal(hub.request("GET", "/samvad/call:1?open_revs=%5B1%5D")[0], 200, "open_revs")
        _, verdicts = hub.request("POST", "/samvad/_bulk_docs", {"new_edits": False, "docs": [{"_id": "x", "_rev": '1-a"b'}]})
        harness.equal(verdicts[0]["error"], "bad_request", "a revision that would break an answer")
        harness.equal(hub.request("GET", "/samvad/_changes?filter=_selector")[0], 404, "a filter there is not")
        before = hub.request("GET", "/samvad")[1]["update_seq"]
        for _ in range(2):
            hub.request("POST", "/samvad/_bulk_docs", {"new_edits": False, "docs": [{"_id": "y", "_rev": "1-abc"}]})
        after = hub.request("GET", "/samvad")[1]["update_seq"]
        harness.equal(int(after.split("-")[0]) - int(before.split("-")[0]), 1, "the same revision twice is one change")


def add_user(path, name, role, password):
    subprocess.run([harness.HUB, "--users", path, "--add-user", name, "--role", role], input=password + "\n", text=True,
                   check=True)


def ask(hub, method, path, user=None, body=None):
    headers = {"Content-Type": "application/json"}
    if user:
        headers["Authorization"] = "Basic " + base64.b64encode(user.encode()).decode()
    connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=60)
    connection.request(method, path, body, headers)
    status = connection.getresponse().status
    connection.close()
    return status


@harness.test
def accounts():
    with harness.Folder() as folder:
        users = os.path.join(folder, "users")
        add_user(users, "asha", "reader", "r")
        add_user(users, "ravi", "writer", "w")
        harness.equal(os.stat(users).st_mode & 0o777, 0o600, "mode of the file")
        assert ":r\n" not in open(users).read(), "no password in the file"
        with harness.Hub("--users", users) as hub:
            harness.equal(ask(hub, "PUT", "/samvad", "ravi:w"), 201, "a writer makes a database")
            harness.equal(ask(hub, "PUT", "/samvad/x", "ravi:w", "{}"), 201, "and writes")
            harness.equal(ask(hub, "GET", "/samvad/x"), 401, "nobody")
            harness.equal(ask(hub, "GET", "/samvad/x", "asha:r"), 200, "a reader reads")
            harness.equal(ask(hub, "PUT", "/samvad/y", "asha:r", "{}"), 403, "a reader does not write")
            harness.equal(ask(hub, "POST", "/samvad/_bulk_docs", "asha:r", '{"docs":[]}'), 403, "nor in bulk")
            harness.equal(ask(hub, "DELETE", "/samvad", "asha:r"), 403, "nor deletes")
            for _ in range(5):
                harness.equal(ask(hub, "GET", "/samvad", "asha:wrong"), 401, "wrong password")
            harness.equal(ask(hub, "GET", "/samvad", "asha:r"), 403, "locked, also for the right one")
            harness.equal(ask(hub, "GET", "/samvad", "ravi:w"), 200, "others are not")


@harness.test
def without_accounts_only_loopback():
    process = subprocess.run([harness.HUB, "--listen", "0.0.0.0:0", "--data", "/nonexistent/x"], capture_output=True, text=True)
    harness.equal(process.returncode, 1, process.stderr)
    assert "--users" in process.stderr and process.stderr.count("\n") == 1, process.stderr
    harness.equal(subprocess.run([harness.HUB, "--frobnicate"], capture_output=True).returncode, 2, "usage")


@harness.test
def certificate():
    with harness.Folder() as folder:
        key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
                       check=True, capture_output=True)
        with harness.Hub("--certificate", certificate, "--key", key) as hub:
            assert hub.url.startswith("https://"), hub.url
            context = ssl.create_default_context(cafile=certificate)
            connection = http.client.HTTPSConnection("127.0.0.1", hub.port, context=context, timeout=10)
            connection.request("GET", "/_up")
            harness.equal(connection.getresponse().status, 200, "over TLS")
            connection.close()


harness.main()
