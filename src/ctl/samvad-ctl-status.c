/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-boundaries.h"
#include "samvad-report-json.h"
#include "samvad-store.h"
#include "samvad-text.h"

/* So many months are read that the window's rule has its longest choice. */
#define LONGEST_WINDOW 12

/* --window 0, the default, leaves the choice to the rule. */
static gboolean
is_window (int window)
{
  return window == 0 || window == 1 || window == 2 || window == 4 || window == LONGEST_WINDOW;
}

static gboolean
print_json (JsonNode  *node,
            GError   **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
  return TRUE;
}

/* Beside the figures, whose shape is fixed. */
static gboolean
add_flow (JsonNode             *node,
          SamvadStore          *store,
          const SamvadFigures  *figures,
          GError              **error)
{
  g_autoptr (SamvadFlow) flow = samvad_store_read_flow (store, figures->month, LONGEST_WINDOW, figures->as_of, error);

  if (flow == NULL)
    return FALSE;
  json_object_set_member (json_node_get_object (node), "flow", samvad_report_flow_to_json (flow));
  return TRUE;
}

static void
print_summary (const SamvadFigures *figures)
{
  g_autofree char *month = samvad_text_month (figures->month);
  g_autofree char *counted = samvad_text_number (figures->pace.counted);
  g_autofree char *share = samvad_text_percent (figures->state.share.share);
  g_autofree char *age = samvad_text_age (figures->reading->last_checked, figures->as_of);

  g_print ("%s: %s", month, counted);
  if (figures->pace.calls >= 0)
    g_print (" of %" G_GINT64_FORMAT " (%s)", figures->pace.calls,
             samvad_verdict_to_code (figures->pace.verdict));
  g_print ("; negative %s of %" G_GINT64_FORMAT "; %" G_GINT64_FORMAT " action items open, %"
           G_GINT64_FORMAT " overdue; checked %s\n", share, figures->state.share.n,
           figures->reading->actions.open, figures->reading->actions.overdue, age);
}

/* Of a read month, on the boundaries that were asked for. */
static void
put_on_boundaries (SamvadFigures      **figures,
                   SamvadBoundaryView   view)
{
  SamvadFigures *bounded = samvad_boundaries_read_figures (*figures, view, samvad_boundaries_get_since ((*figures)->month));

  if (bounded == NULL)
    return;
  samvad_figures_free (*figures);
  *figures = bounded;
}

/** samvadctl status --cache-dir DIR [--month YYYY-MM] [--window MONTHS] [--boundaries BOUNDARIES] [--as-of TIME]
 * --json [--flow] */
gboolean
samvad_ctl_status (int      argc,
                   char   **argv,
                   GError **error)
{
  g_autofree char *directory = NULL, *month_text = NULL, *as_of_text = NULL, *boundaries_text = NULL;
  int window = 0;
  gboolean json = FALSE, flow = FALSE;
  const GOptionEntry entries[] = {
    { "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &directory, "the cache's folder", "DIR" },
    { "month", 0, 0, G_OPTION_ARG_STRING, &month_text, "the month; this one by default", "YYYY-MM" },
    { "window", 0, 0, G_OPTION_ARG_INT, &window, "1, 2, 4 or 12 months of feedback; by rule by default", "MONTHS" },
    { "boundaries", 0, 0, G_OPTION_ARG_STRING, &boundaries_text, "called, old or new: where district boundaries changed", "BOUNDARIES" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of_text, "the time of reading; now by default", "TIME" },
    { "flow", 0, 0, G_OPTION_ARG_NONE, &flow, "with --json: also how action items come and go, under “flow”", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "every number, as JSON", NULL },
    { NULL }
  };
  SamvadTime as_of;
  SamvadMonth month;
  SamvadBoundaryView boundaries;
  g_autoptr (SamvadStore) store = NULL;
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (JsonNode) node = NULL;
  SamvadReading *reading;

  if (!samvad_ctl_parse (&argc, &argv, entries, NULL, error) ||
      !samvad_ctl_require (directory, "--cache-dir", error) ||
      !samvad_ctl_parse_as_of (as_of_text, &as_of, error) ||
      !samvad_ctl_parse_month (month_text, as_of, &month, error) ||
      !samvad_ctl_parse_boundaries (boundaries_text, &boundaries, error))
    return FALSE;
  if (!is_window (window))
    {
      g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE,
                   "the window is 1, 2, 4 or 12 months, not %d", window);
      return FALSE;
    }

  store = samvad_store_open (directory, SAMVAD_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  reading = samvad_store_read (store, month, LONGEST_WINDOW, as_of, NULL, error);
  if (reading == NULL)
    return FALSE;
  figures = samvad_figures_new (reading, (guint) window);
  put_on_boundaries (&figures, boundaries);
  if (!json)
    {
      print_summary (figures);
      return TRUE;
    }
  node = samvad_report_figures_to_json (figures);
  if (flow && !add_flow (node, store, figures, error))
    return FALSE;
  return print_json (node, error);
}
