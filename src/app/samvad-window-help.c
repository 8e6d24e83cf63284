/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-window-private.h"

#include <glib/gi18n-lib.h>

#include "samvad-widgets.h"

/* What the window shows, and the page of the help about it; the first one is for an empty window. */
static const struct { const char *shown, *topic; } topics[] = {
  { "empty", "connect" },
  { "overview", "overview" },
  { "districts", "districts" },
  { "feedback", "feedback" },
  { "actions", "actions" },
  { "reports", "review" },
};

static const char *
find_topic (SamvadWindow *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->body);

  if (g_strcmp0 (shown, "pages") == 0)
    shown = adw_view_stack_get_visible_child_name (self->pages);
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_strcmp0 (topics[i].shown, shown) == 0)
      return topics[i].topic;
  return "index";
}

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    return;
  reason = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED)
           ? g_strdup (_("There is no help viewer on this computer: install Yelp."))
           : g_strdup_printf (_("The help viewer did not start (%s). Install Yelp again."), error->message);
  samvad_message_present (GTK_WINDOW (source), _("The help cannot be shown"), reason);
}

/** Opens the help at the page about what the window shows. */
void
samvad_window_show_help (SamvadWindow *self)
{
  g_autofree char *uri = g_strconcat ("help:samvad/", find_topic (self), NULL);

  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, on_shown, NULL);
}
