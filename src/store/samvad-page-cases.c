/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-page-cases.h"

typedef struct {
  SamvadMonth  month;
  char        *family;
  GPtrArray   *before;  /* owns its dials */
  GPtrArray   *after;   /* borrows them, from before or from the page */
} Case;

struct _SamvadPageCases {
  SamvadDatabase *database;
  GHashTable     *cases;        /* Case → itself */
  GHashTable     *places;       /* id of a dial → the case that has it; NULL: none has it now */
};

static guint
case_hash (gconstpointer data)
{
  const Case *key = data;

  return g_str_hash (key->family) * 31u + (guint) key->month;
}

static gboolean
case_equal (gconstpointer a,
            gconstpointer b)
{
  const Case *x = a, *y = b;

  return x->month == y->month && g_str_equal (x->family, y->family);
}

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->family);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self);
}

SamvadPageCases *
samvad_page_cases_new (SamvadDatabase *database)
{
  SamvadPageCases *self = g_new0 (SamvadPageCases, 1);

  self->database = database;
  self->cases = g_hash_table_new_full (case_hash, case_equal, case_free, NULL);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
samvad_page_cases_free (SamvadPageCases *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->cases);
  g_free (self);
}

static Case *
ensure_case (SamvadPageCases  *self,
             SamvadMonth       month,
             const char       *family,
             GError          **error)
{
  Case key = { month, (char *) family, NULL, NULL };
  Case *found = g_hash_table_lookup (self->cases, &key);
  GPtrArray *before;

  if (found != NULL)
    return found;
  before = samvad_calls_load_case (self->database, month, family, error);
  if (before == NULL)
    return NULL;
  found = g_new (Case, 1);
  *found = (Case) { month, g_strdup (family), before, g_ptr_array_new () };
  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (found->after, g_ptr_array_index (before, i));
  g_hash_table_add (self->cases, found);
  return found;
}

/* *@place: the case that has the dial @id now, or NULL. */
static gboolean
find_place (SamvadPageCases  *self,
            const char       *id,
            Case            **place,
            gboolean         *is_new,
            GError          **error)
{
  g_autofree char *family = NULL;
  gpointer known;
  SamvadMonth month;

  *is_new = FALSE;
  if (g_hash_table_lookup_extended (self->places, id, NULL, &known))
    {
      *place = known;
      return TRUE;
    }
  *place = NULL;
  if (!samvad_calls_find_case (self->database, id, &month, &family, error))
    return FALSE;
  *is_new = family == NULL;
  if (family == NULL)
    return TRUE;
  *place = ensure_case (self, month, family, error);
  return *place != NULL;
}

static void
take_out (Case       *from,
          const char *id)
{
  for (guint i = 0; i < from->after->len; i++)
    if (g_str_equal (((SamvadCall *) g_ptr_array_index (from->after, i))->id, id))
      {
        g_ptr_array_remove_index_fast (from->after, i);
        return;
      }
}

/**
 * samvad_page_cases_add:
 * @document: of the page, which keeps it; before it is written
 * @is_new: (out): whether nothing is stored under the id of this dial
 */
gboolean
samvad_page_cases_add (SamvadPageCases       *self,
                       const SamvadDocument  *document,
                       gboolean              *is_new,
                       GError               **error)
{
  const SamvadCall *call = document->kind == SAMVAD_DOCUMENT_CALL ? document->call : NULL;
  Case *place;

  *is_new = FALSE;
  if (call == NULL && !g_str_has_prefix (document->id, "call:"))
    return TRUE;
  if (!find_place (self, document->id, &place, is_new, error))
    return FALSE;
  if (place != NULL)
    take_out (place, document->id);
  place = NULL;
  if (call != NULL)
    {
      place = ensure_case (self, samvad_time_get_month (call->started_at), call->family, error);
      if (place == NULL)
        return FALSE;
      g_ptr_array_add (place->after, (gpointer) call);
    }
  g_hash_table_insert (self->places, g_strdup (document->id), place);
  return TRUE;
}

/** Takes away what the cases were, and adds what they are. */
void
samvad_page_cases_tally (SamvadPageCases *self,
                         SamvadTally     *tally)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cases);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Case *touched = key;

      samvad_tally_add_case (tally, touched->month, touched->before, G_MAXINT64, -1);
      samvad_tally_add_case (tally, touched->month, touched->after, G_MAXINT64, 1);
    }
}
