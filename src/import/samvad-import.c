/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import.h"

#include "samvad-import-row.h"
#include "samvad-import-rows.h"
#include "samvad-import-text.h"
#include "samvad-import-xlsx.h"
#include "samvad-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS 1000

/* One file on its way in. */
typedef struct {
  SamvadImport              *import;
  const SamvadImportProfile *profile;
  GBytes                    *secret;
  SamvadCalendar            *calendar;
  const char *const         *names;     /* of the columns, borrowed */
  const char *const         *headings;  /* the same where they stand in the file, else NULL */
  GArray                    *asked;     /* places of columns that decide whether a row is taken */
  GHashTable                *places;    /* field → place + 1 */
  GHashTable                *seen;      /* id → the JSON of its document; of a return, the document */
} Job;

static void
free_rejected (gpointer data)
{
  SamvadImportRejected *rejected = data;

  g_free (rejected->reason);
  g_free (rejected);
}

void
samvad_import_free (SamvadImport *self)
{
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->rejected);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

static void
reject (Job   *job,
        guint  row,
        char  *reason)
{
  SamvadImportRejected *rejected = g_new (SamvadImportRejected, 1);

  *rejected = (SamvadImportRejected) { row, reason };
  g_ptr_array_add (job->import->rejected, rejected);
}

static char *
describe (const SamvadDocument *document)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), samvad_wire_encode (document));

  json_object_unref (json_node_get_object (node));
  return json_to_string (node, FALSE);
}

/* The same row twice is once; another row with the same key would vanish, so it is told. */
static void
take (Job            *job,
      guint           row,
      SamvadDocument *document)
{
  g_autoptr (SamvadDocument) own = document;
  g_autoptr (SamvadDocument) clean = samvad_wire_copy (document);
  g_autofree char *text = NULL;
  const char *there;

  if (clean->kind == SAMVAD_DOCUMENT_UNREADABLE)
    {
      reject (job, row, g_strdup (clean->reason));
      return;
    }
  text = describe (clean);
  there = g_hash_table_lookup (job->seen, clean->id);
  if (there == NULL)
    {
      g_hash_table_insert (job->seen, g_strdup (clean->id), g_steal_pointer (&text));
      g_ptr_array_add (job->import->documents, g_steal_pointer (&clean));
    }
  else if (g_str_equal (there, text))
    job->import->repeated++;
  else
    reject (job, row, g_strdup (_("another row has the same key and says something else")));
}

/* A district's return is one document of as many rows as it has services. */
static void
take_return (Job             *job,
             guint            number,
             SamvadImportRow *row)
{
  g_autofree char *id = samvad_import_row_read_return_id (row);
  SamvadDocument *document = id != NULL ? g_hash_table_lookup (job->seen, id) : NULL;

  if (id == NULL)
    return;
  if (document == NULL)
    {
      document = samvad_import_row_new_return (row, id);
      g_ptr_array_add (job->import->documents, document);
      g_hash_table_insert (job->seen, g_steal_pointer (&id), document);
    }
  if (samvad_import_row_add_return (row, document->coverage))
    job->import->repeated++;
}

static gboolean
is_wanted (Job   *job,
           GStrv  cells,
           guint  n_cells)
{
  for (guint i = 0; i < job->asked->len; i++)
    {
      guint place = g_array_index (job->asked, guint, i);
      g_autofree char *folded = samvad_import_text_fold (job->names[place]);

      if (!samvad_import_profile_allows (job->profile, folded, place < n_cells ? cells[place] : ""))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_blank (GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (cells[i][strspn (cells[i], " \t\n")] != '\0')
      return FALSE;
  return TRUE;
}

static void
read_row (Job   *job,
          guint  number,
          GStrv  cells)
{
  SamvadImportRow row = { job->profile, job->places, job->headings, (const char *const *) cells,
                          g_strv_length (cells), NULL };
  SamvadImportKind kind = samvad_import_profile_get_kind (job->profile);
  SamvadDocument *document = NULL;

  if (is_blank (cells))
    return;
  job->import->rows++;
  if (!is_wanted (job, cells, row.n_cells))
    {
      job->import->left_out++;
      return;
    }
  if (kind == SAMVAD_IMPORT_COVERAGE)
    take_return (job, number, &row);
  else
    document = kind == SAMVAD_IMPORT_CALL ? samvad_import_row_read_call (&row, job->secret)
                                          : samvad_import_row_read_action (&row, job->calendar);
  if (document != NULL)
    take (job, number, document);
  if (row.reason != NULL)
    reject (job, number, row.reason);
}

static void
find_places (Job *job)
{
  const char *const *fields = samvad_import_profile_get_fields (job->profile);

  for (guint i = 0; job->names[i] != NULL; i++)
    {
      g_autofree char *folded = samvad_import_text_fold (job->names[i]);

      if (samvad_import_profile_asks (job->profile, folded))
        g_array_append_val (job->asked, i);
      for (guint j = 0; fields[j] != NULL; j++)
        if (samvad_import_profile_has_heading (job->profile, fields[j], folded) &&
            !g_hash_table_contains (job->places, fields[j]))
          g_hash_table_insert (job->places, g_strdup (fields[j]), GUINT_TO_POINTER (i + 1));
    }
}

static gboolean
has_field (Job        *job,
           const char *field)
{
  g_autofree char *date = g_strconcat (field, ".date", NULL);

  return g_hash_table_contains (job->places, field) || g_hash_table_contains (job->places, date) ||
         samvad_import_profile_get_fixed (job->profile, field) != NULL;
}

/* A file without a column that every row needs is another file than the profile is for. */
static gboolean
check_fields (Job     *job,
              GError **error)
{
  static const char *const needed[][6] = {
    { "started_at", "officer", "district", "outcome", "family", NULL },
    { "district", "service", "issue", "opened_at", NULL },
    { "district", "month", "service", "eligible", "served", NULL },
  };
  const char *const *fields = needed[samvad_import_profile_get_kind (job->profile)];

  for (guint i = 0; fields[i] != NULL; i++)
    if (!has_field (job, fields[i]) && !(g_str_equal (fields[i], "family") && has_field (job, "case")))
      {
        g_autofree char *label = samvad_import_profile_get_label (job->profile, fields[i], NULL);

        g_set_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_COLUMN,
                     _("the file has no column “%1$s”: add it, name it in the profile “%2$s”, or choose another profile"),
                     label, samvad_import_profile_get_name (job->profile));
        return FALSE;
      }
  return TRUE;
}

/* Finds the headings, or takes those of the profile. */
static gboolean
read_names (Job     *job,
            guint   *first,
            GError **error)
{
  GPtrArray *rows = job->import->cells;

  *first = 0;
  job->names = samvad_import_profile_get_columns (job->profile);
  if (job->names != NULL)
    return TRUE;
  while (*first < rows->len && is_blank (g_ptr_array_index (rows, *first)))
    ++*first;
  if (*first < rows->len)
    job->names = job->headings = g_ptr_array_index (rows, (*first)++);
  if (job->names != NULL && g_strv_length ((GStrv) job->names) <= MAX_COLUMNS)
    return TRUE;
  g_set_error_literal (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_TABLE,
                       job->names == NULL ? _("the file is empty") : _("the first row has more columns than a table can have"));
  return FALSE;
}

static gboolean
read_table (Job     *job,
            GError **error)
{
  GPtrArray *rows = job->import->cells;
  guint first;

  if (!read_names (job, &first, error))
    return FALSE;
  find_places (job);
  if (!check_fields (job, error))
    return FALSE;
  for (guint i = first; i < rows->len; i++)
    read_row (job, i + 1, g_ptr_array_index (rows, i));
  return TRUE;
}

static GPtrArray *
read_cells (const char  *bytes,
            gsize        length,
            GError     **error)
{
  g_autofree char *text = NULL;

  if (samvad_import_xlsx_is (bytes, length))
    return samvad_import_xlsx_read (bytes, length, error);
  text = samvad_import_text_decode (bytes, length, NULL, error);
  return text != NULL ? samvad_import_rows_read (text, samvad_import_text_find_separator (text), error) : NULL;
}

/**
 * samvad_import_read:
 * @bytes: a file, whole: a table of text, or a workbook (.xlsx) whose first sheet is one
 * @secret: of this office, for the hash that tells families apart
 *
 * Reads every row; one that makes no document is listed with its reason and stops nothing.
 *
 * Returns: (transfer full): what came out, or NULL where the file is no table that the profile can read
 */
SamvadImport *
samvad_import_read (const SamvadImportProfile  *profile,
                    const char                 *bytes,
                    gsize                       length,
                    GBytes                     *secret,
                    GError                    **error)
{
  g_autoptr (SamvadImport) self = g_new0 (SamvadImport, 1);
  g_autoptr (SamvadCalendar) calendar = samvad_calendar_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = NULL;
  Job job;

  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  self->rejected = g_ptr_array_new_with_free_func (free_rejected);
  self->cells = read_cells (bytes, length, error);
  if (self->cells == NULL)
    return NULL;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                samvad_import_profile_get_kind (profile) == SAMVAD_IMPORT_COVERAGE ? NULL : g_free);
  job = (Job) { self, profile, secret, calendar, NULL, NULL, asked, places, seen };
  return read_table (&job, error) ? g_steal_pointer (&self) : NULL;
}

static void
add_row (GPtrArray  *rows,
         GStrv       cells,
         guint       width,
         const char *last)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  guint length = g_strv_length (cells);

  for (guint i = 0; i < MAX (width, length); i++)
    g_strv_builder_add (row, i < length ? cells[i] : "");
  g_strv_builder_add (row, last);
  g_ptr_array_add (rows, g_strv_builder_end (row));
}

/**
 * samvad_import_list_rejected:
 *
 * Returns: (transfer full): a table of the rejected rows as they stood in the file, each with its reason
 * in one more column; mended, it can be imported
 */
char *
samvad_import_list_rejected (const SamvadImport        *self,
                             const SamvadImportProfile *profile)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *const *columns = samvad_import_profile_get_columns (profile);
  guint width = columns != NULL ? g_strv_length ((GStrv) columns) : 0;

  for (guint i = 0; columns == NULL && i < self->cells->len && rows->len == 0; i++)
    if (!is_blank (g_ptr_array_index (self->cells, i)))
      {
        width = g_strv_length (g_ptr_array_index (self->cells, i));
        add_row (rows, g_ptr_array_index (self->cells, i), width, _("Reason"));
      }
  for (guint i = 0; i < self->rejected->len; i++)
    {
      const SamvadImportRejected *rejected = g_ptr_array_index (self->rejected, i);

      add_row (rows, g_ptr_array_index (self->cells, rejected->row - 1), width, rejected->reason);
    }
  return samvad_import_rows_write (rows);
}
