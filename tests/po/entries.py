# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries of a catalogue of gettext."""
import ast
import collections
import re

Entry = collections.namedtuple("Entry", "context text plural forms flags")


def read(path):
    """Yields what is in use, without the header. plural: None where there is none."""
    with open(path, encoding="utf-8") as text:
        for block in re.split(r"\n\s*\n", text.read()):
            fields, flags, current = collections.OrderedDict(), [], None
            for line in block.split("\n"):
                if line.startswith("#,"):
                    flags += re.split(r",\s*", line[2:].strip())
                match = re.match(r'(msg\S+)?\s*(".*")$', line)
                if not match:
                    continue
                current = match.group(1) or current
                fields[current] = fields.get(current, "") + ast.literal_eval(match.group(2))
            if fields.get("msgid"):
                yield Entry(fields.get("msgctxt"), fields["msgid"], fields.get("msgid_plural"),
                            [value for key, value in fields.items() if key.startswith("msgstr")], flags)
