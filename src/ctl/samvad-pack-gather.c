/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-gather.h"

#include "samvad-report-json.h"

/* So many months are read that the window's rule has its longest choice. */
#define LONGEST_WINDOW 12

static SamvadFigures *
read_figures (SamvadStore   *store,
              SamvadMonth    month,
              guint          window,
              SamvadTime     as_of,
              GCancellable  *cancellable,
              GError       **error)
{
  SamvadReading *reading = samvad_store_read (store, month, LONGEST_WINDOW, as_of, cancellable, error);

  return reading != NULL ? samvad_figures_new (reading, window) : NULL;
}

static const SamvadClosing *
find_last_closing (GPtrArray   *closings,
                   SamvadMonth  month,
                   SamvadTime   as_of)
{
  const SamvadClosing *last = NULL;

  for (guint i = 0; i < closings->len; i++)
    {
      const SamvadClosing *closing = g_ptr_array_index (closings, i);

      if (closing->month <= month && closing->closed_at <= as_of)
        last = closing;
    }
  return last;
}

/* The figures as they were reported last. A closing whose figures this version cannot read has
 * nothing to be compared with: that is no reason to refuse the whole pack. */
static gboolean
fill_sealed (SamvadPackSource  *self,
             SamvadStore       *store,
             SamvadMonth        month,
             SamvadTime         as_of,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GPtrArray) closings = samvad_store_list_closings (store, error);
  const SamvadClosing *last;

  if (closings == NULL)
    return FALSE;
  last = find_last_closing (closings, month, as_of);
  if (last == NULL || (self->sealed = samvad_report_figures_parse (last->figures, NULL)) == NULL)
    return TRUE;
  if (last->month == month)
    return TRUE;
  self->sealed_now = read_figures (store, last->month, self->sealed->window, as_of, cancellable, error);
  return self->sealed_now != NULL;
}

static gboolean
fill (SamvadPackSource  *self,
      SamvadStore       *store,
      SamvadMonth        month,
      guint              window,
      SamvadTime         as_of,
      GCancellable      *cancellable,
      GError           **error)
{
  self->figures = read_figures (store, month, window, as_of, cancellable, error);
  if (self->figures == NULL)
    return FALSE;
  self->previous = read_figures (store, month - 1, self->figures->window, as_of, cancellable, error);
  if (self->previous == NULL)
    return FALSE;
  self->decisions = samvad_store_list_decisions (store, error);
  if (self->decisions == NULL)
    return FALSE;
  self->actions = samvad_store_list_open_actions (store, as_of, error);
  return self->actions != NULL && fill_sealed (self, store, month, as_of, cancellable, error);
}

/**
 * samvad_pack_gather:
 * @window: 1, 2, 4, 12 or 0: by the rule
 * @districts: (nullable): codes of districts that get a page of their own
 *
 * Returns: (transfer full) (nullable): all that the review pack of @month says as of @as_of
 */
SamvadPackSource *
samvad_pack_gather (SamvadStore        *store,
                    SamvadMonth         month,
                    guint               window,
                    SamvadTime          as_of,
                    const char *const  *districts,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr (SamvadPackSource) self = g_new0 (SamvadPackSource, 1);

  if (!fill (self, store, month, window, as_of, cancellable, error))
    return NULL;
  self->districts = g_strdupv ((GStrv) districts);
  self->input = (SamvadPackInput) {
    .figures = self->figures,
    .previous = self->previous->cases > 0 ? self->previous : NULL,
    .decisions = self->decisions,
    .actions = self->actions,
    .sealed = self->sealed,
    .sealed_now = self->sealed_now,
    .districts = (const char *const *) self->districts,
  };
  return g_steal_pointer (&self);
}
