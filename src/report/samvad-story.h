/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-table.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_BLOCK_TITLE,
  SAMVAD_BLOCK_CHAPTER,         /* begins a page */
  SAMVAD_BLOCK_SECTION,
  SAMVAD_BLOCK_NUMBER,          /* the one to know, and its meaning beside it */
  SAMVAD_BLOCK_FACTS,           /* smaller numbers in a row */
  SAMVAD_BLOCK_FINDING,
  SAMVAD_BLOCK_PARAGRAPH,
  SAMVAD_BLOCK_NOTE,
  SAMVAD_BLOCK_TABLE,
  SAMVAD_BLOCK_CHART,
  SAMVAD_BLOCK_BREAK,
} SamvadBlockKind;

typedef struct {
  char *number;
  char *label;
} SamvadFact;

typedef struct {
  SamvadBlockKind  kind;
  char            *text;
  char            *detail;      /* NUMBER: what it means */
  GArray          *facts;       /* SamvadFact */
  SamvadTable     *table;
  SamvadChart     *chart;
} SamvadBlock;

/**
 * SamvadStory:
 * @blocks: (element-type SamvadBlock)
 *
 * What is to be said, in order, before anybody knows on which paper.
 */
typedef struct {
  char      *title;
  GPtrArray *blocks;
} SamvadStory;

SamvadStory *samvad_story_new           (const char *title);
void         samvad_story_free          (SamvadStory *self);
void         samvad_story_add           (SamvadStory *self, SamvadBlockKind kind, const char *text);
void         samvad_story_add_format    (SamvadStory *self, SamvadBlockKind kind, const char *format, ...)
                                         G_GNUC_PRINTF (3, 4);
void         samvad_story_add_number    (SamvadStory *self, const char *number, const char *detail);
void         samvad_story_begin_facts   (SamvadStory *self);
void         samvad_story_take_fact     (SamvadStory *self, char *number, const char *label);
void         samvad_story_add_table     (SamvadStory *self, SamvadTable *table);
void         samvad_story_take_chart    (SamvadStory *self, SamvadChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadStory, samvad_story_free)

G_END_DECLS
