/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-alert.h"

G_BEGIN_DECLS

/**
 * SamvadAlertEntry:
 * @ended_at: NONE while the cause lasts
 * @gone_since: when the cause was last seen to be gone, or NONE: it ends only after a while
 * @told: whether a notification was shown for it
 */
typedef struct {
  SamvadAlert *alert;
  SamvadTime   raised_at;
  SamvadTime   ended_at;
  SamvadTime   gone_since;
  gboolean     told;
} SamvadAlertEntry;

/**
 * SamvadAlertBook:
 *
 * Remembers which causes were already told, so that each is told once until it has ended; also
 * the history that the application shows. Kept as text by whoever owns it, over restarts.
 */
typedef struct _SamvadAlertBook SamvadAlertBook;

SamvadAlertBook *samvad_alert_book_new          (void);
SamvadAlertBook *samvad_alert_book_new_from_text (const char *text);
void             samvad_alert_book_free         (SamvadAlertBook *self);
char            *samvad_alert_book_to_text      (SamvadAlertBook *self);
GPtrArray       *samvad_alert_book_update       (SamvadAlertBook *self, GPtrArray *alerts, SamvadTime now,
                                                 gboolean stale, gboolean quiet);
GPtrArray       *samvad_alert_book_get_entries  (SamvadAlertBook *self);

/* Quiet hours in India, as minutes of the day; from > to reaches over midnight, from = to is none. */
gboolean         samvad_alerts_is_quiet         (SamvadTime now, int from, int to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadAlertBook, samvad_alert_book_free)

G_END_DECLS
