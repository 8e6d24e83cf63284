/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-paper.h"
#include "samvad-story.h"

G_BEGIN_DECLS

/**
 * SamvadRunningLines:
 *
 * What stands on every page beside its number "3 of 12": the report, whether it is provisional,
 * the age of the data. Texts may be %NULL.
 */
typedef struct {
  const char *title;
  const char *state;
  const char *age;
} SamvadRunningLines;

/**
 * SamvadOutline:
 * @level: 0 for a chapter, 1 for a section
 *
 * An entry of the table of contents.
 */
typedef struct {
  char   *title;
  int     level;
  guint   page;
  double  y;            /* points from the top */
} SamvadOutline;

/**
 * SamvadPages:
 *
 * A story laid out on one kind of paper, drawn alike on the screen, the printer and into a file.
 * Text is never cut off: it is wrapped, a long row continues on the next page, a table with too
 * many columns is set smaller.
 */
typedef struct _SamvadPages SamvadPages;

SamvadPages         *samvad_pages_new           (const SamvadPaper *paper, const SamvadStory *story,
                                                 const SamvadRunningLines *lines);
void                 samvad_pages_free          (SamvadPages *self);
guint                samvad_pages_get_count     (const SamvadPages *self);
const SamvadPaper   *samvad_pages_get_paper     (const SamvadPages *self);
void                 samvad_pages_draw          (SamvadPages *self, cairo_t *cr, guint page);
GArray              *samvad_pages_get_outline   (SamvadPages *self);
guint                samvad_pages_find          (SamvadPages *self, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadPages, samvad_pages_free)

G_END_DECLS
