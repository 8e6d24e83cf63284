/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-store-lists.h"
#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadFeedbackFilter:
 *
 * The search box and the choices by which the stream of feedback is narrowed.
 *
 * Signal `changed`: the reader searched for something else or chose otherwise.
 */
#define SAMVAD_TYPE_FEEDBACK_FILTER (samvad_feedback_filter_get_type ())
G_DECLARE_FINAL_TYPE (SamvadFeedbackFilter, samvad_feedback_filter, SAMVAD, FEEDBACK_FILTER, AdwBin)

void              samvad_feedback_filter_show      (SamvadFeedbackFilter *self, SamvadSnapshot *snapshot);
SamvadCallFilter *samvad_feedback_filter_make      (SamvadFeedbackFilter *self, SamvadViewModel *model);
gboolean          samvad_feedback_filter_is_narrow (SamvadFeedbackFilter *self);
void              samvad_feedback_filter_clear     (SamvadFeedbackFilter *self);
void              samvad_feedback_filter_search    (SamvadFeedbackFilter *self, const char *text);

G_END_DECLS
