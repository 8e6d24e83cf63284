/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A proxy of bytes between the client and a real server, with a thread for each connection. The client
 * makes a connection for each request, so that a connection is an exchange: one of them, or each, goes
 * wrong on the way. */

typedef enum {
  FAULT_REFUSE,                 /* closed before anything is read */
  FAULT_LOSE,                   /* the server is asked, and its answer lost */
  FAULT_CUT,                    /* the answer ends somewhere */
  FAULT_RESET,                  /* … and with an error */
  FAULT_TRUNCATE,               /* its last bytes do not come */
  FAULT_DELAY,                  /* it comes late */
  FAULT_DRIP,                   /* … a few bytes at a time */
  FAULT_DUPLICATE,              /* each part of it comes twice */
  FAULT_REPEAT,                 /* the server is asked twice */
  FAULT_CORRUPT,                /* some bytes of the answer are others */
  FAULT_INSTEAD,                /* another answer than the server's */
  FAULT_ENDLESS,                /* … and its body again and again */
  FAULT_ENDLESS_HEAD,           /* … and its head does not end: @body is a line of it */
  FAULT_SILENCE,                /* no answer, and no end */
} FaultKind;

typedef struct {
  FaultKind   kind;
  const char *head;             /* of FAULT_INSTEAD and FAULT_ENDLESS, without the empty line */
  GBytes     *body;             /* nullable */
} Fault;

typedef struct _FaultProxy FaultProxy;

#define FAULT_PROXY_EACH G_MAXUINT

FaultProxy *fault_proxy_new           (const char *server_url, const Fault *fault, guint at);
void        fault_proxy_free          (FaultProxy *self);
void        fault_proxy_refuse        (FaultProxy *self, const char *word);
const char *fault_proxy_get_url       (FaultProxy *self);
guint       fault_proxy_get_exchanges (FaultProxy *self);
gboolean    fault_proxy_has_struck    (FaultProxy *self);
guint64     fault_proxy_get_sent      (FaultProxy *self);
char       *fault_proxy_dup_request   (FaultProxy *self);

G_END_DECLS
