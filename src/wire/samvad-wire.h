/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cjson/cJSON.h>
#include <json-glib/json-glib.h>

#include "samvad-document.h"

G_BEGIN_DECLS

/* The only JSON codec of the documents. What comes in is read by cJSON, a tenth of json-glib's time where
 * 200,000 documents come at once; what goes out is written by json-glib. Decoding validates and minimises: beneficiary.name, .phone
 * and .address are never copied out of the JSON; runs of ten and more digits in remarks, notes and
 * decisions become "••••••••••". A document that cannot be read comes back as
 * SAMVAD_DOCUMENT_UNREADABLE with its reason: decoding itself never fails. */

cJSON          *samvad_wire_parse           (const char *text, gsize length);
SamvadDocument *samvad_wire_decode          (const cJSON *object);
SamvadDocument *samvad_wire_decode_text     (const char *text);

SamvadDocument *samvad_wire_copy            (const SamvadDocument *document);

JsonObject     *samvad_wire_encode          (const SamvadDocument *document);
JsonObject     *samvad_wire_encode_event    (const SamvadEvent *event);

gboolean        samvad_wire_unite_events    (JsonObject *server, GPtrArray *events);
char           *samvad_wire_unite_text      (const char *server, GPtrArray *events);
char           *samvad_wire_mask_digits     (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cJSON, cJSON_Delete)

G_END_DECLS
