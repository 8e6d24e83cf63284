/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-findings.h"

#include <math.h>

static void
add (GArray              *findings,
     const SamvadFigures *figures,
     SamvadFinding        finding)
{
  finding.state = figures->state.share;
  if (finding.kind != SAMVAD_FINDING_SERVICE)
    finding.reported = NAN;
  if (finding.district == NULL && finding.kind != SAMVAD_FINDING_SERVICE)
    finding.share = finding.state;
  g_array_append_val (findings, finding);
}

static int
compare_p_values (gconstpointer a,
                  gconstpointer b)
{
  const SamvadDistrictFigures *x = *(SamvadDistrictFigures **) a, *y = *(SamvadDistrictFigures **) b;

  if (x->p_value != y->p_value)
    return x->p_value < y->p_value ? -1 : 1;
  return g_strcmp0 (x->code, y->code);
}

/* The surest first. */
static GPtrArray *
list_differing (const SamvadFigures *figures)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < figures->districts->len; i++)
    {
      SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);

      if (district->differs)
        g_ptr_array_add (list, district);
    }
  g_ptr_array_sort (list, compare_p_values);
  return list;
}

static void
add_side (GArray              *findings,
          const SamvadFigures *figures,
          GPtrArray           *differing,
          gboolean             worse)
{
  for (guint i = 0; i < differing->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (differing, i);

      if ((district->sentiments.share.share > figures->state.share.share) == worse)
        add (findings, figures, (SamvadFinding) {
               .kind = worse ? SAMVAD_FINDING_WORSE : SAMVAD_FINDING_BETTER,
               .district = district,
               .share = district->sentiments.share,
             });
    }
}

static guint
count_tested (const SamvadFigures *figures)
{
  guint count = 0;

  for (guint i = 0; i < figures->districts->len; i++)
    count += !isnan (((const SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->p_value);
  return count;
}

static void
add_districts (GArray              *findings,
               const SamvadFigures *figures)
{
  g_autoptr (GPtrArray) differing = list_differing (figures);
  SamvadFinding rest = { .districts = figures->districts->len - differing->len };
  guint tested = count_tested (figures);

  add_side (findings, figures, differing, TRUE);
  add_side (findings, figures, differing, FALSE);
  if (figures->state.share.n == 0)
    rest.kind = SAMVAD_FINDING_NO_OPINION;
  else if (tested == 0)
    rest.kind = SAMVAD_FINDING_TOO_FEW;
  else
    rest.kind = differing->len > 0 ? SAMVAD_FINDING_OTHERS : SAMVAD_FINDING_NONE_DIFFERS;
  rest.tested = tested - differing->len;
  if (rest.kind != SAMVAD_FINDING_OTHERS || rest.districts > 0)
    add (findings, figures, rest);
}

static void
add_services (GArray              *findings,
              const SamvadFigures *figures)
{
  SamvadHeard heard[SAMVAD_N_SERVICES];

  samvad_coverage_compare (figures, NULL, heard);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    if (heard[i].flagged)
      add (findings, figures, (SamvadFinding) {
             .kind = SAMVAD_FINDING_SERVICE,
             .service = (SamvadService) i,
             .share = heard[i].heard,
             .reported = heard[i].reported,
           });
}

/**
 * samvad_findings_new:
 *
 * What the tests of DESIGN section 6 carry, and nothing else: target, districts (worse, then better,
 * the surest first; then the rest), services.
 *
 * Returns: (transfer full) (element-type SamvadFinding): valid as long as @figures
 */
GArray *
samvad_findings_new (const SamvadFigures *figures)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (SamvadFinding));

  if (figures->pace.verdict != SAMVAD_VERDICT_NONE)
    add (findings, figures, (SamvadFinding) { .kind = SAMVAD_FINDING_TARGET });
  add_districts (findings, figures);
  add_services (findings, figures);
  return findings;
}
