/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-calendar.h"
#include "samvad-demo-texts.h"
#include "samvad-demo.h"
#include "samvad-random.h"

G_BEGIN_DECLS

#define SAMVAD_DEMO_OFFICERS 12

struct _SamvadDemo {
  SamvadDemoOptions  options;
  SamvadCalendar    *calendar;
  GPtrArray         *projects;  /* SamvadProject */
  GPtrArray         *actions;   /* SamvadAction, as last handed out */
  SamvadMonth        first;
  SamvadMonth        last;
  SamvadRandom       random;
  GHashTable        *counted;   /* district → complete cases of the month being handed out */
  gint64             dials;     /* of that month */
  gint64             cases;
  guint              late;      /* cases that come in after the month was closed */
  SamvadDemoFunc     func;      /* while handing out */
  gpointer           user_data;
};

void     samvad_demo_hand_out    (SamvadDemo *self, SamvadDocumentKind kind, const char *id, gpointer thing);
SamvadYear *samvad_demo_make_year (int year);
void     samvad_demo_make_lists  (SamvadDemo *self);
void     samvad_demo_make_month_lists (SamvadDemo *self, SamvadMonth month);
void     samvad_demo_make_closing (SamvadDemo *self, SamvadMonth month);
SamvadDay samvad_demo_officer_from (SamvadDemo *self, guint officer);
SamvadDay samvad_demo_officer_to  (SamvadDemo *self, guint officer);
void     samvad_demo_make_calls  (SamvadDemo *self, SamvadMonth month);
void     samvad_demo_make_live_call (SamvadDemo *self, SamvadTime now);
SamvadService samvad_demo_find_complaint (const SamvadFeedback *feedback);
void     samvad_demo_open_action (SamvadDemo *self, const SamvadCall *call);
void     samvad_demo_move_action (SamvadDemo *self, SamvadTime now);
SamvadEvent *samvad_demo_make_event (SamvadDemo *self, SamvadEventKind kind, SamvadTime at, const char *by);

G_END_DECLS
