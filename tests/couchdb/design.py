#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The design documents of data/couchdb: their functions run by node, over what Samvad itself writes, and in a CouchDB
where the environment names one (SAMVAD_TEST_COUCHDB_URL=http://USER:PASSWORD@HOST:PORT)."""
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

FOLDER = os.path.join(harness.SOURCE, "data", "couchdb")
EVALUATE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "evaluate.mjs")
WRITER, READER, ADMIN, NOBODY = ({"name": "x", "roles": roles} for roles in (["writer"], ["reader"], ["_admin"], []))
SECURITY = {"admins": {}, "members": {}}

EVENT = {"id": "e1", "at": "2026-11-02T10:00:00+05:30", "by": "meera", "kind": "acknowledge"}
ACTION = {"_id": "action:1", "type": "action", "schema": 1, "call": "call:1", "case": "c1", "district": "63",
          "service": "referral", "issue": "not_received", "priority": "high", "opened_at": "2026-11-01T10:00:00+05:30",
          "due_at": "2026-11-09T18:00:00+05:30", "worker": {"id": "w1", "name": "Kamla", "role": "aww"}, "events": [EVENT]}


def design(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as text:
        return json.load(text)


VALIDATE = design("append-only.json")["validate_doc_update"]
FILTER = design("by-district.json")["filters"]["one"]


def run(source, calls):
    if not shutil.which("node"):
        raise harness.Skip("node is not here")
    done = subprocess.run(["node", EVALUATE], input=json.dumps({"source": source, "calls": calls}), text=True,
                          capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def validate(*updates):
    return [outcome.get("refused") for outcome in run(VALIDATE, [[new, old, user, SECURITY] for new, old, user in updates])]


def changed(document, **fields):
    return {**copy.deepcopy(document), **fields}


def another(number, **fields):
    return {**EVENT, "id": f"e{number}", "kind": "note", "text": "called again", **fields}


@harness.test
def ecmascript_5():
    """What CouchDB’s oldest engine understands."""
    for source in (VALIDATE, FILTER):
        assert not re.search(r"=>|\blet\b|\bconst\b|`|\.\.\.|\bclass\b", source), source


@harness.test
def events_are_only_added():
    allowed = [
        (ACTION, None, WRITER),
        (ACTION, {"_id": "action:1", "_deleted": True}, WRITER),
        (changed(ACTION, events=[EVENT, another(2)]), ACTION, WRITER),
        # Two offices added an event each and their sets were united: the order is nobody’s.
        (changed(ACTION, events=[another(3), EVENT, another(2)]), changed(ACTION, events=[EVENT, another(2)]), WRITER),
        # The same event in another order of its fields is the same event.
        (changed(ACTION, events=[dict(reversed(EVENT.items())), another(2)]), ACTION, WRITER),
        (changed(ACTION, worker=dict(reversed(ACTION["worker"].items()))), ACTION, WRITER),
        (changed(ACTION, _rev="2-abc", _revisions={"start": 2, "ids": ["abc"]}), ACTION, WRITER),
    ]
    harness.equal(validate(*allowed), [None] * len(allowed), "what may be written")
    refused = [
        (changed(ACTION, events=[]), ACTION, WRITER),
        (changed(ACTION, events=[another(2)]), ACTION, WRITER),
        (changed(ACTION, events=[{**EVENT, "by": "ravi"}]), ACTION, WRITER),
        (changed(ACTION, events=[{**EVENT, "at": "2026-11-02T10:00:01+05:30"}]), ACTION, WRITER),
        (changed(ACTION, events=[{**EVENT, "text": "now with a text"}]), ACTION, WRITER),
        (changed(ACTION, events=[EVENT, {**EVENT, "kind": "done"}]), ACTION, WRITER),
        (changed(ACTION, events="none"), ACTION, WRITER),
        (changed(ACTION, events=[EVENT, {"id": "e2", "at": EVENT["at"]}]), ACTION, WRITER),
        (changed(ACTION, events=[EVENT, None]), ACTION, WRITER),
        # An administrator may delete, but not rewrite a history.
        (changed(ACTION, events=[]), ACTION, ADMIN),
    ]
    assert all(validate(*refused)), validate(*refused)


@harness.test
def how_it_began_never_changes():
    fields = {"district": "64", "due_at": "2027-01-01T00:00:00Z", "priority": "normal", "worker": {"id": "w2"}, "call": "call:2",
              "opened_at": "2026-10-01T10:00:00+05:30", "schema": 2}
    assert all(validate(*[(changed(ACTION, **{key: value}), ACTION, WRITER) for key, value in fields.items()]))
    lacking = [{key: value for key, value in ACTION.items() if key != gone} for gone in fields]
    assert all(validate(*[(document, ACTION, WRITER) for document in lacking])), "a field left out"
    decision = {"_id": "decision:1", "type": "decision", "schema": 1, "meeting": "2026-11-05", "text": "…", "owner": "DPO", "events": []}
    harness.equal(validate((changed(decision, events=[EVENT]), decision, WRITER)), [None], "a decision’s event")
    assert validate((changed(decision, text="other"), decision, WRITER))[0], "a decision’s text"
    assert validate((changed(ACTION, extra="added later"), ACTION, WRITER))[0], "a field added"


@harness.test
def who_may_write():
    call = {"_id": "call:1", "type": "call", "schema": 1}
    rule = {"_id": "_design/append_only"}
    gone = {"_id": "action:1", "_deleted": True}
    verdicts = validate((call, None, WRITER), (call, call, WRITER), (call, None, READER), (call, None, NOBODY), (gone, ACTION, WRITER),
                        (gone, ACTION, ADMIN), (rule, None, WRITER), (rule, None, ADMIN), ({"_id": "call:1"}, None, WRITER),
                        ({"_id": "x", "type": "call"}, None, WRITER))
    harness.equal([verdict is None for verdict in verdicts],
                  [True, True, False, False, False, True, False, True, False, False], verdicts)


@harness.test
def a_district_gets_its_own():
    documents = [{"_id": "call:1", "type": "call", "district": "63"}, {"_id": "call:2", "type": "call", "district": "64"}, ACTION,
                 {**ACTION, "district": "64"}, {"_id": "coverage:64:2026-10", "type": "coverage", "district": "64"},
                 {"_id": "project:1", "type": "project", "district": "63"}, {"_id": "district:64", "type": "district", "code": "64"},
                 {"_id": "target:2026-10", "type": "target"}, {"_id": "decision:1", "type": "decision"},
                 {"_id": "decision:2", "type": "decision", "district": "64"}, {"_id": "call:2", "_deleted": True},
                 {"_id": "_design/append_only"}, {"_id": "_design/by_district"}]
    answers = [outcome["answer"] for outcome in run(FILTER, [[document, {"query": {"district": "63"}}] for document in documents])]
    harness.equal(answers, [True, False, True, False, False, True, True, True, True, False, True, True, False], "passed")


@harness.test
def what_samvad_writes_is_allowed():
    """Every document that samvadctl changed on a real server, judged by the rule."""
    # As another program may have written it: another order, another zone, a field of its own.
    before = {"type": "action", "zz_own": {"b": 1, "a": [1, {"d": 2, "c": 3}]}, "events": [
        {"kind": "note", "text": "first", "at": "2026-11-02T04:30:00Z", "own": {"y": 1, "x": 2}, "id": "e1", "by": "ravi"}],
              **{key: value for key, value in ACTION.items() if key not in ("_id", "type", "events")}}
    with harness.Folder() as cache, harness.Hub() as hub:
        hub.request("PUT", "/samvad")
        harness.equal(hub.request("PUT", "/samvad/action:1", before)[0], 201, "PUT")
        _, old = hub.request("GET", "/samvad/action:1")
        harness.sync(hub, cache)
        for kind in ("acknowledge", "done", "verify", "reopen"):
            harness.ctl("act", "--cache-dir", cache, "action:1", kind, "--by", "meera", "--text", "said so")
            harness.sync(hub, cache)
            _, new = hub.request("GET", "/samvad/action:1")
            harness.equal(len(new["events"]), len(old["events"]) + 1, "events")
            harness.equal(validate((new, old, WRITER)), [None], kind)
            old = new


class Couch:
    """A CouchDB, as its administrator."""

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.user, self.password = urllib.parse.unquote(parts.username or ""), urllib.parse.unquote(parts.password or "")
        self.url = f"{parts.scheme}://{parts.hostname}:{parts.port or 5984}"
        manager = urllib.request.HTTPPasswordMgrWithPriorAuth()
        manager.add_password(None, self.url, self.user, self.password, is_authenticated=True)
        self.opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(manager))

    def request(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, None if body is None else json.dumps(body).encode(),
                                         {"Content-Type": "application/json"}, method=method)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


@harness.test
def in_a_real_couchdb():
    url = os.environ.get("SAMVAD_TEST_COUCHDB_URL")
    if not url:
        raise harness.Skip("SAMVAD_TEST_COUCHDB_URL names no CouchDB")
    couch = Couch(url)
    state, district = (f"samvad-test-{uuid.uuid4().hex}{suffix}" for suffix in ("", "-63"))
    try:
        for name in (state, district):
            harness.equal(couch.request("PUT", f"/{name}")[0], 201, "PUT")
        subprocess.run([os.path.join(FOLDER, "install.sh"), couch.url, state], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "COUCHDB_USER": couch.user, "COUCHDB_PASSWORD": couch.password})
        status, answer = couch.request("PUT", f"/{state}/action:1", ACTION)
        harness.equal(status, 201, answer)
        more = changed(ACTION, events=[EVENT, another(2)], _rev=answer["rev"])
        status, answer = couch.request("PUT", f"/{state}/action:1", more)
        harness.equal(status, 201, "an event more")
        harness.equal(couch.request("PUT", f"/{state}/action:1", changed(ACTION, events=[], _rev=answer["rev"]))[0], 403, "events fewer")
        harness.equal(couch.request("PUT", f"/{state}/action:2", {**ACTION, "_id": "action:2", "district": "64"})[0], 201, "PUT")
        status, answer = couch.request("POST", "/_replicate", {
            "source": {"url": f"{couch.url}/{state}", "auth": {"basic": {"username": couch.user, "password": couch.password}}},
            "target": {"url": f"{couch.url}/{district}", "auth": {"basic": {"username": couch.user, "password": couch.password}}},
            "filter": "by_district/one", "query_params": {"district": "63"}})
        harness.equal(status, 200, answer)
        harness.equal(couch.request("GET", f"/{district}/action:1")[0], 200, "its own")
        harness.equal(couch.request("GET", f"/{district}/action:2")[0], 404, "another’s")
    finally:
        for name in (state, district):
            couch.request("DELETE", f"/{name}")


harness.main()
