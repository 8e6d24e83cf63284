/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-session.h"

G_BEGIN_DECLS

/* Signing in and out: the dialogs, what trying a connection finds, and the session that takes it. */

void samvad_sign_in_open  (GtkWindow *window, SamvadSession *session);
void samvad_sign_out_open (GtkWindow *window, SamvadSession *session);

G_END_DECLS
