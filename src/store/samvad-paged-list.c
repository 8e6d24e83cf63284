/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-paged-list.h"

#include "samvad-paged-errand.h"
#include "samvad-row-change.h"

/* So many pages stay in memory: what is on the screen and a few before and after it. */
#define MAX_PAGES 24

/* An item that somebody holds: the same row is the same item as long as it is there. */
typedef struct {
  gint64                          row;
  guint                           position;
  GObject                        *item;   /* weak */
  struct _SamvadPagedListPrivate *list;
} Live;

typedef struct _SamvadPagedListPrivate {
  SamvadStore      *store;
  SamvadPagedQuery *query;
  GArray           *anchors;    /* SamvadKey of the first row of each page */
  GArray           *rows;       /* gint64: the row of each position, in order; NULL unless the class keeps them */
  GArray           *before;     /* those that were there before, while a change is told step by step */
  guint             told;       /* positions before it are those of @rows already */
  int               shift;      /* by how many positions the others have moved */
  GHashTable       *live;       /* row → Live: the items that somebody holds */
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
  gboolean          fresh;      /* no scan of this query was taken yet */
} SamvadPagedListPrivate;

static void init_list_model (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SamvadPagedList, samvad_paged_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (SamvadPagedList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

enum { CHANGING, CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* An item's Live, by which its position is known. */
static G_DEFINE_QUARK (samvad-paged-list-live, live)

#define PRIVATE(self) ((SamvadPagedListPrivate *) samvad_paged_list_get_instance_private (self))

static SamvadPagedErrand *
errand_new (SamvadPagedList *self)
{
  SamvadPagedErrand *errand = g_new0 (SamvadPagedErrand, 1);

  errand->query = samvad_paged_query_ref (PRIVATE (self)->query);
  return errand;
}

static void
start (SamvadPagedList     *self,
       SamvadPagedErrand   *errand,
       SamvadPagedWork      work,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  samvad_paged_errand_start (errand, work, PRIVATE (self)->store, PRIVATE (self)->cancellable, callback, user_data);
}

/**
 * samvad_paged_list_find_async:
 * @self: of a class that keeps the rows
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
  SamvadPagedErrand *errand = errand_new (self);

  errand->sought = g_strdup (id);
  errand->rows = g_array_ref (PRIVATE (self)->rows);
  start (self, errand, SAMVAD_PAGED_WORK_FIND, callback, user_data);
}

/** Returns: the position, -1: the list does not have it */
int
samvad_paged_list_find_finish (GAsyncResult  *result,
                               GError       **error)
{
  const SamvadPagedErrand *errand = samvad_paged_errand_get (result);

  return samvad_paged_errand_finish (result, error) ? errand->position : -1;
}

static void
on_item_gone (gpointer  data,
              GObject  *item)
{
  Live *live = data;

  g_hash_table_remove (live->list->live, &live->row);
}

static void
forget_live (SamvadPagedListPrivate *priv)
{
  GHashTableIter iter;
  gpointer live;

  g_hash_table_iter_init (&iter, priv->live);
  while (g_hash_table_iter_next (&iter, NULL, &live))
    {
      g_object_weak_unref (((Live *) live)->item, on_item_gone, live);
      g_object_set_qdata (((Live *) live)->item, live_quark (), NULL);
      g_hash_table_iter_remove (&iter);
    }
}

/* Returns: (transfer full): the item of the row, a new one where nobody holds it */
static GObject *
dup_item (SamvadPagedList *self,
          gint64           row,
          guint            position)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  Live *live = g_hash_table_lookup (priv->live, &row);

  if (live == NULL)
    {
      live = g_new (Live, 1);
      *live = (Live) { row, position, g_object_new (SAMVAD_PAGED_LIST_GET_CLASS (self)->item_type, NULL), priv };
      g_object_weak_ref (live->item, on_item_gone, live);
      g_object_set_qdata (live->item, live_quark (), live);
      g_hash_table_insert (priv->live, &live->row, live);
      return live->item;
    }
  live->position = position;
  return g_object_ref (live->item);
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

/* Newest first: what was added came above; the rows below are told apart by what they show. */
static void
tell_top (SamvadPagedList *self,
          guint            before,
          guint            after,
          gboolean         grew)
{
  if (grew && after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, after - before);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, after);
}

/* Step by step: of each the list is what it says, and whoever shows or has chosen other rows keeps them. */
static void
tell_splices (SamvadPagedList *self,
              const GArray    *splices)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);

  for (guint i = 0; i < splices->len; i++)
    {
      const SamvadRowSplice *splice = &g_array_index (splices, SamvadRowSplice, i);

      priv->told = splice->position + splice->added;
      priv->shift += (int) splice->added - (int) splice->removed;
      priv->n_items = (guint) ((int) priv->before->len + priv->shift);
      g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->removed, splice->added);
    }
}

/* In two steps nobody looks for the old items among the new ones, one by one. */
static void
tell_all (SamvadPagedList *self)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  guint before = priv->before->len;

  priv->told = priv->n_items = 0;
  priv->shift = -(int) before;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  priv->told = priv->n_items = priv->rows->len;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, priv->n_items);
}

static void load_page (SamvadPagedList *self, guint page);

/* What is held is read again: it may say something else now. */
static void
reload_live (SamvadPagedList *self)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, priv->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Live *) value)->position = G_MAXUINT;
  for (guint i = 0; i < priv->rows->len; i++)
    {
      Live *live = g_hash_table_lookup (priv->live, &g_array_index (priv->rows, gint64, i));

      if (live == NULL)
        continue;
      live->position = i;
      if (g_ptr_array_index (priv->pages, i / SAMVAD_PAGE_SIZE) == NULL)
        load_page (self, i / SAMVAD_PAGE_SIZE);
    }
}

static void
take_rows (SamvadPagedList   *self,
           SamvadPagedErrand *errand)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);

  priv->before = g_steal_pointer (&priv->rows);
  priv->rows = g_array_ref (errand->rows);
  priv->told = 0;
  priv->shift = 0;
  /* Nothing is told yet: the list is still what it was. */
  g_signal_emit (self, signals[CHANGING], 0);
  if (errand->splices != NULL)
    tell_splices (self, errand->splices);
  else
    tell_all (self);
  g_clear_pointer (&priv->before, g_array_unref);
  reload_live (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_scan (SamvadPagedList   *self,
           SamvadPagedErrand *errand)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  guint before = priv->n_items, after = errand->n_items;
  gboolean grew = before > 0 && after >= before && count_before (errand->anchors, &priv->top) == 1;

  g_clear_pointer (&priv->anchors, g_array_unref);
  priv->anchors = g_array_ref (errand->anchors);
  priv->newest = errand->newest;
  priv->n_unseen = errand->n_unseen;
  if (after > 0)
    priv->top = g_array_index (errand->anchors, SamvadKey, 0);
  drop_pages (priv, errand->anchors->len);
  if (priv->rows != NULL)
    {
      take_rows (self, errand);
      return;
    }
  priv->n_items = after;
  tell_top (self, before, after, grew);
}

static void
on_scanned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SamvadPagedList) self = user_data;
  SamvadPagedListPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  SamvadPagedErrand *errand = samvad_paged_errand_get (result);
  gboolean scanned = samvad_paged_errand_finish (result, &error);

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
  SamvadPagedErrand *errand;

  if (priv->query == NULL)
    return;
  priv->again = priv->scanning;
  if (priv->scanning)
    return;
  priv->scanning = TRUE;
  errand = errand_new (self);
  if (priv->rows != NULL)
    {
      errand->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      /* Another query has other rows, and what was chosen of these is not what is looked for now. */
      errand->before = priv->fresh ? NULL : g_array_ref (priv->rows);
      priv->fresh = FALSE;
    }
  errand->seen = priv->seen != NULL && PRIVATE (priv->seen)->newest >= 0 ? PRIVATE (priv->seen)->newest : G_MAXINT64;
  start (self, errand, SAMVAD_PAGED_WORK_SCAN, on_scanned, g_object_ref (self));
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
  priv->fresh = TRUE;
  forget_live (priv);
  samvad_paged_list_rescan (self);
}

/* By row: what was scrolled past meanwhile may still be held. */
static void
fill_live (SamvadPagedList   *self,
           SamvadPagedErrand *errand)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);
  guint first = errand->page * SAMVAD_PAGE_SIZE;

  /* Read for the rows as they were. */
  if (errand->query != priv->query || errand->rows != priv->rows)
    return;
  for (guint i = 0; i < errand->values->len && first + i < priv->rows->len; i++)
    {
      Live *live = g_hash_table_lookup (priv->live, &g_array_index (priv->rows, gint64, first + i));

      if (live != NULL)
        SAMVAD_PAGED_LIST_GET_CLASS (self)->fill_item (self, live->item,
                                                       g_steal_pointer (&g_ptr_array_index (errand->values, i)));
    }
}

static void
on_page_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SamvadPagedList) self = user_data;
  SamvadPagedListPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  SamvadPagedErrand *errand = samvad_paged_errand_get (result);
  GPtrArray *items;

  if (!samvad_paged_errand_finish (result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("A list cannot be read: %s", error->message);
      return;
    }
  if (priv->rows != NULL)
    {
      fill_live (self, errand);
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
  SamvadPagedErrand *errand = errand_new (self);

  if (priv->rows != NULL)
    errand->rows = g_array_ref (priv->rows);
  for (guint i = page * SAMVAD_PAGE_SIZE; i < page * SAMVAD_PAGE_SIZE + count; i++)
    g_ptr_array_add (items, priv->rows != NULL ? dup_item (self, g_array_index (priv->rows, gint64, i), i)
                                               : g_object_new (type, NULL));
  g_ptr_array_index (priv->pages, page) = items;
  g_queue_push_head (&priv->recent, GUINT_TO_POINTER (page));
  while (priv->recent.length > MAX_PAGES)
    {
      guint oldest = GPOINTER_TO_UINT (g_queue_pop_tail (&priv->recent));

      g_clear_pointer ((GPtrArray **) &g_ptr_array_index (priv->pages, oldest), g_ptr_array_unref);
    }
  errand->page = page;
  errand->from = g_array_index (priv->anchors, SamvadKey, page);
  start (self, errand, SAMVAD_PAGED_WORK_PAGE, on_page_read, g_object_ref (self));
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
  if (priv->before != NULL)
    return dup_item (self, position < priv->told
                           ? g_array_index (priv->rows, gint64, position)
                           : g_array_index (priv->before, gint64, (int) position - priv->shift), position);
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
samvad_paged_list_constructed (GObject *object)
{
  if (SAMVAD_PAGED_LIST_GET_CLASS (object)->keeps_rows)
    PRIVATE (SAMVAD_PAGED_LIST (object))->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  G_OBJECT_CLASS (samvad_paged_list_parent_class)->constructed (object);
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
  g_clear_pointer (&priv->rows, g_array_unref);
  if (priv->live != NULL)
    forget_live (priv);
  g_clear_pointer (&priv->live, g_hash_table_unref);
  g_queue_clear (&priv->recent);
  G_OBJECT_CLASS (samvad_paged_list_parent_class)->dispose (object);
}

static void
samvad_paged_list_class_init (SamvadPagedListClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = samvad_paged_list_constructed;
  G_OBJECT_CLASS (klass)->dispose = samvad_paged_list_dispose;
  signals[CHANGING] = g_signal_new ("changing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
samvad_paged_list_init (SamvadPagedList *self)
{
  SamvadPagedListPrivate *priv = PRIVATE (self);

  priv->cancellable = g_cancellable_new ();
  priv->anchors = g_array_new (FALSE, FALSE, sizeof (SamvadKey));
  priv->pages = g_ptr_array_new_with_free_func (page_free);
  priv->newest = -1;
  priv->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_queue_init (&priv->recent);
}

/**
 * samvad_paged_list_get_position:
 * @item: of this list, whose class keeps the rows
 *
 * Returns: its position now; G_MAXUINT: the list does not have it any more
 */
guint
samvad_paged_list_get_position (SamvadPagedList *self,
                                GObject         *item)
{
  const Live *live = g_object_get_qdata (item, live_quark ());

  return live != NULL && live->list == PRIVATE (self) ? live->position : G_MAXUINT;
}
