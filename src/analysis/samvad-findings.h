/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-coverage.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_FINDING_TARGET,        /* the month has a target: the words are those of figures->pace */
  SAMVAD_FINDING_NO_OPINION,    /* no family has stated one in the window */
  SAMVAD_FINDING_TOO_FEW,       /* no district has the 25 opinions that a test needs */
  SAMVAD_FINDING_WORSE,         /* one for each district that differs with a higher negative share */
  SAMVAD_FINDING_BETTER,        /* … with a lower one */
  SAMVAD_FINDING_OTHERS,        /* the rest, where some differ */
  SAMVAD_FINDING_NONE_DIFFERS,  /* … where none does */
  SAMVAD_FINDING_SERVICE,       /* one for each service reported otherwise than it is heard of */
} SamvadFindingKind;

/**
 * SamvadFinding:
 * @district: (nullable): WORSE and BETTER, borrowed from the figures
 * @service: SERVICE
 * @share: the district's negative share, the service's received share as heard; else the State's
 *   negative share
 * @state: the State's negative share
 * @reported: SERVICE: the share in the returns
 * @districts: OTHERS, NONE_DIFFERS, TOO_FEW: how many districts it speaks of
 * @tested: of these, with the 25 opinions that a test needs
 */
typedef struct {
  SamvadFindingKind            kind;
  const SamvadDistrictFigures *district;
  SamvadService                service;
  SamvadShare                  share;
  SamvadShare                  state;
  double                       reported;
  guint                        districts;
  guint                        tested;
} SamvadFinding;

GArray *samvad_findings_new (const SamvadFigures *figures);

G_END_DECLS
