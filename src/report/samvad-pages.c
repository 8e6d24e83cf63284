/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pages.h"

#include <glib/gi18n-lib.h>

#include "samvad-piece.h"
#include "samvad-text.h"

typedef struct {
  SamvadPiece *piece;
  double       y;
  double       height;
} Placed;

struct _SamvadPages {
  SamvadType *type;
  GPtrArray  *pieces;           /* SamvadPiece, in reading order */
  GPtrArray  *pages;            /* GArray of Placed */
  GArray     *outline;
  char       *title;
  char       *state;
  char       *age;
  double      y;                /* while laying out: where the next piece goes */
};

static void
clear_outline (gpointer data)
{
  g_free (((SamvadOutline *) data)->title);
}

static void
set_block (SamvadPages       *self,
           const SamvadBlock *block)
{
  switch (block->kind)
    {
    case SAMVAD_BLOCK_NUMBER:
      samvad_set_number (self->type, block, self->pieces);
      break;
    case SAMVAD_BLOCK_FACTS:
      samvad_set_facts (self->type, block, self->pieces);
      break;
    case SAMVAD_BLOCK_TABLE:
      samvad_set_table (self->type, block, self->pieces);
      break;
    case SAMVAD_BLOCK_CHART:
      samvad_set_chart (self->type, block, self->pieces);
      break;
    case SAMVAD_BLOCK_BREAK:
      break;
    default:
      samvad_set_text (self->type, block, self->pieces);
      break;
    }
}

static void
set_story (SamvadPages       *self,
           const SamvadStory *story)
{
  gboolean begins = FALSE;

  for (guint i = 0; i < story->blocks->len; i++)
    {
      const SamvadBlock *block = g_ptr_array_index (story->blocks, i);
      guint first = self->pieces->len;

      set_block (self, block);
      if (begins && first < self->pieces->len)
        ((SamvadPiece *) g_ptr_array_index (self->pieces, first))->begins = TRUE;
      begins = block->kind == SAMVAD_BLOCK_BREAK;
    }
}

static GArray *
get_page (SamvadPages *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

static void
begin_page (SamvadPages *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (Placed)));
  self->y = 0;
}

static void
place (SamvadPages *self,
       SamvadPiece *piece)
{
  double left = samvad_paper_get_depth (self->type->paper) - self->y;
  Placed placed;

  if (get_page (self)->len > 0)
    self->y += piece->gap;
  left = samvad_paper_get_depth (self->type->paper) - self->y;
  placed = (Placed) { piece, self->y, piece->fill ? left : MIN (piece->height, MAX (left, piece->least)) };
  self->y += placed.height;
  if (piece->outline != NULL)
    {
      SamvadOutline entry = { g_strdup (piece->outline), piece->level, self->pages->len - 1,
                              self->type->paper->top + placed.y };

      g_array_append_val (self->outline, entry);
    }
  g_array_append_val (get_page (self), placed);
}

/* The height of @index and of all that must stay with it. */
static double
measure_run (SamvadPages *self,
             guint        index)
{
  double height = 0;
  SamvadPiece *piece;

  do
    {
      piece = g_ptr_array_index (self->pieces, index++);
      height += piece->gap + piece->least;
    }
  while (piece->keep && index < self->pieces->len);
  return height;
}

/* Whether @index follows a piece that keeps it: then the run was measured before. */
static gboolean
is_kept (SamvadPages *self,
         guint        index)
{
  return index > 0 && ((SamvadPiece *) g_ptr_array_index (self->pieces, index - 1))->keep;
}

static gboolean
fits (SamvadPages *self,
      guint        index)
{
  const SamvadPiece *piece = g_ptr_array_index (self->pieces, index);
  double left = samvad_paper_get_depth (self->type->paper) - self->y;

  if (get_page (self)->len == 0)
    return TRUE;
  /* A run higher than a page is torn where it must be. */
  if (is_kept (self, index))
    return piece->gap + piece->least <= left;
  return measure_run (self, index) <= left;
}

static void
lay_out (SamvadPages *self)
{
  begin_page (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      SamvadPiece *piece = g_ptr_array_index (self->pieces, i);
      gboolean begins = piece->begins && get_page (self)->len > 0;

      if (begins || !fits (self, i))
        {
          begin_page (self);
          if (piece->repeat != NULL)
            place (self, piece->repeat);
        }
      place (self, piece);
    }
}

/**
 * samvad_pages_new:
 *
 * Lays @story out. Charts and tables are referenced; @story itself and @lines may go.
 */
SamvadPages *
samvad_pages_new (const SamvadPaper        *paper,
                  const SamvadStory        *story,
                  const SamvadRunningLines *lines)
{
  SamvadPages *self = g_new0 (SamvadPages, 1);

  self->type = samvad_type_new (paper);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_piece_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->outline = g_array_new (FALSE, FALSE, sizeof (SamvadOutline));
  g_array_set_clear_func (self->outline, clear_outline);
  self->title = g_strdup (lines->title);
  self->state = g_strdup (lines->state);
  self->age = g_strdup (lines->age);
  set_story (self, story);
  lay_out (self);
  return self;
}

void
samvad_pages_free (SamvadPages *self)
{
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->pieces);
  g_array_unref (self->outline);
  samvad_type_free (self->type);
  g_free (self->title);
  g_free (self->state);
  g_free (self->age);
  g_free (self);
}

guint
samvad_pages_get_count (const SamvadPages *self)
{
  return self->pages->len;
}

const SamvadPaper *
samvad_pages_get_paper (const SamvadPages *self)
{
  return self->type->paper;
}

/** Returns: (transfer none) (element-type SamvadOutline): in reading order */
GArray *
samvad_pages_get_outline (SamvadPages *self)
{
  return self->outline;
}

/** Returns: the first page with a heading @title, 0 where there is none */
guint
samvad_pages_find (SamvadPages *self,
                   const char  *title)
{
  for (guint i = 0; i < self->outline->len; i++)
    {
      const SamvadOutline *entry = &g_array_index (self->outline, SamvadOutline, i);

      if (g_str_equal (entry->title, title))
        return entry->page;
    }
  return 0;
}

/* @align: 0 left, 1 right. Returns: the width that was taken */
static double
draw_margin_text (SamvadPages *self,
                  cairo_t     *cr,
                  const char  *text,
                  double       baseline,
                  double       width,
                  double       align)
{
  const SamvadPaper *paper = self->type->paper;
  double ink = samvad_type_get_ink (SAMVAD_FACE_MARGIN);
  g_autoptr (PangoLayout) layout = samvad_type_set (self->type, SAMVAD_FACE_MARGIN, text, -1, 1);
  double natural = samvad_layout_get_width (layout);

  /* A running line has one line: set smaller where it is too long. */
  if (natural > width)
    {
      g_object_unref (layout);
      layout = samvad_type_set (self->type, SAMVAD_FACE_MARGIN, text, -1, width / natural * 0.99);
      natural = samvad_layout_get_width (layout);
    }
  cairo_set_source_rgb (cr, ink, ink, ink);
  samvad_layout_draw (layout, cr, paper->side + align * (samvad_paper_get_measure (paper) - natural),
                      baseline - samvad_layout_get_ascent (layout));
  return natural;
}

static void
draw_running_line (SamvadPages *self,
                   cairo_t     *cr,
                   const char  *left,
                   const char  *right,
                   double       baseline)
{
  const SamvadPaper *paper = self->type->paper;
  double taken = right != NULL
                 ? draw_margin_text (self, cr, right, baseline, samvad_paper_get_measure (paper) * 0.6, 1) : 0;

  if (left != NULL)
    draw_margin_text (self, cr, left, baseline, samvad_paper_get_measure (paper) - taken - paper->size * 2, 0);
}

static void
draw_running_lines (SamvadPages *self,
                    cairo_t     *cr,
                    guint        page)
{
  const SamvadPaper *paper = self->type->paper;
  g_autofree char *number = samvad_text_number (page + 1);
  g_autofree char *of = samvad_text_number (self->pages->len);
  /* Translators: page number, number of pages */
  g_autofree char *folio = g_strdup_printf (_("%1$s of %2$s"), number, of);
  double head = paper->top * 0.58;

  draw_running_line (self, cr, self->title, self->state, head);
  cairo_set_line_width (cr, 0.4);
  cairo_move_to (cr, paper->side, head + paper->size * 0.55);
  cairo_line_to (cr, paper->width - paper->side, head + paper->size * 0.55);
  cairo_stroke (cr);
  draw_running_line (self, cr, self->age, folio, paper->height - paper->bottom * 0.45);
}

/**
 * samvad_pages_draw:
 * @cr: user units are points, the origin is the paper's top left corner
 * @page: from 0
 */
void
samvad_pages_draw (SamvadPages *self,
                   cairo_t     *cr,
                   guint        page)
{
  const SamvadPaper *paper = self->type->paper;
  GArray *placed;

  g_return_if_fail (page < self->pages->len);
  placed = g_ptr_array_index (self->pages, page);
  cairo_save (cr);
  draw_running_lines (self, cr, page);
  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *item = &g_array_index (placed, Placed, i);

      cairo_save (cr);
      cairo_translate (cr, paper->side, paper->top + item->y);
      item->piece->draw (item->piece, cr, samvad_paper_get_measure (paper), item->height);
      cairo_restore (cr);
    }
  cairo_restore (cr);
}
