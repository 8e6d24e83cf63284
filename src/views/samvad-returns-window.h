/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* The monthly returns that a reported share is made of, as many as it sums. */
#define SAMVAD_TYPE_RETURNS_WINDOW (samvad_returns_window_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReturnsWindow, samvad_returns_window, SAMVAD, RETURNS_WINDOW, AdwWindow)

GtkWidget *samvad_returns_window_present (GtkWidget *from, SamvadSnapshot *snapshot, const char *district,
                                          SamvadService service);

G_END_DECLS
