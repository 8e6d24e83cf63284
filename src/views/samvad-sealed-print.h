/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-sealed-pack.h"

G_BEGIN_DECLS

void samvad_sealed_print_open (const SamvadSealedPack *pack, GtkWindow *parent);

G_END_DECLS
