/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-gather.h"

#include "samvad-boundaries.h"
#include "samvad-report-json.h"
#include "samvad-sealed-pack.h"

/* So many months are read that the window's rule has its longest choice. */
#define LONGEST_WINDOW 12

/* All that a pack shows of districts is on the boundaries of one time. Of the time before it shows only the State, which
 * is the same on all. */
static SamvadFigures *
put_on_boundaries (SamvadFigures         *called,
                   const SamvadPackScope *scope)
{
  SamvadMonth since = samvad_boundaries_get_since (samvad_span_get_start (scope->span, scope->month));
  SamvadFigures *figures = samvad_boundaries_read_figures (called, scope->boundaries, since);

  if (figures == NULL)
    return called;
  samvad_figures_free (called);
  return figures;
}

/* The state of a closed month is whether it still counts what it was closed with. */
static SamvadFigures *
read_month (SamvadStore            *store,
            const SamvadPackScope  *scope,
            SamvadMonth             month,
            guint                   window,
            GCancellable           *cancellable,
            GError                **error)
{
  SamvadReading *reading = samvad_store_read (store, month, LONGEST_WINDOW, scope->as_of, cancellable, error);
  g_autoptr (SamvadRestatement) restatement = NULL;
  SamvadFigures *figures;

  if (reading == NULL)
    return NULL;
  figures = samvad_figures_new (reading, window);
  restatement = samvad_restatement_new_for_closing (reading);
  figures->restated = restatement != NULL && samvad_restatement_differs (restatement);
  return figures;
}

/* Returns: (element-type SamvadFigures): the months of the quarter or year that have begun, each alone */
static GPtrArray *
read_months (SamvadStore            *store,
             const SamvadPackScope  *scope,
             SamvadMonth             month,
             GCancellable           *cancellable,
             GError                **error)
{
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_figures_free);
  SamvadMonth last = samvad_span_get_last (scope->span, month, samvad_time_get_month (scope->as_of));

  for (SamvadMonth i = samvad_span_get_start (scope->span, month); i <= last; i++)
    {
      SamvadFigures *figures = read_month (store, scope, i, 1, cancellable, error);

      if (figures == NULL)
        return NULL;
      g_ptr_array_add (months, figures);
    }
  return g_steal_pointer (&months);
}

static gboolean
fill_span (SamvadPackSource       *self,
           SamvadStore            *store,
           const SamvadPackScope  *scope,
           GCancellable           *cancellable,
           GError                **error)
{
  g_autoptr (GPtrArray) before = NULL;

  self->months = read_months (store, scope, scope->month, cancellable, error);
  if (self->months == NULL)
    return FALSE;
  for (guint i = 0; i < self->months->len; i++)
    g_ptr_array_index (self->months, i) = put_on_boundaries (g_ptr_array_index (self->months, i), scope);
  before = read_months (store, scope, samvad_span_get_start (scope->span, scope->month) - 1, cancellable, error);
  if (before == NULL)
    return FALSE;
  self->figures = samvad_figures_new_span (self->months, scope->span);
  self->previous = samvad_figures_new_span (before, scope->span);
  return TRUE;
}

static gboolean
fill_month (SamvadPackSource       *self,
            SamvadStore            *store,
            const SamvadPackScope  *scope,
            GCancellable           *cancellable,
            GError                **error)
{
  self->figures = read_month (store, scope, scope->month, scope->window, cancellable, error);
  if (self->figures == NULL)
    return FALSE;
  self->figures = put_on_boundaries (self->figures, scope);
  self->previous = read_month (store, scope, scope->month - 1, self->figures->window, cancellable, error);
  return self->previous != NULL;
}

/* What each month of the quarter or year was closed with: as the calls name the districts. */
static void
restate_months (SamvadPackSource *self)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      const SamvadFigures *month = g_ptr_array_index (self->months, i);
      SamvadRestatement *restatement = samvad_restatement_new_for_closing (samvad_reading_get_called (month->reading));

      if (restatement != NULL)
        g_ptr_array_add (self->restatements, restatement);
    }
}

static void
keep_later (SamvadFigures  **last,
            SamvadFigures   *figures,
            SamvadMonth      month,
            SamvadTime       until)
{
  if (figures != NULL && figures->month <= month && figures->as_of <= until &&
      (*last == NULL || figures->as_of > (*last)->as_of))
    {
      g_clear_pointer (last, samvad_figures_free);
      *last = g_steal_pointer (&figures);
    }
  g_clear_pointer (&figures, samvad_figures_free);
}

/* Returns: (nullable): of the packs that were sealed on this PC the last one before the time of reading;
 * of a changed one nothing is believed */
static SamvadFigures *
find_last_sealed (const SamvadPackScope *scope)
{
  g_autofree char *folder = samvad_sealed_pack_get_folder ();
  g_autoptr (GPtrArray) paths = samvad_sealed_pack_list (folder);
  SamvadFigures *last = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (SamvadSealedPack) pack = samvad_sealed_pack_open (g_ptr_array_index (paths, i), NULL);

      if (pack != NULL)
        keep_later (&last, g_steal_pointer (&pack->figures), scope->month, scope->as_of - 1);
    }
  return last;
}

/* Returns: (nullable): the figures of the last month that was closed. A closing whose figures this
 * version cannot read has nothing to be compared with: that is no reason to refuse the whole pack. */
static SamvadFigures *
find_last_closed (GPtrArray             *closings,
                  const SamvadPackScope *scope)
{
  SamvadFigures *last = NULL;

  for (guint i = 0; i < closings->len; i++)
    {
      const SamvadClosing *closing = g_ptr_array_index (closings, i);

      if (closing->month <= scope->month && closing->closed_at <= scope->as_of)
        keep_later (&last, samvad_report_closing_read (closing), scope->month, scope->as_of);
    }
  return last;
}

static gboolean
restate (SamvadPackSource       *self,
         SamvadStore            *store,
         SamvadFigures          *then,
         gboolean                closing,
         const SamvadPackScope  *scope,
         GCancellable           *cancellable,
         GError                **error)
{
  g_autoptr (SamvadReading) reading = NULL;
  SamvadRestatement *restatement;

  if (then->month == scope->month)
    reading = samvad_reading_ref (samvad_reading_get_called (self->figures->reading));
  else
    reading = samvad_store_read (store, then->month, LONGEST_WINDOW, scope->as_of, cancellable, error);
  if (reading == NULL)
    {
      samvad_figures_free (then);
      return FALSE;
    }
  restatement = samvad_restatement_new (then, reading);
  restatement->closing = closing;
  g_ptr_array_add (self->restatements, restatement);
  return TRUE;
}

/* The figures as they were shown last: sealed, or closed where that was later. */
static gboolean
restate_last (SamvadPackSource       *self,
              SamvadStore            *store,
              const SamvadPackScope  *scope,
              GCancellable           *cancellable,
              GError                **error)
{
  g_autoptr (GPtrArray) closings = samvad_store_list_closings (store, error);
  g_autoptr (SamvadFigures) sealed = NULL;
  g_autoptr (SamvadFigures) closed = NULL;
  gboolean closing;

  if (closings == NULL)
    return FALSE;
  sealed = find_last_sealed (scope);
  closed = find_last_closed (closings, scope);
  closing = sealed == NULL || (closed != NULL && closed->as_of >= sealed->as_of);
  if (sealed == NULL && closed == NULL)
    return TRUE;
  return restate (self, store, closing ? g_steal_pointer (&closed) : g_steal_pointer (&sealed), closing, scope,
                  cancellable, error);
}

static gboolean
fill (SamvadPackSource       *self,
      SamvadStore            *store,
      const SamvadPackScope  *scope,
      GCancellable           *cancellable,
      GError                **error)
{
  gboolean month = scope->span == SAMVAD_SPAN_MONTH;

  if (!(month ? fill_month : fill_span) (self, store, scope, cancellable, error))
    return FALSE;
  self->decisions = samvad_store_list_decisions (store, error);
  if (self->decisions == NULL)
    return FALSE;
  self->actions = samvad_store_list_open_actions (store, scope->as_of, error);
  if (self->actions == NULL)
    return FALSE;
  self->flow = samvad_store_read_flow (store, self->figures->month, LONGEST_WINDOW, scope->as_of, error);
  if (self->flow == NULL)
    return FALSE;
  if (month)
    return restate_last (self, store, scope, cancellable, error);
  restate_months (self);
  return TRUE;
}

/** Returns: (transfer full) (nullable): all that the review pack of the month, quarter or year says */
SamvadPackSource *
samvad_pack_gather (SamvadStore            *store,
                    const SamvadPackScope  *scope,
                    GCancellable           *cancellable,
                    GError                **error)
{
  g_autoptr (SamvadPackSource) self = g_new0 (SamvadPackSource, 1);

  self->restatements = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_restatement_free);
  if (!fill (self, store, scope, cancellable, error))
    return NULL;
  self->districts = g_strdupv ((GStrv) scope->districts);
  self->input = (SamvadPackInput) {
    .figures = self->figures,
    .months = self->months,
    .previous = self->previous->cases > 0 ? self->previous : NULL,
    .decisions = self->decisions,
    .actions = self->actions,
    .flow = self->flow,
    .restatements = self->restatements,
    .districts = (const char *const *) self->districts,
  };
  return g_steal_pointer (&self);
}
