/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sign-in.h"

#include "samvad-connect-dialog.h"
#include "samvad-keyring.h"
#include "samvad-sync-probe.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

/* One dialog; owned by it. */
typedef struct {
  SamvadConnectDialog *dialog;
  SamvadSession       *session;
  GCancellable        *cancellable;   /* of the check, or of looking for a keyring; never NULL */
} SignIn;

static void
sign_in_free (gpointer data)
{
  SignIn *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_free (self);
}

static void
renew_cancellable (SignIn *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
on_finding (const SamvadSyncFinding *finding,
            gpointer                 user_data)
{
  SignIn *self = user_data;

  samvad_connect_dialog_add_verdict (self->dialog, finding->passed, finding->text, finding->certificate);
}

/* Who may only read is served too. An untrusted certificate never is. */
static SamvadConnectOutcome
judge (GPtrArray *findings)
{
  const SamvadSyncFinding *last = g_ptr_array_index (findings, findings->len - 1);

  if (last->passed || last->step > SAMVAD_SYNC_STEP_READ)
    return SAMVAD_CONNECT_OUTCOME_USABLE;
  if (last->step == SAMVAD_SYNC_STEP_NAME || last->step == SAMVAD_SYNC_STEP_CONNECTION)
    return SAMVAD_CONNECT_OUTCOME_UNREACHABLE;
  return SAMVAD_CONNECT_OUTCOME_WRONG;
}

static void
on_probed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = samvad_sync_probe_finish (result, &error);
  SignIn *self = user_data;

  if (findings != NULL)
    samvad_connect_dialog_end_check (self->dialog, judge (findings));
}

static void
probe (SignIn              *self,
       const SamvadProfile *profile,
       const char          *password)
{
  const SamvadSyncOptions options = {
    profile->server, profile->database, profile->user[0] != '\0' ? profile->user : NULL, (char *) password,
    profile->ca_file[0] != '\0' ? profile->ca_file : NULL,
  };

  samvad_sync_probe_async (&options, self->cancellable, on_finding, on_probed, self);
}

static void
on_password (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  char *password = samvad_keyring_lookup_finish (result, &error);
  g_autoptr (SamvadProfile) profile = NULL;
  SignIn *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  profile = samvad_connect_dialog_get_profile (self->dialog);
  probe (self, profile, password);
  samvad_keyring_wipe (password);
}

static void
on_check_requested (SamvadConnectDialog *dialog,
                    SignIn              *self)
{
  g_autoptr (SamvadProfile) profile = samvad_connect_dialog_get_profile (dialog);
  const char *typed = samvad_connect_dialog_get_password (dialog);
  char *known = samvad_session_dup_password (self->session, profile);

  renew_cancellable (self);
  if (typed[0] != '\0' || known != NULL || profile->user[0] == '\0')
    probe (self, profile, typed[0] != '\0' ? typed : known);
  else
    samvad_keyring_lookup_async (profile, self->cancellable, on_password, self);
  samvad_keyring_wipe (known);
}

static void
on_check_cancelled (SamvadConnectDialog *dialog,
                    SignIn              *self)
{
  renew_cancellable (self);
}

static void
on_connect_requested (SamvadConnectDialog *dialog,
                      SignIn              *self)
{
  g_autoptr (SamvadProfile) profile = samvad_connect_dialog_get_profile (dialog);

  samvad_session_connect_to (self->session, profile, samvad_connect_dialog_get_password (dialog),
                             samvad_connect_dialog_get_keep (dialog));
}

static void
on_forget_requested (SamvadConnectDialog *dialog,
                     const char          *name,
                     gboolean             wipe,
                     SignIn              *self)
{
  samvad_session_forget (self->session, name, wipe);
}

static void
on_keyring_checked (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SamvadConnectDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;

  samvad_connect_dialog_set_keyring (dialog, samvad_keyring_check_finish (result, &error));
}

/** Asks for a connection, tries it step by step and gives it to @session. */
void
samvad_sign_in_open (GtkWindow     *window,
                     SamvadSession *session)
{
  g_autoptr (GPtrArray) profiles = samvad_profiles_load (samvad_session_get_settings (session));
  GtkWidget *dialog = samvad_connect_dialog_new (window, profiles, samvad_session_get_profile (session));
  SignIn *self = g_new0 (SignIn, 1);

  self->dialog = SAMVAD_CONNECT_DIALOG (dialog);
  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (dialog), "samvad-sign-in", self, sign_in_free);
  g_signal_connect (dialog, "check-requested", G_CALLBACK (on_check_requested), self);
  g_signal_connect (dialog, "check-cancelled", G_CALLBACK (on_check_cancelled), self);
  g_signal_connect (dialog, "connect-requested", G_CALLBACK (on_connect_requested), self);
  g_signal_connect (dialog, "forget-requested", G_CALLBACK (on_forget_requested), self);
  samvad_connect_dialog_set_keyring (self->dialog, FALSE);
  samvad_keyring_check_async (NULL, on_keyring_checked, g_object_ref (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_sign_out (AdwMessageDialog *dialog,
             const char       *response,
             SamvadSession    *session)
{
  if (!g_str_equal (response, "cancel"))
    samvad_session_sign_out (session, g_str_equal (response, "wipe"));
}

/** Asks whether to sign out, and whether the cache goes too. */
void
samvad_sign_out_open (GtkWindow     *window,
                      SamvadSession *session)
{
  GtkWidget *widget = adw_message_dialog_new (window, _("Sign out?"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_set_body (dialog,
                               _("The password is deleted here and in the keyring. What was received can still be read, "
                                 "unless it is deleted too; edits that were not sent yet would then be lost."));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "sign-out", _("_Sign Out"),
                                    "wipe", _("Sign Out and _Delete the Data"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "wipe", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_sign_out), session, 0);
  samvad_message_ask (dialog, "cancel");
}
