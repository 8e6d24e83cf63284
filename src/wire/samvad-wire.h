/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-document.h"

G_BEGIN_DECLS

/* The only JSON codec of the documents. Decoding validates and minimises: beneficiary.name, .phone
 * and .address are never copied out of the JSON; runs of ten and more digits in remarks, notes and
 * decisions become "••••••••••". A document that cannot be read comes back as
 * SAMVAD_DOCUMENT_UNREADABLE with its reason: decoding itself never fails. */

#define SAMVAD_WIRE_ERROR (samvad_wire_error_quark ())
GQuark samvad_wire_error_quark (void);

typedef enum {
  SAMVAD_WIRE_ERROR_UNREADABLE,
} SamvadWireError;

SamvadDocument *samvad_wire_decode          (JsonObject *object);
SamvadEvent    *samvad_wire_decode_event    (JsonObject *object, GError **error);

JsonObject     *samvad_wire_encode          (const SamvadDocument *document);
JsonObject     *samvad_wire_encode_event    (const SamvadEvent *event);

gboolean        samvad_wire_unite_events    (JsonObject *server, GPtrArray *events);
char           *samvad_wire_unite_text      (const char *server, GPtrArray *events);
char           *samvad_wire_mask_digits     (const char *text);

G_END_DECLS
