/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  SAMVAD_PAPER_PORTRAIT,        /* A4 */
  SAMVAD_PAPER_LANDSCAPE,       /* A4 */
  SAMVAD_PAPER_SLIDE,           /* 16:9, for the projector: one finding a page */
} SamvadPaperKind;

/* Lengths in points (1/72 inch). Nothing but the running lines is drawn in the margins. */
typedef struct {
  SamvadPaperKind kind;
  double          width;
  double          height;
  double          side;         /* margin left and right */
  double          top;
  double          bottom;
  double          size;         /* of body text: every other size follows from it */
} SamvadPaper;

const SamvadPaper *samvad_paper_get          (SamvadPaperKind kind);
double             samvad_paper_get_measure  (const SamvadPaper *self);
double             samvad_paper_get_depth    (const SamvadPaper *self);

G_END_DECLS
