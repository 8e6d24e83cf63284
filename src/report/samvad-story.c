/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-story.h"

static void
free_block (gpointer data)
{
  SamvadBlock *block = data;

  g_free (block->text);
  g_free (block->detail);
  g_clear_pointer (&block->facts, g_array_unref);
  g_clear_pointer (&block->table, samvad_table_unref);
  g_clear_pointer (&block->chart, samvad_chart_unref);
  g_free (block);
}

static void
clear_fact (gpointer data)
{
  SamvadFact *fact = data;

  g_free (fact->number);
  g_free (fact->label);
}

SamvadStory *
samvad_story_new (const char *title)
{
  SamvadStory *self = g_new0 (SamvadStory, 1);

  self->title = g_strdup (title);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

void
samvad_story_free (SamvadStory *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static SamvadBlock *
add_block (SamvadStory     *self,
           SamvadBlockKind  kind,
           const char      *text)
{
  SamvadBlock *block = g_new0 (SamvadBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/** Adds a block of text, or a page break. */
void
samvad_story_add (SamvadStory     *self,
                  SamvadBlockKind  kind,
                  const char      *text)
{
  add_block (self, kind, text);
}

void
samvad_story_add_format (SamvadStory     *self,
                         SamvadBlockKind  kind,
                         const char      *format,
                         ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  add_block (self, kind, text);
}

void
samvad_story_add_number (SamvadStory *self,
                         const char  *number,
                         const char  *detail)
{
  add_block (self, SAMVAD_BLOCK_NUMBER, number)->detail = g_strdup (detail);
}

/** Begins a row of facts, which samvad_story_take_fact() fills. */
void
samvad_story_begin_facts (SamvadStory *self)
{
  SamvadBlock *block = add_block (self, SAMVAD_BLOCK_FACTS, NULL);

  block->facts = g_array_new (FALSE, TRUE, sizeof (SamvadFact));
  g_array_set_clear_func (block->facts, clear_fact);
}

/** @number: (transfer full) */
void
samvad_story_take_fact (SamvadStory *self,
                        char        *number,
                        const char  *label)
{
  SamvadBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  SamvadFact fact = { number, g_strdup (label) };

  g_assert (block->kind == SAMVAD_BLOCK_FACTS);
  g_array_append_val (block->facts, fact);
}

void
samvad_story_add_table (SamvadStory *self,
                        SamvadTable *table)
{
  add_block (self, SAMVAD_BLOCK_TABLE, table->title)->table = samvad_table_ref (table);
}

/** @chart: (transfer full) */
void
samvad_story_take_chart (SamvadStory *self,
                         SamvadChart *chart)
{
  add_block (self, SAMVAD_BLOCK_CHART, samvad_chart_get_title (chart))->chart = chart;
}
