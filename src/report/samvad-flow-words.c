/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-flow-words.h"

#include "samvad-flow-bars.h"
#include "samvad-text.h"

/** Returns: (transfer full): how old the items of the class @age are: "8–30 days" */
char *
samvad_flow_words_age (guint age)
{
  g_autofree char *from = samvad_text_number (age > 0 ? samvad_flow_get_age_limit (age - 1) + 1 : 0);
  g_autofree char *to = samvad_text_number (samvad_flow_get_age_limit (age));

  if (age + 1 == SAMVAD_N_AGES)
    /* Translators: days */
    return g_strdup_printf (_("%s days and more"), from);
  /* Translators: days: from, to */
  return g_strdup_printf (_("%1$s–%2$s days"), from, to);
}

/** Returns: (transfer full): what was opened, reported done and verified in the last @n_months months */
SamvadChart *
samvad_flow_words_chart (const SamvadFlow *flow,
                         guint             n_months)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree SamvadFlowGroup *groups = g_new0 (SamvadFlowGroup, n_months);
  SamvadFlowData data = {
    .groups = groups, .heading = _("Month"),
    .series = { C_("flow", "Opened"), C_("flow", "Reported done"), C_("flow", "Verified") },
  };
  SamvadChart *chart;

  for (guint i = flow->months->len - MIN (n_months, flow->months->len); i < flow->months->len; i++)
    {
      const SamvadFlowMonth *month = &g_array_index (flow->months, SamvadFlowMonth, i);

      g_ptr_array_add (labels, samvad_text_month_short (month->month));
      groups[data.n_groups++] = (SamvadFlowGroup) {
        .label = g_ptr_array_index (labels, labels->len - 1),
        .values = { month->n[SAMVAD_FLOW_OPENED], month->n[SAMVAD_FLOW_CLAIMED], month->n[SAMVAD_FLOW_VERIFIED] },
      };
    }
  chart = samvad_flow_bars_new (&data);
  samvad_chart_set_title (chart, _("How action items come and go"));
  return chart;
}
