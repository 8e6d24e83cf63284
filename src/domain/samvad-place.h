/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SamvadPlace:
 * @district: code, as the calls name it
 * @projects: (nullable): only those of these projects, without their type; %NULL: all
 * @outside: instead, all but those, also what names no project
 */
typedef struct {
  char     *district;
  GStrv     projects;
  gboolean  outside;
} SamvadPlace;

/* A district on other boundaries: a set of places. */
GPtrArray *samvad_places_new  (void);
GPtrArray *samvad_places_copy (GPtrArray *places);

G_END_DECLS
