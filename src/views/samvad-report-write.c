/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-write.h"

#include "samvad-partner.h"

typedef struct {
  SamvadReport         *report;
  SamvadReportWriting   writing;
  SamvadFormat          format;
  char                 *path;
  SamvadReportProgress  progress;
  gpointer              user_data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  samvad_report_unref (job->report);
  g_free (job->path);
  g_free (job);
}

typedef struct {
  GTask  *task;
  double  share;
} Step;

static void
step_free (gpointer data)
{
  g_object_unref (((Step *) data)->task);
  g_free (data);
}

static gboolean
tell (gpointer data)
{
  const Step *step = data;
  const Job *job = g_task_get_task_data (step->task);

  if (job->progress != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (step->task)) && !g_task_get_completed (step->task))
    job->progress (step->share, job->user_data);
  return G_SOURCE_REMOVE;
}

static void
on_progress (double   share,
             gpointer task)
{
  Step *step = g_new (Step, 1);

  step->task = g_object_ref (task);
  step->share = share;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell, step, step_free);
}

static gboolean
write_file (const Job           *job,
            const SamvadErrand  *errand,
            char               **fingerprint,
            GError             **error)
{
  const SamvadPackSource *source = job->report->source;
  SamvadPaperKind kind = samvad_pages_get_paper (job->report->pages)->kind;

  if (job->writing == SAMVAD_REPORT_WRITE_SEAL)
    return samvad_pack_seal (&source->input, job->path, fingerprint, errand, error);
  if (job->writing == SAMVAD_REPORT_WRITE_PARTNER)
    return samvad_partner_write (source->figures, job->format, kind, job->path, errand, error);
  return samvad_pack_write (&source->input, job->format, kind, job->path, errand, error);
}

static void
write_report (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const SamvadErrand errand = { cancellable, on_progress, task };
  char *fingerprint = NULL;
  GError *error = NULL;

  if (write_file (data, &errand, &fingerprint, &error))
    g_task_return_pointer (task, fingerprint != NULL ? fingerprint : g_strdup (""), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * samvad_report_write_async:
 * @format: not looked at for a seal, which is always a `.samvad` file
 * @progress: (nullable)
 *
 * Writes the whole file or none, in a worker thread.
 */
void
samvad_report_write_async (SamvadReport         *report,
                           SamvadReportWriting   writing,
                           SamvadFormat          format,
                           const char           *path,
                           SamvadReportProgress  progress,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  const Job job = { samvad_report_ref (report), writing, format, g_strdup (path), progress, user_data };

  g_task_set_source_tag (task, samvad_report_write_async);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), job_free);
  g_task_run_in_thread (task, write_report);
}

/** Returns: (transfer full) (nullable): the seal's fingerprint, "" for other files */
char *
samvad_report_write_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
