/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-random.h"

guint64
samvad_random_next (SamvadRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/** Returns: at least 0 and below 1 */
double
samvad_random_unit (SamvadRandom *self)
{
  return (double) (samvad_random_next (self) >> 11) / 9007199254740992.0;
}

guint
samvad_random_below (SamvadRandom *self,
                     guint         limit)
{
  return (guint) (samvad_random_unit (self) * limit);
}

gboolean
samvad_random_chance (SamvadRandom *self,
                      double        probability)
{
  return samvad_random_unit (self) < probability;
}

/** Returns: (transfer full): a version 4 UUID */
char *
samvad_random_uuid (SamvadRandom *self)
{
  guint64 a = samvad_random_next (self);
  guint64 b = samvad_random_next (self);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x",
                          (guint) (a >> 32), (guint) (a >> 16) & 0xffff, (guint) a & 0xfff,
                          ((guint) (b >> 48) & 0x3fff) | 0x8000, b & G_GUINT64_CONSTANT (0xffffffffffff));
}

/** Returns: one of the NULL-terminated @lines */
const char *
samvad_random_line (SamvadRandom      *self,
                    const char *const *lines)
{
  return lines[samvad_random_below (self, g_strv_length ((char **) lines))];
}
