/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-piece.h"

typedef struct {
  PangoLayout *layout;
  int          line;            /* -1: all of it */
  double       ink;
} Text;

static void
free_text (gpointer data)
{
  Text *text = data;

  g_object_unref (text->layout);
  g_free (text);
}

static void
draw_text (SamvadPiece *piece,
           cairo_t     *cr,
           double       width,
           double       height)
{
  Text *text = piece->data;
  int from = MAX (text->line, 0);
  int to = text->line < 0 ? pango_layout_get_line_count (text->layout) : text->line + 1;

  cairo_set_source_rgb (cr, text->ink, text->ink, text->ink);
  samvad_layout_draw_lines (text->layout, cr, 0, 0, from, to);
}

static SamvadPiece *
text_piece_new (PangoLayout *layout,
                int          line,
                SamvadFace   face)
{
  Text *text = g_new0 (Text, 1);
  int n_lines = pango_layout_get_line_count (layout);
  double height;

  text->layout = g_object_ref (layout);
  text->line = line;
  text->ink = samvad_type_get_ink (face);
  height = samvad_layout_draw_lines (layout, NULL, 0, 0, MAX (line, 0), line < 0 ? n_lines : line + 1);
  return samvad_piece_new (draw_text, text, free_text, height);
}

static void
set_heading (SamvadType        *type,
             const SamvadBlock *block,
             GPtrArray         *pieces)
{
  SamvadFace face = block->kind == SAMVAD_BLOCK_TITLE ? SAMVAD_FACE_TITLE :
                    block->kind == SAMVAD_BLOCK_CHAPTER ? SAMVAD_FACE_CHAPTER : SAMVAD_FACE_SECTION;
  double size = samvad_type_get_size (type, face);
  g_autoptr (PangoLayout) layout = samvad_type_set (type, face, block->text, samvad_paper_get_measure (type->paper), 1);
  SamvadPiece *piece = text_piece_new (layout, -1, face);

  piece->keep = TRUE;
  piece->begins = block->kind == SAMVAD_BLOCK_CHAPTER;
  piece->gap = size * 1.1;
  piece->outline = g_strdup (block->text);
  piece->level = block->kind == SAMVAD_BLOCK_SECTION ? 1 : 0;
  piece->height += size * (block->kind == SAMVAD_BLOCK_SECTION ? 0.2 : 0.45);
  piece->least = piece->height;
  g_ptr_array_add (pieces, piece);
}

/* At least two lines of a paragraph stay together at the foot of a page and at the head. */
static void
set_lines (SamvadType        *type,
           const SamvadBlock *block,
           SamvadFace         face,
           GPtrArray         *pieces)
{
  g_autoptr (PangoLayout) layout = samvad_type_set (type, face, block->text, samvad_paper_get_measure (type->paper), 1);
  int n_lines = pango_layout_get_line_count (layout);

  for (int i = 0; i < n_lines; i++)
    {
      SamvadPiece *piece = text_piece_new (layout, i, face);

      piece->gap = i == 0 ? samvad_type_get_size (type, face) * 0.7 : 0;
      piece->keep = i + 1 < n_lines && (i == 0 || i + 2 == n_lines);
      g_ptr_array_add (pieces, piece);
    }
}

/** Sets headings and paragraphs. */
void
samvad_set_text (SamvadType        *type,
                 const SamvadBlock *block,
                 GPtrArray         *pieces)
{
  switch (block->kind)
    {
    case SAMVAD_BLOCK_TITLE:
    case SAMVAD_BLOCK_CHAPTER:
    case SAMVAD_BLOCK_SECTION:
      set_heading (type, block, pieces);
      break;
    case SAMVAD_BLOCK_FINDING:
      set_lines (type, block, SAMVAD_FACE_FINDING, pieces);
      break;
    case SAMVAD_BLOCK_NOTE:
      set_lines (type, block, SAMVAD_FACE_NOTE, pieces);
      break;
    default:
      set_lines (type, block, SAMVAD_FACE_BODY, pieces);
      break;
    }
}
