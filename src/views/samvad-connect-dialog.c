/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-connect-dialog.h"

#include <string.h>

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadConnectDialog {
  AdwWindow            parent;
  AdwEntryRow         *server;
  AdwEntryRow         *database;
  AdwEntryRow         *user;
  AdwPasswordEntryRow *password;
  GtkLabel            *problem;
  GtkButton           *connect;
};

G_DEFINE_FINAL_TYPE (SamvadConnectDialog, samvad_connect_dialog, ADW_TYPE_WINDOW)

enum { CONNECT_REQUESTED, N_SIGNALS };
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
on_changed (SamvadConnectDialog *self)
{
  g_autofree char *problem = samvad_connect_dialog_check (get_text (self->server), get_text (self->database));

  gtk_widget_set_sensitive (GTK_WIDGET (self->connect), problem == NULL);
  samvad_label_take (self->problem, problem != NULL && get_text (self->server)[0] != '\0'
                     ? g_steal_pointer (&problem) : g_strdup (""));
}

static void
on_connect (SamvadConnectDialog *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->connect)))
    return;
  g_signal_emit (self, signals[CONNECT_REQUESTED], 0, get_text (self->server), get_text (self->database),
                 get_text (self->user), get_text (self->password));
  gtk_window_close (GTK_WINDOW (self));
}

static void
samvad_connect_dialog_class_init (SamvadConnectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CONNECT_REQUESTED] = g_signal_new ("connect-requested", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                             G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-connect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, server);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, database);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, user);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, password);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectDialog, connect);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_connect);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
samvad_connect_dialog_init (SamvadConnectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (gpointer    row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/** @server, @database, @user: (nullable): what is in use now */
GtkWidget *
samvad_connect_dialog_new (GtkWindow  *parent,
                           const char *server,
                           const char *database,
                           const char *user)
{
  SamvadConnectDialog *self = g_object_new (SAMVAD_TYPE_CONNECT_DIALOG, "transient-for", parent, NULL);

  set_text (self->server, server);
  set_text (self->database, database);
  set_text (self->user, user);
  on_changed (self);
  return GTK_WIDGET (self);
}
