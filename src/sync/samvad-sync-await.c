/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-await.h"

/** A #GAsyncReadyCallback: puts a reference on @result into @slot, a #GAsyncResult pointer. */
void
samvad_sync_keep_result (GObject      *source,
                         GAsyncResult *result,
                         gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/** Returns: (transfer none): what came into @slot; the thread-default context runs until then */
GAsyncResult *
samvad_sync_await (GAsyncResult **slot)
{
  GMainContext *context = g_main_context_get_thread_default ();

  while (*slot == NULL)
    g_main_context_iteration (context, TRUE);
  return *slot;
}
