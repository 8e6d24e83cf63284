# SPDX-License-Identifier: GPL-3.0-or-later
"""Names, telephone numbers and addresses of families in every document of a hub, and the search for them in what
the programs write, show and hold."""
import io
import os
import subprocess
import zipfile

import harness

NAME, OTHER_NAME = "Zubaidakhatoonplanted", "ज़ुबैदाखातूनरोपित"
ADDRESS = "Gali 7 Planterwali Basti near Peepulgachh"
PHONES = ("98127 65430", "9812765431", "+91-98127-65432")
SECRETS = (NAME, OTHER_NAME, ADDRESS, *PHONES, "9812765430", "9812765432")


def family(number):
    return {"category": "sam", "name": NAME if number % 2 else OTHER_NAME, "phone": PHONES[number % 3], "address": ADDRESS}


def plant_in(document, number):
    """As a careless program would: in the fields for it, beside them, and the number in what somebody said."""
    document["family"] = family(number)
    document["beneficiary"] = {**document.get("beneficiary", {}), **family(number)}
    for note in ([document.get("feedback", {}).get("remark")] if document.get("feedback") else []) + document.get("events", []):
        if note and note.get("text"):
            note["text"] += f" ({PHONES[number % 3]})"
    return document


def plant(hub):
    """Returns the number of documents that were written anew."""
    status, page = hub.request("GET", "/samvad/_changes?include_docs=true")
    harness.equal(status, 200, "_changes")
    documents = [plant_in(row["doc"], number) for number, row in enumerate(page["results"])
                 if not row["id"].startswith("_design/")]
    status, answers = hub.request("POST", "/samvad/_bulk_docs", {"docs": documents})
    refused = [answer for answer in answers if "error" in answer]
    assert status == 201 and not refused, (status, refused[:3])
    return len(documents)


def find(data):
    """Returns those that are in the bytes."""
    return [secret for secret in SECRETS
            if secret.encode() in data or secret.encode("utf-16-le") in data]


def read_all(path, data):
    """What a file says, also inside of what it packs."""
    yield path, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from read_all(f"{path}/{name}", archive.read(name))
    elif data.startswith(b"%PDF"):
        yield path + " (text)", subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout


def assert_clean(what, data):
    for place, part in read_all(what, data):
        assert not find(part), f"{find(part)} in {place}"


def assert_folder(folder):
    """Nothing in any file, and nobody else may read them. Returns how many files there are."""
    count = 0
    for path, _, names in os.walk(folder):
        harness.equal(os.stat(path).st_mode & 0o777, 0o700, path)
        for name in names:
            full = os.path.join(path, name)
            harness.equal(os.stat(full).st_mode & 0o777, 0o600, full)
            with open(full, "rb") as file:
                assert_clean(full, file.read())
            count += 1
    return count
