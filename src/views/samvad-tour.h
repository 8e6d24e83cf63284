/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** SamvadTour: what each page is for, one after the other; can be left at any time. */
#define SAMVAD_TYPE_TOUR (samvad_tour_get_type ())
G_DECLARE_FINAL_TYPE (SamvadTour, samvad_tour, SAMVAD, TOUR, AdwWindow)

GtkWidget *samvad_tour_new (GtkWindow *parent);

G_END_DECLS
