/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-piece.h"

typedef struct {
  PangoLayout *number;
  PangoLayout *detail;
} Number;

static void
free_number (gpointer data)
{
  Number *number = data;

  g_object_unref (number->number);
  g_object_unref (number->detail);
  g_free (number);
}

/* The number and, below it, what it means. */
static void
draw_number (SamvadPiece *piece,
             cairo_t     *cr,
             double       width,
             double       height)
{
  Number *number = piece->data;
  double top = samvad_layout_get_height (number->number);

  cairo_set_source_rgb (cr, 0, 0, 0);
  samvad_layout_draw (number->number, cr, 0, 0);
  samvad_layout_draw (number->detail, cr, 0, top);
}

void
samvad_set_number (SamvadType        *type,
                   const SamvadBlock *block,
                   GPtrArray         *pieces)
{
  double measure = samvad_paper_get_measure (type->paper);
  Number *number = g_new0 (Number, 1);
  SamvadPiece *piece;

  number->number = samvad_type_set (type, SAMVAD_FACE_NUMBER, block->text, measure, 1);
  /* A number has no marks below the line: take the leading back, so that its meaning is near. */
  pango_layout_set_line_spacing (number->number, 0.95F);
  number->detail = samvad_type_set (type, SAMVAD_FACE_FINDING, block->detail, measure, 1);
  piece = samvad_piece_new (draw_number, number, free_number,
                            samvad_layout_get_height (number->number) + samvad_layout_get_height (number->detail));
  piece->gap = type->paper->size * 0.4;
  g_ptr_array_add (pieces, piece);
}

typedef struct {
  GPtrArray *numbers;           /* PangoLayout */
  GPtrArray *labels;
  double     ink;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_ptr_array_unref (facts->numbers);
  g_ptr_array_unref (facts->labels);
  g_free (facts);
}

static double
get_ascent (GPtrArray *layouts)
{
  double ascent = 0;

  for (guint i = 0; i < layouts->len; i++)
    ascent = MAX (ascent, samvad_layout_get_ascent (g_ptr_array_index (layouts, i)));
  return ascent;
}

/* Side by side, their first lines on one baseline: a Latin hyphen among Devanagari letters makes a line higher. */
static double
get_drop (GPtrArray *layouts,
          guint      index)
{
  return get_ascent (layouts) - samvad_layout_get_ascent (g_ptr_array_index (layouts, index));
}

static double
get_tallest (GPtrArray *layouts)
{
  double height = 0;

  for (guint i = 0; i < layouts->len; i++)
    height = MAX (height, get_drop (layouts, i) + samvad_layout_get_height (g_ptr_array_index (layouts, i)));
  return height;
}

static void
draw_facts (SamvadPiece *piece,
            cairo_t     *cr,
            double       width,
            double       height)
{
  Facts *facts = piece->data;
  double step = width / facts->numbers->len;
  double below = get_tallest (facts->numbers);

  for (guint i = 0; i < facts->numbers->len; i++)
    {
      cairo_set_source_rgb (cr, 0, 0, 0);
      samvad_layout_draw (g_ptr_array_index (facts->numbers, i), cr, i * step, 0);
      cairo_set_source_rgb (cr, facts->ink, facts->ink, facts->ink);
      samvad_layout_draw (g_ptr_array_index (facts->labels, i), cr, i * step, below + get_drop (facts->labels, i));
    }
}

/** Sets a row of numbers with their labels, in columns of one width. */
void
samvad_set_facts (SamvadType        *type,
                  const SamvadBlock *block,
                  GPtrArray         *pieces)
{
  Facts *facts = g_new0 (Facts, 1);
  double width = samvad_paper_get_measure (type->paper) / MAX (block->facts->len, 1) - type->paper->size;
  SamvadPiece *piece;

  facts->numbers = g_ptr_array_new_with_free_func (g_object_unref);
  facts->labels = g_ptr_array_new_with_free_func (g_object_unref);
  facts->ink = samvad_type_get_ink (SAMVAD_FACE_NOTE);
  for (guint i = 0; i < block->facts->len; i++)
    {
      const SamvadFact *fact = &g_array_index (block->facts, SamvadFact, i);

      g_ptr_array_add (facts->numbers, samvad_type_set (type, SAMVAD_FACE_FACT, fact->number, width, 1));
      g_ptr_array_add (facts->labels, samvad_type_set (type, SAMVAD_FACE_NOTE, fact->label, width, 1));
    }
  piece = samvad_piece_new (draw_facts, facts, free_facts, get_tallest (facts->numbers) + get_tallest (facts->labels));
  piece->gap = type->paper->size * 1.2;
  g_ptr_array_add (pieces, piece);
}
