/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-time.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_CELL_EMPTY,            /* the value does not exist */
  SAMVAD_CELL_TEXT,
  SAMVAD_CELL_COUNT,            /* whole number */
  SAMVAD_CELL_NUMBER,           /* decimal number */
  SAMVAD_CELL_SHARE,            /* 0 to 1, shown in per cent */
  SAMVAD_CELL_TIME,             /* instant, shown in IST */
  SAMVAD_CELL_DAY,
} SamvadCellType;

/* Where a column belongs: paper has no room for six decimals, and a spreadsheet no use for "41–49". */
typedef enum {
  SAMVAD_COLUMN_EVERYWHERE,
  SAMVAD_COLUMN_PAPER,
  SAMVAD_COLUMN_FILE,
} SamvadColumnPlace;

typedef struct {
  SamvadCellType  type;
  char           *text;
  gint64          integer;      /* COUNT, TIME, DAY */
  double          number;       /* NUMBER, SHARE */
} SamvadCell;

/**
 * SamvadColumn:
 * @key: name in machine-readable files
 * @title: heading for people
 * @decimals: of a NUMBER where people read it
 */
typedef struct {
  char              *key;
  char              *title;
  SamvadCellType     type;
  guint              decimals;
  SamvadColumnPlace  place;
} SamvadColumn;

/**
 * SamvadTable:
 * @key: name in machine-readable files
 * @query: what was asked: month, window, filters. Every format prints it
 * @note: (nullable): how to read it
 * @strong: (element-type gboolean): rows that stand out
 *
 * One result of one query, drawn on the screen and on paper and written to every format: they
 * cannot disagree. Reference counted.
 */
typedef struct {
  guint   refs;
  char   *key;
  char   *title;
  char   *query;
  char   *note;
  GArray *columns;              /* SamvadColumn */
  GArray *cells;                /* SamvadCell, row by row */
  GArray *strong;
} SamvadTable;

SamvadTable        *samvad_table_new        (const char *key, const char *title, const char *query,
                                             const char *note);
SamvadTable        *samvad_table_ref        (SamvadTable *self);
void                samvad_table_unref      (SamvadTable *self);
void                samvad_table_add_column (SamvadTable *self, const char *key, const char *title,
                                             SamvadCellType type, guint decimals, SamvadColumnPlace place);
void                samvad_table_add_text   (SamvadTable *self, const char *text);
void                samvad_table_take_text  (SamvadTable *self, char *text);
void                samvad_table_add_count  (SamvadTable *self, gint64 count);
void                samvad_table_add_number (SamvadTable *self, double number);
void                samvad_table_add_time   (SamvadTable *self, SamvadTime time);
void                samvad_table_add_day    (SamvadTable *self, SamvadDay day);
void                samvad_table_set_strong (SamvadTable *self);

guint               samvad_table_get_n_rows    (const SamvadTable *self);
guint               samvad_table_get_n_columns (const SamvadTable *self);
const SamvadColumn *samvad_table_get_column    (const SamvadTable *self, guint column);
const SamvadCell   *samvad_table_get_cell      (const SamvadTable *self, guint row, guint column);
gboolean            samvad_table_is_strong     (const SamvadTable *self, guint row);
GArray             *samvad_table_list_columns  (const SamvadTable *self, SamvadColumnPlace place);
char               *samvad_table_to_text       (const SamvadTable *self);
char               *samvad_cell_to_text        (const SamvadCell *cell, const SamvadColumn *column);
gboolean            samvad_column_is_numeric   (const SamvadColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadTable, samvad_table_unref)

G_END_DECLS
