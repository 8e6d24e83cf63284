/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-database.h"

G_BEGIN_DECLS

/**
 * SamvadOutboxCopy:
 *
 * The second durable copy of what the user did and nobody sent yet, in a file beside the cache: a small
 * cache of its own, of the same tables, that holds nothing but the outbox. A damaged cache loses no edit.
 *
 * Every change of the outbox is made in both files, in a transaction of each, and bears the same number in both:
 * after a kill between the two commits the file with the higher number is the one to believe. The edits of each
 * document are sealed with a checksum in the copy, which tells what SQLite takes for sound: where the numbers
 * are equal, what the seal confirms is right, and what it does not is copied anew.
 *
 * Its write lock is also the lock under which programs that share a cache edit and replace it. The order is always:
 * this lock, then that of the cache. Blocks; for the writer thread.
 */
typedef struct _SamvadOutboxCopy SamvadOutboxCopy;

SamvadOutboxCopy *samvad_outbox_copy_new       (const char *path);
void              samvad_outbox_copy_free      (SamvadOutboxCopy *self);
gboolean          samvad_outbox_copy_exists    (SamvadOutboxCopy *self);
gboolean          samvad_outbox_copy_is_new    (SamvadOutboxCopy *self);
gboolean          samvad_outbox_copy_lock      (SamvadOutboxCopy *self, GError **error);
gboolean          samvad_outbox_copy_commit    (SamvadOutboxCopy *self, GError **error);
void              samvad_outbox_copy_unlock    (SamvadOutboxCopy *self);
gboolean          samvad_outbox_copy_agrees    (SamvadOutboxCopy *self, SamvadDatabase *cache);
gboolean          samvad_outbox_copy_reconcile (SamvadOutboxCopy *self, SamvadDatabase *cache, gboolean *own_fault,
                                                GError **error);
gboolean          samvad_outbox_copy_restore   (SamvadOutboxCopy *self, SamvadDatabase *cache, GError **error);
gboolean          samvad_outbox_copy_take      (SamvadOutboxCopy *self, SamvadDatabase *cache, const char *id,
                                                GError **error);
gboolean          samvad_outbox_copy_count     (SamvadOutboxCopy *self, SamvadDatabase *cache, GError **error);
gboolean          samvad_outbox_copy_follow    (SamvadDatabase *cache, SamvadDatabase *rebuilt, GError **error);
void              samvad_outbox_copy_set_aside (SamvadOutboxCopy *self);
void              samvad_outbox_copy_discard   (SamvadOutboxCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadOutboxCopy, samvad_outbox_copy_free)

G_END_DECLS
