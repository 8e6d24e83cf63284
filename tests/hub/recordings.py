#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Apache CouchDB answered, replayed against the hub in the order in which it was recorded.

Positions, revisions and times differ from server to server and are mapped or left out; status, type
and everything else must be the same. Not replayed: 28 and 30, whose documents came from a second
client in the meantime (tests/hub/feeds.py has them), and 39, a filter that the hub does not offer."""
import base64
import glob
import http.client
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

NOT_REPLAYED = {"28-continuous-heartbeat", "30-eventsource", "39-changes-selector"}
# Where the hub answers with less: it has no shards, no sizes of files and no other vendors.
LEFT_OUT = {"seq", "last_seq", "uuid", "instance_start_time", "update_seq", "purge_seq", "version", "vendor",
            "features", "git_sha", "sizes", "cluster", "props", "disk_format_version", "roles", "pending"}
PASSWORD = "secret"


def parse(path):
    with open(path, encoding="utf-8") as text:
        lines = text.read().split("\n")
    sent = [line[2:] for line in lines if line.startswith("> ") or line == ">"]
    first = next(i for i, line in enumerate(lines) if line.startswith("< "))
    end = next(i for i in range(first, len(lines)) if lines[i] == "<")
    method, target = sent[0].split(" ", 1)
    blank = sent.index("") if "" in sent else len(sent)
    headers = dict(line.split(": ", 1) for line in sent[1:blank])
    received = [line[2:] for line in lines[first:end]]
    return {"method": method, "target": target, "headers": headers, "body": "\n".join(sent[blank + 1:]),
            "status": int(received[0].split()[0]),
            "type": dict(line.split(": ", 1) for line in received[1:]).get("Content-Type", ""),
            "answer": "\n".join(lines[end + 1:])}


class Replay:
    def __init__(self, hub):
        self.hub, self.revs, self.seqs, self.cookie = hub, {}, {}, None

    def translate(self, text):
        for known, own in {**self.revs, **self.seqs}.items():
            text = text.replace(known, own)
        return text

    def send(self, exchange):
        headers = {}
        for name, value in exchange["headers"].items():
            if name == "Authorization":
                value = "Basic " + base64.b64encode(f"admin:{PASSWORD}".encode()).decode()
            if name == "Cookie" and self.cookie and "bad" not in value and len(value) > 40:
                value = self.cookie
            headers[name] = value
        connection = http.client.HTTPConnection("127.0.0.1", self.hub.port, timeout=60)
        connection.request(exchange["method"], self.translate(exchange["target"]),
                           self.translate(exchange["body"]).encode() or None, headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        connection.close()
        return answer, body

    def learn(self, expected, actual):
        """Which of our revisions and positions stands for which recorded one."""
        if isinstance(expected, dict) and isinstance(actual, dict):
            for key, value in expected.items():
                if key in ("rev", "_rev") and "-" in str(value) and "-" in str(actual.get(key)):
                    self.revs[value] = actual[key]
                    self.revs[value.split("-", 1)[1]] = actual[key].split("-", 1)[1]
                elif key in ("seq", "last_seq") and isinstance(value, str) and isinstance(actual.get(key), str):
                    self.seqs[value] = actual[key]
                else:
                    self.learn(value, actual.get(key))
        elif isinstance(expected, list) and isinstance(actual, list):
            for one, other in zip(expected, actual):
                self.learn(one, other)

    def plain(self, value):
        if isinstance(value, dict):
            return {key: self.plain(item) for key, item in value.items() if key not in LEFT_OUT}
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        if isinstance(value, str):
            value = self.translate(value)
            # A document that the recording made under a time of its own.
            return re.sub(r"call:3-\d+", "call:3-time", value)
        return value


def by_id(answer):
    """A database of two shards gives its changes in an order of its own."""
    if isinstance(answer, dict) and isinstance(answer.get("results"), list):
        return {**answer, "results": sorted(answer["results"], key=lambda row: row.get("id", ""))}
    return answer


def decode(text):
    try:
        return json.loads(text)
    except ValueError:
        return None


@harness.test
def recorded_exchanges():
    folder = harness.need_reference("couchdb-3.5")
    files = sorted(glob.glob(os.path.join(folder, "*.http")))
    # The recording begins with a deletion of what was there before.
    names = [os.path.basename(path)[:-5] for path in files]
    with harness.Folder() as data:
        users = os.path.join(data, "users")
        subprocess.run([harness.HUB, "--users", users, "--add-user", "admin", "--role", "writer"],
                       input=PASSWORD + "\n", text=True, check=True)
        with harness.Hub("--users", users) as hub:
            replay = Replay(hub)
            replay.send({"method": "PUT", "target": "/samvad", "headers": {"Authorization": ""}, "body": ""})
            replayed = 0
            for name, path in zip(names, files):
                exchange = parse(path)
                if name in NOT_REPLAYED:
                    # What the second client wrote stays part of the story.
                    if name.startswith("28"):
                        replay.send({"method": "PUT", "target": "/samvad/call:3-1", "body": '{"type":"call"}',
                                     "headers": {"Authorization": "", "Content-Type": "application/json"}})
                    continue
                check(replay, name, exchange)
                replayed += 1
    harness.equal(replayed, len(files) - len(NOT_REPLAYED), "exchanges replayed")


# Exchanges that count or list what the second client wrote: only their form is compared.
# Which documents a page has depends on the shards, too.
FORM_ONLY = {"18-changes-page", "19-changes-next", "29-continuous-timeout", "38-all-docs", "40-changes-style-all-docs", "25-changes-all",
             "48-old-since-after-recreate", "23-changes-seq-interval"}


def check(replay, name, exchange):
    answer, body = replay.send(exchange)
    harness.equal(answer.status, exchange["status"], name)
    harness.equal(answer.getheader("Content-Type", "").split(";")[0], exchange["type"].split(";")[0], name)
    expected, actual = by_id(decode(exchange["answer"])), by_id(decode(body))
    replay.learn(expected, actual)
    if name in FORM_ONLY:
        if isinstance(expected, dict):
            harness.equal(set(actual), set(expected), name)
        return
    if expected is None:
        harness.equal(actual, None, name)
        return
    harness.equal(replay.plain(actual), replay.plain(expected), name)


harness.main()
