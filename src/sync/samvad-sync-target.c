/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-target.h"

G_DEFINE_INTERFACE (SamvadSyncTarget, samvad_sync_target, G_TYPE_OBJECT)

static void
samvad_sync_target_default_init (SamvadSyncTargetInterface *iface)
{
}

void
samvad_sync_position_free (SamvadSyncPosition *position)
{
  g_free (position->server);
  g_free (position->since);
  g_free (position->witness);
  g_free (position);
}

/** Returns: (transfer full): a page without documents, position and times */
SamvadSyncPage *
samvad_sync_page_new (void)
{
  SamvadSyncPage *page = g_new0 (SamvadSyncPage, 1);

  page->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  page->server_time = SAMVAD_TIME_NONE;
  page->checked_at = SAMVAD_TIME_NONE;
  page->pending = -1;
  return page;
}

void
samvad_sync_page_free (SamvadSyncPage *page)
{
  g_ptr_array_unref (page->documents);
  g_free (page->since);
  g_free (page);
}

void
samvad_sync_edit_free (SamvadSyncEdit *edit)
{
  g_free (edit->document);
  g_clear_pointer (&edit->event, samvad_event_free);
  g_clear_pointer (&edit->body, samvad_document_free);
  g_free (edit);
}
