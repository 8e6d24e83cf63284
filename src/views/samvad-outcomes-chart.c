/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outcomes-chart.h"

#include <math.h>

#include "samvad-bars.h"
#include "samvad-hours.h"
#include "samvad-matrix.h"
#include "samvad-number.h"
#include "samvad-sample-funnel.h"
#include "samvad-text.h"

static SamvadSampleStep
make_step (SamvadNumber         number,
           const SamvadFigures *figures)
{
  return (SamvadSampleStep) { samvad_number_get_title (number), samvad_number_get (number, figures),
                              samvad_number_to_key (number) };
}

/** Returns: (transfer full): families sampled, called, contacted, complete; keys are those of SamvadNumber */
SamvadChart *
samvad_outcomes_chart_new_funnel (SamvadSnapshot *snapshot)
{
  const SamvadFigures *figures = snapshot->figures;
  SamvadSampleStep steps[4] = { { C_("funnel", "Sampled"), figures->sampled, NULL } };
  /* More families called than drawn is a wrong number of the target: it is left out. */
  guint n_steps = figures->sampled >= figures->cases && figures->sampled > 0 ? 1 : 0;
  g_autofree char *share = samvad_text_percent (figures->cases > 0 ? (double) figures->outcomes[SAMVAD_OUTCOME_COMPLETE] /
                                                                     (double) figures->cases : NAN);
  /* Translators: a share in per cent */
  g_autofree char *title = g_strdup_printf (_("Reached: %s of the families called gave a complete interview"), share);
  SamvadChart *chart;

  steps[n_steps++] = make_step (SAMVAD_NUMBER_FAMILIES, figures);
  steps[n_steps++] = make_step (SAMVAD_NUMBER_CONTACTED, figures);
  steps[n_steps++] = make_step (SAMVAD_NUMBER_COMPLETE, figures);
  chart = samvad_sample_funnel_new (steps, n_steps);
  samvad_chart_set_title (chart, title);
  return chart;
}

/** Returns: (transfer full): families by final code, those that occur; keys are the outcomes' codes */
SamvadChart *
samvad_outcomes_chart_new_codes (SamvadSnapshot *snapshot)
{
  const SamvadFigures *figures = snapshot->figures;
  SamvadBar bars[SAMVAD_N_OUTCOMES];
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  SamvadBarsData data = {
    .bars = bars, .name_heading = _("Outcome"), .value_heading = _("Families"), .note_heading = _("Share"), .line = -1,
  };
  SamvadChart *chart;

  for (int i = 0; i < SAMVAD_N_OUTCOMES; i++)
    {
      char *note;

      if (figures->outcomes[i] == 0)
        continue;
      note = samvad_text_percent ((double) figures->outcomes[i] / (double) figures->cases);
      g_ptr_array_add (notes, note);
      bars[data.n_bars++] = (SamvadBar) {
        .key = samvad_outcome_to_code (i), .name = samvad_text_label (samvad_outcome_to_label (i)),
        .value = figures->outcomes[i], .target = -1, .note = note, .colour = SAMVAD_COLOUR_ACCENT,
      };
    }
  chart = samvad_bars_new (&data);
  samvad_chart_set_title (chart, _("How the calls to each family ended"));
  return chart;
}

static gboolean
is_used (const SamvadHours *hours,
         guint              hour)
{
  return hours->by_hour[hour].contact.n > 0;
}

/* The hour at which families answer more often than over all, if chance does not explain it. */
static int
find_best (const SamvadHours *hours)
{
  int best = -1;

  for (int hour = 0; hour < SAMVAD_HOURS_HOURS; hour++)
    {
      const SamvadShare *contact = &hours->by_hour[hour].contact;

      if (contact->band != SAMVAD_BAND_SUPPRESSED && contact->low > hours->all.contact.share &&
          (best < 0 || contact->share > hours->by_hour[best].contact.share))
        best = hour;
    }
  return best;
}

static char *
describe_best (const SamvadHours *hours)
{
  int best = find_best (hours);
  g_autofree char *from = NULL, *to = NULL, *share = NULL, *n = NULL;

  if (best < 0)
    return g_strdup (_("No hour at which families clearly answer more often"));
  from = samvad_text_number (best);
  to = samvad_text_number (best + 1);
  share = samvad_text_percent (hours->by_hour[best].contact.share);
  n = samvad_text_number (hours->by_hour[best].contact.n);
  /* Translators: hours of the day, the share of dials that reach a family, and how many dials */
  return g_strdup_printf (_("Families answer most from %1$s to %2$s: %3$s of %4$s dials"), from, to, share, n);
}

static guint
name_hours (const SamvadHours *hours,
            GPtrArray         *names,
            guint             *used)
{
  guint n_used = 0;

  for (guint hour = 0; hour < SAMVAD_HOURS_HOURS; hour++)
    if (is_used (hours, hour))
      {
        g_autofree char *from = samvad_text_number (hour), *to = samvad_text_number (hour + 1);

        g_ptr_array_add (names, g_strdup_printf ("%s–%s", from, to));
        used[n_used++] = hour;
      }
  return n_used;
}

static guint
name_days (const SamvadHours *hours,
           GPtrArray         *names,
           guint             *used)
{
  guint n_used = 0;

  for (guint day = 0; day < SAMVAD_HOURS_DAYS; day++)
    if (hours->by_day[day].contact.n > 0)
      {
        g_ptr_array_add (names, samvad_text_weekday ((int) day + 1));
        used[n_used++] = day;
      }
  return n_used;
}

/** Returns: (transfer full): when families answer, over the months of the window, with n; keys are
 * "WEEKDAY/HOUR" */
SamvadChart *
samvad_outcomes_chart_new_hours (SamvadSnapshot *snapshot)
{
  g_autofree SamvadHours *hours = samvad_hours_new (snapshot->figures, snapshot->figures->window);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  guint used_hours[SAMVAD_HOURS_HOURS], used_days[SAMVAD_HOURS_DAYS];
  guint n_hours = name_hours (hours, names, used_hours), n_days = name_days (hours, days, used_days);
  g_autofree SamvadMatrixCell *cells = g_new0 (SamvadMatrixCell, n_hours * n_days + 1);
  g_autofree char *title = describe_best (hours);
  SamvadMatrixData data = {
    .row_heading = _("Hour"), .share_heading = _("Contact"),
    .rows = (const char *const *) names->pdata, .n_rows = n_hours,
    .columns = (const char *const *) days->pdata, .n_columns = n_days,
    .cells = cells, .high_is_good = TRUE, .show_n = TRUE,
  };
  SamvadChart *chart;

  for (guint row = 0; row < n_hours; row++)
    for (guint column = 0; column < n_days; column++)
      {
        char *key = g_strdup_printf ("%u/%u", used_days[column] + 1, used_hours[row]);

        g_ptr_array_add (keys, key);
        cells[row * n_days + column] = (SamvadMatrixCell) {
          .key = key, .share = hours->cells[used_days[column]][used_hours[row]].contact, .reference = NAN,
        };
      }
  chart = samvad_matrix_new (&data);
  samvad_chart_set_title (chart, title);
  return chart;
}
