/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-codes.h"

G_BEGIN_DECLS

/* A drop-down of things that have a code: the first entry stands for all of them. */

void        samvad_choice_fill (GtkDropDown *drop_down, const char *all, GPtrArray *codes, GPtrArray *labels);
const char *samvad_choice_get  (GtkDropDown *drop_down);
void        samvad_choice_set  (GtkDropDown *drop_down, const char *code);
const char *samvad_choice_get_label (GtkDropDown *drop_down);

/* And one of which each entry is a value, from 0. */
void        samvad_choice_fill_roles (GtkDropDown *drop_down, SamvadRole chosen);

GtkWidget  *samvad_choice_row_new (const char *title, GtkDropDown **choice);

G_END_DECLS
