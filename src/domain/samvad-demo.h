/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-document.h"

G_BEGIN_DECLS

/**
 * SamvadDemoOptions:
 * @as_of: nothing is dated after it
 * @months: how many months, the last being that of @as_of
 * @calls: dials a month, about
 */
typedef struct {
  guint64    seed;
  SamvadTime as_of;
  guint      months;
  guint      calls;
} SamvadDemoOptions;

#define SAMVAD_DEMO_MONTHS 12
#define SAMVAD_DEMO_CALLS  1100

/**
 * SamvadDemo:
 *
 * Invented documents that look like a State's: the same from the same options, on every machine.
 */
typedef struct _SamvadDemo SamvadDemo;

/* @document is borrowed for the time of the call. */
typedef void (*SamvadDemoFunc) (const SamvadDocument *document, gpointer user_data);

SamvadDemo *samvad_demo_new      (const SamvadDemoOptions *options);
void        samvad_demo_free     (SamvadDemo *self);
void        samvad_demo_generate (SamvadDemo *self, SamvadDemoFunc func, gpointer user_data);
void        samvad_demo_next     (SamvadDemo *self, SamvadTime now, SamvadDemoFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadDemo, samvad_demo_free)

G_END_DECLS
