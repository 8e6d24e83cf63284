/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-paged-list.h"

#include <string.h>

/* So many pages stay in memory: what is on the screen and a few before and after it. */
#define MAX_PAGES 24

typedef struct {
  SamvadStore      *store;
  SamvadPagedQuery *query;
  GArray           *anchors;    /* SamvadKey of the first row of each page */
  GPtrArray        *pages;      /* page → GPtrArray of items, or NULL */
  GQueue            recent;     /* page numbers, newest first */
  guint             n_items;
  SamvadKey         top;        /* key of the first row, to see what came before it */
  gint64            newest;     /* of its rows the one that was written last; -1: not known yet */
  SamvadPagedList  *seen;       /* an earlier look at the same rows, nullable */
  guint             n_unseen;
  GCancellable     *cancellable;
  gboolean          scanning;
  gboolean          again;
} SamvadPagedListPrivate;

static void init_list_model (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SamvadPagedList, samvad_paged_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (SamvadPagedList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

#define PRIVATE(self) ((SamvadPagedListPrivate *) samvad_paged_list_get_instance_private (self))

SamvadPagedQuery *
samvad_paged_query_new (void)
{
  SamvadPagedQuery *self = g_new0 (SamvadPagedQuery, 1);

  g_atomic_ref_count_init (&self->refs);
  self->values = g_array_new (FALSE, TRUE, sizeof (GValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) g_value_unset);
  return self;
}

void
samvad_paged_query_add_text (SamvadPagedQuery *self,
                             const char       *text)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  g_array_append_val (self->values, value);
}

void
samvad_paged_query_add_int (SamvadPagedQuery *self,
                            gint64            number)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  g_array_append_val (self->values, value);
}

SamvadPagedQuery *
samvad_paged_query_ref (SamvadPagedQuery *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
samvad_paged_query_unref (SamvadPagedQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->scan);
  g_free (self->page);
  g_array_unref (self->values);
  g_free (self);
}

static void
bind_values (sqlite3_stmt           *statement,
             const SamvadPagedQuery *query)
{
  for (guint i = 0; i < query->values->len; i++)
    {
      const GValue *value = &g_array_index (query->values, GValue, i);

      if (G_VALUE_HOLDS_STRING (value))
        sqlite3_bind_text (statement, 4 + (int) i, g_value_get_string (value), -1, SQLITE_TRANSIENT);
      else
        sqlite3_bind_int64 (statement, 4 + (int) i, g_value_get_int64 (value));
    }
}

/* A scan or a page on its way through a worker thread. */
typedef struct {
  SamvadPagedQuery *query;
  char             *sought;     /* id of the document that is looked for */
  int               position;   /* where it stands, -1: nowhere */
  guint             page;
  SamvadKey         from;
  GArray           *anchors;
  guint             n_items;
  gint64            newest;
  gint64            seen;       /* rows after it are new */
  guint             n_unseen;
  GPtrArray        *values;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  samvad_paged_query_unref (errand->query);
  g_free (errand->sought);
  g_clear_pointer (&errand->anchors, g_array_unref);
  g_clear_pointer (&errand->values, g_ptr_array_unref);
  g_free (errand);
}

/** Returns: (transfer none) (nullable): gives every row of the query, in order */
sqlite3_stmt *
samvad_paged_query_start (SamvadPagedQuery  *self,
                          SamvadDatabase    *database,
                          GError           **error)
{
  /* Newest first from the last possible moment, and any other order from the first. */
  gint64 from = strstr (self->page, "<= (?1, ?2)") != NULL ? G_MAXINT64 : G_MININT64;
  sqlite3_stmt *statement = samvad_database_prepare (database, error, self->page, "iin", from, from, G_MAXINT);

  if (statement != NULL)
    bind_values (statement, self);
  return statement;
}

/** Reads every row of the query into @into. */
gboolean
samvad_paged_query_read (SamvadPagedQuery  *self,
                         SamvadDatabase    *database,
                         GPtrArray         *into,
                         GError           **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_paged_query_start (self, database, &problem);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    g_ptr_array_add (into, self->read (database, statement, self->now, &problem));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
scan_rows (SamvadDatabase  *database,
           Errand          *errand,
           GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, errand->query->scan, NULL);

  errand->anchors = g_array_new (FALSE, FALSE, sizeof (SamvadKey));
  if (statement == NULL)
    return;
  bind_values (statement, errand->query);
  while (samvad_database_step (database, statement, error))
    {
      SamvadKey key = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

      if (errand->n_items % SAMVAD_PAGE_SIZE == 0)
        g_array_append_val (errand->anchors, key);
      errand->newest = MAX (errand->newest, key.row);
      errand->n_unseen += key.row > errand->seen;
      errand->n_items++;
    }
}

static void
find_row (SamvadDatabase  *database,
          Errand          *errand,
          GError         **error)
{
  gint64 row = 0;
  sqlite3_stmt *statement;

  errand->position = -1;
  if (!samvad_database_get_int (database, &row, error, errand->query->find, "s", errand->sought) ||
      (statement = samvad_database_prepare (database, error, errand->query->scan, NULL)) == NULL)
    return;
  bind_values (statement, errand->query);
  for (int position = 0; errand->position < 0 && samvad_database_step (database, statement, error); position++)
    if (sqlite3_column_int64 (statement, 1) == row)
      errand->position = position;
  sqlite3_reset (statement);
}

static void
read_page (SamvadDatabase  *database,
           Errand          *errand,
           GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, errand->query->page, "iin", errand->from.sort,
                                                     errand->from.row, SAMVAD_PAGE_SIZE);

  errand->values = g_ptr_array_new_with_free_func (errand->query->destroy);
  if (statement == NULL)
    return;
  bind_values (statement, errand->query);
  while (samvad_database_step (database, statement, error))
    g_ptr_array_add (errand->values, errand->query->read (database, statement, errand->query->now, error));
}

static void
work (GTask        *task,
      SamvadStore  *store,
      Errand       *errand,
      GCancellable *cancellable,
      void        (*func) (SamvadDatabase *, Errand *, GError **))
{
  GError *error = NULL;
  SamvadDatabase *reader = samvad_store_borrow_reader (store, cancellable, &error);

  if (reader != NULL)
    {
      func (reader, errand, &error);
      samvad_store_return_reader (store, reader);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
scan_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  work (task, source, data, cancellable, scan_rows);
}

static void
page_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  work (task, source, data, cancellable, read_page);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  work (task, source, data, cancellable, find_row);
}

static void
start (SamvadPagedList     *self,
       Errand              *errand,
       GTaskThreadFunc      thread,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  g_autoptr (GTask) task = g_task_new (priv->store, priv->cancellable, callback, user_data);

  errand->query = samvad_paged_query_ref (priv->query);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, thread);
}

/**
 * samvad_paged_list_find_async:
 * @id: of the document
 *
 * Looks in a worker thread where the row of that document stands now. Cancelled when the list shows something else.
 */
void
samvad_paged_list_find_async (SamvadPagedList     *self,
                              const char          *id,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->sought = g_strdup (id);
  start (self, errand, find_thread, callback, user_data);
}

/** Returns: the position, -1: the list does not have it */
int
samvad_paged_list_find_finish (GAsyncResult  *result,
                               GError       **error)
{
  const Errand *errand = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? errand->position : -1;
}

static void
drop_pages (SamvadPagedListPrivate *priv,
            guint                   n_pages)
{
  g_ptr_array_set_size (priv->pages, 0);
  g_ptr_array_set_size (priv->pages, (int) n_pages);
  g_queue_clear (&priv->recent);
}

/* The rows that are new at the top: what one reads stays where it is. */
static guint
count_before (GArray          *anchors,
              const SamvadKey *top)
{
  const SamvadKey *first = anchors->len > 0 ? &g_array_index (anchors, SamvadKey, 0) : NULL;

  return first != NULL && first->sort == top->sort && first->row == top->row ? 0 : 1;
}

static void
take_scan (SamvadPagedList *self,
           Errand          *errand)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  guint before = priv->n_items, after = errand->n_items;
  gboolean grew = before > 0 && after >= before && count_before (errand->anchors, &priv->top) == 1;

  g_clear_pointer (&priv->anchors, g_array_unref);
  priv->anchors = g_array_ref (errand->anchors);
  priv->n_items = after;
  priv->newest = errand->newest;
  priv->n_unseen = errand->n_unseen;
  if (after > 0)
    priv->top = g_array_index (errand->anchors, SamvadKey, 0);
  drop_pages (priv, errand->anchors->len);
  if (grew && after > before)
    {
      /* Newest first: what was added came above; the rows below are told apart by what they show. */
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, after - before);
      return;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, after);
}

static void
on_scanned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SamvadPagedList) self = user_data;
  SamvadPagedListPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  gboolean scanned = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  priv->scanning = FALSE;
  if (!scanned)
    g_warning ("A list cannot be read: %s", error->message);
  else if (errand->query == priv->query)
    take_scan (self, errand);
  if (priv->again)
    samvad_paged_list_rescan (self);
}

/** Looks anew at what the list has; to be called after the store's `changed`. */
void
samvad_paged_list_rescan (SamvadPagedList *self)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  Errand *errand;

  if (priv->query == NULL)
    return;
  priv->again = priv->scanning;
  if (priv->scanning)
    return;
  priv->scanning = TRUE;
  errand = g_new0 (Errand, 1);
  errand->seen = priv->seen != NULL && PRIVATE (priv->seen)->newest >= 0 ? PRIVATE (priv->seen)->newest : G_MAXINT64;
  start (self, errand, scan_thread, on_scanned, g_object_ref (self));
}

/**
 * samvad_paged_list_count_unseen:
 *
 * Returns: how many rows were written since the list that was given to samvad_paged_list_set_seen() last looked:
 *   rows have numbers in the order in which they came, so that what left meanwhile does not count
 */
guint
samvad_paged_list_count_unseen (SamvadPagedList *self)
{
  return PRIVATE (self)->n_unseen;
}

/** @seen: (nullable): an earlier look at the same rows; before the first look of @self */
void
samvad_paged_list_set_seen (SamvadPagedList *self,
                            SamvadPagedList *seen)
{
  g_set_object (&PRIVATE (self)->seen, seen);
}

void
samvad_paged_list_set_store (SamvadPagedList *self,
                             SamvadStore     *store)
{
  g_set_object (&PRIVATE (self)->store, store);
}

/** @query: (transfer full): what the list shows from now on */
void
samvad_paged_list_set_query (SamvadPagedList  *self,
                             SamvadPagedQuery *query)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);

  g_cancellable_cancel (priv->cancellable);
  g_set_object (&priv->cancellable, NULL);
  priv->cancellable = g_cancellable_new ();
  g_clear_pointer (&priv->query, samvad_paged_query_unref);
  priv->query = query;
  priv->top = (SamvadKey) { 0, 0 };
  priv->newest = -1;
  priv->scanning = priv->again = FALSE;
  samvad_paged_list_rescan (self);
}

static void
on_page_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SamvadPagedList) self = user_data;
  SamvadPagedListPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  GPtrArray *items;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("A list cannot be read: %s", error->message);
      return;
    }
  items = errand->page < priv->pages->len ? g_ptr_array_index (priv->pages, errand->page) : NULL;
  if (errand->query != priv->query || items == NULL ||
      g_array_index (priv->anchors, SamvadKey, errand->page).row != errand->from.row)
    return;
  for (guint i = 0; i < MIN (items->len, errand->values->len); i++)
    SAMVAD_PAGED_LIST_GET_CLASS (self)->fill_item (self, g_ptr_array_index (items, i),
                                                   g_steal_pointer (&g_ptr_array_index (errand->values, i)));
}

static void
load_page (SamvadPagedList *self,
           guint            page)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  GType type = SAMVAD_PAGED_LIST_GET_CLASS (self)->item_type;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint count = MIN (SAMVAD_PAGE_SIZE, priv->n_items - page * SAMVAD_PAGE_SIZE);
  Errand *errand = g_new0 (Errand, 1);

  for (guint i = 0; i < count; i++)
    g_ptr_array_add (items, g_object_new (type, NULL));
  g_ptr_array_index (priv->pages, page) = items;
  g_queue_push_head (&priv->recent, GUINT_TO_POINTER (page));
  while (priv->recent.length > MAX_PAGES)
    {
      guint oldest = GPOINTER_TO_UINT (g_queue_pop_tail (&priv->recent));

      g_clear_pointer ((GPtrArray **) &g_ptr_array_index (priv->pages, oldest), g_ptr_array_unref);
    }
  errand->page = page;
  errand->from = g_array_index (priv->anchors, SamvadKey, page);
  start (self, errand, page_thread, on_page_read, g_object_ref (self));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SamvadPagedList *self = SAMVAD_PAGED_LIST (model);
  SamvadPagedListPrivate *priv = PRIVATE (self);
  guint page = position / SAMVAD_PAGE_SIZE;

  if (position >= priv->n_items)
    return NULL;
  if (g_ptr_array_index (priv->pages, page) == NULL)
    load_page (self, page);
  return g_object_ref (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (priv->pages, page), position % SAMVAD_PAGE_SIZE));
}

static guint
get_n_items (GListModel *model)
{
  return PRIVATE (SAMVAD_PAGED_LIST (model))->n_items;
}

static GType
get_item_type (GListModel *model)
{
  return SAMVAD_PAGED_LIST_GET_CLASS (model)->item_type;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item = get_item;
  iface->get_n_items = get_n_items;
  iface->get_item_type = get_item_type;
}

static void
page_free (gpointer page)
{
  if (page != NULL)
    g_ptr_array_unref (page);
}

static void
samvad_paged_list_dispose (GObject *object)
{
  SamvadPagedListPrivate *priv = PRIVATE (SAMVAD_PAGED_LIST (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->seen);
  g_clear_object (&priv->store);
  g_clear_pointer (&priv->query, samvad_paged_query_unref);
  g_clear_pointer (&priv->anchors, g_array_unref);
  g_clear_pointer (&priv->pages, g_ptr_array_unref);
  g_queue_clear (&priv->recent);
  G_OBJECT_CLASS (samvad_paged_list_parent_class)->dispose (object);
}

static void
samvad_paged_list_class_init (SamvadPagedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_paged_list_dispose;
}

static void
samvad_paged_list_init (SamvadPagedList *self)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);

  priv->cancellable = g_cancellable_new ();
  priv->anchors = g_array_new (FALSE, FALSE, sizeof (SamvadKey));
  priv->pages = g_ptr_array_new_with_free_func (page_free);
  priv->newest = -1;
  g_queue_init (&priv->recent);
}
