/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

/* A change of the outbox is one in two files: the cache and the outbox's copy. All on the writer thread. */

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_DAMAGED) ||
         g_error_matches (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_FAILED);
}

/* @own_fault: (out): whether it is the copy that is damaged */
static gboolean
begin_once (SamvadStore  *self,
            gboolean     *own_fault,
            GError      **error)
{
  SamvadOutboxCopy *copy = samvad_store_get_copy (self);

  *own_fault = FALSE;
  if (!samvad_outbox_copy_lock (copy, error))
    return FALSE;
  if (samvad_store_follow (self, error) && samvad_database_begin (samvad_store_get_writer (self), TRUE, error) &&
      (samvad_outbox_copy_agrees (copy, samvad_store_get_writer (self)) ||
       samvad_outbox_copy_reconcile (copy, samvad_store_get_writer (self), own_fault, error)))
    return TRUE;
  samvad_store_abandon_edit (self);
  return FALSE;
}

/**
 * samvad_store_begin_edit:
 *
 * Begins a durable transaction in both files, which agree. No other program edits or replaces the cache until
 * samvad_store_commit_edit() or samvad_store_abandon_edit().
 */
gboolean
samvad_store_begin_edit (SamvadStore  *self,
                         GError      **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean own_fault;

  if (begin_once (self, &own_fault, &problem))
    return TRUE;
  if (own_fault && is_damage (problem))
    {
      samvad_outbox_copy_set_aside (samvad_store_get_copy (self));
      return begin_once (self, &own_fault, error);
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
samvad_store_abandon_edit (SamvadStore *self)
{
  if (samvad_store_get_writer (self) != NULL)
    samvad_database_rollback (samvad_store_get_writer (self));
  samvad_outbox_copy_unlock (samvad_store_get_copy (self));
}

/* The copy has an edit that the user was told is not there. Where there is no room to take it back, the copy as
 * a whole goes: the cache has all the others, and the next edit copies them. */
static void
take_back (SamvadStore *self)
{
  SamvadOutboxCopy *copy = samvad_store_get_copy (self);
  SamvadDatabase *database = samvad_store_get_writer (self);

  if (!samvad_outbox_copy_lock (copy, NULL) || !samvad_outbox_copy_restore (copy, database, NULL) ||
      !samvad_outbox_copy_commit (copy, NULL))
    samvad_outbox_copy_discard (copy);
}

/**
 * samvad_store_commit_edit:
 * @sent: whether what goes is with the server now
 *
 * Commits both. After a kill in between, what the user did is in the copy, which is ahead, and what was sent is gone
 * from the cache, which is ahead: either is believed.
 */
gboolean
samvad_store_commit_edit (SamvadStore  *self,
                          gboolean      sent,
                          GError      **error)
{
  SamvadOutboxCopy *copy = samvad_store_get_copy (self);

  if (!sent && !samvad_outbox_copy_commit (copy, error))
    {
      samvad_store_abandon_edit (self);
      return FALSE;
    }
  if (!samvad_database_commit (samvad_store_get_writer (self), error))
    {
      samvad_outbox_copy_unlock (copy);
      if (!sent)
        take_back (self);
      return FALSE;
    }
  /* Where there is no room for it now, the next edit makes up for it. */
  if (sent)
    samvad_outbox_copy_commit (copy, NULL);
  return TRUE;
}
