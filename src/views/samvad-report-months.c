/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-months.h"

#include "samvad-text.h"

static void
month_free (gpointer data)
{
  g_free (((SamvadReportMonth *) data)->by);
  g_free (data);
}

static int
compare_later_first (gconstpointer a,
                     gconstpointer b)
{
  return *(const SamvadMonth *) b - *(const SamvadMonth *) a;
}

static gboolean
is_restated (const SamvadReportOrder *order,
             SamvadMonth              month,
             GCancellable            *cancellable)
{
  const SamvadPackScope scope = { month, SAMVAD_SPAN_MONTH, 1, order->as_of, NULL, SAMVAD_BOUNDARY_VIEW_CALLED };
  g_autoptr (SamvadPackSource) source = NULL;

  if (order->maker == NULL)
    return FALSE;
  source = order->maker (order->store, &scope, cancellable, NULL);
  return source != NULL && source->figures->restated;
}

static SamvadReportMonth *
describe_closing (const SamvadReportOrder *order,
                  SamvadMonth              month,
                  GPtrArray               *closings,
                  GCancellable            *cancellable)
{
  SamvadReportMonth *self = g_new0 (SamvadReportMonth, 1);

  self->month = month;
  self->closed_at = SAMVAD_TIME_NONE;
  for (guint i = 0; i < closings->len; i++)
    {
      const SamvadClosing *closing = g_ptr_array_index (closings, i);

      if (closing->month != month || closing->closed_at > order->as_of)
        continue;
      self->closed_at = closing->closed_at;
      g_free (self->by);
      self->by = g_strdup (closing->by);
    }
  if (self->closed_at != SAMVAD_TIME_NONE)
    self->restated = is_restated (order, month, cancellable);
  return self;
}

static GPtrArray *
list (const SamvadReportOrder  *order,
      GCancellable             *cancellable,
      GError                  **error)
{
  g_autoptr (GArray) months = samvad_store_list_months (order->store, error);
  g_autoptr (GPtrArray) closings = NULL;
  GPtrArray *listed;

  if (months == NULL || (closings = samvad_store_list_closings (order->store, error)) == NULL)
    return NULL;
  g_array_sort (months, compare_later_first);
  listed = g_ptr_array_new_with_free_func (month_free);
  for (guint i = 0; i < months->len; i++)
    g_ptr_array_add (listed, describe_closing (order, g_array_index (months, SamvadMonth, i), closings, cancellable));
  return listed;
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *months = list (data, cancellable, &error);

  if (months == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, months, (GDestroyNotify) g_ptr_array_unref);
}

/** @order: its month is not looked at. Reads every month's state in a worker thread. */
void
samvad_report_months_async (const SamvadReportOrder *order,
                            GCancellable            *cancellable,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  samvad_report_order_run (order, run, samvad_report_months_async, cancellable, callback, user_data);
}

/** Returns: (transfer full) (nullable) (element-type SamvadReportMonth): latest first */
GPtrArray *
samvad_report_months_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: (transfer full): the state of the month, in words */
char *
samvad_report_month_describe (const SamvadReportMonth *self)
{
  g_autofree char *time = NULL;

  if (self->closed_at == SAMVAD_TIME_NONE)
    return g_strdup (_("Provisional: figures may still change"));
  time = samvad_text_time (self->closed_at);
  if (self->restated)
    /* Translators: when a month was closed, and by whom */
    return g_strdup_printf (_("Restated: late data have changed it since it was closed %1$s by %2$s"), time, self->by);
  /* Translators: when a month was closed, and by whom */
  return g_strdup_printf (_("Closed %1$s by %2$s"), time, self->by);
}
