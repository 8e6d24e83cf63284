/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-target.h"

G_BEGIN_DECLS

#define MEMORY_TYPE_TARGET (memory_target_get_type ())
G_DECLARE_FINAL_TYPE (MemoryTarget, memory_target, MEMORY, TARGET, GObject)

/* A target that keeps what it gets. Called in the engine's thread: the test looks under the lock. */
struct _MemoryTarget {
  GObject     parent;
  GMutex      lock;
  GHashTable *documents;        /* id → revision, or the reason of an unreadable one */
  GHashTable *gathered;         /* nullable: while it is rebuilt */
  GPtrArray  *edits;            /* SamvadSyncEdit */
  GPtrArray  *refused;          /* reasons */
  char       *server;
  char       *since;
  char       *witness;
  guint       applied;
  guint       rebuilds;
  guint       contacts;
  guint       acknowledged;
  SamvadTime  server_time;
};

MemoryTarget *memory_target_new      (void);
guint         memory_target_count    (MemoryTarget *self);
gboolean      memory_target_has      (MemoryTarget *self, const char *id);
void          memory_target_add_note (MemoryTarget *self, const char *document, const char *event);
void          memory_target_add_edit (MemoryTarget *self, SamvadSyncEdit *edit);
guint         memory_target_waiting  (MemoryTarget *self);

G_END_DECLS
