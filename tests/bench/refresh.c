/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refresh DIR: the median time in milliseconds of reading a month and computing every figure of it. */
#include "samvad-figures.h"
#include "samvad-store.h"

#include <stdlib.h>

#define ROUNDS 41

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadStore) store = argc == 2 ? samvad_store_open (argv[1], SAMVAD_STORE_READ_ONLY, &error) : NULL;
  double times[ROUNDS];

  if (store == NULL)
    {
      g_printerr ("refresh DIR: %s\n", error != NULL ? error->message : "usage");
      return 2;
    }
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      SamvadReading *reading = samvad_store_read (store, 2026 * 12 + 9, 12, samvad_month_get_end (2026 * 12 + 9), NULL, &error);
      g_autoptr (SamvadFigures) figures = reading != NULL ? samvad_figures_new (reading, 0) : NULL;

      if (figures == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      times[i] = (double) (g_get_monotonic_time () - began) / 1000;
    }
  qsort (times, ROUNDS, sizeof *times, compare);
  g_print ("%.3f\n", times[ROUNDS / 2]);
  return 0;
}
