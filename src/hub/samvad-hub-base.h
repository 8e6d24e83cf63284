/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SamvadHubBase:
 *
 * The hub's databases in one SQLite file: documents with their revision trees, local documents, and
 * the order of changes. Everything runs on the hub's one thread.
 */
typedef struct _SamvadHubBase SamvadHubBase;

#define SAMVAD_HUB_ERROR (samvad_hub_error_quark ())
GQuark samvad_hub_error_quark (void);

/* Codes are the HTTP status that answers them. */
typedef enum {
  SAMVAD_HUB_ERROR_BAD_REQUEST = 400,
  SAMVAD_HUB_ERROR_FORBIDDEN = 403,
  SAMVAD_HUB_ERROR_NOT_FOUND = 404,
  SAMVAD_HUB_ERROR_CONFLICT = 409,
  SAMVAD_HUB_ERROR_EXISTS = 412,
  SAMVAD_HUB_ERROR_INTERNAL = 500,
  SAMVAD_HUB_ERROR_FULL = 507,
} SamvadHubError;

typedef struct {
  gint64  row;
  char   *name;
  char   *instance;     /* instance_start_time, microseconds since 1970 in decimal */
  gint64  seq;
} SamvadHubDb;

typedef struct {
  char     *rev;
  char     *body;       /* without system members; NULL: an ancestor that is only known by name */
  gboolean  deleted;
  gboolean  leaf;
  GStrv     path;       /* this revision and its ancestors, newest first: "3-abc", … */
} SamvadHubRevision;

typedef struct {
  gint64    seq;
  char     *id;
  char     *rev;
  gboolean  deleted;
  char     *body;       /* NULL without include_docs */
} SamvadHubChange;

SamvadHubBase *samvad_hub_base_open      (const char *directory, GError **error);
void           samvad_hub_base_close     (SamvadHubBase *self);
const char    *samvad_hub_base_get_uuid  (SamvadHubBase *self);

SamvadHubDb   *samvad_hub_base_create    (SamvadHubBase *self, const char *name, GError **error);
gboolean       samvad_hub_base_delete    (SamvadHubBase *self, const char *name, GError **error);
SamvadHubDb   *samvad_hub_base_get       (SamvadHubBase *self, const char *name, GError **error);
GPtrArray     *samvad_hub_base_list      (SamvadHubBase *self);
void           samvad_hub_base_count     (SamvadHubBase *self, const SamvadHubDb *db, gint64 *docs, gint64 *deleted);
void           samvad_hub_db_free        (SamvadHubDb *db);

gboolean       samvad_hub_base_begin     (SamvadHubBase *self, GError **error);
gboolean       samvad_hub_base_commit    (SamvadHubBase *self, GError **error);
void           samvad_hub_base_rollback  (SamvadHubBase *self);

char          *samvad_hub_base_put       (SamvadHubBase *self, SamvadHubDb *db, const char *id, const char *rev,
                                          const char *body, gboolean deleted, GError **error);
gboolean       samvad_hub_base_graft     (SamvadHubBase *self, SamvadHubDb *db, const char *id,
                                          const char *const *path, const char *body, gboolean deleted, GError **error);
SamvadHubRevision *samvad_hub_base_read  (SamvadHubBase *self, const SamvadHubDb *db, const char *id, const char *rev);
GPtrArray     *samvad_hub_base_list_leaves (SamvadHubBase *self, const SamvadHubDb *db, const char *id);
gboolean       samvad_hub_base_has_rev   (SamvadHubBase *self, const SamvadHubDb *db, const char *id, const char *rev);
void           samvad_hub_revision_free  (SamvadHubRevision *revision);

GPtrArray     *samvad_hub_base_changes   (SamvadHubBase *self, const SamvadHubDb *db, gint64 since, guint limit,
                                          gboolean bodies);
gint64         samvad_hub_base_pending   (SamvadHubBase *self, const SamvadHubDb *db, gint64 since);
GPtrArray     *samvad_hub_base_all       (SamvadHubBase *self, const SamvadHubDb *db, const char *from, const char *to,
                                          guint limit, guint skip);
void           samvad_hub_change_free    (SamvadHubChange *change);

char          *samvad_hub_base_get_local (SamvadHubBase *self, const SamvadHubDb *db, const char *id, char **rev);
char          *samvad_hub_base_put_local (SamvadHubBase *self, const SamvadHubDb *db, const char *id, const char *body,
                                          GError **error);
gboolean       samvad_hub_base_delete_local (SamvadHubBase *self, const SamvadHubDb *db, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadHubDb, samvad_hub_db_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadHubRevision, samvad_hub_revision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadHubChange, samvad_hub_change_free)

G_END_DECLS
