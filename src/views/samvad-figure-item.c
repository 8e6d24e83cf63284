/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-figure-item.h"

#include "samvad-text.h"

struct _SamvadFigureItem {
  GObject         parent;
  char           *key;
  SamvadSnapshot *snapshot;     /* keeps @figures alive */
  gconstpointer   figures;
  gboolean        officer;
};

G_DEFINE_FINAL_TYPE (SamvadFigureItem, samvad_figure_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_SNAPSHOT, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void
samvad_figure_item_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_pointer (value, SAMVAD_FIGURE_ITEM (object)->snapshot);
}

static void
samvad_figure_item_finalize (GObject *object)
{
  SamvadFigureItem *self = SAMVAD_FIGURE_ITEM (object);

  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  g_free (self->key);
  G_OBJECT_CLASS (samvad_figure_item_parent_class)->finalize (object);
}

static void
samvad_figure_item_class_init (SamvadFigureItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = samvad_figure_item_get_property;
  object_class->finalize = samvad_figure_item_finalize;
  properties[PROP_SNAPSHOT] = g_param_spec_pointer ("snapshot", NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
samvad_figure_item_init (SamvadFigureItem *self)
{
}

static const char *
get_key (gconstpointer figures,
         gboolean      officer)
{
  return officer ? ((const SamvadOfficerFigures *) figures)->key
                 : ((const SamvadDistrictFigures *) figures)->code;
}

static void
set_figures (SamvadFigureItem *self,
             SamvadSnapshot   *snapshot,
             gconstpointer     figures)
{
  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  self->snapshot = samvad_snapshot_ref (snapshot);
  self->figures = figures;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
}

static SamvadFigureItem *
item_new (SamvadSnapshot *snapshot,
          gconstpointer   figures,
          gboolean        officer)
{
  SamvadFigureItem *self = g_object_new (SAMVAD_TYPE_FIGURE_ITEM, NULL);

  self->officer = officer;
  self->key = g_strdup (get_key (figures, officer));
  set_figures (self, snapshot, figures);
  return self;
}

/* Whether @store holds the items of @rows, in this order. */
static gboolean
has_same_keys (GListModel *store,
               GPtrArray  *rows,
               gboolean    officer)
{
  if (g_list_model_get_n_items (store) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamvadFigureItem) item = g_list_model_get_item (store, i);

      if (g_strcmp0 (item->key, get_key (g_ptr_array_index (rows, i), officer)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_rows (GListStore     *store,
           SamvadSnapshot *snapshot,
           GPtrArray      *rows,
           gboolean        officer)
{
  gboolean same = has_same_keys (G_LIST_MODEL (store), rows, officer);

  if (!same)
    g_list_store_remove_all (store);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamvadFigureItem) item = same ? g_list_model_get_item (G_LIST_MODEL (store), i) : NULL;

      if (item != NULL)
        set_figures (item, snapshot, g_ptr_array_index (rows, i));
      else
        {
          item = item_new (snapshot, g_ptr_array_index (rows, i), officer);
          g_list_store_append (store, item);
        }
    }
}

/** Makes @store show the officers of @snapshot. */
void
samvad_figure_items_show_officers (GListStore     *store,
                                   SamvadSnapshot *snapshot)
{
  show_rows (store, snapshot, snapshot->figures->officers, TRUE);
}

/** Makes @store show the districts of @snapshot. */
void
samvad_figure_items_show_districts (GListStore     *store,
                                    SamvadSnapshot *snapshot)
{
  show_rows (store, snapshot, snapshot->figures->districts, FALSE);
}

/** Returns: (transfer none): what the item's figures were read with */
SamvadSnapshot *
samvad_figure_item_get_snapshot (SamvadFigureItem *self)
{
  return self->snapshot;
}

const SamvadOfficerFigures *
samvad_figure_item_get_officer (SamvadFigureItem *self)
{
  g_return_val_if_fail (self->officer, NULL);
  return self->figures;
}

const SamvadDistrictFigures *
samvad_figure_item_get_district (SamvadFigureItem *self)
{
  g_return_val_if_fail (!self->officer, NULL);
  return self->figures;
}

/** Returns: (transfer none): in the reader's language; the key where no name is known */
const char *
samvad_figure_item_get_name (SamvadFigureItem *self)
{
  return self->officer ? samvad_snapshot_get_officer (self->snapshot, self->key)
                       : samvad_snapshot_get_district (self->snapshot, self->key);
}
