# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks and CSV read with nothing of Samvad. Standard library only."""
import csv
import datetime
import json
import pathlib
import re
import xml.etree.ElementTree as ET
import zipfile

KINDS = ('json', 'csv', 'xlsx', 'ods')
OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
SHEET = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def number_or_text(value):
    try:
        return float(value)
    except ValueError:
        return value


def read_csv(path):
    raw = pathlib.Path(path).read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf')
    rows = list(csv.reader(raw.decode('utf-8-sig').splitlines(keepends=True)))
    assert len({len(row) for row in rows}) == 1, 'every line has the same fields'
    return rows


def column_of(reference):
    index = 0
    for letter in re.match('[A-Z]+', reference).group():
        index = index * 26 + ord(letter) - ord('A') + 1
    return index - 1


def read_xlsx(path):
    """Returns a dictionary of rows of cells for each sheet."""
    book = zipfile.ZipFile(path)
    # _x000D_ is how the format (ECMA-376, ST_Xstring) writes a control character.
    strings = [re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m[1], 16)),
                      ''.join(t.text or '' for t in si.iter(SHEET + 't')))
               for si in ET.fromstring(book.read('xl/sharedStrings.xml'))]
    sheets = []
    for i in range(1, 100):
        name = f'xl/worksheets/sheet{i}.xml'
        if name not in book.namelist():
            break
        root = ET.fromstring(book.read(name))
        assert not list(root.iter(SHEET + 'f')), 'a formula'
        assert root.find(f'.//{SHEET}pane') is not None, 'the heading is not frozen'
        rows = {}
        for cell in root.iter(SHEET + 'c'):
            value = cell.find(SHEET + 'v')
            if value is None:
                continue
            row = int(re.search('[0-9]+', cell.get('r')).group()) - 1
            rows.setdefault(row, {})[column_of(cell.get('r'))] = (
                strings[int(value.text)] if cell.get('t') == 's' else float(value.text))
        sheets.append(rows)
    return sheets


def read_ods(path):
    """Returns a list of rows for each sheet."""
    book = zipfile.ZipFile(path)
    assert book.testzip() is None
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b'')
    for name in book.namelist():
        if name.endswith('.xml'):
            ET.fromstring(book.read(name))
    sheets = []
    for table in ET.fromstring(book.read('content.xml')).iter(TABLE + 'table'):
        rows = []
        for row in table.iter(TABLE + 'table-row'):
            cells = []
            for cell in row.findall(TABLE + 'table-cell'):
                assert cell.get(TABLE + 'formula') is None
                kind = cell.get(OFFICE + 'value-type')
                if kind in ('float', 'percentage'):
                    cells.append(float(cell.get(OFFICE + 'value')))
                elif kind == 'date':
                    cells.append(cell.get(OFFICE + 'date-value'))
                elif kind == 'string':
                    cells.append('\n'.join(''.join(p.itertext()) for p in cell.findall(TEXT + 'p')))
                else:
                    cells.append(None)
            rows.append(cells)
        sheets.append(rows)
    return sheets


def serial(text):
    """A date or time of the JSON as a spreadsheet counts it: days of IST since 30 December 1899."""
    if 'T' in text:
        zone = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
        moment = datetime.datetime.fromisoformat(text).astimezone(zone).replace(tzinfo=None)
    else:
        moment = datetime.datetime.fromisoformat(text)
    return (moment - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)


DATE = re.compile(r'\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d.*)?$')


def same_xlsx(expected, actual):
    if expected is None or expected == '':
        return actual in (None, '')
    if isinstance(expected, str) and DATE.match(expected):
        return abs(serial(expected) - actual) < 1e-6
    if isinstance(expected, str):
        return actual == expected
    return isinstance(actual, float) and abs(actual - expected) < 1e-12


def plain(text):
    return re.sub(r'[\x00-\x08\x0b-\x1f]', ' ', text)


def same_ods(expected, actual):
    if expected is None:
        return actual is None
    if isinstance(expected, str) and DATE.match(expected):
        return isinstance(actual, str) and expected.startswith(actual)
    if isinstance(expected, str):
        return actual == plain(expected)
    return actual == float(expected)


def compare(folder):
    """Compares export.{csv,xlsx,ods} with export.json; returns the number of cells."""
    folder = pathlib.Path(folder)
    tables = json.loads((folder / 'export.json').read_text('utf-8'))
    xlsx, ods = read_xlsx(folder / 'export.xlsx'), read_ods(folder / 'export.ods')
    assert len(xlsx) == len(ods) == len(tables)
    cells = 0
    for sheet, rows, table in zip(xlsx, ods, tables.values()):
        assert sheet[0][0] == table['title'] == rows[0][0]
        assert sheet[1][0] == table['query'] == rows[1][0]
        for i, row in enumerate(table['rows']):
            for j, (key, expected) in enumerate(row.items()):
                got = sheet.get(4 + i, {}).get(j)
                assert same_xlsx(expected, got), ('xlsx', i, key, expected, got)
                got = rows[4 + i][j]
                assert same_ods(expected, got), ('ods', i, key, expected, got)
                cells += 1
    lines = read_csv(folder / 'export.csv')
    first = next(iter(tables.values()))
    for line, row in zip(lines[1:], first['rows']):
        for got, expected in zip(line, row.values()):
            if isinstance(expected, str):
                assert got == expected or (got[0] == "'" and got[1:] == expected), (got, expected)
                assert not got or got[0] not in '=+-@\t\r', got
            else:
                assert (number_or_text(got) if got else None) == expected, (got, expected)
            cells += 1
    return cells
