/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-writer.h"

#include "samvad-store-private.h"

#define IDLE  G_TIME_SPAN_MINUTE
#define QUIET (2 * G_TIME_SPAN_SECOND)

struct _SamvadWriter {
  SamvadStore *store;           /* owns this */
  GThread     *thread;
  GAsyncQueue *jobs;
};

/* What the thread is asked to do, and who waits for it. */
typedef struct {
  SamvadStoreJob  func;         /* NULL: end the thread */
  gpointer        data;
  GTask          *task;         /* asynchronous: gets the answer */
  gboolean        done;         /* blocking: set under the lock */
  gboolean        result;
  GError         *error;
  GMutex          lock;
  GCond           ready;
} Job;

static GPrivate current_store;

static void
finish_job (Job *job)
{
  if (job->task != NULL)
    {
      if (job->result)
        g_task_return_boolean (job->task, TRUE);
      else
        g_task_return_error (job->task, g_steal_pointer (&job->error));
      g_object_unref (job->task);
      g_free (job);
      return;
    }
  g_mutex_lock (&job->lock);
  job->done = TRUE;
  g_cond_signal (&job->ready);
  g_mutex_unlock (&job->lock);
}

static gpointer
writer_thread (gpointer data)
{
  SamvadWriter *self = data;
  gint64 patience = QUIET;

  samvad_writer_enter (self->store);
  for (;;)
    {
      Job *job;
      gboolean last;

      samvad_store_settle (self->store);
      job = g_async_queue_timeout_pop (self->jobs, (guint64) patience);
      patience = job != NULL ? QUIET : IDLE;
      if (job == NULL)
        {
          samvad_store_rest (self->store);
          continue;
        }
      last = job->func == NULL;
      job->result = last || samvad_store_do (self->store, job->func, job->data, &job->error);
      finish_job (job);
      if (last)
        return NULL;
    }
}

/** Returns: (transfer full): for @store, which outlives it */
SamvadWriter *
samvad_writer_new (SamvadStore *store)
{
  SamvadWriter *self = g_new0 (SamvadWriter, 1);

  self->store = store;
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("samvad-store", writer_thread, self);
  return self;
}

static void
run (SamvadWriter *self,
     Job          *job)
{
  g_mutex_init (&job->lock);
  g_cond_init (&job->ready);
  g_async_queue_push (self->jobs, job);
  g_mutex_lock (&job->lock);
  while (!job->done)
    g_cond_wait (&job->ready, &job->lock);
  g_mutex_unlock (&job->lock);
  g_mutex_clear (&job->lock);
  g_cond_clear (&job->ready);
}

/** Ends the thread after what was asked of it. */
void
samvad_writer_free (SamvadWriter *self)
{
  Job last = { .func = NULL };

  run (self, &last);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/** Returns: whether the caller is on the thread that writes @store */
gboolean
samvad_writer_is_here (SamvadStore *store)
{
  return g_private_get (&current_store) == store;
}

/** Makes the caller's thread the one that writes @store; none: it is none any more. */
void
samvad_writer_enter (SamvadStore *store)
{
  g_private_set (&current_store, store);
}

/** Waits until @job is done. */
gboolean
samvad_writer_run (SamvadWriter    *self,
                   SamvadStoreJob   job,
                   gpointer         data,
                   GError         **error)
{
  Job waiting = { .func = job, .data = data };

  run (self, &waiting);
  if (waiting.error != NULL)
    g_propagate_error (error, waiting.error);
  return waiting.result;
}

/** @task: (transfer full): gets the answer */
void
samvad_writer_run_async (SamvadWriter   *self,
                         SamvadStoreJob  job,
                         gpointer        data,
                         GTask          *task)
{
  Job *queued = g_new0 (Job, 1);

  queued->func = job;
  queued->data = data;
  queued->task = task;
  g_async_queue_push (self->jobs, queued);
}
