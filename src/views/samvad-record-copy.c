/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-record-copy.h"

#include <string.h>

#include "samvad-call-row.h"
#include "samvad-tally.h"
#include "samvad-text.h"

typedef struct {
  SamvadCallFilter *filter;
  SamvadSnapshot   *snapshot;
  GString          *text;
  guint             n_rows;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  samvad_call_filter_free (copy->filter);
  samvad_snapshot_unref (copy->snapshot);
  if (copy->text != NULL)
    g_string_free (copy->text, TRUE);
  g_free (copy);
}

/* One cell stays one cell, and what a family said is never a formula. */
static void
append (GString    *out,
        const char *text)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\t');
  if (text == NULL)
    text = "";
  if (*text != '\0' && strchr ("=+-@", *text) != NULL)
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    g_string_append_c (out, strchr ("\t\r\n", *text) != NULL ? ' ' : *text);
}

static void
append_head (GString *out)
{
  append (out, _("Started"));
  append (out, _("Officer"));
  append (out, _("District"));
  append (out, _("Project"));
  append (out, _("Centre"));
  append (out, _("Beneficiary"));
  append (out, _("Outcome"));
  append (out, _("Duration, seconds"));
  append (out, _("Opinion"));
  append (out, _("Remark"));
  append (out, _("Call"));
  g_string_append_c (out, '\n');
}

static gboolean
append_call (const SamvadCall *call,
             gpointer          user_data)
{
  Copy *copy = user_data;
  const SamvadFeedback *feedback = call->feedback;
  g_autofree char *time = samvad_time_to_string (call->started_at);
  g_autofree char *duration = g_strdup_printf ("%" G_GINT64_FORMAT, call->duration);

  append (copy->text, time);
  append (copy->text, samvad_snapshot_get_officer (copy->snapshot, call->officer));
  append (copy->text, samvad_snapshot_get_district (copy->snapshot, call->district));
  append (copy->text, samvad_snapshot_get_project (copy->snapshot, call->project));
  append (copy->text, call->centre_name);
  append (copy->text, samvad_text_label (samvad_category_to_label (call->category)));
  append (copy->text, samvad_call_describe_outcome (call));
  append (copy->text, duration);
  append (copy->text, feedback == NULL ? NULL
                      : samvad_text_label (samvad_sentiment_to_label (samvad_feedback_get_sentiment (feedback))));
  append (copy->text, feedback != NULL ? feedback->remark : NULL);
  append (copy->text, call->id);
  g_string_append_c (copy->text, '\n');
  return ++copy->n_rows < SAMVAD_RECORD_COPY_MAX;
}

static void
copy_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;

  copy->text = g_string_new (NULL);
  append_head (copy->text);
  if (samvad_store_visit_calls (source, copy->filter, append_call, copy, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** Reads in a worker thread, the newest first, at most SAMVAD_RECORD_COPY_MAX rows. */
void
samvad_record_copy_async (SamvadStore            *store,
                          const SamvadCallFilter *filter,
                          SamvadSnapshot         *snapshot,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Copy *copy = g_new0 (Copy, 1);

  copy->filter = samvad_call_filter_copy (filter);
  copy->snapshot = samvad_snapshot_ref (snapshot);
  g_task_set_source_tag (task, samvad_record_copy_async);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, copy_thread);
}

/** Returns: (transfer full): the table, header and @n_rows rows */
char *
samvad_record_copy_finish (GAsyncResult  *result,
                           guint         *n_rows,
                           GError       **error)
{
  Copy *copy = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *n_rows = copy->n_rows;
  return g_string_free (g_steal_pointer (&copy->text), FALSE);
}
