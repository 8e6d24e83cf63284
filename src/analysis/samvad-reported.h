/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadReported:
 * @counted, @calls, @dials, @cases: as a closing has them; -1: it does not say
 * @districts: (element-type utf8 gint64): counted, by code; empty where it does not say
 *
 * What was reported of a month when it was closed.
 */
typedef struct {
  gint64      counted;
  gint64      calls;
  gint64      dials;
  gint64      cases;
  GHashTable *districts;
} SamvadReported;

/* @change: counted now, less what was reported. @code: borrowed */
typedef struct {
  const char *code;
  gint64      change;
} SamvadReportedChange;

SamvadReported *samvad_reported_new          (void);
SamvadReported *samvad_reported_ref          (SamvadReported *self);
void            samvad_reported_free         (SamvadReported *self);
void            samvad_reported_set_district (SamvadReported *self, const char *code, gint64 counted);
GArray         *samvad_reported_compare      (const SamvadReported *self, const SamvadFigures *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadReported, samvad_reported_free)

G_END_DECLS
