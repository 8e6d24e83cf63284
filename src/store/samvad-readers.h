/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-database.h"

G_BEGIN_DECLS

/* The connections that read a cache: each is lent to one thread at a time, some wait for the next. Any thread. */
typedef struct _SamvadReaders SamvadReaders;

SamvadReaders  *samvad_readers_new    (const char *directory, const char *path);
void            samvad_readers_free   (SamvadReaders *self);
SamvadDatabase *samvad_readers_borrow (SamvadReaders *self, GCancellable *cancellable, GError **error);
void            samvad_readers_return (SamvadReaders *self, SamvadDatabase *reader);
void            samvad_readers_close  (SamvadReaders *self);
void            samvad_readers_rest   (SamvadReaders *self);
gboolean        samvad_readers_set_nothing_here (SamvadReaders *self, GError **error);

G_END_DECLS
