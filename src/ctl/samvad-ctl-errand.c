/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl-errand.h"

#include <glib-unix.h>
#include <stdio.h>
#include <unistd.h>

/* Ctrl+C ends a long writing at its next step, and what was written so far is taken away. Once that was asked
 * for, a second one ends the program at once. */
static gboolean
on_signal (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  signal (SIGINT, SIG_DFL);
  signal (SIGTERM, SIG_DFL);
  return G_SOURCE_CONTINUE;
}

static void
watch (GMainContext *context,
       int           number,
       GCancellable *cancellable)
{
  g_autoptr (GSource) source = g_unix_signal_source_new (number);

  g_source_set_callback (source, on_signal, g_object_ref (cancellable), g_object_unref);
  g_source_attach (source, context);
}

/* The commands write in the main thread: the signals are waited for in this one, until the program ends. */
static gpointer
wait_for_signals (gpointer context)
{
  while (TRUE)
    g_main_context_iteration (context, TRUE);
  return NULL;
}

/* In per cent on a terminal, and nowhere else. */
static void
show_progress (double   share,
               gpointer user_data)
{
  int *shown = user_data, percent = (int) (share * 100);

  if (percent == *shown)
    return;
  *shown = percent;
  if (percent < 100)
    fprintf (stderr, "\r%3d%%", percent);
  else
    fputs ("\r    \r", stderr);
  fflush (stderr);
}

/** Returns: (transfer none): who waits for what a command writes: somebody at a terminal, who may think better of it */
const SamvadErrand *
samvad_ctl_get_errand (void)
{
  static SamvadErrand errand;
  static int shown = -1;
  GMainContext *context;

  if (errand.cancellable != NULL)
    return &errand;
  errand.cancellable = g_cancellable_new ();
  errand.user_data = &shown;
  if (isatty (STDERR_FILENO))
    errand.progress = show_progress;
  context = g_main_context_new ();
  watch (context, SIGINT, errand.cancellable);
  watch (context, SIGTERM, errand.cancellable);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, context));
  return &errand;
}
