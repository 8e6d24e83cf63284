/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "samvad-chart.h"

G_BEGIN_DECLS

/* What charts draw on: cairo and Pango with the style applied, mirrored for right-to-left
 * languages, every text remembered, so that no label is put on another one. All lengths are
 * multiples of `em` or `line`. */

typedef enum {
  SAMVAD_FACE_NORMAL,
  SAMVAD_FACE_SMALL,
  SAMVAD_FACE_STRONG,
  SAMVAD_FACE_TITLE,
  SAMVAD_N_FACES
} SamvadFace;

typedef enum {
  SAMVAD_STROKE_HAIRLINE,
  SAMVAD_STROKE_THIN,
  SAMVAD_STROKE_BOLD,
  SAMVAD_STROKE_DASHED,
  SAMVAD_STROKE_DOTTED,
} SamvadStroke;

typedef enum {
  SAMVAD_MARK_FULL,
  SAMVAD_MARK_HOLLOW,
  SAMVAD_MARK_DOTTED,
  SAMVAD_MARK_DOWN,             /* negative */
  SAMVAD_MARK_DOT,              /* neutral */
  SAMVAD_MARK_UP,               /* positive */
} SamvadMark;

typedef struct {
  double x;
  double y;
} SamvadSpot;

/**
 * SamvadLabel:
 * @x, @y: where the text's @x_align, @y_align (0 start or top, 1 end or bottom) comes to lie
 * @max_width: longer text ends in "…"; 0: no limit
 * @knock_out: clear the ground behind it, for text on hatching
 */
typedef struct {
  SamvadFace       face;
  SamvadColourName colour;
  double           x;
  double           y;
  double           x_align;
  double           y_align;
  double           max_width;
  gboolean         knock_out;
} SamvadLabel;

/* A text that was drawn, in the coordinates of the whole chart. */
typedef struct {
  char     *text;               /* as @ink, NULL unless the canvas is recording */
  SamvadBox box;                /* logical */
  SamvadBox ink;
} SamvadCanvasText;

/**
 * SamvadCanvasCache:
 *
 * The layouts of a chart's texts, kept from one drawing to the next: shaping them is most of the
 * work. Holds for one font at one size. Zeroed to begin with.
 */
typedef struct {
  PangoContext         *context;
  GHashTable           *layouts;
  PangoFontDescription *font;
  double                resolution;
} SamvadCanvasCache;

typedef struct {
  cairo_t                *cr;
  const SamvadChartStyle *style;
  double                  width;
  double                  height;
  double                  em;           /* the font's size */
  double                  line;         /* a line of text, matras included */
  gboolean                paper;
  gboolean                mirrored;     /* x runs from the right */
  gboolean                recording;    /* for tests: words and ink of the texts too */
  /* results of measuring */
  double                  minimal_width;
  double                  minimal_height;
  double                  natural_height;
  /* private */
  double                  origin;       /* y of the body in the chart */
  PangoContext           *context;      /* of the cache, as the layouts */
  GHashTable             *layouts;
  GArray                 *texts;        /* SamvadCanvasText */
} SamvadCanvas;

void     samvad_canvas_cache_clear  (SamvadCanvasCache *self);
void     samvad_canvas_init         (SamvadCanvas *self, cairo_t *cr, const SamvadChartStyle *style,
                                     SamvadCanvasCache *cache);
void     samvad_canvas_clear        (SamvadCanvas *self);
void     samvad_canvas_text_clear   (gpointer text);
double   samvad_canvas_map_x        (SamvadCanvas *self, double x);
SamvadBox samvad_canvas_map_box     (SamvadCanvas *self, const SamvadBox *box);

/* samvad-canvas-text.c */
void     samvad_canvas_measure_text (SamvadCanvas *self, SamvadFace face, const char *text,
                                     double *width, double *height);
double   samvad_canvas_get_text_width (SamvadCanvas *self, SamvadFace face, const char *text);
void     samvad_canvas_text         (SamvadCanvas *self, const char *text, const SamvadLabel *label);
gboolean samvad_canvas_try_text     (SamvadCanvas *self, const char *text, const SamvadLabel *label);
double   samvad_canvas_paragraph    (SamvadCanvas *self, const char *text, const SamvadLabel *label);
double   samvad_canvas_measure_paragraph (SamvadCanvas *self, const char *text, const SamvadLabel *label);

/* samvad-canvas-shapes.c */
double   samvad_canvas_get_stroke   (SamvadCanvas *self, SamvadStroke stroke);
void     samvad_canvas_line         (SamvadCanvas *self, SamvadColourName colour, SamvadStroke stroke,
                                     double x1, double y1, double x2, double y2);
void     samvad_canvas_path         (SamvadCanvas *self, SamvadColourName colour, SamvadStroke stroke,
                                     const SamvadSpot *spots, guint n_spots);
void     samvad_canvas_area         (SamvadCanvas *self, SamvadColourName colour, double strength,
                                     const SamvadSpot *spots, guint n_spots);
void     samvad_canvas_fill         (SamvadCanvas *self, SamvadColourName colour, double strength,
                                     const SamvadBox *box);
void     samvad_canvas_hatch        (SamvadCanvas *self, SamvadColourName colour, const SamvadBox *box);
void     samvad_canvas_outline      (SamvadCanvas *self, SamvadColourName colour, SamvadStroke stroke,
                                     const SamvadBox *box);
void     samvad_canvas_mark         (SamvadCanvas *self, SamvadMark mark, SamvadColourName colour,
                                     double x, double y);
double   samvad_canvas_get_mark_size (SamvadCanvas *self);
SamvadColour samvad_canvas_get_fill (SamvadCanvas *self, SamvadColourName colour, double strength);
void     samvad_canvas_stroke_path  (SamvadCanvas *self, SamvadColourName colour, SamvadStroke stroke);
void     samvad_canvas_pattern_path (SamvadCanvas *self, SamvadColourName colour, double strength);

G_END_DECLS
