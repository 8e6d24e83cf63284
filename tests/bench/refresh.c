/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refresh DIR: the median times in milliseconds of reading a month and computing every figure of it, and of
 * another window of the same reading with all that the Districts page shows of it. */
#include "samvad-coverage.h"
#include "samvad-district-detail.h"
#include "samvad-findings.h"
#include "samvad-services.h"
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

static double
find_median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare);
  return times[ROUNDS / 2];
}

/* What the charts, tables and sentences of the page are made of. */
static void
show_window (SamvadReading *reading,
             guint          window)
{
  g_autoptr (SamvadFigures) figures = samvad_figures_new (samvad_reading_ref (reading), window);
  g_autoptr (SamvadServiceMatrix) by_district = samvad_service_matrix_new_by_district (figures, NULL);
  g_autoptr (SamvadServiceMatrix) by_category = samvad_service_matrix_new_by_category (figures, NULL);
  g_autoptr (GArray) findings = samvad_findings_new (figures);
  SamvadHeard heard[SAMVAD_N_SERVICES];

  samvad_coverage_compare (figures, NULL, heard);
  samvad_district_detail_new (figures, NULL);
  g_assert (figures->districts->len > 0 && findings->len > 0 && by_district->columns->len > 0 && by_category->columns->len > 0);
}

static double
time_windows (SamvadReading *reading)
{
  static const guint windows[] = { 1, 2, 4, 12 };
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();

      for (guint j = 0; j < G_N_ELEMENTS (windows); j++)
        show_window (reading, windows[j]);
      times[i] = (double) (g_get_monotonic_time () - began) / 1000 / G_N_ELEMENTS (windows);
    }
  return find_median (times);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadStore) store = argc == 2 ? samvad_store_open (argv[1], SAMVAD_STORE_READ_ONLY, &error) : NULL;
  g_autoptr (SamvadFigures) last = NULL;
  double times[ROUNDS];

  if (store == NULL)
    {
      g_printerr ("refresh DIR: %s\n", error != NULL ? error->message : "usage");
      return 2;
    }
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      SamvadReading *reading = samvad_store_read (store, 2026 * 12 + 9, 24, samvad_month_get_end (2026 * 12 + 9), NULL, &error);
      g_autoptr (SamvadFigures) figures = reading != NULL ? samvad_figures_new (reading, 0) : NULL;

      if (figures == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      times[i] = (double) (g_get_monotonic_time () - began) / 1000;
      g_clear_pointer (&last, samvad_figures_free);
      last = g_steal_pointer (&figures);
    }
  g_print ("%.3f %.3f\n", find_median (times), time_windows (last->reading));
  return 0;
}
