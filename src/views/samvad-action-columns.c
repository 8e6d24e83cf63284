/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-columns.h"

#include "samvad-action-cells.h"
#include "samvad-action-words.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

#define N_ORDERS (SAMVAD_ACTION_ORDER_STATE + 1)

/* As the settings remember them, in the order of SamvadActionOrder. */
static const char *const codes[N_ORDERS] = {
  "due", "opened", "changed", "priority", "service", "place", "role", "state",
};

/* Where the list is narrower, what the pane beside it says of the chosen item makes way for what tells items apart. */
#define WIDE_CHARS 120

/* “Charkhi Dadri (12)”: the number is at the end, where a name that is cut would hide it. */
#define GROUP_CHARS 16

struct _SamvadActionColumns {
  GtkColumnView       *table;   /* owns the columns; outlives this */
  SamvadPage          *page;
  GtkColumnViewColumn *groups;
  GtkColumnViewColumn *sorted[N_ORDERS];        /* by SamvadActionOrder */
  GSettings           *settings;                /* nullable */
  int                  group;   /* SamvadActionOrder or -1 */
  GHashTable          *counts;  /* nullable: of each group, as samvad_store_count_action_groups() gives them */
  GHashTable          *labels;  /* GtkLabel, of the groups' column */
  int                  asked;   /* the first column that the table's sorter asked, or -1 */
};

/* What one column sorts by, for its sorter. */
typedef struct {
  SamvadActionColumns *columns;
  SamvadActionOrder    order;
} Key;

/* Nothing is compared here: who asks the table's sorter learns which column leads. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  Key *key = data;

  if (key->columns->asked < 0)
    key->columns->asked = (int) key->order;
  return -1;
}

static void
make_sortable (SamvadActionColumns *self,
               GtkColumnViewColumn *column,
               SamvadActionOrder    order)
{
  Key *key = g_new (Key, 1);
  g_autoptr (GtkCustomSorter) sorter = NULL;

  *key = (Key) { self, order };
  sorter = gtk_custom_sorter_new (compare, key, g_free);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
}

static GtkColumnViewColumn *
append (SamvadActionColumns *self,
        const char          *title,
        SamvadActionOrder    order,
        SamvadCellFunc       func,
        gboolean             expand)
{
  GtkColumnViewColumn *column = samvad_column_append (self->table, title, FALSE, func, self->page);

  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_column_set_resizable (column, TRUE);
  make_sortable (self, column, order);
  self->sorted[order] = column;
  return column;
}

static char *
describe_group (const SamvadActionColumns *self,
                SamvadActionItem          *item)
{
  const SamvadAction *action = samvad_action_item_get_action (item);
  const SamvadHistory *history = samvad_action_item_get_history (item);
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (samvad_page_get_model (self->page));

  if (action == NULL)
    return g_strdup ("…");
  switch (self->group)
    {
    case SAMVAD_ACTION_ORDER_PLACE:
      return g_strdup (snapshot != NULL ? samvad_snapshot_get_district (snapshot, action->district) : action->district);
    case SAMVAD_ACTION_ORDER_SERVICE:
      return g_strdup (action->service != NULL ? samvad_text_service (action->service) : "–");
    case SAMVAD_ACTION_ORDER_ROLE:
      return g_strdup (samvad_text_label (samvad_role_to_label (history->worker.role)));
    case SAMVAD_ACTION_ORDER_STATE:
      return g_strdup (samvad_text_state (history->state));
    case SAMVAD_ACTION_ORDER_PRIORITY:
      return g_strdup (samvad_text_label (samvad_priority_to_label (action->priority)));
    default:
      return g_strdup ("");
    }
}

/* As samvad_store_count_action_groups() calls the group. */
static char *
get_group_key (const SamvadActionColumns *self,
               SamvadActionItem          *item)
{
  const SamvadAction *action = samvad_action_item_get_action (item);
  const SamvadHistory *history = samvad_action_item_get_history (item);

  switch (self->group)
    {
    case SAMVAD_ACTION_ORDER_PLACE:
      return g_strdup (action->district);
    case SAMVAD_ACTION_ORDER_SERVICE:
      return g_strdup (action->service != NULL ? action->service : "");
    case SAMVAD_ACTION_ORDER_ROLE:
      return g_strdup_printf ("%d", (int) history->worker.role);
    case SAMVAD_ACTION_ORDER_STATE:
      return g_strdup_printf ("%d", (int) history->state);
    case SAMVAD_ACTION_ORDER_PRIORITY:
      return g_strdup_printf ("%d", (int) action->priority);
    default:
      return g_strdup ("");
    }
}

/* "Hisar (12)", once it is counted */
static char *
describe_heading (const SamvadActionColumns *self,
                  SamvadActionItem          *item,
                  const char                *name)
{
  g_autofree char *key = samvad_action_item_get_action (item) != NULL ? get_group_key (self, item) : NULL;
  guint count = key != NULL && self->counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)) : 0;
  g_autofree char *number = samvad_text_number (count);

  /* Translators: a list of action items, how many it has */
  return count > 0 ? g_strdup_printf (C_("list", "%1$s (%2$s)"), name, number) : g_strdup (name);
}

static void
on_label_gone (gpointer  data,
               GObject  *label)
{
  g_hash_table_remove (((SamvadActionColumns *) data)->labels, label);
}

/* The name stands where a group begins; below it one sees what belongs to it. */
static void
show_group (GtkLabel *label,
            gpointer  item,
            gpointer  data)
{
  SamvadActionColumns *self = g_object_get_data (G_OBJECT (data), "samvad-action-columns");
  GtkListItem *list_item = g_object_get_data (G_OBJECT (label), "samvad-list-item");
  guint position = list_item != NULL ? gtk_list_item_get_position (list_item) : 0;
  g_autofree char *text = describe_group (self, item);
  g_autofree char *before = NULL, *heading = NULL;
  g_autoptr (SamvadActionItem) previous = NULL;

  if (position > 0 && position != GTK_INVALID_LIST_POSITION)
    previous = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->table)), position - 1);
  if (previous != NULL && samvad_action_item_get_action (previous) != NULL)
    before = describe_group (self, previous);
  heading = describe_heading (self, item, text);
  gtk_label_set_text (label, g_strcmp0 (before, text) == 0 ? "" : heading);
  if (g_hash_table_add (self->labels, label))
    g_object_weak_ref (G_OBJECT (label), on_label_gone, self);
  gtk_label_set_width_chars (label, GROUP_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (label), "strong");
}

static gboolean
is_wide (SamvadActionColumns *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->table));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double width = gtk_adjustment_get_page_size (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->table)));
  gboolean wide = width >= WIDE_CHARS * PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return wide;
}

/* What the list is sorted by stays. */
static gboolean
fit (GtkWidget     *page,
     GdkFrameClock *clock,
     gpointer       data)
{
  static const SamvadActionOrder first_to_go[] = {
    SAMVAD_ACTION_ORDER_OPENED, SAMVAD_ACTION_ORDER_PRIORITY, SAMVAD_ACTION_ORDER_CHANGED,
  };
  SamvadActionColumns *self = g_object_get_data (G_OBJECT (page), "samvad-action-columns");
  gboolean wide = is_wide (self), descending;
  SamvadActionOrder order = samvad_action_columns_get_order (self, &descending);

  for (guint i = 0; i < G_N_ELEMENTS (first_to_go); i++)
    gtk_column_view_column_set_visible (self->sorted[first_to_go[i]], wide || order == first_to_go[i]);
  return G_SOURCE_REMOVE;
}

/* The width is known while the list is laid out: columns come and go with the next frame. */
static void
on_width (SamvadPage *page)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (page), fit, NULL, NULL);
}

/** @func: (SamvadPage *): the reader wants another order */
SamvadActionColumns *
samvad_action_columns_new (GtkColumnView *table,
                           SamvadPage    *page,
                           GCallback      func)
{
  SamvadActionColumns *self = g_new0 (SamvadActionColumns, 1);
  GtkColumnViewColumn *due;

  self->table = table;
  self->page = page;
  self->group = -1;
  self->labels = g_hash_table_new (NULL, NULL);
  g_object_set_data (G_OBJECT (page), "samvad-action-columns", self);
  self->groups = samvad_column_append (table, _("Group"), FALSE, show_group, page);
  gtk_column_view_column_set_visible (self->groups, FALSE);
  due = append (self, _("Due"), SAMVAD_ACTION_ORDER_DUE, samvad_action_cell_show_due, FALSE);
  append (self, _("Age"), SAMVAD_ACTION_ORDER_OPENED, samvad_action_cell_show_age, FALSE);
  append (self, _("Priority"), SAMVAD_ACTION_ORDER_PRIORITY, samvad_action_cell_show_priority, FALSE);
  append (self, _("Item"), SAMVAD_ACTION_ORDER_SERVICE, samvad_action_cell_show_item, TRUE);
  append (self, _("Where"), SAMVAD_ACTION_ORDER_PLACE, samvad_action_cell_show_place, TRUE);
  append (self, _("Who"), SAMVAD_ACTION_ORDER_ROLE, samvad_action_cell_show_worker, TRUE);
  append (self, _("State"), SAMVAD_ACTION_ORDER_STATE, samvad_action_cell_show_state, FALSE);
  append (self, _("Last Event"), SAMVAD_ACTION_ORDER_CHANGED, samvad_action_cell_show_last, FALSE);
  gtk_column_view_sort_by_column (table, due, GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (table), "changed", func, page, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (table)), "notify::page-size",
                           G_CALLBACK (on_width), page, G_CONNECT_SWAPPED);
  return self;
}

void
samvad_action_columns_free (SamvadActionColumns *self)
{
  GHashTableIter iter;
  gpointer label;

  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    g_object_weak_unref (label, on_label_gone, self);
  g_hash_table_unref (self->labels);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_object (&self->settings);
  g_free (self);
}

/** @counts: of samvad_store_count_action_groups(): how many items each group has, shown at its name */
void
samvad_action_columns_show_counts (SamvadActionColumns *self,
                                   GHashTable          *counts)
{
  GHashTableIter iter;
  gpointer label;

  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = g_hash_table_ref (counts);
  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    {
      GtkListItem *list_item = g_object_get_data (label, "samvad-list-item");
      gpointer item = list_item != NULL ? gtk_list_item_get_item (list_item) : NULL;

      if (item != NULL)
        show_group (label, item, self->page);
    }
}

/** @settings: where the order is remembered; the table is sorted by it again */
void
samvad_action_columns_bind (SamvadActionColumns *self,
                            GSettings           *settings)
{
  g_autofree char *code = g_settings_get_string (settings, "actions-sort");
  GtkSortType type = g_settings_get_boolean (settings, "actions-descending") ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;

  for (guint order = 0; order < N_ORDERS; order++)
    if (g_str_equal (codes[order], code))
      gtk_column_view_sort_by_column (self->table, self->sorted[order], type);
  g_set_object (&self->settings, settings);
}

/** Remembers by what the reader has sorted the table. */
void
samvad_action_columns_remember (SamvadActionColumns *self)
{
  gboolean descending;
  SamvadActionOrder order = samvad_action_columns_get_order (self, &descending);

  if (self->settings == NULL)
    return;
  g_settings_set_string (self->settings, "actions-sort", codes[order]);
  g_settings_set_boolean (self->settings, "actions-descending", descending);
}

/**
 * samvad_action_columns_get_order:
 * @descending: (out): the other way round
 *
 * Before GTK 4.10 the table does not say which column leads: its sorter asks that one first, and turns
 * the answer round where it is sorted downwards.
 */
SamvadActionOrder
samvad_action_columns_get_order (SamvadActionColumns *self,
                                 gboolean            *descending)
{
  /* Of one item with itself it asks nobody. */
  g_autoptr (GObject) one = g_object_new (SAMVAD_TYPE_ACTION_ITEM, NULL);
  g_autoptr (GObject) other = g_object_new (SAMVAD_TYPE_ACTION_ITEM, NULL);

  self->asked = -1;
  *descending = gtk_sorter_compare (gtk_column_view_get_sorter (self->table), one, other) == GTK_ORDERING_LARGER;
  return self->asked >= 0 ? (SamvadActionOrder) self->asked : SAMVAD_ACTION_ORDER_DUE;
}

/** @group: SamvadActionOrder by which the list is grouped, or -1 */
void
samvad_action_columns_group (SamvadActionColumns *self,
                             int                  group)
{
  /* The keys of one grouping may be those of another. */
  if (self->group != group)
    g_clear_pointer (&self->counts, g_hash_table_unref);
  self->group = group;
  gtk_column_view_column_set_visible (self->groups, group >= 0);
}
