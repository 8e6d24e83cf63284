/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-story.h"
#include "samvad-type.h"

G_BEGIN_DECLS

typedef struct _SamvadPiece SamvadPiece;

/* Draws into @width × @height with the origin at the top left. */
typedef void (*SamvadPieceDraw) (SamvadPiece *piece, cairo_t *cr, double width, double height);

/**
 * SamvadPiece:
 * @gap: white space above, dropped at the top of a page
 * @least: the height below which it goes to the next page; below @height only where it can shrink
 * @fill: takes what is left of the page
 * @keep: stays on one page with the piece that follows
 * @begins: begins a page
 * @repeat: (nullable): drawn again at the top of a page that begins with this piece
 * @outline: (nullable): its entry in the table of contents, at @level
 *
 * What is never torn apart: a line, a row of a table, a chart. Lengths in points.
 */
struct _SamvadPiece {
  double           gap;
  double           height;
  double           least;
  gboolean         fill;
  gboolean         keep;
  gboolean         begins;
  SamvadPiece     *repeat;
  char            *outline;
  int              level;
  SamvadPieceDraw  draw;
  gpointer         data;
  GDestroyNotify   destroy;
};

SamvadPiece *samvad_piece_new       (SamvadPieceDraw draw, gpointer data, GDestroyNotify destroy, double height);
void         samvad_piece_free      (SamvadPiece *self);

void         samvad_set_text        (SamvadType *type, const SamvadBlock *block, GPtrArray *pieces);
void         samvad_set_number      (SamvadType *type, const SamvadBlock *block, GPtrArray *pieces);
void         samvad_set_facts       (SamvadType *type, const SamvadBlock *block, GPtrArray *pieces);
void         samvad_set_table       (SamvadType *type, const SamvadBlock *block, GPtrArray *pieces);
void         samvad_set_chart       (SamvadType *type, const SamvadBlock *block, GPtrArray *pieces);
GArray      *samvad_table_fit       (SamvadType *type, const SamvadTable *table, GArray *columns, double measure,
                                     double gutter, double *shrink);
double       samvad_layout_draw_lines (PangoLayout *layout, cairo_t *cr, double x, double y, int from, int to);
void         samvad_layout_draw       (PangoLayout *layout, cairo_t *cr, double x, double y);
double       samvad_layout_get_ascent (PangoLayout *layout);

G_END_DECLS
