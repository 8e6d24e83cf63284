/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-work.h"

SamvadReport *
samvad_report_ref (SamvadReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SamvadReport *self = data;

  g_clear_pointer (&self->pages, samvad_pages_free);
  g_clear_pointer (&self->source, samvad_pack_source_free);
}

void
samvad_report_unref (SamvadReport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
order_free (gpointer data)
{
  SamvadReportOrder *order = data;

  g_object_unref (order->store);
  g_free (order);
}

static void
make (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const SamvadReportOrder *order = data;
  g_autoptr (SamvadReport) report = g_atomic_rc_box_new0 (SamvadReport);
  GError *error = NULL;

  report->month = order->month;
  report->source = order->maker (order->store, order->month, order->window, order->as_of, NULL, cancellable, &error);
  if (report->source == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  report->pages = samvad_pack_lay_out (&report->source->input, order->kind);
  g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) samvad_report_unref);
}

/** Reads and lays out in a worker thread; without a source object, so that no widget ends there. */
void
samvad_report_make_async (const SamvadReportOrder *order,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SamvadReportOrder *copy = g_memdup2 (order, sizeof *order);

  g_object_ref (copy->store);
  g_task_set_source_tag (task, samvad_report_make_async);
  g_task_set_task_data (task, copy, order_free);
  g_task_run_in_thread (task, make);
}

/** Returns: (transfer full) (nullable) */
SamvadReport *
samvad_report_make_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
