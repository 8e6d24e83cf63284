/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

static gboolean
put_district (SamvadDatabase        *database,
              const SamvadDistrict  *self,
              GError               **error)
{
  g_autofree char *carved = self->carved_from != NULL ? g_strjoinv (" ", self->carved_from) : NULL;

  return samvad_database_run (database, error, "INSERT INTO district VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "ssssnnddsi",
                              self->id, self->code, self->name.en, self->name.hi, self->column, self->row,
                              self->valid_from, self->valid_to, carved, self->centres);
}

static gboolean
put_year (SamvadDatabase    *database,
          const SamvadYear  *self,
          GError           **error)
{
  if (!samvad_database_run (database, error, "INSERT INTO year VALUES (?, ?, ?)", "snn", self->id, self->year,
                            (int) self->weekly_off))
    return FALSE;
  for (guint i = 0; i < self->holidays->len; i++)
    {
      const SamvadHoliday *holiday = &g_array_index (self->holidays, SamvadHoliday, i);

      if (!samvad_database_run (database, error, "INSERT INTO holiday VALUES (?, ?, ?, ?, ?)", "sndss", self->id, (int) i,
                                holiday->date, holiday->name.en, holiday->name.hi))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_shares (SamvadDatabase  *database,
            const char      *id,
            int              kind,
            GArray          *shares,
            GError         **error)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const SamvadShareOfTarget *share = &g_array_index (shares, SamvadShareOfTarget, i);

      if (!samvad_database_run (database, error, "INSERT OR REPLACE INTO target_share VALUES (?, ?, ?, ?)", "snsi",
                                id, kind, share->key, share->calls))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_target (SamvadDatabase      *database,
            const SamvadTarget  *self,
            GError             **error)
{
  if (!samvad_database_run (database, error, "INSERT INTO target VALUES (?, ?, ?, ?, ?)", "snini", self->id, self->month,
                            self->calls, (int) self->counts, self->sampled))
    return FALSE;
  for (guint i = 0; i < self->revisions->len; i++)
    {
      const SamvadRevision *revision = &g_array_index (self->revisions, SamvadRevision, i);

      if (!samvad_database_run (database, error, "INSERT INTO target_revision VALUES (?, ?, ?, ?)", "sndi", self->id,
                                (int) i, revision->from, revision->calls))
        return FALSE;
    }
  return put_shares (database, self->id, 0, self->districts, error) &&
         put_shares (database, self->id, 1, self->officers, error);
}

static gboolean
put_coverage (SamvadDatabase        *database,
              const SamvadCoverage  *self,
              GError               **error)
{
  if (!samvad_database_run (database, error, "INSERT INTO coverage VALUES (?, ?, ?)", "ssn", self->id, self->district,
                            self->month))
    return FALSE;
  for (int i = 0; i < SAMVAD_N_SERVICES; i++)
    if (self->services[i].reported &&
        !samvad_database_run (database, error, "INSERT INTO coverage_service VALUES (?, ?, ?, ?)", "snii", self->id, i,
                              self->services[i].eligible, self->services[i].served))
      return FALSE;
  return TRUE;
}

/** Stores a document of the directory in the place of what was stored under its id. */
gboolean
samvad_directory_put (SamvadDatabase        *database,
                      const SamvadDocument  *document,
                      GError               **error)
{
  if (!samvad_directory_delete (database, document->id, error))
    return FALSE;
  switch ((int) document->kind)
    {
    case SAMVAD_DOCUMENT_DISTRICT:
      return put_district (database, document->district, error);
    case SAMVAD_DOCUMENT_PROJECT:
      return samvad_database_run (database, error, "INSERT INTO project VALUES (?, ?, ?, ?)", "ssss", document->id,
                                  document->project->district, document->project->name.en, document->project->name.hi);
    case SAMVAD_DOCUMENT_OFFICER:
      return samvad_database_run (database, error, "INSERT INTO officer VALUES (?, ?, ?, ?, ?, ?)", "ssssdd", document->id,
                                  document->officer->key, document->officer->name.en, document->officer->name.hi,
                                  document->officer->active_from, document->officer->active_to);
    case SAMVAD_DOCUMENT_YEAR:
      return put_year (database, document->year, error);
    case SAMVAD_DOCUMENT_TARGET:
      return put_target (database, document->target, error);
    case SAMVAD_DOCUMENT_COVERAGE:
      return put_coverage (database, document->coverage, error);
    case SAMVAD_DOCUMENT_CLOSING:
      return samvad_database_run (database, error, "INSERT INTO closing VALUES (?, ?, ?, ?, ?)", "sniss", document->id,
                                  document->closing->month, document->closing->closed_at, document->closing->by,
                                  document->closing->figures);
    default:
      g_assert_not_reached ();
    }
}

/** Forgets a document of the directory; its id's type names the table. */
gboolean
samvad_directory_delete (SamvadDatabase  *database,
                         const char      *id,
                         GError         **error)
{
  static const struct { const char *prefix, *sql; } tables[] = {
    { "district:", "DELETE FROM district WHERE doc_id = ?" },
    { "project:", "DELETE FROM project WHERE doc_id = ?" },
    { "officer:", "DELETE FROM officer WHERE doc_id = ?" },
    { "calendar:", "DELETE FROM year WHERE doc_id = ?" },
    { "target:", "DELETE FROM target WHERE doc_id = ?" },
    { "coverage:", "DELETE FROM coverage WHERE doc_id = ?" },
    { "closing:", "DELETE FROM closing WHERE doc_id = ?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_has_prefix (id, tables[i].prefix))
      return samvad_database_run (database, error, tables[i].sql, "s", id);
  return TRUE;
}

/* One query of a reading: each row is handed to @read. */
static gboolean
each (SamvadDatabase  *database,
      sqlite3_stmt    *statement,
      void           (*read) (sqlite3_stmt *statement, gpointer into),
      gpointer         into,
      GError         **error)
{
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (samvad_database_step (database, statement, &problem))
    read (statement, into);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
read_name (sqlite3_stmt *statement,
           int           column,
           SamvadName   *name)
{
  name->en = samvad_column_text (statement, column);
  name->hi = samvad_column_text (statement, column + 1);
}

static void
read_district (sqlite3_stmt *statement,
               gpointer      into)
{
  SamvadDistrict *self = g_new0 (SamvadDistrict, 1);
  const char *carved = (const char *) sqlite3_column_text (statement, 8);

  self->id = samvad_column_text (statement, 0);
  self->code = samvad_column_text (statement, 1);
  read_name (statement, 2, &self->name);
  self->column = sqlite3_column_int (statement, 4);
  self->row = sqlite3_column_int (statement, 5);
  self->valid_from = samvad_column_day (statement, 6);
  self->valid_to = samvad_column_day (statement, 7);
  self->carved_from = carved != NULL ? g_strsplit (carved, " ", -1) : NULL;
  self->centres = sqlite3_column_int64 (statement, 9);
  g_ptr_array_add (into, self);
}

static void
read_project (sqlite3_stmt *statement,
              gpointer      into)
{
  SamvadProject *self = g_new0 (SamvadProject, 1);

  self->id = samvad_column_text (statement, 0);
  self->district = samvad_column_text (statement, 1);
  read_name (statement, 2, &self->name);
  g_ptr_array_add (into, self);
}

static void
read_officer (sqlite3_stmt *statement,
              gpointer      into)
{
  SamvadOfficer *self = g_new0 (SamvadOfficer, 1);

  self->id = samvad_column_text (statement, 0);
  self->key = samvad_column_text (statement, 1);
  read_name (statement, 2, &self->name);
  self->active_from = samvad_column_day (statement, 4);
  self->active_to = samvad_column_day (statement, 5);
  g_ptr_array_add (into, self);
}

static void
read_holiday (sqlite3_stmt *statement,
              gpointer      into)
{
  SamvadHoliday holiday = { sqlite3_column_int (statement, 0), { NULL, NULL } };

  read_name (statement, 1, &holiday.name);
  g_array_append_val (into, holiday);
}

static gboolean
fill_calendar (SamvadDatabase  *database,
               SamvadCalendar  *calendar,
               GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT doc_id, year, weekly_off FROM year", NULL);

  if (statement == NULL)
    return FALSE;
  while (problem == NULL && samvad_database_step (database, statement, &problem))
    {
      SamvadYear *year = samvad_year_new (sqlite3_column_int (statement, 1));

      year->id = samvad_column_text (statement, 0);
      year->weekly_off = (guint) sqlite3_column_int (statement, 2);
      each (database, samvad_database_prepare (database, &problem, "SELECT date, name_en, name_hi FROM holiday "
                                               "WHERE doc_id = ? ORDER BY position", "s", year->id),
            read_holiday, year->holidays, problem == NULL ? &problem : NULL);
      samvad_calendar_take_year (calendar, year);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
read_target (sqlite3_stmt *statement,
             gpointer      into)
{
  SamvadTarget **target = into;

  g_clear_pointer (target, samvad_target_free);
  *target = samvad_target_new ();
  (*target)->id = samvad_column_text (statement, 0);
  (*target)->month = sqlite3_column_int (statement, 1);
  (*target)->calls = sqlite3_column_int64 (statement, 2);
  (*target)->counts = (SamvadCounts) sqlite3_column_int (statement, 3);
  (*target)->sampled = sqlite3_column_int64 (statement, 4);
}

static void
read_revision (sqlite3_stmt *statement,
               gpointer      into)
{
  SamvadRevision revision = { sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1) };

  g_array_append_val (into, revision);
}

static void
read_share (sqlite3_stmt *statement,
            gpointer      into)
{
  SamvadTarget *target = into;
  SamvadShareOfTarget share = { samvad_column_text (statement, 1), sqlite3_column_int64 (statement, 2) };

  g_array_append_val (sqlite3_column_int (statement, 0) == 0 ? target->districts : target->officers, share);
}

static gboolean
fill_target (SamvadDatabase  *database,
             SamvadReading   *reading,
             GError         **error)
{
  if (!each (database, samvad_database_prepare (database, error, "SELECT doc_id, month, calls, counts, sampled FROM target "
                                                "WHERE month = ? ORDER BY doc_id", "n", reading->month),
             read_target, &reading->target, error))
    return FALSE;
  if (reading->target == NULL)
    return TRUE;
  return each (database, samvad_database_prepare (database, error, "SELECT day, calls FROM target_revision "
                                                  "WHERE doc_id = ? ORDER BY position", "s", reading->target->id),
               read_revision, reading->target->revisions, error) &&
         each (database, samvad_database_prepare (database, error, "SELECT kind, key, calls FROM target_share "
                                                  "WHERE doc_id = ?", "s", reading->target->id),
               read_share, reading->target, error);
}

static void
read_coverage (sqlite3_stmt *statement,
               gpointer      into)
{
  GPtrArray *rows = into;
  SamvadCoverage *last = rows->len > 0 ? g_ptr_array_index (rows, rows->len - 1) : NULL;
  const char *id = (const char *) sqlite3_column_text (statement, 0);
  int service = sqlite3_column_int (statement, 3);

  if (last == NULL || g_strcmp0 (last->id, id) != 0)
    {
      last = g_new0 (SamvadCoverage, 1);
      last->id = g_strdup (id);
      last->district = samvad_column_text (statement, 1);
      last->month = sqlite3_column_int (statement, 2);
      g_ptr_array_add (rows, last);
    }
  if (service >= 0 && service < SAMVAD_N_SERVICES)
    last->services[service] = (SamvadReturn) { TRUE, sqlite3_column_int64 (statement, 4),
                                               sqlite3_column_int64 (statement, 5) };
}

static void
read_closing (sqlite3_stmt *statement,
              gpointer      into)
{
  SamvadClosing *self = g_new0 (SamvadClosing, 1);

  self->id = samvad_column_text (statement, 0);
  self->month = sqlite3_column_int (statement, 1);
  self->closed_at = sqlite3_column_int64 (statement, 2);
  self->by = samvad_column_text (statement, 3);
  self->figures = samvad_column_text (statement, 4);
  g_ptr_array_add (into, self);
}

/** Returns: (transfer full) (element-type SamvadClosing): by month */
GPtrArray *
samvad_directory_closings (SamvadDatabase  *database,
                           GError         **error)
{
  g_autoptr (GPtrArray) closings = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_closing_free);

  if (!each (database, samvad_database_prepare (database, error, "SELECT doc_id, month, closed_at, by, figures "
                                                "FROM closing ORDER BY month, doc_id", NULL), read_closing, closings, error))
    return NULL;
  return g_steal_pointer (&closings);
}

static gboolean
fill_closing (SamvadDatabase  *database,
              SamvadReading   *reading,
              GError         **error)
{
  g_autoptr (GPtrArray) closings = samvad_directory_closings (database, error);

  if (closings == NULL)
    return FALSE;
  for (guint i = 0; i < closings->len; i++)
    if (((SamvadClosing *) g_ptr_array_index (closings, i))->month == reading->month)
      {
        g_clear_pointer (&reading->closing, samvad_closing_free);
        reading->closing = samvad_closing_copy (g_ptr_array_index (closings, i));
      }
  return TRUE;
}

/** Fills what a reading knows besides counts: who, where, targets, calendar, returns, closing. */
gboolean
samvad_directory_fill (SamvadDatabase  *database,
                       SamvadReading   *reading,
                       GError         **error)
{
  return each (database, samvad_database_prepare (database, error, "SELECT * FROM district ORDER BY code", NULL),
               read_district, reading->districts, error) &&
         each (database, samvad_database_prepare (database, error, "SELECT * FROM project ORDER BY doc_id", NULL),
               read_project, reading->projects, error) &&
         each (database, samvad_database_prepare (database, error, "SELECT * FROM officer ORDER BY key", NULL),
               read_officer, reading->officers, error) &&
         fill_calendar (database, reading->calendar, error) &&
         fill_target (database, reading, error) &&
         fill_closing (database, reading, error) &&
         each (database, samvad_database_prepare (database, error, "SELECT doc_id, district, month, service, eligible, "
                                                  "served FROM coverage JOIN coverage_service USING (doc_id) "
                                                  "WHERE month BETWEEN ? AND ? ORDER BY doc_id", "nn",
                                                  reading->month - (SamvadMonth) reading->months + 1, reading->month),
               read_coverage, reading->coverage, error);
}
