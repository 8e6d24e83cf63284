/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-burn-up-private.h"

#include <math.h>

#include "samvad-text.h"

static void
burn_up_finalize (SamvadChart *chart)
{
  SamvadBurnUp *self = (SamvadBurnUp *) chart;

  g_free (self->counted_label);
  g_free (self->expected_label);
  for (guint i = 0; i < SAMVAD_BURN_UP_SIDE_LABELS; i++)
    g_free (self->side[i]);
}

static const SamvadChartClass burn_up_class = {
  "burn-up", samvad_burn_up_measure, samvad_burn_up_draw, burn_up_finalize
};

static char *
get_rounded (double value)
{
  return samvad_text_decimal (value, 0);
}

static char *
get_range (const SamvadBurnUpDay *day)
{
  g_autofree char *low = get_rounded (day->low);
  g_autofree char *high = get_rounded (day->high);

  return isnan (day->low) ? g_strdup ("–") : g_strdup_printf ("%s–%s", low, high);
}

static char *
describe_past (SamvadBurnUp *self,
               guint         day,
               const char   *date)
{
  g_autofree char *counted = samvad_text_number (self->days[day].counted);
  g_autofree char *total = samvad_text_number (self->total[day]);
  g_autofree char *expected = get_rounded (self->days[day].expected);

  if (!self->days[day].working && self->days[day].counted == 0)
    /* Translators: a date; what was counted in all */
    return g_strdup_printf (_("%1$s: day off; %2$s in all"), date, total);
  if (isnan (self->days[day].expected))
    return g_strdup_printf (_("%1$s: %2$s counted, %3$s in all"), date, counted, total);
  return g_strdup_printf (_("%1$s: %2$s counted, %3$s in all; %4$s expected"), date, counted, total, expected);
}

static char *
describe_future (SamvadBurnUp *self,
                 guint         day,
                 const char   *date)
{
  g_autofree char *mean = get_rounded (self->days[day].mean);
  g_autofree char *low = get_rounded (self->days[day].low);
  g_autofree char *high = get_rounded (self->days[day].high);
  g_autofree char *expected = get_rounded (self->days[day].expected);

  if (isnan (self->days[day].mean))
    return g_strdup_printf (_("%1$s: %2$s expected"), date, expected);
  return g_strdup_printf (_("%1$s: projected %2$s, between %3$s and %4$s; %5$s expected"), date, mean, low,
                          high, expected);
}

/* @text: (transfer full): of the day. Returns: (transfer full): with what became of the target on it */
static char *
add_revision (SamvadBurnUp *self,
              guint         day,
              char         *text)
{
  g_autofree char *said = text;
  g_autofree char *target = NULL;

  if (day == 0 || self->days[day].target < 0 || self->days[day].target == self->days[day - 1].target)
    return g_steal_pointer (&said);
  target = samvad_text_number (self->days[day].target);
  /* Translators: what is said of a day; the new target */
  return g_strdup_printf (_("%1$s; target revised to %2$s"), said, target);
}

static void
add_day (SamvadBurnUp *self,
         guint         day)
{
  SamvadChart *chart = &self->parent;
  const SamvadBurnUpDay *from = &self->days[day];
  g_autofree char *date = samvad_text_day_short (self->first + (int) day);
  g_autofree char *key = samvad_day_to_string (self->first + (int) day);
  gboolean past = day < self->n_counted;

  samvad_chart_take_point (chart, key, add_revision (self, day, past ? describe_past (self, day, date)
                                                                     : describe_future (self, day, date)));
  samvad_chart_take_cell (chart, g_steal_pointer (&date));
  samvad_chart_take_cell (chart, g_strdup (from->working ? "" : C_("column", "day off")));
  samvad_chart_take_cell (chart, past ? samvad_text_number (from->counted) : g_strdup ("–"));
  samvad_chart_take_cell (chart, past ? samvad_text_number (self->total[day]) : g_strdup ("–"));
  samvad_chart_take_cell (chart, get_rounded (from->expected));
  samvad_chart_take_cell (chart, get_rounded (from->mean));
  samvad_chart_take_cell (chart, get_range (from));
  samvad_chart_take_cell (chart, get_rounded (from->comparison));
}

static void
add_columns (SamvadChart *chart,
             const char  *comparison_name)
{
  samvad_chart_add_column (chart, C_("column", "Day"), FALSE);
  samvad_chart_add_column (chart, C_("column", "Working day"), FALSE);
  samvad_chart_add_column (chart, C_("column", "Counted"), TRUE);
  samvad_chart_add_column (chart, C_("column", "In all"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Expected"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Projected"), TRUE);
  samvad_chart_add_column (chart, /* xgettext:no-c-format */ _("95% interval"), TRUE);
  samvad_chart_add_column (chart, comparison_name != NULL ? comparison_name : C_("column", "Comparison"), TRUE);
}

static char *
label_number (const char *format,
              double      value)
{
  g_autofree char *number = get_rounded (value);
  GString *text = g_string_new (format);

  g_string_replace (text, "%s", number, 1);
  return g_string_free (text, FALSE);
}

static void
set_labels (SamvadBurnUp *self,
            const char   *comparison_name)
{
  const SamvadBurnUpDay *last = &self->days[self->n_days - 1];

  if (self->n_counted > 0)
    /* Translators: the label of the line of what is counted so far */
    self->counted_label = label_number (C_("chart", "counted %s"), (double) self->total[self->n_counted - 1]);
  if (!isnan (last->expected))
    self->expected_label = g_strdup (C_("chart", "expected"));
  if (last->target >= 0)
    self->side[0] = label_number (C_("chart", "target %s"), (double) last->target);
  if (!isnan (last->mean) && self->open)
    {
      self->side[1] = label_number (C_("chart", "projected %s"), last->mean);
      self->side[2] = get_range (last);
    }
  if (comparison_name != NULL && !isnan (last->comparison))
    {
      g_autofree char *number = get_rounded (last->comparison);

      self->side[3] = g_strdup_printf ("%s %s", comparison_name, number);
    }
}

static double
raise_to (double highest,
          double value)
{
  return isnan (value) ? highest : MAX (highest, value);
}

static void
set_totals (SamvadBurnUp *self)
{
  gint64 total = 0;

  for (guint day = 0; day < self->n_days; day++)
    {
      const SamvadBurnUpDay *from = &self->days[day];

      if (day < self->n_counted)
        total += from->counted;
      self->total[day] = total;
      self->highest = MAX (self->highest, (double) from->target);
      self->highest = raise_to (self->highest, from->expected);
      self->highest = raise_to (self->highest, from->high);
      self->highest = raise_to (self->highest, from->comparison);
    }
  self->highest = MAX (self->highest, (double) total);
}

static char *
describe (SamvadBurnUp *self)
{
  const SamvadBurnUpDay *last = &self->days[self->n_days - 1];
  g_autofree char *month = samvad_text_month (self->month);
  g_autofree char *total = samvad_text_number (self->total[self->n_days - 1]);
  g_autofree char *target = last->target < 0 ? g_strdup ("–") : samvad_text_number (last->target);
  g_autofree char *mean = get_rounded (last->mean);
  g_autofree char *range = get_range (last);
  GString *text = g_string_new (NULL);

  /* Translators: a month; counted so far; the target */
  g_string_printf (text, _("Counted by day, %1$s: %2$s of a target of %3$s."), month, total, target);
  if (isnan (last->mean) || !self->open)
    return g_string_free (text, FALSE);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("Projected by the end of the month: %1$s (%2$s)."), mean, range);
  return g_string_free (text, FALSE);
}

/** samvad_burn_up_new: @data: copied */
SamvadChart *
samvad_burn_up_new (const SamvadBurnUpData *data)
{
  SamvadBurnUp *self = samvad_chart_create (&burn_up_class, sizeof *self);
  SamvadDay last = samvad_month_get_last (data->month);

  self->month = data->month;
  self->first = samvad_month_get_first (data->month);
  self->n_days = (guint) (last - self->first) + 1;
  self->open = data->today >= self->first && data->today <= last;
  self->n_counted = self->open ? (guint) (data->today - self->first) + 1 : self->n_days;
  if (data->today != SAMVAD_DAY_NONE && data->today < self->first)
    self->n_counted = 0;
  memcpy (self->days, data->days, sizeof self->days);
  set_totals (self);
  set_labels (self, data->comparison_name);
  add_columns (&self->parent, data->comparison_name);
  for (guint day = 0; day < self->n_days; day++)
    add_day (self, day);
  samvad_chart_take_description (&self->parent, describe (self));
  return &self->parent;
}
