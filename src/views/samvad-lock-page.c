/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-lock-page.h"

#include "samvad-text.h"

struct _SamvadLockPage {
  AdwBin            parent;
  AdwStatusPage    *status;
  GtkPasswordEntry *password;
  GtkButton        *unlock;
  GtkLabel         *reason;
};

G_DEFINE_FINAL_TYPE (SamvadLockPage, samvad_lock_page, ADW_TYPE_BIN)

enum { UNLOCK, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_password (SamvadLockPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->password));
}

static void
on_unlock (SamvadLockPage *self)
{
  if (get_password (self)[0] != '\0' && gtk_editable_get_editable (GTK_EDITABLE (self->password)))
    g_signal_emit (self, signals[UNLOCK], 0, get_password (self));
}

static void
on_typed (SamvadLockPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), get_password (self)[0] != '\0');
  if (get_password (self)[0] != '\0')
    gtk_label_set_label (self->reason, "");
}

static void
samvad_lock_page_class_init (SamvadLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[UNLOCK] = g_signal_new ("unlock", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadLockPage, status);
  gtk_widget_class_bind_template_child (widget_class, SamvadLockPage, password);
  gtk_widget_class_bind_template_child (widget_class, SamvadLockPage, unlock);
  gtk_widget_class_bind_template_child (widget_class, SamvadLockPage, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_unlock);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
samvad_lock_page_init (SamvadLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Empties the entry and waits for the password of @user. */
void
samvad_lock_page_ask (SamvadLockPage *self,
                      const char     *user)
{
  g_autofree char *text = NULL, *escaped = NULL;

  g_return_if_fail (SAMVAD_IS_LOCK_PAGE (self));

  /* Translators: the name that somebody signs in with */
  text = g_strdup_printf (_("Give the password of %s to go on. Calls keep arriving meanwhile."),
                          user);
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->status, escaped);
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  gtk_label_set_label (self->reason, "");
  samvad_lock_page_set_busy (self, FALSE);
}

/**
 * samvad_lock_page_set_busy:
 * @busy: a password is being looked at: another one has to wait
 *
 * The entry stays sensitive: GTK 4.8 does not tell the text in it that the focus has left when it stops being so.
 */
void
samvad_lock_page_set_busy (SamvadLockPage *self,
                           gboolean        busy)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->password), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), !busy && get_password (self)[0] != '\0');
  if (!busy)
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

/** @reason: why the password that was given does not unlock */
void
samvad_lock_page_refuse (SamvadLockPage *self,
                         const char     *reason)
{
  g_return_if_fail (SAMVAD_IS_LOCK_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  gtk_label_set_label (self->reason, reason);
  samvad_lock_page_set_busy (self, FALSE);
}
