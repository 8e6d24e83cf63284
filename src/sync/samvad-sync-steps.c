/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-steps.h"

#include "samvad-sync-await.h"

static gboolean
end (SamvadSyncTarget  *target,
     GAsyncResult     **slot,
     GError           **error)
{
  g_autoptr (GAsyncResult) result = g_steal_pointer (slot);

  return SAMVAD_SYNC_TARGET_GET_IFACE (target)->finish (target, result, error);
}

static gboolean
wait (SamvadSyncTarget  *target,
      GAsyncResult     **slot,
      GError           **error)
{
  samvad_sync_await (slot);
  return end (target, slot, error);
}

SamvadSyncPosition *
samvad_sync_step_get_position (SamvadSyncTarget  *target,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  SAMVAD_SYNC_TARGET_GET_IFACE (target)->get_position (target, cancellable, samvad_sync_keep_result, &result);
  samvad_sync_await (&result);
  return SAMVAD_SYNC_TARGET_GET_IFACE (target)->get_position_finish (target, result, error);
}

gboolean
samvad_sync_step_begin_rebuild (SamvadSyncTarget  *target,
                                const char        *server,
                                GCancellable      *cancellable,
                                GError           **error)
{
  GAsyncResult *result = NULL;

  SAMVAD_SYNC_TARGET_GET_IFACE (target)->begin_rebuild (target, server, cancellable, samvad_sync_keep_result, &result);
  return wait (target, &result, error);
}

gboolean
samvad_sync_step_finish_rebuild (SamvadSyncTarget  *target,
                                 GCancellable      *cancellable,
                                 GError           **error)
{
  GAsyncResult *result = NULL;

  SAMVAD_SYNC_TARGET_GET_IFACE (target)->finish_rebuild (target, cancellable, samvad_sync_keep_result, &result);
  return wait (target, &result, error);
}

gboolean
samvad_sync_step_note_contact (SamvadSyncTarget  *target,
                               SamvadTime         server_time,
                               SamvadTime         checked_at,
                               GCancellable      *cancellable,
                               GError           **error)
{
  GAsyncResult *result = NULL;

  SAMVAD_SYNC_TARGET_GET_IFACE (target)->note_contact (target, server_time, checked_at, cancellable,
                                                       samvad_sync_keep_result, &result);
  return wait (target, &result, error);
}

GPtrArray *
samvad_sync_step_list_edits (SamvadSyncTarget  *target,
                             guint              limit,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  SAMVAD_SYNC_TARGET_GET_IFACE (target)->list_edits (target, limit, cancellable, samvad_sync_keep_result, &result);
  samvad_sync_await (&result);
  return SAMVAD_SYNC_TARGET_GET_IFACE (target)->list_edits_finish (target, result, error);
}

gboolean
samvad_sync_step_acknowledge (SamvadSyncTarget  *target,
                              gint64             row,
                              GCancellable      *cancellable,
                              GError           **error)
{
  GAsyncResult *result = NULL;

  SAMVAD_SYNC_TARGET_GET_IFACE (target)->acknowledge (target, row, cancellable, samvad_sync_keep_result, &result);
  return wait (target, &result, error);
}

gboolean
samvad_sync_step_refuse (SamvadSyncTarget  *target,
                         gint64             row,
                         const char        *reason,
                         GCancellable      *cancellable,
                         GError           **error)
{
  GAsyncResult *result = NULL;

  SAMVAD_SYNC_TARGET_GET_IFACE (target)->refuse (target, row, reason, cancellable, samvad_sync_keep_result, &result);
  return wait (target, &result, error);
}

/** @page: (transfer full); @slot: empty, and in its place until samvad_sync_step_apply_end() */
void
samvad_sync_step_apply_begin (SamvadSyncTarget  *target,
                              SamvadSyncPage    *page,
                              GCancellable      *cancellable,
                              GAsyncResult     **slot)
{
  SAMVAD_SYNC_TARGET_GET_IFACE (target)->apply (target, page, cancellable, samvad_sync_keep_result, slot);
}

gboolean
samvad_sync_step_apply_end (SamvadSyncTarget  *target,
                            GAsyncResult     **slot,
                            GError           **error)
{
  return wait (target, slot, error);
}
