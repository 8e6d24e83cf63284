#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts the design documents and the access rules into a database: install.sh URL DATABASE
set -eu
[ $# -eq 2 ] || { echo "usage: $0 URL DATABASE (COUCHDB_USER and COUCHDB_PASSWORD in the environment)" >&2; exit 2; }
here=$(dirname "$(readlink -f "$0")")
base=${1%/}/$2

# The password goes by standard input: a command line can be read by every user of the machine.
request () {
  printf 'user = "%s:%s"\n' "$COUCHDB_USER" "$COUCHDB_PASSWORD" |
    curl --silent --show-error --fail-with-body --config - -H 'Content-Type: application/json' "$@"
}

put_design () { # FILE NAME
  rev=$(request "$base/_design/$2" 2>/dev/null | sed -n 's/.*"_rev":"\([^"]*\)".*/\1/p' || true)
  request -X PUT "$base/_design/$2${rev:+?rev=$rev}" --data-binary "@$here/$1"
}

put_design append-only.json append_only
put_design by-district.json by_district
request -X PUT "$base/_security" --data-binary "@$here/security.json"
