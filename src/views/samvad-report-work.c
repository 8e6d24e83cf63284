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

/** Copies @from with all it holds; @to is cleared by samvad_report_order_clear(). */
void
samvad_report_order_copy (const SamvadReportOrder *from,
                          SamvadReportOrder       *to)
{
  *to = *from;
  g_object_ref (to->store);
  to->districts = g_strdupv (from->districts);
}

void
samvad_report_order_clear (SamvadReportOrder *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->districts, g_strfreev);
}

static void
order_free (gpointer data)
{
  samvad_report_order_clear (data);
  g_free (data);
}

static void
make (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const SamvadReportOrder *order = data;
  const SamvadPackScope scope = { order->month, order->span, order->window, order->as_of,
                                  (const char *const *) order->districts, order->boundaries };
  g_autoptr (SamvadReport) report = g_atomic_rc_box_new0 (SamvadReport);
  GError *error = NULL;

  report->month = order->month;
  report->span = order->span;
  report->source = order->maker (order->store, &scope, cancellable, &error);
  if (report->source == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  report->pages = samvad_pack_lay_out (&report->source->input, order->kind);
  g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) samvad_report_unref);
}

/**
 * samvad_report_order_run:
 * @func: run in a worker thread, with a copy of @order as its data
 * @tag: the function that was asked, as of g_task_set_source_tag()
 *
 * Without a source object, so that no widget ends in the worker.
 */
void
samvad_report_order_run (const SamvadReportOrder *order,
                         GTaskThreadFunc          func,
                         gpointer                 tag,
                         GCancellable            *cancellable,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SamvadReportOrder *copy = g_new (SamvadReportOrder, 1);

  samvad_report_order_copy (order, copy);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, copy, order_free);
  g_task_run_in_thread (task, func);
}

/** Reads and lays out in a worker thread. */
void
samvad_report_make_async (const SamvadReportOrder *order,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  samvad_report_order_run (order, make, samvad_report_make_async, cancellable, callback, user_data);
}

/** Returns: (transfer full) (nullable) */
SamvadReport *
samvad_report_make_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
