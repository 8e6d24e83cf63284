/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file system beneath SQLite whose disk is full from one write on: each write, each truncation and
 * each growth of the shared index counts. */

void  full_disk_install   (void);
void  full_disk_set       (guint64 from);       /* the write that fails, from 1, and all after it; 0: none */
guint64 full_disk_get_writes (void);

G_END_DECLS
