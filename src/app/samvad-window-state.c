/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-window-private.h"

/** As it was when the window was closed last. */
void
samvad_window_restore_state (SamvadWindow *self)
{
  GSettings *settings = samvad_session_get_settings (self->session);
  g_autofree char *page = g_settings_get_string (settings, "page");

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  samvad_window_show_page (self, page);
}

/** The size is that of the window when it is neither maximised nor full screen. */
void
samvad_window_save_state (SamvadWindow *self)
{
  GSettings *settings = samvad_session_get_settings (self->session);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_string (settings, "page", adw_view_stack_get_visible_child_name (self->pages));
}
