/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "samvad-paper.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_FACE_TITLE,
  SAMVAD_FACE_CHAPTER,
  SAMVAD_FACE_SECTION,
  SAMVAD_FACE_NUMBER,           /* the one to know */
  SAMVAD_FACE_FACT,             /* those beside it */
  SAMVAD_FACE_FINDING,          /* a sentence to remember */
  SAMVAD_FACE_BODY,
  SAMVAD_FACE_NOTE,
  SAMVAD_FACE_HEAD,             /* of a table's column */
  SAMVAD_FACE_CELL,
  SAMVAD_FACE_STRONG,           /* cell of a row that stands out */
  SAMVAD_FACE_MARGIN,           /* running lines */
} SamvadFace;

/**
 * SamvadType:
 *
 * The letters of one set of pages. It has a font map of its own, so that pages which a worker
 * thread has laid out can be drawn by another thread afterwards.
 */
typedef struct {
  const SamvadPaper *paper;
  PangoFontMap      *map;
  PangoContext      *context;
} SamvadType;

SamvadType  *samvad_type_new         (const SamvadPaper *paper);
void         samvad_type_free        (SamvadType *self);
PangoLayout *samvad_type_set         (SamvadType *self, SamvadFace face, const char *text, double width,
                                      double shrink);
double       samvad_type_get_size    (const SamvadType *self, SamvadFace face);
double       samvad_type_get_ink     (SamvadFace face);
double       samvad_layout_get_scale  (PangoLayout *layout);
double       samvad_layout_get_height (PangoLayout *layout);
double       samvad_layout_get_width  (PangoLayout *layout);

/* The letters of the pages: both are free, and Debian's fonts-noto-core has them. */
#define SAMVAD_TYPE_FAMILY "Noto Sans, Noto Sans Devanagari, Sans"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadType, samvad_type_free)

G_END_DECLS
