#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample pack's pages, rendered by Poppler, against small pictures that somebody has looked at and
approved (approved/). The tolerance forgives another version of a font and finds what is cut off or
gone. After a change that is meant: pictures.py --approve, and look at them."""
import glob
import os
import shutil
import struct
import subprocess
import sys
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import harness  # noqa: E402

os.environ["LSAN_OPTIONS"] = f"suppressions={harness.SOURCE}/tests/lsan.supp:print_suppressions=0"
os.environ["SAMVAD_LOCALEDIR"] = os.path.join(harness.BUILD, "po")
RESOLUTION = "18"  # dots an inch
BLOCK = 16         # pixels: a letter more or less is lost in it, a column is not
LIMIT = 8          # of 255, mean of one block
PAGE = 3           # of 255, mean of a page
_pages = {}


def read_pgm(path):
    with open(path, "rb") as file:
        data = file.read()
    kind, width, height, most = data.split(None, 4)[:4]
    assert (kind, most) == (b"P5", b"255"), (kind, most)
    size = int(width) * int(height)
    return int(width), int(height), data[-size:]


def pages_of(language):
    if shutil.which("pdftoppm") is None:
        raise harness.Skip("pdftoppm is not installed")
    if not _pages:
        with harness.Folder() as folder:
            subprocess.run([os.path.join(harness.BUILD, "tests", "report", "render-pack"), folder], check=True,
                           stdout=subprocess.DEVNULL)
            for code in ("en", "hi"):
                subprocess.run(["pdftoppm", "-gray", "-r", RESOLUTION, f"{folder}/pack-{code}-portrait.pdf",
                                f"{folder}/{code}"], check=True)
                _pages[code] = [read_pgm(path) for path in sorted(glob.glob(f"{folder}/{code}-*.pgm"))]
    return _pages[language]


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def write_png(path, pages):
    """All pages one below the other, in 16 greys."""
    width, height = pages[0][0], sum(page[1] for page in pages)
    pixels = b"".join(page[2] for page in pages)
    rows = b"".join(b"\0" + bytes(value & 0xF0 for value in pixels[start:start + width])
                    for start in range(0, len(pixels), width))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def read_png(path):
    """Only what write_png() writes."""
    with open(path, "rb") as file:
        data = file.read()
    width, height = struct.unpack(">II", data[16:24])
    length = struct.unpack(">I", data[33:37])[0]
    rows = zlib.decompress(data[41:41 + length])
    return width, height, b"".join(rows[y * (width + 1) + 1:(y + 1) * (width + 1)] for y in range(height))


def differences(page, approved, name):
    width, height, pixels = page
    found, whole = [], 0
    for top in range(0, height, BLOCK):
        for left in range(0, width, BLOCK):
            gap = count = 0
            for y in range(top, min(top + BLOCK, height)):
                line = slice(y * width + left, y * width + min(left + BLOCK, width))
                ours, theirs = pixels[line], approved[line]
                gap += sum((value & 0xF0) for value in ours) - sum(theirs)
                count += len(ours)
            whole += abs(gap)
            if abs(gap) > LIMIT * count:
                found.append(f"{name}: at {left}, {top} the ink differs by {abs(gap) // count} of 255")
    if whole > PAGE * width * height:
        found.append(f"{name}: the whole page differs by {whole / (width * height):.1f} of 255")
    return found


def approved_of(language):
    return os.path.join(HERE, "approved", f"pack-{language}.png")


def compare(pages, language):
    width, height, pixels = read_png(approved_of(language))
    harness.equal((pages[0][0], sum(page[1] for page in pages)), (width, height), "size of all pages")
    found, start = [], 0
    for number, page in enumerate(pages, 1):
        found += differences(page, pixels[start:start + len(page[2])], f"{language}, page {number}")
        start += len(page[2])
    return found


def check(language):
    found = compare(pages_of(language), language)
    assert not found, "\n".join(found[:20])


@harness.test
def english():
    check("en")


@harness.test
def hindi():
    check("hi")


@harness.test
def what_is_cut_off_is_found():
    """The same pages without their right quarter: on many a page something stands there."""
    pages = pages_of("en")
    cut = []
    for width, height, pixels in pages:
        kept = width * 3 // 4
        cut.append((width, height, b"".join(pixels[y * width:y * width + kept] + b"\xff" * (width - kept)
                                            for y in range(height))))
    found = {line.split(":")[0] for line in compare(cut, "en")}
    assert len(found) >= len(pages) // 3, f"found on {sorted(found)} only"


if "--approve" in sys.argv:
    for code in ("en", "hi"):
        write_png(approved_of(code), pages_of(code))
else:
    harness.main()
