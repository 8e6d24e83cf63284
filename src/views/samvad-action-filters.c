/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-filters.h"

#include "samvad-choice.h"
#include "samvad-text.h"

/* As the settings remember them, in the order of SamvadActionView. */
static const char *const codes[SAMVAD_N_ACTION_VIEWS] = {
  "open", "overdue", "mine", "escalation", "reopened", "to-verify", "unsent", "all",
};

struct _SamvadActionFilters {
  AdwBin          parent;
  GtkDropDown    *view;
  GtkDropDown    *district;
  GtkDropDown    *role;
  GtkDropDown    *group;
  GtkEditable    *search;
  GSettings      *settings;     /* nullable */
  char           *wanted;       /* code of the district to choose once there are districts */
  gboolean        filling;      /* what is chosen is the program's doing */
};

G_DEFINE_FINAL_TYPE (SamvadActionFilters, samvad_action_filters, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_label (SamvadActionView view)
{
  switch (view)
    {
    case SAMVAD_ACTION_VIEW_OVERDUE:
      return _("Overdue");
    case SAMVAD_ACTION_VIEW_MINE:
      return _("Mine");
    case SAMVAD_ACTION_VIEW_ESCALATION:
      return _("Due for escalation");
    case SAMVAD_ACTION_VIEW_REOPENED:
      return _("Reopened");
    case SAMVAD_ACTION_VIEW_TO_VERIFY:
      return _("To call again: reported done, not verified");
    case SAMVAD_ACTION_VIEW_UNSENT:
      return _("Not sent, or refused");
    case SAMVAD_ACTION_VIEW_ALL:
      return _("All");
    case SAMVAD_ACTION_VIEW_OPEN:
    default:
      return C_("items", "Open");
    }
}

/* By what the list can be grouped, in the order of the choice; as the settings remember it. */
static const struct { SamvadActionOrder order; const char *code; } groups[] = {
  { SAMVAD_ACTION_ORDER_PLACE, "place" }, { SAMVAD_ACTION_ORDER_SERVICE, "service" }, { SAMVAD_ACTION_ORDER_ROLE, "role" },
  { SAMVAD_ACTION_ORDER_STATE, "state" }, { SAMVAD_ACTION_ORDER_PRIORITY, "priority" },
};

static void
set_code (SamvadActionFilters *self,
          const char          *key,
          const char          *code)
{
  g_settings_set_string (self->settings, key, code != NULL ? code : "");
}

static void
remember (SamvadActionFilters *self)
{
  guint view = gtk_drop_down_get_selected (self->view), group = gtk_drop_down_get_selected (self->group);

  if (view < SAMVAD_N_ACTION_VIEWS)
    set_code (self, "actions-view", codes[view]);
  if (self->wanted == NULL)
    set_code (self, "actions-district", samvad_choice_get (self->district));
  set_code (self, "actions-role", samvad_choice_get (self->role));
  set_code (self, "actions-group", group > 0 && group <= G_N_ELEMENTS (groups) ? groups[group - 1].code : "none");
}

/* What is searched for is not remembered. */
static void
on_search (SamvadActionFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chosen (SamvadActionFilters *self)
{
  if (!self->filling && self->settings != NULL)
    remember (self);
  on_search (self);
}

static void
samvad_action_filters_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_ACTION_FILTERS (object)->settings);
  g_clear_pointer (&SAMVAD_ACTION_FILTERS (object)->wanted, g_free);
  G_OBJECT_CLASS (samvad_action_filters_parent_class)->dispose (object);
}

static void
samvad_action_filters_class_init (SamvadActionFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_action_filters_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static GtkDropDown *
add_choice (SamvadActionFilters *self,
            GtkWidget           *box,
            const char          *name)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_tooltip_text (choice, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (box), choice);
  return GTK_DROP_DOWN (choice);
}

static void
fill_roles (SamvadActionFilters *self)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int role = 0; role < SAMVAD_ROLE_UNKNOWN; role++)
    {
      g_ptr_array_add (values, g_strdup (samvad_role_to_code (role)));
      g_ptr_array_add (labels, (gpointer) samvad_text_label (samvad_role_to_label (role)));
    }
  samvad_choice_fill (self->role, _("All roles"), values, labels);
}

static void
fill_groups (SamvadActionFilters *self)
{
  const char *names[] = { _("Not grouped"), _("By district"), _("By service"), _("By role"), _("By state"),
                          _("By priority"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  gtk_drop_down_set_model (self->group, G_LIST_MODEL (list));
}

static void
samvad_action_filters_init (SamvadActionFilters *self)
{
  static const gint64 none[SAMVAD_N_ACTION_VIEWS] = { 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *search = gtk_search_entry_new ();

  self->filling = TRUE;
  self->view = add_choice (self, box, _("List"));
  self->district = add_choice (self, box, _("District"));
  self->role = add_choice (self, box, _("Role"));
  fill_roles (self);
  self->group = add_choice (self, box, _("Group"));
  fill_groups (self);
  samvad_action_filters_show_counts (self, none);
  gtk_widget_set_hexpand (search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (on_search), self);
  gtk_box_append (GTK_BOX (box), search);
  self->search = GTK_EDITABLE (search);
  self->filling = FALSE;
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Where there are districts yet. */
static void
choose_wanted (SamvadActionFilters *self)
{
  GListModel *districts = gtk_drop_down_get_model (self->district);

  if (self->wanted == NULL || districts == NULL || g_list_model_get_n_items (districts) < 2)
    return;
  samvad_choice_set (self->district, self->wanted);
  g_clear_pointer (&self->wanted, g_free);
}

static void
choose_code (SamvadActionFilters *self,
             const char          *code)
{
  for (guint view = 0; view < SAMVAD_N_ACTION_VIEWS; view++)
    if (g_str_equal (codes[view], code))
      gtk_drop_down_set_selected (self->view, view);
}

/** @settings: where what was chosen is remembered; it is chosen again */
void
samvad_action_filters_bind (SamvadActionFilters *self,
                            GSettings           *settings)
{
  g_autofree char *view_code = g_settings_get_string (settings, "actions-view");
  g_autofree char *role = g_settings_get_string (settings, "actions-role");
  g_autofree char *group_code = g_settings_get_string (settings, "actions-group");

  self->filling = TRUE;
  choose_code (self, view_code);
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    if (g_str_equal (groups[group].code, group_code))
      gtk_drop_down_set_selected (self->group, group + 1);
  samvad_choice_set (self->role, role);
  g_free (self->wanted);
  self->wanted = g_settings_get_string (settings, "actions-district");
  choose_wanted (self);
  self->filling = FALSE;
  g_set_object (&self->settings, settings);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** Offers the districts of @snapshot. */
void
samvad_action_filters_show (SamvadActionFilters *self,
                            SamvadSnapshot      *snapshot)
{
  GPtrArray *districts = snapshot->figures->reading->districts;
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (districts, i);

      g_ptr_array_add (values, g_strdup (district->code));
      g_ptr_array_add (labels, (gpointer) samvad_text_name (&district->name));
    }
  self->filling = TRUE;
  samvad_choice_fill (self->district, _("All districts"), values, labels);
  choose_wanted (self);
  self->filling = FALSE;
}

static GtkStringList *
make_names (const gint64 counts[SAMVAD_N_ACTION_VIEWS])
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (int view = 0; view < SAMVAD_N_ACTION_VIEWS; view++)
    {
      g_autofree char *number = samvad_text_number (counts[view]);
      /* Translators: a list of action items, how many it has */
      g_autofree char *name = g_strdup_printf (C_("list", "%1$s (%2$s)"), get_label (view), number);

      gtk_string_list_append (names, name);
    }
  return names;
}

/** Shows how many items each list has. */
void
samvad_action_filters_show_counts (SamvadActionFilters *self,
                                   const gint64         counts[SAMVAD_N_ACTION_VIEWS])
{
  g_autoptr (GtkStringList) names = make_names (counts);
  guint chosen = gtk_drop_down_get_selected (self->view);
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_drop_down_set_model (self->view, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->view, chosen < SAMVAD_N_ACTION_VIEWS ? chosen : SAMVAD_ACTION_VIEW_OPEN);
  self->filling = filling;
}

/** Shows another of the lists. */
void
samvad_action_filters_choose (SamvadActionFilters *self,
                              SamvadActionView     view)
{
  gtk_drop_down_set_selected (self->view, view);
}

/** @code: of a list, as the settings remember it. Shows all that it has, by whatever it was narrowed before. */
void
samvad_action_filters_show_all_of (SamvadActionFilters *self,
                                   const char          *code)
{
  self->filling = TRUE;
  g_clear_pointer (&self->wanted, g_free);
  gtk_drop_down_set_selected (self->district, 0);
  gtk_drop_down_set_selected (self->role, 0);
  gtk_editable_set_text (self->search, "");
  choose_code (self, code);
  self->filling = FALSE;
  on_chosen (self);
}

/* By name, as one looks for them. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (samvad_text_name (&(*(SamvadDistrict **) a)->name), samvad_text_name (&(*(SamvadDistrict **) b)->name));
}

static GStrv
list_districts (SamvadSnapshot *snapshot)
{
  g_autoptr (GPtrArray) districts = g_ptr_array_copy (snapshot->figures->reading->districts, NULL, NULL);
  g_autoptr (GStrvBuilder) order = g_strv_builder_new ();

  g_ptr_array_set_free_func (districts, NULL);
  g_ptr_array_sort (districts, compare_names);
  for (guint i = 0; i < districts->len; i++)
    g_strv_builder_add (order, ((SamvadDistrict *) g_ptr_array_index (districts, i))->code);
  return g_strv_builder_end (order);
}

/**
 * samvad_action_filters_make:
 * @snapshot: (nullable): without it nothing is due for escalation
 * @user: (transfer full): whose items are "mine"
 *
 * Returns: (transfer full): what the list is to show
 */
SamvadActionFilter *
samvad_action_filters_make (SamvadActionFilters *self,
                            SamvadSnapshot      *snapshot,
                            char                *user,
                            SamvadTime           now)
{
  guint group = gtk_drop_down_get_selected (self->group);
  SamvadActionFilter *filter = samvad_action_filter_new ();
  const char *role = samvad_choice_get (self->role);

  filter->view = (SamvadActionView) MIN (gtk_drop_down_get_selected (self->view), SAMVAD_ACTION_VIEW_ALL);
  filter->mine = user;
  filter->group = group > 0 && group <= G_N_ELEMENTS (groups) ? (int) groups[group - 1].order : -1;
  filter->districts = snapshot != NULL ? list_districts (snapshot) : NULL;
  filter->district = g_strdup (samvad_choice_get (self->district));
  filter->role = role != NULL ? (int) samvad_role_from_code (role) : -1;
  filter->search = g_strdup (gtk_editable_get_text (self->search));
  for (int i = 0; snapshot != NULL && i < SAMVAD_N_ROLES; i++)
    filter->escalate_before[i] = samvad_escalation_cut (i, snapshot->figures->reading->calendar, now);
  return filter;
}
