/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A CouchDB small enough to be told what to do wrong. Runs in the test's main context. */

typedef struct _TinyCouch TinyCouch;

/* TRUE: the fault has answered the message. */
typedef gboolean (*TinyFault) (TinyCouch *couch, SoupServerMessage *message, const char *path, gpointer user_data);

struct _TinyCouch {
  SoupServer *server;
  char       *url;
  gboolean    exists;
  guint       birth;
  GHashTable *documents;        /* id → JSON text */
  GPtrArray  *changes;          /* ids in order of their last change; NULL: changed again later */
  GHashTable *revisions;        /* "REVISION ID" of all that there ever was */
  GPtrArray  *waiting;          /* messages of open feeds */
  char       *password;         /* nullable: of the user "asha" */
  guint       session;
  guint       requests;
  guint       sign_ins;
  gboolean    only_polls;       /* no feed but the normal one */
  TinyFault   fault;
  gpointer    fault_data;
};

TinyCouch  *tiny_couch_new      (void);
void        tiny_couch_free     (TinyCouch *self);
void        tiny_couch_put      (TinyCouch *self, const char *id, const char *json);
void        tiny_couch_recreate (TinyCouch *self);
void        tiny_couch_restore  (TinyCouch *self, guint n_changes);
const char *tiny_couch_get      (TinyCouch *self, const char *id);
void        tiny_couch_answer   (SoupServerMessage *message, guint status, const char *body);
void        tiny_couch_hang_up  (TinyCouch *self);

G_END_DECLS
