/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* The sentences of the pages, each made whole from a snapshot. All transfer what they return. */

char *samvad_words_headline        (SamvadSnapshot *snapshot);
char *samvad_words_verdict         (SamvadSnapshot *snapshot);
char *samvad_words_per_day         (SamvadSnapshot *snapshot);
char *samvad_words_working_days    (SamvadSnapshot *snapshot);
char *samvad_words_what_counts     (SamvadSnapshot *snapshot);
char *samvad_words_state           (SamvadSnapshot *snapshot);
char *samvad_words_window          (guint months);

char *samvad_words_share           (const SamvadShare *share);
char *samvad_words_band            (const SamvadShare *share);

const char *samvad_words_sentiment_sign  (SamvadSentiment sentiment);
const char *samvad_words_sentiment_class (SamvadSentiment sentiment);

G_END_DECLS
