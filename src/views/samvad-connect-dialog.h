/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SamvadConnectDialog:
 *
 * Asks for the central server. Signal `connect-requested` (server, database, user, password), each
 * a string, user and password empty where there is no signing in.
 */
#define SAMVAD_TYPE_CONNECT_DIALOG (samvad_connect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamvadConnectDialog, samvad_connect_dialog, SAMVAD, CONNECT_DIALOG, AdwWindow)

GtkWidget *samvad_connect_dialog_new (GtkWindow *parent, const char *server, const char *database,
                                      const char *user);

char      *samvad_connect_dialog_check (const char *server, const char *database);

G_END_DECLS
