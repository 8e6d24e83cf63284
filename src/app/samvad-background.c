/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-background.h"

#include <malloc.h>

#define KEY "background"

struct _SamvadBackground {
  GObject         parent;
  GtkApplication *application;  /* not owned: it owns us */
  GSettings      *settings;
  gboolean        waiting;      /* was started without a window, and none was opened yet */
  gboolean        held;
  gboolean        ending;       /* the user said so */
};

G_DEFINE_FINAL_TYPE (SamvadBackground, samvad_background, G_TYPE_OBJECT)

static void
hold (SamvadBackground *self,
      gboolean          held)
{
  if (held == self->held)
    return;
  self->held = held;
  if (held)
    g_application_hold (G_APPLICATION (self->application));
  else
    g_application_release (G_APPLICATION (self->application));
}

static void
update_hold (SamvadBackground *self)
{
  hold (self, !self->ending && (self->waiting || g_settings_get_boolean (self->settings, KEY)));
}

static void
samvad_background_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_BACKGROUND (object)->settings);
  G_OBJECT_CLASS (samvad_background_parent_class)->dispose (object);
}

static void
samvad_background_class_init (SamvadBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_background_dispose;
}

static void
samvad_background_init (SamvadBackground *self)
{
}

/** @application: outlives it. Returns: (transfer full) */
SamvadBackground *
samvad_background_new (GtkApplication *application,
                       GSettings      *settings)
{
  SamvadBackground *self = g_object_new (SAMVAD_TYPE_BACKGROUND, NULL);

  self->application = application;
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (update_hold), self, G_CONNECT_SWAPPED);
  update_hold (self);
  return self;
}

/** Started without a window: it stays until one was opened and closed again, or it is told to end. */
void
samvad_background_begin (SamvadBackground *self)
{
  g_return_if_fail (SAMVAD_IS_BACKGROUND (self));

  self->waiting = gtk_application_get_windows (self->application) == NULL;
  update_hold (self);
}

/** @any: whether the program has a window now. What the pages held goes back to the system with the last one. */
void
samvad_background_set_windowed (SamvadBackground *self,
                                gboolean          any)
{
  g_return_if_fail (SAMVAD_IS_BACKGROUND (self));

  if (any)
    self->waiting = FALSE;
  update_hold (self);
#ifdef __GLIBC__
  if (!any && self->held)
    malloc_trim (0);
#endif
}

/** The user wants it to end, whatever the settings say. */
void
samvad_background_end (SamvadBackground *self)
{
  g_return_if_fail (SAMVAD_IS_BACKGROUND (self));

  self->ending = TRUE;
  update_hold (self);
}
