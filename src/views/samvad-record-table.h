/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-snapshot.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/* The columns of a list of calls; @snapshot knows the names and must outlive @view. */
void samvad_record_table_fill (GtkColumnView *view, SamvadSnapshot *snapshot);

G_END_DECLS
