/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-piece.h"

typedef struct {
  SamvadChart      *chart;
  SamvadChartStyle *style;
} Picture;

static void
free_picture (gpointer data)
{
  Picture *picture = data;

  samvad_chart_unref (picture->chart);
  samvad_chart_style_free (picture->style);
  g_free (picture);
}

static void
draw_picture (SamvadPiece *piece,
              cairo_t     *cr,
              double       width,
              double       height)
{
  Picture *picture = piece->data;

  samvad_chart_draw (picture->chart, cr, width, height, picture->style);
}

/* A slide is seen in colour on a projector; paper must survive a black-and-white printer. */
static SamvadChartStyle *
make_style (SamvadType *type)
{
  gboolean slide = type->paper->kind == SAMVAD_PAPER_SLIDE;
  SamvadFace face = slide ? SAMVAD_FACE_NOTE : SAMVAD_FACE_MARGIN;
  g_autofree char *font = g_strdup_printf ("%s %d", SAMVAD_TYPE_FAMILY, (int) (samvad_type_get_size (type, face) + 0.5));
  SamvadChartStyle *style = samvad_chart_style_new (slide ? SAMVAD_CHART_LIGHT : SAMVAD_CHART_PAPER, font);

  style->resolution = 72;
  return style;
}

/** Sets a chart: on paper at its natural height, on a slide over all that is left of the page. */
void
samvad_set_chart (SamvadType        *type,
                  const SamvadBlock *block,
                  GPtrArray         *pieces)
{
  Picture *picture = g_new0 (Picture, 1);
  double depth = samvad_paper_get_depth (type->paper);
  double minimal_width, minimal_height, natural_height;
  SamvadPiece *piece;

  picture->chart = samvad_chart_ref (block->chart);
  picture->style = make_style (type);
  samvad_chart_measure (picture->chart, picture->style, samvad_paper_get_measure (type->paper),
                        &minimal_width, &minimal_height, &natural_height);
  piece = samvad_piece_new (draw_picture, picture, free_picture, MIN (natural_height, depth));
  piece->least = MIN (minimal_height, piece->height);
  piece->fill = type->paper->kind == SAMVAD_PAPER_SLIDE;
  piece->gap = type->paper->size;
  g_ptr_array_add (pieces, piece);
}
