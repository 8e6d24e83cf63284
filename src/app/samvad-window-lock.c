/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-window-private.h"

/* Hidden, the content is neither drawn nor found by a search or a screen reader. */
static void
show_lock (SamvadWindow *self)
{
  gboolean locked = samvad_lock_is_locked (self->lock);

  /* The focus leaves while its widget is still on the screen: GTK 4.8 does not tell one that is hidden. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (self->content, !locked);
  gtk_widget_set_visible (GTK_WIDGET (self->lock_page), locked);
  samvad_window_enable_actions (self, !locked);
  samvad_window_update_actions (self);
  if (locked)
    samvad_lock_page_ask (self->lock_page, samvad_lock_get_user (self->lock));
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SamvadLockPage) page = user_data;
  g_autoptr (GError) error = NULL;

  if (samvad_lock_try_finish (SAMVAD_LOCK (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  samvad_lock_page_refuse (page, error->message);
}

/* The user gave a password on the lock page. */
void
samvad_window_unlock (SamvadWindow *self,
                      const char   *password)
{
  samvad_lock_page_set_busy (self->lock_page, TRUE);
  samvad_lock_try_async (self->lock, password, on_tried, g_object_ref (self->lock_page));
}

gboolean
samvad_window_is_locked (SamvadWindow *self)
{
  return self->lock != NULL && samvad_lock_is_locked (self->lock);
}

/** @lock: from now on it hides the content of this window and shows it again */
void
samvad_window_set_lock (SamvadWindow *self,
                        SamvadLock   *lock)
{
  g_return_if_fail (SAMVAD_IS_WINDOW (self));

  g_set_object (&self->lock, lock);
  g_signal_connect_object (lock, "changed", G_CALLBACK (show_lock), self, G_CONNECT_SWAPPED);
  show_lock (self);
}
