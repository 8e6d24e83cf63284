/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overview DIR: on a display, of the Overview over that cache, in milliseconds of the processor: the median of reading
 * what it shows, in a worker; the longest that showing it anew held the main loop; and the same with the painting. */
#include "samvad-overview-page.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

#include <stdlib.h>
#include <time.h>

#define MONTH  (2026 * 12 + 9)
#define ROUNDS 21

static double left_poll, longest;

/* Of this thread alone: other programs may have the machine meanwhile. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static int
poll_and_measure (GPollFD *fds,
                  guint    n_fds,
                  int      timeout)
{
  int found;

  longest = MAX (longest, get_time () - left_poll);
  found = g_poll (fds, n_fds, timeout);
  left_poll = get_time ();
  return found;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
time_reading (SamvadStore *store)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      double began = get_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SamvadSnapshot) snapshot = samvad_snapshot_read (store, MONTH, 0, SAMVAD_BOUNDARY_VIEW_CALLED,
                                                                  samvad_month_get_end (MONTH), NULL, &error);

      g_assert_no_error (error);
      times[i] = get_time () - began;
    }
  qsort (times, ROUNDS, sizeof *times, compare);
  return times[ROUNDS / 2];
}

static void
on_changed (SamvadViewModel *model,
            guint           *changes)
{
  ++*changes;
}

/* Until the next reading is on the screen, painted or not. */
static void
refresh (SamvadStore *store,
         guint       *changes)
{
  guint before = *changes;
  gint64 end;

  g_signal_emit_by_name (store, "changed", SAMVAD_CHANGE_CALLS);
  while (*changes == before)
    g_main_context_iteration (NULL, TRUE);
  end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static double
time_showing (SamvadStore *store,
              gboolean     painted)
{
  SamvadViewModel *model = samvad_view_model_new ();
  GtkWidget *page = g_object_new (SAMVAD_TYPE_OVERVIEW_PAGE, "model", model, NULL);
  GtkWidget *window = gtk_window_new ();
  guint changes = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  g_signal_connect_after (model, "changed", G_CALLBACK (on_changed), &changes);
  samvad_view_model_set_month (model, MONTH);
  samvad_view_model_set_store (model, store);
  if (painted)
    gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 3; i++)
    refresh (store, &changes);
  longest = 0;
  for (guint i = 0; i < 8; i++)
    refresh (store, &changes);
  gtk_window_destroy (GTK_WINDOW (window));
  samvad_view_model_set_store (model, NULL);
  g_object_unref (model);
  return longest;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadStore) store = argc == 2 ? samvad_store_open (argv[1], SAMVAD_STORE_READ_ONLY, &error) : NULL;

  if (store == NULL)
    {
      g_printerr ("overview DIR: %s\n", error != NULL ? error->message : "usage");
      return 2;
    }
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  adw_init ();
  samvad_views_init ();
  g_main_context_set_poll_func (NULL, poll_and_measure);
  g_print ("%.3f ", time_reading (store));
  g_print ("%.3f ", time_showing (store, FALSE));
  g_print ("%.3f\n", time_showing (store, TRUE));
  return 0;
}
