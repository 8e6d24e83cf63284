/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SplitMix64 (Steele, Lea and Flood 2014): small, and the same numbers on every machine. Never for
 * secrets. */
typedef struct {
  guint64 state;
} SamvadRandom;

guint64     samvad_random_next   (SamvadRandom *self);
double      samvad_random_unit   (SamvadRandom *self);
guint       samvad_random_below  (SamvadRandom *self, guint limit);
gboolean    samvad_random_chance (SamvadRandom *self, double probability);
char       *samvad_random_uuid   (SamvadRandom *self);
const char *samvad_random_line   (SamvadRandom *self, const char *const *lines);

G_END_DECLS
