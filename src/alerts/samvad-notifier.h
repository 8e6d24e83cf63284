/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-alert.h"

G_BEGIN_DECLS

/**
 * SamvadNotifier:
 *
 * Tells alerts to the person at the desk by the desktop's notification service. One notification
 * for one alert, a digest for several. A desktop without such a service is no error: the history
 * in the application has everything.
 *
 * Signal `open-place` (char *place): the person wants to see what samvad_alert_dup_place() says.
 */
#define SAMVAD_TYPE_NOTIFIER (samvad_notifier_get_type ())
G_DECLARE_FINAL_TYPE (SamvadNotifier, samvad_notifier, SAMVAD, NOTIFIER, GObject)

SamvadNotifier *samvad_notifier_new          (const char *app_name);
void            samvad_notifier_tell_async   (SamvadNotifier *self, GPtrArray *alerts, const SamvadFigures *figures,
                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean        samvad_notifier_tell_finish  (SamvadNotifier *self, GAsyncResult *result, GError **error);
void            samvad_notifier_keep         (SamvadNotifier *self, GPtrArray *causes);
void            samvad_notifier_withdraw_all (SamvadNotifier *self);

char           *samvad_alert_get_title       (const SamvadAlert *alert, const SamvadFigures *figures);
char           *samvad_alert_get_body        (const SamvadAlert *alert, const SamvadFigures *figures);

G_END_DECLS
