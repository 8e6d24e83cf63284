/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-rows.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever `_changes` answers, whole or line by line: it is read or refused, and every row of a
 * page that is read leads to a position that can be asked for. */

static void
read_page (GBytes   *body,
           gboolean  lenient)
{
  g_autoptr (GError) error = NULL;
  SamvadSyncPage *page = samvad_sync_page_read (body, lenient, &error);

  g_assert_true ((page == NULL) == (error != NULL));
  if (page == NULL)
    return;
  g_assert_nonnull (page->since);
  g_free (samvad_sync_since_escape (page->since));
  samvad_sync_page_free (page);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadSyncRow) row = NULL;
  g_autofree char *since = NULL;
  gint64 pending;

  read_page (body, FALSE);
  read_page (body, TRUE);
  if (samvad_sync_tail_read (body, &since, &pending))
    g_assert_nonnull (since);
  row = samvad_sync_row_read (g_bytes_get_data (body, NULL), size, &error);
  return 0;
}
