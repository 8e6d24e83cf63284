/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-alert-book.h"

G_BEGIN_DECLS

/* What was told, newest first: also on a desktop that shows no notifications, and in quiet hours. */
GtkWidget *samvad_alert_history_new (GtkWindow *parent, SamvadAlertBook *book,
                                     const SamvadFigures *figures);

G_END_DECLS
