/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-report-work.h"

G_BEGIN_DECLS

/**
 * SamvadReview:
 *
 * The review meeting: the pack's pages as slides, full screen, and nothing else. Page Up and Down,
 * Home, End; a number and Enter; B for black; D writes a decision down; Escape leaves. While such a
 * window is open, nothing may notify: see samvad_review_is_open().
 */
#define SAMVAD_TYPE_REVIEW (samvad_review_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReview, samvad_review, SAMVAD, REVIEW, GtkWindow)

GtkWidget *samvad_review_new     (GtkWindow *parent, const SamvadReportOrder *order);
gboolean   samvad_review_is_open (void);
guint      samvad_review_get_page (SamvadReview *self);

G_END_DECLS
