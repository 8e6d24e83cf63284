/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Synchronisation runs in a thread of its own, with a main context of its own: there, waiting for
 * an asynchronous call in the place where it was made keeps the steps of the protocol in the
 * order in which they are read. */

void          samvad_sync_keep_result (GObject *source, GAsyncResult *result, gpointer slot);
GAsyncResult *samvad_sync_await       (GAsyncResult **slot);

G_END_DECLS
