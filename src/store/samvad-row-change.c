/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-row-change.h"

#include <string.h>

/* So many rows are told as one splice: who shows them looks for the old ones among the new. */
#define MAX_ROWS 2000
/* More splices than this are no change of a list but another one. */
#define MAX_SPLICES 500

typedef struct {
  const GArray *before;
  const GArray *after;
  guint        *origins;        /* of each row of @after its position in @before, or G_MAXUINT */
  gboolean     *stays;          /* of each row of @after */
} Change;

static void
find_origins (Change *self)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->before->len; i++)
    g_hash_table_insert (positions, &g_array_index (self->before, gint64, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->after->len; i++)
    self->origins[i] = GPOINTER_TO_UINT (g_hash_table_lookup (positions, &g_array_index (self->after, gint64, i))) - 1;
}

/* How many of the @n_ends chains end before @origin. */
static guint
find_length (const Change *self,
             const guint  *ends,
             guint         n_ends,
             guint         origin)
{
  guint low = 0, high = n_ends;

  /* Most lists are in order but for a few rows. */
  if (n_ends > 0 && self->origins[ends[n_ends - 1]] < origin)
    return n_ends;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->origins[ends[middle]] < origin)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* As many rows as can stay where they are: the longest increasing subsequence of their origins (Fredman 1975). */
static void
find_staying (Change *self)
{
  guint n = self->after->len, n_ends = 0;
  g_autofree guint *ends = g_new (guint, n + 1);        /* of each length, the row at whose end a chain is least */
  g_autofree guint *links = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint length;

      if (self->origins[i] == G_MAXUINT)
        continue;
      length = find_length (self, ends, n_ends, self->origins[i]);
      links[i] = length > 0 ? ends[length - 1] : G_MAXUINT;
      ends[length] = i;
      n_ends = MAX (n_ends, length + 1);
    }
  for (guint i = n_ends > 0 ? ends[n_ends - 1] : G_MAXUINT; i != G_MAXUINT; i = links[i])
    self->stays[i] = TRUE;
}

/* Returns: (element-type SamvadRowSplice) */
static GArray *
list_splices (const Change *self)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (SamvadRowSplice));
  guint old = 0;

  for (guint i = 0; i <= self->after->len; i++)
    {
      SamvadRowSplice splice = { .position = i };

      while (i < self->after->len && !self->stays[i])
        i++;
      splice.added = i - splice.position;
      splice.removed = (i < self->after->len ? self->origins[i] : self->before->len) - old;
      old += splice.removed + 1;
      if (splice.added > 0 || splice.removed > 0)
        g_array_append_val (splices, splice);
    }
  return splices;
}

/* All that lies between the first and the last splice, where that is little. */
static void
unite (GArray *splices)
{
  SamvadRowSplice *first = &g_array_index (splices, SamvadRowSplice, 0);
  const SamvadRowSplice *last = &g_array_index (splices, SamvadRowSplice, splices->len - 1);
  guint added = last->position + last->added - first->position, removed = added;

  for (guint i = 0; i < splices->len; i++)
    {
      const SamvadRowSplice *splice = &g_array_index (splices, SamvadRowSplice, i);

      removed += splice->removed - splice->added;
    }
  if (MAX (added, removed) > MAX_ROWS)
    return;
  first->added = added;
  first->removed = removed;
  g_array_set_size (splices, 1);
}

/**
 * samvad_row_change_find:
 * @before: (element-type gint64): rows, each once
 * @after: (element-type gint64): likewise
 *
 * Returns: (transfer full) (nullable) (element-type SamvadRowSplice): how one becomes the other, to be done
 * in this order; %NULL: there is too little left of it
 */
GArray *
samvad_row_change_find (const GArray *before,
                        const GArray *after)
{
  Change self = { before, after, NULL, NULL };
  GArray *splices;

  self.origins = g_new (guint, after->len + 1);
  self.stays = g_new0 (gboolean, after->len + 1);
  find_origins (&self);
  find_staying (&self);
  splices = list_splices (&self);
  if (splices->len > 1)
    unite (splices);
  if (splices->len > MAX_SPLICES)
    g_clear_pointer (&splices, g_array_unref);
  g_free (self.origins);
  g_free (self.stays);
  return splices;
}
