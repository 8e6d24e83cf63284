/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-connect-dialog.h"

#include <string.h>

#include "samvad-text.h"
#include "samvad-verdicts.h"
#include "samvad-widgets.h"

struct _SamvadConnectDialog {
  AdwWindow             parent;
  AdwComboRow          *profile;
  GtkButton            *forget;
  AdwEntryRow          *name;
  AdwEntryRow          *server;
  AdwEntryRow          *database;
  AdwEntryRow          *user;
  AdwPasswordEntryRow  *password;
  AdwActionRow         *keep_row;
  GtkSwitch            *keep;
  AdwActionRow         *authority;
  GtkButton            *authority_clear;
  GtkLabel             *problem;
  SamvadVerdicts       *verdicts;
  GtkButton            *connect;
  GPtrArray            *profiles;
  GtkFileChooserNative *chooser;
  char                 *ca_file;      /* empty: the system's authorities */
  gboolean              checking;
  gboolean              checked;      /* what the rows say now was tried, and may be used */
};

G_DEFINE_FINAL_TYPE (SamvadConnectDialog, samvad_connect_dialog, ADW_TYPE_WINDOW)

enum { CHECK_REQUESTED, CHECK_CANCELLED, CONNECT_REQUESTED, FORGET_REQUESTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_strcmp0 (host, "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

static char *
check_server (const char *server)
{
  g_autoptr (GUri) uri = g_uri_parse (server, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || host[0] == '\0' || (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")))
    return g_strdup (_("The address begins with https:// and names a server."));
  if (g_uri_get_userinfo (uri) != NULL)
    return g_strdup (_("User and password do not belong into the address."));
  if (g_str_equal (scheme, "http") && !is_loopback (host))
    return g_strdup (_("Without https:// anyone on the way could read the password and the calls."));
  return NULL;
}

/**
 * samvad_connect_dialog_check:
 *
 * Returns: (transfer full) (nullable): why it cannot be right, in one sentence; %NULL: it can
 */
char *
samvad_connect_dialog_check (const char *server,
                             const char *database)
{
  static const char legal[] = "abcdefghijklmnopqrstuvwxyz0123456789_$()+/-";

  if (server[0] == '\0' || database[0] == '\0')
    return g_strdup (_("Address and database are needed."));
  if (!g_ascii_islower (database[0]) || strspn (database, legal) != strlen (database))
    return g_strdup (_("The name of a database has small letters, digits and _$()+/- only, and begins with a letter."));
  return check_server (server);
}

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (gpointer    row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_button (SamvadConnectDialog *self)
{
  g_autofree char *problem = samvad_connect_dialog_check (get_text (self->server), get_text (self->database));

  gtk_widget_set_sensitive (GTK_WIDGET (self->connect), problem == NULL && !self->checking);
  gtk_button_set_label (self->connect, self->checked ? _("C_onnect") : _("_Check"));
  samvad_label_take_optional (self->problem, problem != NULL && get_text (self->server)[0] != '\0'
                              ? g_steal_pointer (&problem) : NULL);
}

/* What was found holds for what was asked. */
static void
on_changed (SamvadConnectDialog *self)
{
  if (self->checking)
    g_signal_emit (self, signals[CHECK_CANCELLED], 0);
  self->checking = self->checked = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->verdicts), FALSE);
  show_button (self);
}

static void
on_connect (SamvadConnectDialog *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->connect)))
    return;
  if (self->checked)
    {
      g_signal_emit (self, signals[CONNECT_REQUESTED], 0);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->checking = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->verdicts), TRUE);
  samvad_verdicts_begin (self->verdicts);
  show_button (self);
  g_signal_emit (self, signals[CHECK_REQUESTED], 0);
}

static void
show_authority (SamvadConnectDialog *self)
{
  g_autofree char *name = g_filename_display_basename (self->ca_file);
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_action_row_set_subtitle (self->authority, self->ca_file[0] != '\0' ? escaped : _("As the system trusts"));
  gtk_widget_set_visible (GTK_WIDGET (self->authority_clear), self->ca_file[0] != '\0');
}

static void
take_authority (SamvadConnectDialog *self,
                char                *path)
{
  g_free (self->ca_file);
  self->ca_file = path;
  show_authority (self);
  on_changed (self);
}

static void
on_authority_cleared (SamvadConnectDialog *self)
{
  take_authority (self, g_strdup (""));
}

static void
on_authority_response (SamvadConnectDialog *self,
                       int                  response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    take_authority (self, path);
  else
    g_free (path);
  g_clear_object (&self->chooser);
}

static void
on_authority (SamvadConnectDialog *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Certificate Authority (PEM)"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_authority_response), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static const SamvadProfile *
get_chosen (SamvadConnectDialog *self)
{
  guint at = adw_combo_row_get_selected (self->profile);

  return at < self->profiles->len ? g_ptr_array_index (self->profiles, at) : NULL;
}

static void
fill (SamvadConnectDialog *self,
      const SamvadProfile *profile)
{
  set_text (self->name, profile->name);
  set_text (self->server, profile->server);
  set_text (self->database, profile->database);
  set_text (self->user, profile->user);
  set_text (self->password, "");
  take_authority (self, g_strdup (profile->ca_file));
}

static void
on_profile (SamvadConnectDialog *self)
{
  g_autoptr (SamvadProfile) empty = samvad_profile_new ("", "", "samvad", "", "");
  const SamvadProfile *chosen = get_chosen (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->forget), chosen != NULL);
  fill (self, chosen != NULL ? chosen : empty);
}

static void
show_profiles (SamvadConnectDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->profiles->len; i++)
    gtk_string_list_append (names, ((SamvadProfile *) g_ptr_array_index (self->profiles, i))->name);
  gtk_string_list_append (names, _("New connection"));
  adw_combo_row_set_model (self->profile, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->profile), self->profiles->len > 0);
}

static void
on_forget_response (SamvadConnectDialog *self,
                    const char          *response)
{
  guint at = adw_combo_row_get_selected (self->profile);

  if (g_str_equal (response, "cancel") || at >= self->profiles->len)
    return;
  g_signal_emit (self, signals[FORGET_REQUESTED], 0, ((SamvadProfile *) g_ptr_array_index (self->profiles, at))->name,
                 g_str_equal (response, "wipe"));
  g_ptr_array_remove_index (self->profiles, at);
  show_profiles (self);
  adw_combo_row_set_selected (self->profile, self->profiles->len);
  on_profile (self);
}

static void
on_forget (SamvadConnectDialog *self)
{
  const SamvadProfile *chosen = get_chosen (self);
  GtkWidget *widget;
  AdwMessageDialog *dialog;

  if (chosen == NULL)
    return;
  widget = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  dialog = ADW_MESSAGE_DIALOG (widget);
  /* Translators: %s is the name of a connection */
  adw_message_dialog_format_heading (dialog, _("Remove “%s”?"), chosen->name);
  adw_message_dialog_set_body (dialog, _("Its password is deleted from the keyring. What was received from it stays on this PC, "
                                         "unless it is deleted too; edits that were not sent yet would then be lost."));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "forget", _("_Remove"),
                                    "wipe", _("Remove and _Delete the Data"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "wipe", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_forget_response), self, G_CONNECT_SWAPPED);
  samvad_message_ask (dialog, "cancel");
}

static gboolean
samvad_connect_dialog_close_request (GtkWindow *window)
{
  SamvadConnectDialog *self = SAMVAD_CONNECT_DIALOG (window);

  if (self->checking)
    g_signal_emit (self, signals[CHECK_CANCELLED], 0);
  self->checking = FALSE;
  return GTK_WINDOW_CLASS (samvad_connect_dialog_parent_class)->close_request (window);
}

static void
samvad_connect_dialog_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_CONNECT_DIALOG (object)->chooser);
  G_OBJECT_CLASS (samvad_connect_dialog_parent_class)->dispose (object);
}

static void
samvad_connect_dialog_finalize (GObject *object)
{
  SamvadConnectDialog *self = SAMVAD_CONNECT_DIALOG (object);

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_free (self->ca_file);
  G_OBJECT_CLASS (samvad_connect_dialog_parent_class)->finalize (object);
}

static guint
add_signal (SamvadConnectDialogClass *klass,
            const char               *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, profile);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, forget);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, server);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, database);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, user);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, password);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, keep_row);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, authority);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, authority_clear);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, verdicts);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, connect);
}

static void
samvad_connect_dialog_class_init (SamvadConnectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_connect_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = samvad_connect_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = samvad_connect_dialog_close_request;
  signals[CHECK_REQUESTED] = add_signal (klass, "check-requested");
  signals[CHECK_CANCELLED] = add_signal (klass, "check-cancelled");
  signals[CONNECT_REQUESTED] = add_signal (klass, "connect-requested");
  signals[FORGET_REQUESTED] = g_signal_new ("forget-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_type_ensure (SAMVAD_TYPE_VERDICTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-connect-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_connect);
  gtk_widget_class_bind_template_callback (widget_class, on_authority);
  gtk_widget_class_bind_template_callback (widget_class, on_authority_cleared);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
samvad_connect_dialog_init (SamvadConnectDialog *self)
{
  self->ca_file = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
find_profile (GPtrArray           *profiles,
              const SamvadProfile *profile)
{
  guint at = 0;

  while (at < profiles->len && !g_str_equal (((SamvadProfile *) g_ptr_array_index (profiles, at))->name, profile->name))
    at++;
  return at;
}

/**
 * samvad_connect_dialog_new:
 * @profiles: (element-type SamvadProfile): those that are remembered
 * @current: what is in use now
 */
GtkWidget *
samvad_connect_dialog_new (GtkWindow           *parent,
                           GPtrArray           *profiles,
                           const SamvadProfile *current)
{
  SamvadConnectDialog *self = g_object_new (SAMVAD_TYPE_CONNECT_DIALOG, "transient-for", parent, NULL);

  self->profiles = g_ptr_array_ref (profiles);
  show_profiles (self);
  adw_combo_row_set_selected (self->profile, find_profile (profiles, current));
  on_profile (self);
  fill (self, current);
  g_signal_connect_swapped (self->profile, "notify::selected", G_CALLBACK (on_profile), self);
  return GTK_WIDGET (self);
}

/** Says where the password is kept: not everywhere there is a keyring. */
void
samvad_connect_dialog_set_keyring (SamvadConnectDialog *self,
                                   gboolean             available)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_row), available);
  gtk_switch_set_active (self->keep, available);
  adw_action_row_set_subtitle (self->keep_row, available
                               ? _("In the keyring of this desktop")
                               : _("There is no keyring here: the password is kept until Samvad is closed"));
}

/** Returns: (transfer full): what the rows say, with a name */
SamvadProfile *
samvad_connect_dialog_get_profile (SamvadConnectDialog *self)
{
  SamvadProfile *profile = samvad_profile_new (get_text (self->name), get_text (self->server), get_text (self->database),
                                               get_text (self->user), self->ca_file);

  g_strstrip (profile->name);
  g_strstrip (profile->server);
  if (profile->name[0] == '\0')
    {
      g_free (profile->name);
      profile->name = samvad_profile_make_name (profile);
    }
  return profile;
}

const char *
samvad_connect_dialog_get_password (SamvadConnectDialog *self)
{
  return get_text (self->password);
}

/** Returns: whether the password is to be kept in the keyring */
gboolean
samvad_connect_dialog_get_keep (SamvadConnectDialog *self)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (self->keep_row)) && gtk_switch_get_active (self->keep);
}

/** See samvad_verdicts_add(). */
void
samvad_connect_dialog_add_verdict (SamvadConnectDialog *self,
                                   gboolean             passed,
                                   const char          *text,
                                   GTlsCertificate     *certificate)
{
  samvad_verdicts_add (self->verdicts, passed, text, certificate);
}

void
samvad_connect_dialog_end_check (SamvadConnectDialog  *self,
                                 SamvadConnectOutcome  outcome)
{
  samvad_verdicts_end (self->verdicts);
  self->checking = FALSE;
  self->checked = outcome != SAMVAD_CONNECT_OUTCOME_WRONG;
  show_button (self);
  if (outcome == SAMVAD_CONNECT_OUTCOME_UNREACHABLE)
    gtk_button_set_label (self->connect, _("Connect _Anyway"));
  gtk_widget_grab_focus (GTK_WIDGET (self->connect));
}
