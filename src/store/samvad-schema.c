/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-schema.h"

#include <glib/gi18n-lib.h>

/* One step a version. A step that was released never changes: add the next one instead. */
static const char *const steps[] = {
  /* 1: the first release */
  "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;"
  "CREATE TABLE district (doc_id TEXT PRIMARY KEY, code TEXT NOT NULL, name_en TEXT, name_hi TEXT,"
  "  tile_column INTEGER, tile_row INTEGER, valid_from INTEGER, valid_to INTEGER, carved_from TEXT,"
  "  centres INTEGER) WITHOUT ROWID;"
  "CREATE TABLE project (doc_id TEXT PRIMARY KEY, district TEXT NOT NULL, name_en TEXT, name_hi TEXT) WITHOUT ROWID;"
  "CREATE TABLE officer (doc_id TEXT PRIMARY KEY, key TEXT NOT NULL, name_en TEXT, name_hi TEXT,"
  "  active_from INTEGER, active_to INTEGER) WITHOUT ROWID;"
  "CREATE TABLE year (doc_id TEXT PRIMARY KEY, year INTEGER NOT NULL, weekly_off INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE holiday (doc_id TEXT NOT NULL REFERENCES year ON DELETE CASCADE, position INTEGER NOT NULL,"
  "  date INTEGER NOT NULL, name_en TEXT, name_hi TEXT, PRIMARY KEY (doc_id, position)) WITHOUT ROWID;"
  "CREATE TABLE target (doc_id TEXT PRIMARY KEY, month INTEGER NOT NULL, calls INTEGER NOT NULL,"
  "  counts INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE target_revision (doc_id TEXT NOT NULL REFERENCES target ON DELETE CASCADE, position INTEGER NOT NULL,"
  "  day INTEGER NOT NULL, calls INTEGER NOT NULL, PRIMARY KEY (doc_id, position)) WITHOUT ROWID;"
  "CREATE TABLE target_share (doc_id TEXT NOT NULL REFERENCES target ON DELETE CASCADE, kind INTEGER NOT NULL,"
  "  key TEXT NOT NULL, calls INTEGER NOT NULL, PRIMARY KEY (doc_id, kind, key)) WITHOUT ROWID;"
  "CREATE TABLE coverage (doc_id TEXT PRIMARY KEY, district TEXT NOT NULL, month INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE coverage_service (doc_id TEXT NOT NULL REFERENCES coverage ON DELETE CASCADE,"
  "  service INTEGER NOT NULL, eligible INTEGER NOT NULL, served INTEGER NOT NULL,"
  "  PRIMARY KEY (doc_id, service)) WITHOUT ROWID;"
  "CREATE TABLE closing (doc_id TEXT PRIMARY KEY, month INTEGER NOT NULL, closed_at INTEGER NOT NULL, by TEXT,"
  "  figures TEXT NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE call (id INTEGER PRIMARY KEY, doc_id TEXT NOT NULL UNIQUE, family TEXT NOT NULL,"
  "  month INTEGER NOT NULL, officer TEXT NOT NULL, district TEXT NOT NULL, project TEXT, centre_code TEXT,"
  "  centre_name TEXT, started_at INTEGER NOT NULL, duration INTEGER NOT NULL, category INTEGER NOT NULL,"
  "  age_months INTEGER NOT NULL, sex TEXT, outcome INTEGER NOT NULL, outcome_code TEXT, callback_at INTEGER,"
  "  overall INTEGER, rating INTEGER, sentiment INTEGER, remark TEXT, language TEXT);"
  "CREATE INDEX call_case ON call (month, family);"
  "CREATE INDEX call_time ON call (started_at, id);"
  "CREATE INDEX call_district ON call (district, started_at, id);"
  "CREATE INDEX call_officer ON call (officer, started_at, id);"
  "CREATE INDEX call_feedback ON call (started_at, id) WHERE sentiment IS NOT NULL;"
  "CREATE TABLE call_service (call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE, service INTEGER NOT NULL,"
  "  asked INTEGER NOT NULL, received INTEGER NOT NULL, satisfaction INTEGER NOT NULL, issue TEXT,"
  "  aware INTEGER NOT NULL, informed INTEGER NOT NULL, PRIMARY KEY (call, service)) WITHOUT ROWID;"
  "CREATE VIRTUAL TABLE call_search USING fts5 (words,"
  "  tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\");"
  "CREATE TABLE action (id INTEGER PRIMARY KEY, doc_id TEXT NOT NULL UNIQUE, call TEXT, family TEXT,"
  "  district TEXT NOT NULL, project TEXT, centre_code TEXT, centre_name TEXT, service TEXT, issue TEXT,"
  "  priority INTEGER NOT NULL, opened_at INTEGER NOT NULL, due_at INTEGER NOT NULL, worker_id TEXT,"
  "  worker_name TEXT, worker_role INTEGER NOT NULL,"
  /* What the whole history says; last_at is its newest event. */
  "  state INTEGER NOT NULL, due_now INTEGER NOT NULL, owner_name TEXT, owner_role INTEGER NOT NULL,"
  "  changed_at INTEGER NOT NULL, last_at INTEGER NOT NULL);"
  "CREATE INDEX action_state ON action (state, due_now, id);"
  "CREATE INDEX action_count ON action (state, district, due_now, last_at);"
  "CREATE INDEX action_last ON action (last_at);"
  "CREATE INDEX action_call ON action (call);"
  "CREATE TABLE decision (doc_id TEXT PRIMARY KEY, meeting INTEGER NOT NULL, text TEXT, district TEXT, owner TEXT,"
  "  due INTEGER) WITHOUT ROWID;"
  /* local: 0 the server has it, 1 not sent yet, 2 refused */
  "CREATE TABLE event (doc_id TEXT NOT NULL, event_id TEXT NOT NULL, at INTEGER NOT NULL, by TEXT,"
  "  kind INTEGER NOT NULL, kind_code TEXT, text TEXT, worker_id TEXT, worker_name TEXT, worker_role INTEGER NOT NULL,"
  "  role INTEGER NOT NULL, due_at INTEGER, response INTEGER NOT NULL, local INTEGER NOT NULL,"
  "  PRIMARY KEY (doc_id, event_id)) WITHOUT ROWID;"
  "CREATE INDEX event_at ON event (at);"
  /* event_id NULL: the whole document is new */
  "CREATE TABLE outbox (row INTEGER PRIMARY KEY AUTOINCREMENT, doc_id TEXT NOT NULL, event_id TEXT,"
  "  made_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, refused TEXT);"
  "CREATE TABLE set_aside (doc_id TEXT PRIMARY KEY, reason TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE rollup (month INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, district TEXT NOT NULL,"
  "  officer TEXT NOT NULL, item TEXT NOT NULL, n0 INTEGER NOT NULL, n1 INTEGER NOT NULL, n2 INTEGER NOT NULL,"
  "  n3 INTEGER NOT NULL, n4 INTEGER NOT NULL, n5 INTEGER NOT NULL, n6 INTEGER NOT NULL, n7 INTEGER NOT NULL,"
  "  n8 INTEGER NOT NULL, n9 INTEGER NOT NULL, n10 INTEGER NOT NULL, n11 INTEGER NOT NULL, n12 INTEGER NOT NULL,"
  "  n13 INTEGER NOT NULL, PRIMARY KEY (month, kind, day, district, officer, item)) WITHOUT ROWID;",

  /* 2: the answers of a call beside it: they are read and written together; asked: a bit for each service */
  "ALTER TABLE call ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE call ADD COLUMN answers TEXT;"
  "UPDATE call SET asked = (SELECT ifnull (sum (1 << s.service), 0) FROM call_service AS s"
  "    WHERE s.call = call.id AND s.asked),"
  "  answers = (SELECT group_concat (s.service || ',' || s.asked || ',' || s.received || ',' || s.satisfaction"
  "    || ',' || s.aware || ',' || s.informed || ',' || ifnull (s.issue, ''), char (31))"
  "    FROM call_service AS s WHERE s.call = call.id) WHERE sentiment IS NOT NULL;"
  "DROP TABLE call_service;",

  /* 3: how many families were drawn for a month; when calls back were promised for (SAMVAD_TALLY_CALLBACK),
   * summed anew: outcome 3 is CALLBACK, 12 is OTHER; days and hours are IST */
  "ALTER TABLE target ADD COLUMN sampled INTEGER NOT NULL DEFAULT -1;"
  "INSERT INTO rollup SELECT month, 13, (callback_at + 19800000000) / 86400000000, '', '',"
  "  printf ('%02d', (callback_at + 19800000000) / 3600000000 % 24), count (*), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0"
  "  FROM call WHERE outcome = 3 AND callback_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM call AS other"
  "    WHERE other.month = call.month AND other.family = call.family"
  "    AND (min (other.outcome, 12), other.started_at, other.doc_id) < (min (call.outcome, 12), call.started_at, call.doc_id))"
  "  GROUP BY 1, 3, 6;",

  /* 4: how items come and go, per item and summed by month; settles_at: when the next of an item's events that
   * are dated in the future will count, for the history as stored says what counts now. Until then last_at is
   * the end of time. All items are folded anew. */
  "ALTER TABLE action ADD COLUMN settles_at INTEGER;"
  "CREATE INDEX action_settles ON action (settles_at) WHERE settles_at IS NOT NULL;"
  "CREATE TABLE action_flow (doc_id TEXT NOT NULL, month INTEGER NOT NULL, kind INTEGER NOT NULL,"
  "  response INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (doc_id, month, kind, response)) WITHOUT ROWID;"
  "CREATE TABLE flow (month INTEGER NOT NULL, kind INTEGER NOT NULL, response INTEGER NOT NULL, n INTEGER NOT NULL,"
  "  PRIMARY KEY (month, kind, response)) WITHOUT ROWID;"
  "CREATE TRIGGER action_flow_added AFTER INSERT ON action_flow BEGIN"
  "  INSERT INTO flow VALUES (new.month, new.kind, new.response, new.n)"
  "    ON CONFLICT DO UPDATE SET n = n + excluded.n; END;"
  "CREATE TRIGGER action_flow_changed AFTER UPDATE ON action_flow BEGIN"
  "  UPDATE flow SET n = n + new.n - old.n WHERE month = new.month AND kind = new.kind AND response = new.response; END;"
  "CREATE TRIGGER action_flow_taken AFTER DELETE ON action_flow BEGIN"
  "  UPDATE flow SET n = n - old.n WHERE month = old.month AND kind = old.kind AND response = old.response; END;"
  "UPDATE action SET settles_at = 0, last_at = 9223372036854775807;",

  /* 5: the lists of items, their numbers and their ages from one index, without the rows */
  "DROP INDEX action_state;"
  "CREATE INDEX action_state ON action (state, due_now, id, opened_at, owner_role, district, service, owner_name);",
};

/* The indexes that only lists need, not the feed: a first load makes them at its end, sorted, in a
 * tenth of the time that they cost row by row. A list is slower until then, and as right. */
static const struct { const char *name, *columns; } list_indexes[] = {
  { "call_time", "(started_at, id)" },
  { "call_district", "(district, started_at, id)" },
  { "call_officer", "(officer, started_at, id)" },
  { "call_feedback", "(started_at, id) WHERE sentiment IS NOT NULL" },
  /* 0: complete. For the median duration, from the index alone. */
  { "call_complete", "(officer, started_at, id, duration, outcome) WHERE outcome = 0" },
};

/** Before a first load. */
gboolean
samvad_schema_drop_list_indexes (SamvadDatabase  *database,
                                 GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_indexes); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX IF EXISTS %s", list_indexes[i].name);

      if (!samvad_database_script (database, sql, error))
        return FALSE;
    }
  return TRUE;
}

/** After it, or after one that was interrupted; costs nothing where they are there. */
gboolean
samvad_schema_ensure_list_indexes (SamvadDatabase  *database,
                                   GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_indexes); i++)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE INDEX IF NOT EXISTS %s ON call %s", list_indexes[i].name,
                                              list_indexes[i].columns);

      if (!samvad_database_script (database, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
get_version (SamvadDatabase  *database,
             gint64          *version,
             GError         **error)
{
  *version = 0;
  return samvad_database_get_int (database, version, error, "PRAGMA user_version", NULL);
}

/** Returns: whether there are tables at all: another program may be about to make them */
gboolean
samvad_schema_is_made (SamvadDatabase *database)
{
  gint64 version;

  return get_version (database, &version, NULL) && version > 0;
}

/** Returns: whether this program may read the file; NEWER where a later one wrote it */
gboolean
samvad_schema_check (SamvadDatabase  *database,
                     GError         **error)
{
  gint64 version;

  if (!get_version (database, &version, error))
    return FALSE;
  if (version <= (gint64) G_N_ELEMENTS (steps))
    return TRUE;
  g_set_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NEWER,
               _("The cache was written by a newer version of Samvad (%d after %d): "
                 "install that version, or choose another folder"), (int) version, (int) G_N_ELEMENTS (steps));
  return FALSE;
}

static gboolean
take_step (SamvadDatabase  *database,
           guint            step,
           GError         **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", step + 1);
  gint64 now;

  if (!samvad_database_begin (database, TRUE, error))
    return FALSE;
  /* Another program may have taken it since. */
  if (get_version (database, &now, NULL) && now > step)
    return samvad_database_commit (database, error);
  if (samvad_database_script (database, steps[step], error) &&
      samvad_database_script (database, version, error))
    return samvad_database_commit (database, error);
  samvad_database_rollback (database);
  return FALSE;
}

/** Brings the file to this program's version, step by step, each in a transaction of its own. */
gboolean
samvad_schema_migrate (SamvadDatabase  *database,
                       GError         **error)
{
  gint64 version;

  if (!samvad_schema_check (database, error) || !get_version (database, &version, error))
    return FALSE;
  for (guint step = (guint) version; step < G_N_ELEMENTS (steps); step++)
    if (!take_step (database, step, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_entry (SamvadDatabase *database,
           const char     *described)
{
  gint64 count = 0;

  return samvad_database_get_int (database, &count, NULL, "SELECT count (*) FROM sqlite_schema "
                                  "WHERE name || ' ' || ifnull (sql, '') = ?", "s", described) && count == 1;
}

/* Returns: (transfer full) (nullable): name and text of each table and trigger that the steps make */
static GPtrArray *
describe_model (GError **error)
{
  g_autoptr (SamvadDatabase) model = samvad_database_open ("", FALSE, error);
  g_autoptr (GPtrArray) described = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;

  if (model == NULL || !samvad_schema_migrate (model, error))
    return NULL;
  statement = samvad_database_prepare (model, error, "SELECT name || ' ' || ifnull (sql, '') FROM sqlite_schema "
                                       "WHERE type IN ('table', 'trigger', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT IN "
                                       /* SQLite's own, which another version may make otherwise */
                                       "(SELECT name FROM pragma_table_list WHERE type = 'shadow')", NULL);
  if (statement == NULL)
    return NULL;
  while (samvad_database_step (model, statement, NULL))
    g_ptr_array_add (described, samvad_column_text (statement, 0));
  return g_steal_pointer (&described);
}

/* Made once, for good. */
static GPtrArray *
get_model (GError **error)
{
  static GMutex lock;
  static GPtrArray *model;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (model == NULL)
    model = describe_model (error);
  return model;
}

/**
 * samvad_schema_compare:
 *
 * A damaged byte may make another column's name, which is sound for SQLite and unknown to every statement.
 *
 * Returns: whether the tables and triggers are those that the steps make; DAMAGED where not
 */
gboolean
samvad_schema_compare (SamvadDatabase  *database,
                       GError         **error)
{
  GPtrArray *model = get_model (error);

  if (model == NULL)
    return FALSE;
  for (guint i = 0; i < model->len; i++)
    if (!has_entry (database, g_ptr_array_index (model, i)))
      {
        g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_DAMAGED,
                             _("The cache’s tables are not what they were: it is set aside and built anew"));
        return FALSE;
      }
  return TRUE;
}
