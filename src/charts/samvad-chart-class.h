/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-canvas.h"

G_BEGIN_DECLS

/* For the charts themselves and their tests; users of charts need samvad-chart.h only. */

/**
 * SamvadChartClass:
 * @name: for tests and file names
 * @measure: sets the canvas's minimal_width, minimal_height and natural_height for its width
 * @draw: draws into (0, 0) to (width, height) of the canvas
 * @finalize: (nullable): frees what the chart added to the base
 * @contains: (nullable): whether the point of that index covers a place of the last drawing, where it is no
 *   rectangle; asked only of places in its box
 * @trace: (nullable): makes the outline of such a point the path. Returns: whether it did
 */
typedef struct {
  const char *name;
  void      (*measure)  (SamvadChart *self, SamvadCanvas *canvas);
  void      (*draw)     (SamvadChart *self, SamvadCanvas *canvas);
  void      (*finalize) (SamvadChart *self);
  gboolean  (*contains) (SamvadChart *self, guint index, double x, double y);
  gboolean  (*trace)    (SamvadChart *self, SamvadCanvas *canvas, guint index);
} SamvadChartClass;

typedef struct {
  char     *key;
  char     *text;
  SamvadBox box;        /* of the last drawing; width 0: not drawn */
} SamvadChartPoint;

struct _SamvadChart {
  const SamvadChartClass *class;
  int                     ref_count;
  char                   *title;
  char                   *description;
  GArray                 *points;       /* SamvadChartPoint */
  GPtrArray              *headings;
  GArray                 *numeric;      /* gboolean a column */
  GPtrArray              *cells;        /* row by row */
  guint                   n_parts;      /* points behind those of the rows, each a part of one of them */
  int                     focus;        /* -1 */
  char                   *selected;
  SamvadCanvasCache       cache;
};

gpointer samvad_chart_create        (const SamvadChartClass *class, gsize size);
void     samvad_chart_take_description (SamvadChart *self, char *description);
void     samvad_chart_take_point    (SamvadChart *self, const char *key, char *text);
void     samvad_chart_add_column    (SamvadChart *self, const char *heading, gboolean numeric);
void     samvad_chart_take_cell     (SamvadChart *self, char *text);
gboolean samvad_chart_is_selected   (SamvadChart *self, guint index);
void     samvad_chart_place_point   (SamvadChart *self, SamvadCanvas *canvas, guint index,
                                     const SamvadBox *box);
void     samvad_chart_mark_point    (SamvadChart *self, SamvadCanvas *canvas, guint index,
                                     const SamvadBox *box);
void     samvad_chart_draw_recording (SamvadChart *self, cairo_t *cr, double width, double height,
                                      const SamvadChartStyle *style, GArray *texts);

G_END_DECLS
