#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review pack says on paper what `samvadctl status` says: every headline figure of both golden
months, in English and in Hindi; and its files say the same in every format."""
import atexit
import datetime
import json
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
sys.path.insert(0, os.path.join(HERE, "..", "report"))
import harness  # noqa: E402
import pdf  # noqa: E402
import sheets  # noqa: E402

os.environ["LSAN_OPTIONS"] = f"suppressions={harness.SOURCE}/tests/lsan.supp:print_suppressions=0"
os.environ["SAMVAD_LOCALEDIR"] = os.path.join(harness.BUILD, "po")
_caches = {}


class Month:
    """One golden month: a cache that holds it, when it is read, and what it is to say."""

    def __init__(self, name):
        documents = harness.need_reference("golden", f"{name}.ndjson")
        with open(harness.need_reference("golden", f"{name}.args"), encoding="utf-8") as line:
            month, as_of = line.read().split()
        self.folder = tempfile.mkdtemp(prefix="samvad-truth-")
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.cache = os.path.join(self.folder, "cache")
        self.when = ("--month", month, "--as-of", as_of)
        with harness.Hub() as hub:
            harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", "ndjson", documents)
            harness.sync(hub, self.cache)
        self.status = harness.status(self.cache, *self.when)
        self.flow = harness.status(self.cache, *self.when, "--flow")["flow"]
        with open(documents, encoding="utf-8") as lines:
            read = [json.loads(line) for line in lines]
        self.items = [document for document in read if document.get("type") == "action"]
        self.names = {d.get("code") or d["_id"].split(":", 1)[1]: d["name"]
                      for d in read if d.get("type") in ("district", "officer")}

    def name(self, code, language):
        name = self.names.get(code, code)
        return name.get(language) or name["en"] if isinstance(name, dict) else name

    def report(self, file, *options):
        path = os.path.join(self.folder, file)
        harness.ctl("report", "--cache-dir", self.cache, *self.when, *options, "-o", path)
        return path


def month_of(name):
    if name not in _caches:
        _caches[name] = Month(name)
    return _caches[name]


def number(value, decimals=0):
    """12,34,567 as people in India write it."""
    if value is None:
        return "–"
    whole, _, rest = f"{abs(value):.{decimals}f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*pairs, tail]) + ("." + rest if rest else "")


def percent(share):
    return "–" if share is None else number(share * 100) + "%"


def interval(part):
    return "–" if part["low"] is None else f"{number(part['low'] * 100)}–{number(part['high'] * 100)}"


KINDS = ("opened", "claimed", "confirmed", "denied", "verified", "reopened", "returned", "cancelled")
RESPONSES = ("supply", "repair", "training", "sanction", "information", "correction")
OPEN = ("open", "acknowledged", "reopened")
AGES = ((0, 7), (8, 30), (31, 90), (91, None))
INDIA = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
# What an event makes of an item, and in which states it may.
MOVES = {"acknowledge": (("open",), "acknowledged"), "done": (OPEN, "done"), "verify": (("done",), "verified"),
         "reopen": (("done", "verified"), "reopened"),
         "cancel": (("open", "acknowledged", "reopened", "done"), "cancelled")}


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(INDIA)


class Flow:
    """How items come and go, worked out from the documents and nothing else."""

    def __init__(self, items, as_of):
        self.now, self.months, self.responses = moment(as_of), {}, {}
        self.open, self.overdue = [0] * len(AGES), [0] * len(AGES)
        for item in items:
            if moment(item["opened_at"]) <= self.now:
                self.follow(item)

    def add(self, at, kind):
        self.months[at.strftime("%Y-%m"), kind] = self.months.get((at.strftime("%Y-%m"), kind), 0) + 1

    def add_response(self, claim, what):
        key = (claim[0].strftime("%Y-%m"), claim[1], what)
        self.responses[key] = self.responses.get(key, 0) + 1

    def follow(self, item):
        opened, due, state, claim = moment(item["opened_at"]), moment(item["due_at"]), "open", None
        self.add(opened, "opened")
        for event in sorted(item["events"], key=lambda event: (moment(event["at"]), event["id"])):
            at, kind = moment(event["at"]), event["kind"]
            if at > self.now:
                continue
            if kind == "extend":
                due = moment(event["due_at"])
            if state not in MOVES.get(kind, ((), None))[0]:
                continue
            if kind == "done":
                claim = (at, event.get("response") or "unknown")
                self.add(at, "claimed")
                self.add_response(claim, "claimed")
            elif kind == "verify":
                self.add(at, "verified")
                self.add(claim[0], "confirmed")
                self.add_response(claim, "confirmed")
            elif kind == "reopen":
                self.add(at, "reopened")
                self.add(*((at, "returned") if state == "verified" else (claim[0], "denied")))
            elif kind == "cancel":
                self.add(at, "cancelled")
            state = MOVES[kind][1]
        if state in OPEN:
            days = (self.now.date() - opened.date()).days
            age = next(i for i, (_, to) in enumerate(AGES) if to is None or days <= to)
            self.open[age] += 1
            self.overdue[age] += due < self.now

    def month(self, name):
        row = {kind: self.months.get((name, kind), 0) for kind in KINDS}
        row["net"] = row["opened"] + row["returned"] - row["verified"] - row["cancelled"]
        row["responses"] = {code: {what: self.responses.get((name, code, what), 0) for what in ("claimed", "confirmed")}
                            for code in (*RESPONSES, "unknown")}
        if not row["responses"]["unknown"]["claimed"]:
            del row["responses"]["unknown"]
        return {"month": name, **row}


class Paper:
    """The words of a PDF. Spaces are left out: where one glyph ends and the next word begins is the
    reader's guess, the order of the letters is not."""

    def __init__(self, path):
        text = pdf.read_text(path)
        self.lines = ["".join(line.split()) for line in text.splitlines()]
        self.all = "".join(self.lines)
        assert "))" not in self.all, "a parenthesis in a parenthesis"

    def has(self, *words):
        sought = "".join("".join(words).split())
        assert sought in self.all, f"“{' '.join(words)}” is not in the pack"

    def has_row(self, *cells):
        sought = "".join("".join(str(cell) for cell in cells).split())
        assert sought in self.lines, f"no line is {cells!r}"

    def has_values(self, *cells):
        sought = "".join("".join(str(cell) for cell in cells).split())
        assert any(line.endswith(sought) for line in self.lines), f"no line ends with {cells!r}"


WORDS = {
    "en": {"of": "{counted} of {calls}", "few": "too few: {}", "expected": "{mean} expected by",
           "bounds": "({low}–{high})", "negative": "{share} of the families' opinions are negative ({interval}, n = {n}",
           "actions": "{open} action items are open, {overdue} of them overdue. Of {claimed} reported done, families "
                      "have verified {verified}.",
           "differs": "{name} differs from the State for the {how}: {negative} of {n} opinions are negative, in the "
                      "State {state}.", "worse": "worse", "better": "better",
           "others": "The other {} districts cannot be told apart from the State.",
           "officers": "{some} of {all} officers have reported",
           "headline": "{confirmed} of {claimed}", "older": "{} days and more",
           "responses": {"supply": "Supplied", "repair": "Repaired", "training": "Trained", "sanction": "Sanctioned",
                         "information": "Informed", "correction": "Record corrected"}},
    "hi": {"of": "{calls} में से {counted}", "few": "बहुत कम: {}", "expected": "तक {mean} अपेक्षित",
           "bounds": "({low}–{high})", "negative": "परिवारों की {share} राय नकारात्मक हैं ({interval}, n = {n}",
           "actions": "{open} कार्रवाई बिंदु खुले हैं, उनमें से {overdue} की समय-सीमा पार हो चुकी है। पूर्ण बताए गए "
                      "{claimed} में से {verified} परिवारों ने सत्यापित किए हैं।",
           "differs": "{name} राज्य से भिन्न है, स्थिति अधिक {how} है: {n} में से {negative} राय नकारात्मक हैं, राज्य में "
                      "{state}।", "worse": "खराब", "better": "अच्छी",
           "others": "बाकी {} जिलों को राज्य से भिन्न नहीं कहा जा सकता।",
           "officers": "{all} में से {some} अधिकारियों के आंकड़े आए हैं",
           "headline": "{claimed} में से {confirmed}", "older": "{} दिन और अधिक",
           "responses": {"supply": "आपूर्ति की गई", "repair": "मरम्मत की गई", "training": "प्रशिक्षण दिया गया",
                         "sanction": "स्वीकृति दी गई", "information": "जानकारी दी गई", "correction": "अभिलेख सुधारा गया"}},
}


def check_target(paper, status, words):
    target = status["target"]
    paper.has(words["of"].format(counted=number(target["counted"]), calls=number(target["calls"])))
    paper.has_values(number(target["expected"], 1) if target["expected"] % 1 else number(target["expected"]))
    paper.has_values(number(target["elapsed"], 1) if target["elapsed"] % 1 else number(target["elapsed"]))
    for key in ("mean", "low", "high"):
        value = target["projection"][key]
        paper.has_values(number(value, 1) if value % 1 else number(value))
    if target["elapsed"] < target["working_days"]:
        projection = {key: number(value) for key, value in target["projection"].items()}
        paper.has(words["expected"].format(**projection))
        paper.has(words["bounds"].format(**projection))
    paper.has_values(number(status["dials"]))
    paper.has_values(number(status["cases"]))


def check_rates(paper, status):
    paper.has(percent(status["rates"]["rr1"]))
    for code, share in status["rates"].items():
        sought = code.upper() + percent(share)
        assert any(line.startswith(sought) for line in paper.lines), f"no line begins with {sought}"
    for cases in status["outcomes"].values():
        paper.has_values(number(cases), percent(cases / status["cases"]))


def check_officers(paper, month, language, words):
    officers = month.status["officers"]
    for officer in officers:
        paper.has_row(month.name(officer["id"], language), number(officer["counted"]), number(officer["target"]),
                      number(officer["dials"]))
    some = sum(officer["dials"] > 0 for officer in officers)
    paper.has(words["officers"].format(some=number(some), all=number(len(officers))))


def shown(part, share, words):
    return words["few"].format(number(part["n"])) if part["band"] == "suppressed" and part["n"] else percent(share)


def check_districts(paper, month, language, words):
    status = month.status
    rows = status["districts"]
    for row in rows:
        name = month.name(row["code"], language)
        ranks = f"{row['rank_low']}–{row['rank_high']}" if row["rank_low"] else "–"
        differs = ("भिन्न" if language == "hi" else "differs") if row["differs"] else ""
        paper.has_row(name, number(row["counted"]), number(row["target"]), number(row["n"]),
                      shown(row, row["negative_share"], words), interval(row), differs, ranks)
        if row["differs"]:
            how = words["worse" if row["negative_share"] > status["state"]["negative_share"] else "better"]
            paper.has(words["differs"].format(name=name, how=how, negative=number(row["negative"]), n=number(row["n"]),
                                              state=percent(status["state"]["negative_share"])))
    differ = sum(row["differs"] for row in rows)
    if differ:
        paper.has(words["others"].format(number(len(rows) - differ)))
    state = status["state"]
    paper.has(words["negative"].format(share=percent(state["negative_share"]), interval=interval(state),
                                       n=number(state["n"])))


def check_services(paper, status, words):
    for row in status["services"]:
        n = row["yes"] + row["partly"] + row["no"]
        paper.has_values(number(row["yes"]), number(row["partly"]), number(row["no"]), number(row["unknown"]),
                         shown({**row, "n": n}, row["received_share"], words), interval(row), "–")


def check_actions(paper, month, language, words):
    actions = month.status["actions"]
    paper.has(words["actions"].format(claimed=number(actions["done"] + actions["verified"]),
                                      **{key: number(actions[key]) for key in ("open", "overdue", "verified")}))
    for code, row in actions["by_district"].items():
        paper.has_row(month.name(code, language), number(row["open"]), number(row["overdue"]))
    check_flow(paper, month.flow, words)


def check_flow(paper, flow, words):
    shown = flow["months"][-6:]
    paper.has(words["headline"].format(**{key: number(shown[-1][key]) for key in ("confirmed", "claimed")}))
    for row in shown:
        net = ("−" if row["net"] < 0 else "") + number(row["net"])
        paper.has_values(*(number(row[key]) for key in ("opened", "verified", "reopened", "cancelled")), net,
                         number(row["claimed"]), number(row["confirmed"]))
    for code, label in words["responses"].items():
        paper.has_row(label, *(number(sum(row["responses"][code][what] for row in shown)) for what in ("claimed", "confirmed")))
    oldest = flow["ages"][-1]
    paper.has_row(words["older"].format(number(oldest["from"])), number(oldest["open"]), number(oldest["overdue"]))
    for age in flow["ages"][:-1]:
        paper.has_values(number(age["open"]), number(age["overdue"]))


def check_paper(name, language, *options):
    month, words = month_of(name), WORDS[language]
    paper = Paper(month.report(f"{name}-{language}.pdf", "--language", language, *options))
    check_target(paper, month.status, words)
    check_rates(paper, month.status)
    check_officers(paper, month, language, words)
    check_districts(paper, month, language, words)
    check_services(paper, month.status, words)
    check_actions(paper, month, language, words)


def check_flow_of(name):
    """`status --flow`, now and as it was half a month before, against the documents."""
    month = month_of(name)
    then = (moment(month.when[3]) - datetime.timedelta(days=15)).isoformat()
    for as_of, flow in ((month.when[3], month.flow),
                        (then, harness.status(month.cache, *month.when[:3], then, "--flow")["flow"])):
        expected = Flow(month.items, as_of)
        for row in flow["months"]:
            harness.equal(row, expected.month(row["month"]), f"{as_of} {row['month']}")
        harness.equal([(row["from"], row["to"]) for row in flow["ages"]], list(AGES), "ages")
        harness.equal([row["open"] for row in flow["ages"]], expected.open, f"{as_of}: open")
        harness.equal([row["overdue"] for row in flow["ages"]], expected.overdue, f"{as_of}: overdue")
    assert sum(row["claimed"] for row in month.flow["months"]) > 0, "nothing was claimed: this shows nothing"
    harness.equal(sum(month.flow["ages"][i]["open"] for i in range(len(AGES))), month.status["actions"]["open"], "open")


@harness.test
def golden_a_flow():
    check_flow_of("a")


@harness.test
def golden_b_flow():
    check_flow_of("b")


@harness.test
def golden_a_in_english():
    check_paper("a", "en")


@harness.test
def golden_a_in_hindi():
    check_paper("a", "hi")


@harness.test
def golden_b_in_english():
    check_paper("b", "en")


@harness.test
def golden_b_in_hindi():
    check_paper("b", "hi")


@harness.test
def golden_a_across():
    check_paper("a", "en", "--landscape")


def near(actual, expected):
    if expected is None:
        return actual in (None, "")
    if isinstance(expected, str):
        return (actual or "") == expected
    return isinstance(actual, (int, float)) and abs(actual - expected) <= 1e-9 * max(1, abs(expected))


def published(row, key):
    """What too few families said stands in no file as a share."""
    return None if row.get("band") == "suppressed" and key in ("negative_share", "received_share") else row[key]


def rows_of(sheet):
    """The lines of a sheet under its heading: title, query, an empty line, heading, rows."""
    wide = max((max(row) for row in sheet.values() if row), default=0) + 1
    return [[sheet.get(line, {}).get(column) for column in range(wide)] for line in range(4, max(sheet) + 1)]


def check_book(month, sheets_read):
    """By place, as the columns stand in the files."""
    status = month.status
    target, officers, rates, outcomes, districts, services, actions = (rows_of(sheet) for sheet in sheets_read[:7])
    for value, row in zip((status["target"]["calls"], status["target"]["counted"], status["target"]["working_days"],
                           status["target"]["elapsed"], status["target"]["expected"],
                           status["target"]["needed_per_day"], *status["target"]["projection"].values(),
                           status["target"]["phi"], status["dials"], status["cases"]), target):
        assert near(row[1], value), (row, value)
    harness.equal(len(officers), len(status["officers"]), "officers")
    for row, officer in zip(officers, status["officers"]):
        expected = [officer["id"], month.name(officer["id"], "en"), *(officer[k] for k in ("counted", "target", "dials"))]
        assert all(near(*pair) for pair in zip(row, expected)), (row, expected)
    for row, (code, share) in zip(rates, status["rates"].items()):
        assert row[0] == code.upper() and near(row[1], share), row
    harness.equal(sum(row[1] for row in outcomes), status["cases"], "outcomes")
    harness.equal(len(districts), len(status["districts"]), "districts")
    for row, expected in zip(districts, status["districts"]):
        keys = ("code", None, "counted", "target", "n", "positive", "neutral", "negative", "not_stated",
                "negative_share", "low", "high", None, None, "p_value", "rank_low", "rank_high", "stabilised")
        for cell, key in zip(row, keys):
            assert key is None or near(cell, published(expected, key)), (key, row, expected)
    for row, expected in zip(services, status["services"]):
        keys = (None, "yes", "partly", "no", "unknown", "received_share", "low", "high")
        for cell, key in zip(row, keys):
            assert key is None or near(cell, published(expected, key)), (key, row, expected)
    harness.equal({row[0]: {"open": int(row[2]), "overdue": int(row[3])} for row in actions},
                  status["actions"]["by_district"], "actions")
    check_flow_sheets(month.flow, *(rows_of(sheet) for sheet in sheets_read[8:11]))


def check_flow_sheets(flow, months, responses, ages):
    shown = flow["months"][-6:]
    keys = ("opened", "verified", "reopened", "returned", "cancelled", "net", "claimed", "confirmed")
    harness.equal([[int(cell) for cell in row[1:9]] for row in months[:6]], [[row[key] for key in keys] for row in shown],
                  "how items come and go")
    harness.equal([[row[0], int(row[2]), int(row[3])] for row in responses[:len(RESPONSES)]],
                  [[code, *(sum(row["responses"][code][what] for row in shown) for what in ("claimed", "confirmed"))]
                   for code in RESPONSES], "what was done")
    harness.equal([[int(row[3]), int(row[4])] for row in ages[:len(AGES)]],
                  [[age["open"], age["overdue"]] for age in flow["ages"]], "how old the open items are")


def check_books(name):
    month = month_of(name)
    check_book(month, sheets.read_xlsx(month.report("pack.xlsx")))
    check_book(month, [{line: dict(enumerate(row)) for line, row in enumerate(sheet)}
                       for sheet in sheets.read_ods(month.report("pack.ods"))])
    with open(month.report("pack.json"), encoding="utf-8") as text:
        harness.equal(json.load(text), month.status, "the figures as JSON")


@harness.test
def golden_a_in_workbooks():
    check_books("a")


@harness.test
def golden_b_in_workbooks():
    check_books("b")


def check_records(name):
    """Every call and item, in each format, cell by cell against the JSON."""
    month = month_of(name)
    with harness.Folder() as folder:
        for kind in sheets.KINDS:
            harness.ctl("export", "--cache-dir", month.cache, *month.when, "-o", os.path.join(folder, f"export.{kind}"))
        assert sheets.compare(folder) > 1000


@harness.test
def golden_a_records():
    check_records("a")


@harness.test
def golden_b_records():
    check_records("b")


def months_of(name, span):
    """The month's status, and those of the months of its quarter or financial year that have begun."""
    month = month_of(name)
    year, number = map(int, month.when[1].split("-"))
    began = month.when[3][:7]
    start = (number - 1) // 3 * 3 + 1 if span == "quarter" else 4
    if start > number:
        year -= 1
    every = [(year + (start - 1 + i) // 12, (start - 1 + i) % 12 + 1) for i in range(3 if span == "quarter" else 12)]
    return [harness.status(month.cache, "--month", text, "--window", "1", *month.when[2:])
            for text in (f"{y}-{m:02}" for y, m in every) if text <= began]


def check_span(name, span):
    """A quarter or a year is the sum of its months, on paper too."""
    month, months = month_of(name), months_of(name, span)
    with open(month.report(f"{span}.json", "--span", span), encoding="utf-8") as text:
        whole = json.load(text)

    def total(*path):
        values = []
        for value in months:
            for key in path:
                value = value[key]
            values.append(value or 0)
        return sum(values)

    harness.equal(whole["window"]["months"], len(months), "months that have begun")
    for path in (("target", "counted"), ("target", "working_days"), ("dials",), ("cases",), ("state", "n"),
                 ("state", "negative"), ("outcomes", "complete"), ("outcomes", "refusal")):
        value = whole
        for key in path:
            value = value[key]
        harness.equal(value, total(*path), " ".join(path))
    for key in ("counted", "n", "negative", "positive"):
        harness.equal(sum(row[key] for row in whole["districts"]),
                      sum(row[key] for one in months for row in one["districts"]), f"{key} of the districts")
    harness.equal(sum(row["dials"] for row in whole["officers"]), total("dials"), "dials of the officers")
    paper = Paper(month.report(f"{span}.pdf", "--span", span))
    paper.has("Financial year" if span == "year" else "Quarter")
    paper.has(number(whole["target"]["counted"]))
    for one in months:
        paper.has_values(*(number(value) for value in (one["dials"], one["cases"])), percent(one["rates"]["rr1"]),
                         number(one["state"]["n"]), shown(one["state"] | {"band": "shown"}, published(
                             {"negative_share": one["state"]["negative_share"],
                              "band": "suppressed" if one["state"]["n"] < 25 else "shown"}, "negative_share"), WORDS["en"]),
                         "closed" if one["month_state"] == "closed" else "provisional")


@harness.test
def golden_a_by_quarter():
    check_span("a", "quarter")


@harness.test
def golden_b_by_financial_year():
    check_span("b", "year")


def check_partner(name):
    month = month_of(name)
    with open(month.report("partner.json", "--partner"), encoding="utf-8") as text:
        tables = json.load(text)
    small = {month.name(row["code"], "en") for row in month.status["districts"] if row["n"] < 25}
    hidden = {row["place"] for row in tables["districts"]["rows"] if row["share"] is None}
    assert small <= hidden, f"{small - hidden} are shown"
    for row in tables["districts"]["rows"]:
        if row["place"] in hidden:
            assert all(value is None for key, value in row.items() if key != "place"), row
    for table in tables.values():
        for row in table["rows"]:
            assert row.get("families") is None or row["families"] >= 25, row
    whole = json.dumps(tables, ensure_ascii=False)
    for options in ((), ("--landscape", "--language", "hi")):
        paper = Paper(month.report("partner.pdf", "--partner", *options))
        whole += paper.all
        for row in tables["districts"]["rows"] if not options else []:
            paper.has_row(row["place"], *(["–"] * 4 if row["share"] is None else
                                          [number(row["families"]), *(percent(row[key]) for key in ("share", "low", "high"))]))
    for code in (officer["id"] for officer in month.status["officers"]):
        assert code not in whole and month.name(code, "en") not in whole, "an officer is in the partners' file"


@harness.test
def golden_a_for_partners():
    check_partner("a")


@harness.test
def golden_b_for_partners():
    check_partner("b")


@harness.test
def remarks_are_no_formulas():
    formula = '=HYPERLINK("http://example.org";"x")'
    call = {"_id": "call:00000000-0000-4000-8000-000000000001", "type": "call", "schema": 1, "case": "c1",
            "officer": "o-01", "district": "64", "started_at": "2026-10-05T10:00:00+05:30", "duration_s": 60,
            "beneficiary": {"category": "sam"}, "outcome": "complete",
            "feedback": {"overall": "negative", "services": {}, "remark": {"text": formula, "lang": "en"}}}
    with harness.Folder() as folder, harness.Hub() as hub:
        source, cache = os.path.join(folder, "calls.ndjson"), os.path.join(folder, "cache")
        with open(source, "w", encoding="utf-8") as lines:
            lines.write(json.dumps(call) + "\n")
        harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", "ndjson", source)
        harness.sync(hub, cache)
        for kind in sheets.KINDS:
            harness.ctl("export", "--cache-dir", cache, "--month", "2026-10", "--as-of", "2026-10-31T20:00:00+05:30",
                        "-o", os.path.join(folder, f"export.{kind}"))
        sheets.compare(folder)
        with open(os.path.join(folder, "export.csv"), encoding="utf-8-sig") as text:
            assert not re.search(r'(^|[,"\n])\s*[=+@-][A-Z]', text.read()), "a formula"


harness.main()
