/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-records.h"

G_BEGIN_DECLS

/**
 * SamvadNumber:
 *
 * The numbers of the month that a page prints, each with the calls that it counts.
 */
typedef enum {
  SAMVAD_NUMBER_COUNTED,                /* towards the target, by its rule */
  SAMVAD_NUMBER_DIALS,
  SAMVAD_NUMBER_FAMILIES,
  SAMVAD_NUMBER_CONTACTED,              /* families */
  SAMVAD_NUMBER_COMPLETE,               /* families */
  SAMVAD_NUMBER_CALLBACKS,              /* families with a call back promised */
  SAMVAD_NUMBER_CALLBACKS_OVERDUE,      /* of these, with its hour gone by */
  SAMVAD_NUMBER_WRONG_NUMBERS,          /* families */
  SAMVAD_NUMBER_UNKNOWN,                /* dials with an outcome that this version does not know */
} SamvadNumber;
#define SAMVAD_N_NUMBERS 9

gint64            samvad_number_get         (SamvadNumber number, const SamvadFigures *figures);
const char       *samvad_number_get_title   (SamvadNumber number);
const char       *samvad_number_to_key      (SamvadNumber number);
SamvadCallFilter *samvad_number_make_filter (SamvadNumber number, SamvadViewModel *model);
void              samvad_number_open        (SamvadNumber number, SamvadViewModel *model, GtkWidget *from);
void              samvad_number_open_key    (const char *key, SamvadViewModel *model, GtkWidget *from);
void              samvad_number_open_outcomes (SamvadViewModel *model, GtkWidget *from, guint outcomes, const char *title);

G_END_DECLS
