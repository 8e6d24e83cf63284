/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table is a GPtrArray of rows; a row is a GStrv of its cells, an empty line an empty one, so that
 * a row's place is what a spreadsheet shows beside it. */

GPtrArray *samvad_import_rows_read  (const char *text, char separator, GError **error);
char      *samvad_import_rows_write (GPtrArray *rows);

G_END_DECLS
