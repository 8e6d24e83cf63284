#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of call centres and offices through the whole line: templates, import, hub, cache, figures."""
import csv
import io
import os
import stat
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

os.environ["LSAN_OPTIONS"] = f"suppressions={harness.SOURCE}/tests/lsan.supp:print_suppressions=0"

HEADING = "Call number;Started at;Officer;District;Family;Outcome;Overall;Take-home ration;Remark;Full name;Mobile"
AS_OF = ("--as-of", "2026-10-20T10:00:00+05:30")


def call(number, minute, district="Hisar", outcome="Complete", family="9812345678"):
    return (f"{number};05-10-2026 14:{minute:02};o-03;{district};{family};{outcome};Negative;No;"
            f"“late”, call 98123 45678;Plantedname;{family}")


def write(folder, name, text, encoding="utf-8"):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(text.encode(encoding))
    return path


def run(hub, folder, path, *options, profile="calls", check=True):
    return harness.ctl("import", "--server", hub.url, "--database", "samvad", "--profile", profile,
                       "--key-file", os.path.join(folder, "key"), *options, path, check=check)


def documents(hub):
    rows = hub.request("GET", "/samvad/_all_docs?include_docs=true")[1]["rows"]
    return [row["doc"] for row in rows]


@harness.test
def the_same_file_twice_adds_nothing():
    with harness.Folder() as folder, harness.Hub() as hub:
        path = write(folder, "calls.csv", "\n".join([HEADING] + [call(i, i) for i in range(20)]))
        assert "20 added, 0 already there" in run(hub, folder, path).stdout
        assert "0 added, 20 already there" in run(hub, folder, path).stdout
        again = write(folder, "calls-again.csv", open(path, encoding="utf-8").read().replace(";", "\t"), "utf-16")
        assert "0 added, 20 already there" in run(hub, folder, again).stdout
        text = str(documents(hub))
        for planted in ("Plantedname", "9812345678", "98123 45678"):
            assert planted not in text, planted
        harness.sync(hub, os.path.join(folder, "cache"))
        answer = harness.status(os.path.join(folder, "cache"), "--month", "2026-10", *AS_OF)
        harness.equal((answer["dials"], answer["cases"], answer["state"]["negative"]), (20, 1, 1), "dials, cases, negative")
        harness.equal(answer["services"][0]["no"], 1, "families without a ration")


@harness.test
def bad_rows_are_kept_with_their_reason():
    with harness.Folder() as folder, harness.Hub() as hub:
        path = write(folder, "calls.csv", "\n".join([HEADING, call(1, 1), call(2, 2, district="Atlantis"), call(3, 3)]))
        dry = run(hub, folder, path, "--dry-run").stdout
        assert "3 rows: 2 documents would be sent" in dry and "row 3: “District”" in dry and "Planted" not in dry, dry
        harness.equal(hub.request("GET", "/samvad")[0], 404, "a dry run makes nothing")
        assert not os.path.exists(os.path.join(folder, "key"))
        process = run(hub, folder, path, check=False)
        harness.equal(process.returncode, 1, process.stderr)
        assert "1 of 3 rows" in process.stderr and "Planted" not in process.stderr, process.stderr
        harness.equal(len(documents(hub)), 2, "the good ones are in")
        rejected = path + ".rejected.csv"
        harness.equal(stat.S_IMODE(os.stat(rejected).st_mode), 0o600, "mode")
        rows = list(csv.reader(open(rejected, encoding="utf-8-sig", newline="")))
        harness.equal((len(rows), rows[0][-1], rows[1][3]), (2, "Reason", "Atlantis"), "rejected rows")
        mended = write(folder, "mended.csv", open(rejected, encoding="utf-8-sig", newline="").read().replace("Atlantis", "Nuh"))
        assert "1 added, 0 already there" in run(hub, folder, mended).stdout
        harness.equal(len(documents(hub)), 3, "all are in")
        assert "1 added, 0 already there" not in run(hub, folder, write(folder, "calls.csv", open(mended).read())).stdout
        assert not os.path.exists(rejected), "what the last try rejected"


@harness.test
def an_office_has_a_profile_of_its_own():
    with harness.Folder() as folder, harness.Hub() as hub:
        profile = write(folder, "own.ini", "[Profile]\nBase=calls\n[Columns]\nofficer=Wer;\n[Words officer]\no-07=Kavita;\n")
        path = write(folder, "calls.csv", "\n".join([HEADING.replace("Officer", "Wer"), call(1, 1).replace("o-03", "KAVITA")]),
                     "windows-1252")
        run(hub, folder, path, profile=profile)
        harness.equal(documents(hub)[0]["officer"], "o-07", "officer")


@harness.test
def templates_can_be_filled_and_imported():
    with harness.Folder() as folder, harness.Hub() as hub:
        path = os.path.join(folder, "calls.csv")
        for language, district, outcome in (("en_IN.UTF-8", "Nuh", "Complete"), ("hi_IN.UTF-8", "नूंह", "पूर्ण")):
            harness.ctl("export", "--template", "calls", "-o", path, env={"LANGUAGE": language[:2], "LC_ALL": language})
            headings = next(csv.reader(open(path, encoding="utf-8-sig", newline="")))
            cells = ["1", "05-10-2026 14:00", "o-03", district, "", "", "", "7", "", "", "", outcome]
            out = io.StringIO()
            csv.writer(out).writerows([headings, cells + [""] * (len(headings) - len(cells))])
            run(hub, folder, write(folder, "calls.csv", out.getvalue()))
        harness.equal(len(documents(hub)), 1, "the same call in two languages is one")
        harness.equal(documents(hub)[0]["outcome"], "complete", "outcome")


@harness.test
def workbooks():
    with harness.Folder() as folder, harness.Hub() as hub:
        path = os.path.join(folder, "actions.xlsx")
        harness.ctl("export", "--template", "actions", "-o", path)
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        assert "<dataValidation " in sheet and "Lists!$A$1" in sheet, "drop-down lists"
        assert "Hisar" in parts["xl/sharedStrings.xml"].decode()
        # A row as a spreadsheet writes it: numbers for dates, texts in the cell.
        row = ('<row r="3"><c r="A3"><v>7</v></c><c r="B3"><v>46300.5</v></c>'
               '<c r="C3" t="inlineStr"><is><t>Hisar</t></is></c>'
               '<c r="G3" t="inlineStr"><is><t>Take-home ration</t></is></c>'
               '<c r="H3" t="inlineStr"><is><t>Not received</t></is></c></row></sheetData>')
        parts["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", row).encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, part in parts.items():
                book.writestr(name, part)
        assert "1 added" in run(hub, folder, path, profile="actions").stdout
        document = documents(hub)[0]
        harness.equal((document["district"], document["service"], document["opened_at"], document["due_at"]),
                      ("63", "take_home_ration", "2026-10-05T12:00:00+05:30", "2026-10-19T18:00:00+05:30"), "action")
        broken = write(folder, "broken.xlsx", "PK\3\4 nothing")
        process = run(hub, folder, broken, profile="actions", check=False)
        harness.equal((process.returncode, len(process.stderr.splitlines())), (1, 1), process.stderr)


@harness.test
def what_cannot_be_read_is_one_line():
    with harness.Folder() as folder, harness.Hub() as hub:
        empty, foreign = write(folder, "empty.csv", "\n\n"), write(folder, "foreign.csv", "a,b\n1,2\n")
        for path, profile, status, words in ((empty, "calls", 1, "empty"), (foreign, "calls", 1, "Started at"),
                                             (foreign, "poems", 2, "asterisk-cdr"), (folder + "/none", "calls", 1, "none")):
            process = run(hub, folder, path, profile=profile, check=False)
            harness.equal((process.returncode, len(process.stderr.splitlines())), (status, 1), process.stderr)
            assert words in process.stderr, process.stderr


harness.main()
