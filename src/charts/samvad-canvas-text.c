/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-canvas.h"

#define SMALL_SCALE       0.88
#define TITLE_SCALE       1.15
#define SMALLEST_BOLD     12    /* pt, below which bold Devanagari fills in */
#define DEVANAGARI_FIRST  0x0900
#define DEVANAGARI_LAST   0x097f
#define LABEL_GAP         0.15  /* em between two labels */

static gboolean
has_devanagari (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= DEVANAGARI_FIRST && c <= DEVANAGARI_LAST)
        return TRUE;
    }
  return FALSE;
}

static double
get_face_scale (SamvadFace face)
{
  return face == SAMVAD_FACE_SMALL ? SMALL_SCALE : face == SAMVAD_FACE_TITLE ? TITLE_SCALE : 1;
}

static gboolean
is_bold (SamvadCanvas *self,
         SamvadFace    face,
         const char   *text)
{
  double points = pango_font_description_get_size (self->style->font) / (double) PANGO_SCALE *
                  self->style->scale * get_face_scale (face);

  if (face != SAMVAD_FACE_STRONG && face != SAMVAD_FACE_TITLE)
    return FALSE;
  return points >= SMALLEST_BOLD || !has_devanagari (text);
}

static PangoAttrList *
create_attributes (SamvadCanvas *self,
                   SamvadFace    face,
                   const char   *text)
{
  PangoAttrList *list = pango_attr_list_new ();

  /* Figures of one width, so that columns of numbers line up. */
  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (list, pango_attr_scale_new (get_face_scale (face)));
  if (is_bold (self, face, text))
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  return list;
}

static PangoLayout *
ensure_layout (SamvadCanvas *self,
               SamvadFace    face,
               const char   *text,
               double        max_width,
               gboolean      wrap)
{
  g_autofree char *key = g_strdup_printf ("%d/%d/%d/%s", (int) face, wrap, (int) (max_width * 10), text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);
  PangoAttrList *attributes;

  if (layout != NULL)
    return layout;
  layout = pango_layout_new (self->context);
  attributes = create_attributes (self, face, text);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, !wrap);
  if (max_width > 0)
    pango_layout_set_width (layout, (int) (max_width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, max_width > 0 && !wrap ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
  return layout;
}

/* A limit matters only to text that is longer: most texts then share one layout. */
static PangoLayout *
find_layout (SamvadCanvas *self,
             SamvadFace    face,
             const char   *text,
             double        max_width,
             gboolean      wrap)
{
  PangoLayout *layout = ensure_layout (self, face, text, 0, FALSE);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (max_width <= 0 || width <= (int) (max_width * PANGO_SCALE))
    return layout;
  return ensure_layout (self, face, text, max_width, wrap);
}

void
samvad_canvas_measure_text (SamvadCanvas *self,
                            SamvadFace    face,
                            const char   *text,
                            double       *width,
                            double       *height)
{
  int w, h;

  pango_layout_get_size (find_layout (self, face, text, 0, FALSE), &w, &h);
  *width = w / (double) PANGO_SCALE;
  *height = h / (double) PANGO_SCALE;
}

double
samvad_canvas_get_text_width (SamvadCanvas *self,
                              SamvadFace    face,
                              const char   *text)
{
  double width, height;

  samvad_canvas_measure_text (self, face, text, &width, &height);
  return width;
}

static SamvadBox
place (SamvadCanvas      *self,
       PangoLayout       *layout,
       const SamvadLabel *label)
{
  double x_align = self->mirrored ? 1 - label->x_align : label->x_align;
  PangoRectangle logical;
  double width, height;

  pango_layout_get_extents (layout, NULL, &logical);
  width = logical.width / (double) PANGO_SCALE;
  height = logical.height / (double) PANGO_SCALE;
  return (SamvadBox) { samvad_canvas_map_x (self, label->x) - width * x_align,
                       label->y - height * label->y_align, width, height };
}

static SamvadBox
get_ink (SamvadCanvas    *self,
         PangoLayout     *layout,
         const SamvadBox *box)
{
  PangoRectangle ink, logical;

  pango_layout_get_extents (layout, &ink, &logical);
  return (SamvadBox) { box->x + (ink.x - logical.x) / (double) PANGO_SCALE,
                       box->y + (ink.y - logical.y) / (double) PANGO_SCALE + self->origin,
                       ink.width / (double) PANGO_SCALE, ink.height / (double) PANGO_SCALE };
}

static void
remember (SamvadCanvas    *self,
          PangoLayout     *layout,
          const SamvadBox *box)
{
  SamvadCanvasText text = { NULL, *box };

  if (self->recording)
    {
      text.text = g_strdup (pango_layout_get_text (layout));
      text.ink = get_ink (self, layout, box);
    }
  text.box.y += self->origin;
  g_array_append_val (self->texts, text);
}

static void
show (SamvadCanvas      *self,
      PangoLayout       *layout,
      const SamvadBox   *box,
      const SamvadLabel *label)
{
  const SamvadColour *colour = &self->style->colours[label->colour];
  const SamvadColour *ground = &self->style->colours[SAMVAD_COLOUR_BACKGROUND];
  PangoRectangle logical;

  if (label->knock_out)
    {
      cairo_set_source_rgb (self->cr, ground->red, ground->green, ground->blue);
      cairo_rectangle (self->cr, box->x, box->y, box->width, box->height);
      cairo_fill (self->cr);
    }
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_set_source_rgb (self->cr, colour->red, colour->green, colour->blue);
  cairo_move_to (self->cr, box->x - logical.x / (double) PANGO_SCALE,
                 box->y - logical.y / (double) PANGO_SCALE);
  pango_cairo_show_layout (self->cr, layout);
  remember (self, layout, box);
}

/** samvad_canvas_text: draws one line; the caller has seen to it that there is room */
void
samvad_canvas_text (SamvadCanvas      *self,
                    const char        *text,
                    const SamvadLabel *label)
{
  PangoLayout *layout = find_layout (self, label->face, text, label->max_width, FALSE);
  SamvadBox box = place (self, layout, label);

  if (*text != '\0')
    show (self, layout, &box, label);
}

static gboolean
is_free (SamvadCanvas    *self,
         const SamvadBox *box)
{
  double gap = LABEL_GAP * self->em;
  double top = box->y + self->origin;

  if (box->x < 0 || box->x + box->width > self->width || box->y < 0 || box->y + box->height > self->height)
    return FALSE;
  for (guint i = 0; i < self->texts->len; i++)
    {
      const SamvadBox *other = &g_array_index (self->texts, SamvadCanvasText, i).box;

      if (box->x < other->x + other->width + gap && other->x < box->x + box->width + gap &&
          top < other->y + other->height && other->y < top + box->height)
        return FALSE;
    }
  return TRUE;
}

/** Returns: %FALSE, and nothing drawn, where it would leave the canvas or touch another text */
gboolean
samvad_canvas_try_text (SamvadCanvas      *self,
                        const char        *text,
                        const SamvadLabel *label)
{
  PangoLayout *layout = find_layout (self, label->face, text, label->max_width, FALSE);
  SamvadBox box = place (self, layout, label);

  if (!is_free (self, &box))
    return FALSE;
  show (self, layout, &box, label);
  return TRUE;
}

/** Returns: the height of @text, wrapped at the label's max_width */
double
samvad_canvas_measure_paragraph (SamvadCanvas      *self,
                                 const char        *text,
                                 const SamvadLabel *label)
{
  PangoLayout *layout = find_layout (self, label->face, text, label->max_width, TRUE);

  return place (self, layout, label).height;
}

/* Pango turns left and right round for text that runs from the right. */
static PangoAlignment
find_alignment (SamvadCanvas      *self,
                PangoLayout       *layout,
                const SamvadLabel *label)
{
  gboolean from_right = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  if (label->x_align > 0 && label->x_align < 1)
    return PANGO_ALIGN_CENTER;
  return self->mirrored == from_right ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

/** samvad_canvas_paragraph: as samvad_canvas_text(), wrapped. Returns: its height */
double
samvad_canvas_paragraph (SamvadCanvas      *self,
                         const char        *text,
                         const SamvadLabel *label)
{
  PangoLayout *layout = find_layout (self, label->face, text, label->max_width, TRUE);
  SamvadBox box;

  pango_layout_set_alignment (layout, find_alignment (self, layout, label));
  box = place (self, layout, label);
  show (self, layout, &box, label);
  return box.height;
}
