/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-demo-private.h"

/* How often something happens to an item when a call is made: about as much as the items that calls open need,
 * so that a demo that runs for hours keeps its number of open ones. */
#define MOVED 0.45

/** Takes @thing and frees it once it was shown to the caller. */
void
samvad_demo_hand_out (SamvadDemo         *self,
                      SamvadDocumentKind  kind,
                      const char         *id,
                      gpointer            thing)
{
  g_autoptr (SamvadDocument) document = samvad_document_new (kind, id);

  document->any = thing;
  self->func (document, self->user_data);
}

/**
 * samvad_demo_new:
 *
 * Returns: (transfer full): a demo that has handed out nothing yet
 */
SamvadDemo *
samvad_demo_new (const SamvadDemoOptions *options)
{
  SamvadDemo *self;

  g_return_val_if_fail (options != NULL && options->months > 0, NULL);
  self = g_new0 (SamvadDemo, 1);
  self->options = *options;
  self->last = samvad_time_get_month (options->as_of);
  self->first = self->last - (SamvadMonth) options->months + 1;
  self->calendar = samvad_calendar_new ();
  for (int year = self->first / 12; year <= self->last / 12 + 1; year++)
    samvad_calendar_take_year (self->calendar, samvad_demo_make_year (year));
  self->counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_project_free);
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_action_free);
  return self;
}

void
samvad_demo_free (SamvadDemo *self)
{
  samvad_calendar_free (self->calendar);
  g_hash_table_unref (self->counted);
  g_ptr_array_unref (self->projects);
  g_ptr_array_unref (self->actions);
  g_free (self);
}

static void
start (SamvadDemo     *self,
       guint64         salt,
       SamvadDemoFunc  func,
       gpointer        user_data)
{
  SamvadRandom mixed = { self->options.seed };

  self->random.state = samvad_random_next (&mixed) ^ salt;
  self->func = func;
  self->user_data = user_data;
}

/**
 * samvad_demo_generate:
 * @func: (scope call): sees every document once
 *
 * Hands out all documents up to the time of the options. Each month has its own numbers: within a
 * month a later `as_of` adds documents and leaves the calls there were before as they are.
 */
void
samvad_demo_generate (SamvadDemo     *self,
                      SamvadDemoFunc  func,
                      gpointer        user_data)
{
  g_return_if_fail (self != NULL && func != NULL);

  g_ptr_array_set_size (self->projects, 0);
  g_ptr_array_set_size (self->actions, 0);
  start (self, 0, func, user_data);
  samvad_demo_make_lists (self);
  for (SamvadMonth month = self->first; month <= self->last; month++)
    {
      start (self, (guint64) month << 32, func, user_data);
      samvad_demo_make_month_lists (self, month);
      start (self, (guint64) month << 40, func, user_data);
      samvad_demo_make_calls (self, month);
      if (month < self->last - 1)
        samvad_demo_make_closing (self, month);
    }
}

/**
 * samvad_demo_next:
 * @now: when it happens; the same time gives the same documents
 * @func: (scope call): sees a new call, and sometimes an action item that is new or has a new event
 *
 * One more moment of a hub's day, after samvad_demo_generate().
 */
void
samvad_demo_next (SamvadDemo     *self,
                  SamvadTime      now,
                  SamvadDemoFunc  func,
                  gpointer        user_data)
{
  g_return_if_fail (self != NULL && func != NULL);
  g_return_if_fail (self->projects->len > 0);

  start (self, (guint64) now, func, user_data);
  samvad_demo_make_live_call (self, now);
  if (samvad_random_chance (&self->random, MOVED))
    samvad_demo_move_action (self, now);
}
