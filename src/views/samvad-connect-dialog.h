/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-profile.h"

G_BEGIN_DECLS

/**
 * SamvadConnectOutcome:
 * @SAMVAD_CONNECT_OUTCOME_USABLE: it may be read
 * @SAMVAD_CONNECT_OUTCOME_UNREACHABLE: no network or no server now: it may be right all the same
 * @SAMVAD_CONNECT_OUTCOME_WRONG: something has to be changed first
 */
typedef enum {
  SAMVAD_CONNECT_OUTCOME_USABLE,
  SAMVAD_CONNECT_OUTCOME_UNREACHABLE,
  SAMVAD_CONNECT_OUTCOME_WRONG,
} SamvadConnectOutcome;

/**
 * SamvadConnectDialog:
 *
 * Asks for the central server, shows what trying it found, and connects.
 *
 * Signals: `check-requested`: try what samvad_connect_dialog_get_profile() says, add a verdict for
 * each step and end the check; `check-cancelled`: what was asked for has changed;
 * `connect-requested`: use it; `forget-requested` (string, boolean): the remembered connection of that
 * name, also with its data.
 */
#define SAMVAD_TYPE_CONNECT_DIALOG (samvad_connect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamvadConnectDialog, samvad_connect_dialog, SAMVAD, CONNECT_DIALOG, AdwWindow)

GtkWidget     *samvad_connect_dialog_new          (GtkWindow *parent, GPtrArray *profiles, const SamvadProfile *current);
void           samvad_connect_dialog_set_keyring  (SamvadConnectDialog *self, gboolean available);
SamvadProfile *samvad_connect_dialog_get_profile  (SamvadConnectDialog *self);
const char    *samvad_connect_dialog_get_password (SamvadConnectDialog *self);
gboolean       samvad_connect_dialog_get_keep     (SamvadConnectDialog *self);
void           samvad_connect_dialog_add_verdict  (SamvadConnectDialog *self, gboolean passed, const char *text,
                                                   GTlsCertificate *certificate);
void           samvad_connect_dialog_end_check    (SamvadConnectDialog *self, SamvadConnectOutcome outcome);

char          *samvad_connect_dialog_check        (const char *server, const char *database);

G_END_DECLS
