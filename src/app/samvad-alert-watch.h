/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-session.h"

G_BEGIN_DECLS

/**
 * SamvadAlertWatch:
 *
 * Looks at the current month with every new reading, tells what is new by the desktop's notifications,
 * and remembers over restarts what was told. A notification's button activates `win.show`.
 */
#define SAMVAD_TYPE_ALERT_WATCH (samvad_alert_watch_get_type ())
G_DECLARE_FINAL_TYPE (SamvadAlertWatch, samvad_alert_watch, SAMVAD, ALERT_WATCH, GObject)

SamvadAlertWatch *samvad_alert_watch_new          (GtkApplication *application, SamvadSession *session);
void              samvad_alert_watch_show_history (SamvadAlertWatch *self, GtkWindow *parent);

G_END_DECLS
