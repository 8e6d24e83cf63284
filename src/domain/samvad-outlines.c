/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outlines.h"

#include <math.h>

/* A ring has no inside with fewer, the closing corner included. */
#define FEWEST_CORNERS 4

/* A place on the map: what it is called, and its rings. */
typedef struct {
  GPtrArray *names;             /* folded */
  GPtrArray *codes;
  GPtrArray *rings;             /* GArray of double */
} Place;

struct _SamvadOutlines {
  gatomicrefcount  refs;
  GPtrArray       *places;
};

static void
place_free (gpointer data)
{
  Place *place = data;

  g_ptr_array_unref (place->names);
  g_ptr_array_unref (place->codes);
  g_ptr_array_unref (place->rings);
  g_free (place);
}

SamvadOutlines *
samvad_outlines_new (void)
{
  SamvadOutlines *self = g_new0 (SamvadOutlines, 1);

  g_atomic_ref_count_init (&self->refs);
  self->places = g_ptr_array_new_with_free_func (place_free);
  return self;
}

SamvadOutlines *
samvad_outlines_ref (SamvadOutlines *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
samvad_outlines_unref (SamvadOutlines *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->places);
  g_free (self);
}

/** Begins a place, to which the names, codes and rings that follow belong. */
void
samvad_outlines_begin (SamvadOutlines *self)
{
  Place *place = g_new0 (Place, 1);

  place->names = g_ptr_array_new_with_free_func (g_free);
  place->codes = g_ptr_array_new_with_free_func (g_free);
  place->rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (self->places, place);
}

static Place *
get_last (SamvadOutlines *self)
{
  g_assert (self->places->len > 0);
  return g_ptr_array_index (self->places, self->places->len - 1);
}

/* "YAMUNA NAGAR" and "Yamunanagar" are one place. */
static char *
fold (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/** @name: valid UTF-8; case, spaces and punctuation do not matter */
void
samvad_outlines_add_name (SamvadOutlines *self,
                          const char     *name)
{
  g_ptr_array_add (get_last (self)->names, fold (name));
}

void
samvad_outlines_add_code (SamvadOutlines *self,
                          const char     *code)
{
  g_ptr_array_add (get_last (self)->codes, g_strdup (code));
}

/** @coordinates: (transfer full) (element-type double): longitude and latitude of each corner in turn */
void
samvad_outlines_take_ring (SamvadOutlines *self,
                           GArray         *coordinates)
{
  g_ptr_array_add (get_last (self)->rings, coordinates);
}

/* Corners that are nearer than @least to the one before them are not seen; the last one closes the ring. */
static void
thin_ring (GArray *ring,
           double  least)
{
  guint n_corners = ring->len / 2, kept = 1;

  for (guint i = 1; i < n_corners; i++)
    {
      double x = g_array_index (ring, double, 2 * i), y = g_array_index (ring, double, 2 * i + 1);
      double dx = x - g_array_index (ring, double, 2 * (kept - 1));
      double dy = y - g_array_index (ring, double, 2 * (kept - 1) + 1);

      if (i + 1 < n_corners && fabs (dx) < least && fabs (dy) < least)
        continue;
      g_array_index (ring, double, 2 * kept) = x;
      g_array_index (ring, double, 2 * kept + 1) = y;
      kept++;
    }
  g_array_set_size (ring, MIN (2 * kept, ring->len));
}

/** Leaves out corners, and then rings, that are smaller than @least degrees; a place keeps one ring at least. */
void
samvad_outlines_thin (SamvadOutlines *self,
                      double          least)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      GPtrArray *rings = ((Place *) g_ptr_array_index (self->places, i))->rings;

      for (guint j = rings->len; j-- > 0;)
        {
          thin_ring (g_ptr_array_index (rings, j), least);
          if (rings->len > 1 && ((GArray *) g_ptr_array_index (rings, j))->len < 2 * FEWEST_CORNERS)
            g_ptr_array_remove_index (rings, j);
        }
    }
}

guint
samvad_outlines_get_size (const SamvadOutlines *self)
{
  return self->places->len;
}

static gboolean
is_among (GPtrArray  *texts,
          const char *text)
{
  for (guint i = 0; text != NULL && *text != '\0' && i < texts->len; i++)
    if (g_str_equal (g_ptr_array_index (texts, i), text))
      return TRUE;
  return FALSE;
}

static void
add_rings (const Place *place,
           GArray      *rings)
{
  for (guint i = 0; i < place->rings->len; i++)
    {
      GArray *coordinates = g_ptr_array_index (place->rings, i);
      SamvadOutlineRing ring = { (const double *) (gpointer) coordinates->data, coordinates->len / 2 };

      g_array_append_val (rings, ring);
    }
}

/**
 * samvad_outlines_find:
 *
 * By name in either language, and only where no place has it by code: a census code may be the code
 * of another district. Several places of one name are one district in parts.
 *
 * Returns: (transfer full) (element-type SamvadOutlineRing): empty where the district is not on the
 *   map; the coordinates are borrowed from @self
 */
GArray *
samvad_outlines_find (const SamvadOutlines *self,
                      const SamvadDistrict *district)
{
  GArray *rings = g_array_new (FALSE, FALSE, sizeof (SamvadOutlineRing));
  g_autofree char *en = district->name.en != NULL ? fold (district->name.en) : NULL;
  g_autofree char *hi = district->name.hi != NULL ? fold (district->name.hi) : NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = g_ptr_array_index (self->places, i);

      if (is_among (place->names, en) || is_among (place->names, hi))
        add_rings (place, rings);
    }
  for (guint i = 0; rings->len == 0 && i < self->places->len; i++)
    {
      const Place *place = g_ptr_array_index (self->places, i);

      if (is_among (place->codes, district->code))
        add_rings (place, rings);
    }
  return rings;
}
