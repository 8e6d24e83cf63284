/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadFeedbackPage: what families say, newest first, as it arrives. */
#define SAMVAD_TYPE_FEEDBACK_PAGE (samvad_feedback_page_get_type ())
G_DECLARE_FINAL_TYPE (SamvadFeedbackPage, samvad_feedback_page, SAMVAD, FEEDBACK_PAGE, SamvadPage)

G_END_DECLS
