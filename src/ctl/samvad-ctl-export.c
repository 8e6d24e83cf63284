/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-ctl-errand.h"
#include "samvad-ctl-template.h"
#include "samvad-export.h"
#include "samvad-store-lists.h"
#include "samvad-text.h"

static SamvadTable *
make_calls_table (GPtrArray  *calls,
                  const char *query)
{
  SamvadTable *table = samvad_table_new ("calls", _("Calls"), query, NULL);

  samvad_table_add_column (table, "id", _("Call"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_FILE);
  samvad_table_add_column (table, "started_at", _("Started"), SAMVAD_CELL_TIME, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "officer", _("Officer"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "district", _("District"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "outcome", _("Outcome"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "duration_s", _("Seconds"), SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "sentiment", _("Sentiment"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "remark", _("Remark"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  for (guint i = 0; i < calls->len; i++)
    {
      const SamvadCall *call = g_ptr_array_index (calls, i);

      samvad_table_add_text (table, call->id);
      samvad_table_add_time (table, call->started_at);
      samvad_table_add_text (table, call->officer);
      samvad_table_add_text (table, call->district);
      samvad_table_add_text (table, call->outcome_code);
      samvad_table_add_count (table, call->duration);
      samvad_table_add_text (table, call->feedback != NULL
                                    ? samvad_sentiment_to_code (samvad_feedback_get_sentiment (call->feedback)) : NULL);
      samvad_table_add_text (table, call->feedback != NULL ? call->feedback->remark : NULL);
    }
  return table;
}

static SamvadTable *
make_actions_table (GPtrArray  *actions,
                    const char *query,
                    SamvadTime  as_of)
{
  SamvadTable *table = samvad_table_new ("actions", _("Open action items"), query, NULL);

  samvad_table_add_column (table, "id", _("Item"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_FILE);
  samvad_table_add_column (table, "due_at", _("Due"), SAMVAD_CELL_TIME, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "state", _("State"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "district", _("District"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "service", _("Service"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "issue", _("Issue"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "worker", _("Worker"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  for (guint i = 0; i < actions->len; i++)
    {
      const SamvadAction *action = g_ptr_array_index (actions, i);
      g_autoptr (SamvadHistory) history = samvad_history_new (action, as_of);

      samvad_table_add_text (table, action->id);
      samvad_table_add_time (table, history->due_at);
      samvad_table_add_text (table, samvad_action_state_to_code (history->state));
      samvad_table_add_text (table, action->district);
      samvad_table_add_text (table, action->service);
      samvad_table_add_text (table, action->issue);
      samvad_table_add_text (table, history->worker.name);
    }
  return table;
}

static GPtrArray *
make_tables (SamvadStore  *store,
             SamvadMonth   month,
             SamvadTime    as_of,
             GError      **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_table_unref);
  g_autoptr (SamvadCallFilter) filter = samvad_call_filter_new ();
  g_autoptr (GPtrArray) calls = NULL, actions = NULL;
  g_autofree char *month_name = samvad_text_month (month);
  g_autofree char *time_name = samvad_text_time (as_of);
  /* Translators: month, time of reading */
  g_autofree char *query = g_strdup_printf (_("%1$s, as of %2$s"), month_name, time_name);

  filter->from = samvad_month_get_start (month);
  filter->to = MIN (samvad_month_get_end (month), as_of + 1);
  calls = samvad_store_list_calls (store, filter, samvad_ctl_get_errand ()->cancellable, error);
  if (calls == NULL)
    return NULL;
  actions = samvad_store_list_open_actions (store, as_of, error);
  if (actions == NULL)
    return NULL;
  g_ptr_array_add (tables, make_calls_table (calls, query));
  g_ptr_array_add (tables, make_actions_table (actions, query, as_of));
  return g_steal_pointer (&tables);
}

static gboolean
export_cache (const char   *directory,
              const char   *output,
              SamvadMonth   month,
              SamvadTime    as_of,
              GError      **error)
{
  g_autoptr (SamvadStore) store = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  SamvadExport export;
  SamvadFormat format;
  const char *dot = strrchr (output, '.');

  if (!samvad_format_from_code (dot != NULL ? dot + 1 : "", &format) || format == SAMVAD_FORMAT_PDF)
    {
      g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE,
                   "“%s” has no format that can be exported; name it .xlsx, .ods, .csv or .json", output);
      return FALSE;
    }
  store = samvad_store_open (directory, SAMVAD_STORE_READ_ONLY, error);
  tables = store != NULL ? make_tables (store, month, as_of, error) : NULL;
  if (tables == NULL)
    return FALSE;
  export = (SamvadExport) { _("Samvad export"), tables };
  return samvad_export_write (&export, format, output, samvad_ctl_get_errand (), error);
}

/** samvadctl export --cache-dir DIR [--month YYYY-MM] [--as-of TIME] -o FILE: the month's calls and the open items,
 * or export --template NAME -o FILE: an empty table to fill in */
gboolean
samvad_ctl_export (int      argc,
                   char   **argv,
                   GError **error)
{
  g_autofree char *directory = NULL, *month_text = NULL, *as_of_text = NULL, *output = NULL, *template = NULL;
  const GOptionEntry entries[] = {
    { "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &directory, "the cache's folder", "DIR" },
    { "month", 0, 0, G_OPTION_ARG_STRING, &month_text, "the month; this one by default", "YYYY-MM" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of_text, "the time of reading; now by default", "TIME" },
    { "template", 0, 0, G_OPTION_ARG_STRING, &template,
      "instead an empty table for import: calls, actions or coverage", "NAME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      "the file to write: .xlsx, .ods, .csv or .json; a template: .xlsx or .csv", "FILE" },
    { NULL }
  };
  SamvadMonth month;
  SamvadTime as_of;

  if (!samvad_ctl_parse (&argc, &argv, entries, NULL, error) || !samvad_ctl_require (output, "-o", error))
    return FALSE;
  if (template != NULL)
    return samvad_ctl_write_template (template, output, error);
  return samvad_ctl_require (directory, "--cache-dir", error) && samvad_ctl_parse_as_of (as_of_text, &as_of, error) &&
         samvad_ctl_parse_month (month_text, as_of, &month, error) && export_cache (directory, output, month, as_of, error);
}
