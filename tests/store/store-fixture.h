/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store.h"

/* A cache in a folder of its own that goes with the test. */
typedef struct {
  char        *directory;
  SamvadStore *store;
} StoreFixture;

void            store_fixture_set_up    (StoreFixture *self, gconstpointer data);
void            store_fixture_tear_down (StoreFixture *self, gconstpointer data);
void            store_fixture_reopen    (StoreFixture *self);
void            store_fixture_wait_alone (StoreFixture *self);

SamvadDocument *make_call_document      (const char *id, const char *family, SamvadTime started_at,
                                         SamvadOutcome outcome);
SamvadDocument *make_action_document    (const char *id, const char *district, SamvadTime opened_at);
SamvadEvent    *make_event              (const char *id, SamvadEventKind kind, SamvadTime at);
void            apply_documents         (SamvadStore *store, const char *since, SamvadDocument *first, ...);
