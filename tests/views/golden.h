/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-store.h"

G_BEGIN_DECLS

/* A real cache in a folder of its own, filled with a golden database. */

SamvadStore *golden_open  (const char *name, char **directory);
void         golden_close (SamvadStore *store, char *directory);
void         golden_apply (SamvadStore *store, const char *json);
/* Returns: the message that is open */
AdwMessageDialog *golden_find_dialog (void);
/* Begins a test of widgets on it. Returns: FALSE where the reference is not there; that is said */
gboolean     golden_init  (int *argc, char ***argv);

G_END_DECLS
