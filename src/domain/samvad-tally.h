/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-case.h"

G_BEGIN_DECLS

/* What is counted, of cases by the rules of samvad-case.h (DESIGN section 6). The store
 * keeps the sums of these rows per month; a reading adds and subtracts single cases. The number
 * of rows depends on days, officers and districts, never on the number of calls. */

typedef enum {
  /* key: day, officer; n[outcome] dials */
  SAMVAD_TALLY_DIALS = 1,
  /* key: day, officer; n[counts rule] counted towards the target */
  SAMVAD_TALLY_COUNTED,
  /* key: district; n[outcome] dials */
  SAMVAD_TALLY_DISTRICT_DIALS,
  /* key: district; n[counts rule] */
  SAMVAD_TALLY_DISTRICT_COUNTED,
  /* key: district (of the dial that gave the final code); n[final code] cases */
  SAMVAD_TALLY_CASES,
  /* key: officer (of the dial that gave the final code); n[final code] cases */
  SAMVAD_TALLY_OFFICER_CASES,
  /* key: district, officer; n[sentiment] cases */
  SAMVAD_TALLY_SENTIMENT,
  /* key: district, item "SERVICE/CATEGORY"; n[received], then n[4 + satisfaction - 1] */
  SAMVAD_TALLY_SERVICE,
  /* key: district, item SERVICE; n[0] aware, n[1] not aware, n[2] informed */
  SAMVAD_TALLY_AWARE,
  /* key: district, item "SERVICE/ISSUE"; n[0] cases */
  SAMVAD_TALLY_ISSUE,
  /* key: item "WEEKDAY/HOUR" (1 to 7, 00 to 23); n[outcome] dials */
  SAMVAD_TALLY_HOUR,
  /* key: project, district; n[sentiment] cases: for readings on other district boundaries */
  SAMVAD_TALLY_PROJECT_SENTIMENT,
  /* key: day and item "HOUR" (00 to 23, IST) for which a call back is promised by the dial that gave
   * the final code; n[0] cases. Promises without a time have no row */
  SAMVAD_TALLY_CALLBACK,
} SamvadTallyKind;

#define SAMVAD_TALLY_WIDTH 14

/**
 * SamvadTallyRow:
 * @day: NONE where the kind has no day
 * @district, @officer, @item: "" where the kind has none; interned by the tally, never %NULL.
 *   PROJECT_SENTIMENT has the project in @item
 */
typedef struct {
  SamvadTallyKind kind;
  SamvadMonth     month;
  SamvadDay       day;
  const char     *district;
  const char     *officer;
  const char     *item;
  gint64          n[SAMVAD_TALLY_WIDTH];
} SamvadTallyRow;

typedef struct _SamvadTally SamvadTally;
typedef void (*SamvadTallyFunc) (const SamvadTallyRow *row, gpointer user_data);

SamvadTally *samvad_tally_new       (void);
SamvadTally *samvad_tally_new_over  (SamvadTally *under);
SamvadTally *samvad_tally_ref       (SamvadTally *self);
void         samvad_tally_free      (SamvadTally *self);
void         samvad_tally_share     (SamvadTally *self, SamvadMonth month, SamvadTally *rows);
void         samvad_tally_add_row   (SamvadTally *self, const SamvadTallyRow *row, int sign);
void         samvad_tally_add_case  (SamvadTally *self, SamvadMonth month, GPtrArray *dials,
                                     SamvadTime as_of, int sign);
void         samvad_tally_foreach   (SamvadTally *self, SamvadTallyFunc func, gpointer user_data);
void         samvad_tally_foreach_kind (SamvadTally *self, SamvadTallyKind kind, SamvadMonth from, SamvadMonth to,
                                        SamvadTallyFunc func, gpointer user_data);
guint        samvad_tally_get_size  (SamvadTally *self);

gint64       samvad_tally_row_count_opinions (const SamvadTallyRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadTally, samvad_tally_free)

G_END_DECLS
