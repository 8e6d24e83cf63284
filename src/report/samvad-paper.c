/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-paper.h"

/* A4 is 210 × 297 mm. A slide's body text is 1/23 of its height: on a screen 2 m high that is
 * 87 mm, well above the 1/200 of the distance that can be read from ten metres. */
static const SamvadPaper papers[] = {
  { SAMVAD_PAPER_PORTRAIT, 595.276, 841.890, 51, 68, 62, 10 },
  { SAMVAD_PAPER_LANDSCAPE, 841.890, 595.276, 51, 62, 54, 10 },
  { SAMVAD_PAPER_SLIDE, 960, 540, 60, 56, 56, 23 },
};

const SamvadPaper *
samvad_paper_get (SamvadPaperKind kind)
{
  g_return_val_if_fail (kind <= SAMVAD_PAPER_SLIDE, &papers[0]);
  return &papers[kind];
}

/** Returns: the width of the text, in points */
double
samvad_paper_get_measure (const SamvadPaper *self)
{
  return self->width - 2 * self->side;
}

/** Returns: the height of the text, in points */
double
samvad_paper_get_depth (const SamvadPaper *self)
{
  return self->height - self->top - self->bottom;
}
