/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-worker-group.h"

#include "samvad-choice.h"
#include "samvad-store-lists.h"
#include "samvad-text.h"

/* More names than these are quicker typed than found. */
#define MOST_KNOWN 20

struct _SamvadWorkerGroup {
  AdwPreferencesGroup      parent;
  GtkEditable             *name;
  GtkDropDown             *role;
  GtkWidget               *choose;
  GtkPopover              *popover;
  GtkListBox              *list;
  SamvadSnapshot          *snapshot;    /* for the names of places */
  GPtrArray               *known;       /* SamvadKnownWorker, a row each */
  const SamvadKnownWorker *chosen;      /* of @known, as long as the name is theirs */
  GCancellable            *cancellable;
  gboolean                 propose;
};

G_DEFINE_FINAL_TYPE (SamvadWorkerGroup, samvad_worker_group, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

static char *
read_name (SamvadWorkerGroup *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

static SamvadRole
get_role (SamvadWorkerGroup *self)
{
  return (SamvadRole) MIN (gtk_drop_down_get_selected (self->role), SAMVAD_ROLE_HQ);
}

static void
on_name_changed (SamvadWorkerGroup *self)
{
  g_autofree char *name = read_name (self);

  if (self->chosen != NULL && !g_str_equal (self->chosen->worker.name, name))
    self->chosen = NULL;
  g_signal_emit (self, changed_signal, 0);
}

static void
on_role_changed (SamvadWorkerGroup *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
choose (SamvadWorkerGroup       *self,
        const SamvadKnownWorker *worker)
{
  gtk_editable_set_text (self->name, worker->worker.name);
  self->chosen = worker;
  if (worker->worker.role != SAMVAD_ROLE_UNKNOWN)
    gtk_drop_down_set_selected (self->role, worker->worker.role);
}

static void
on_row_activated (SamvadWorkerGroup *self,
                  GtkListBoxRow     *row)
{
  choose (self, g_ptr_array_index (self->known, (guint) gtk_list_box_row_get_index (row)));
  gtk_popover_popdown (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_set_position (self->name, -1);
}

static gboolean
on_open_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  SamvadWorkerGroup *self = SAMVAD_WORKER_GROUP (widget);

  if (!gtk_widget_get_visible (self->choose))
    return GDK_EVENT_PROPAGATE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->choose));
  return GDK_EVENT_STOP;
}

/* The role, and where the work was. */
static char *
describe (SamvadWorkerGroup       *self,
          const SamvadKnownWorker *known)
{
  const char *place = known->centre_name != NULL ? known->centre_name
                      : known->project != NULL ? samvad_snapshot_get_project (self->snapshot, known->project) : NULL;

  return g_strjoin (" · ", samvad_text_label (samvad_role_to_label (known->worker.role)), place, NULL);
}

static GtkWidget *
make_row (SamvadWorkerGroup       *self,
          const SamvadKnownWorker *known)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (self, known);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", known->worker.name, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), known->worker.name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
clear_list (SamvadWorkerGroup *self)
{
  GtkListBoxRow *row;

  self->chosen = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->known, g_ptr_array_unref);
}

/* The Anganwadi worker of the centre is the one that is meant, unless the user began to say another. */
static void
propose (SamvadWorkerGroup *self)
{
  g_autofree char *name = read_name (self);

  for (guint i = 0; *name == '\0' && i < self->known->len; i++)
    {
      const SamvadKnownWorker *known = g_ptr_array_index (self->known, i);

      if (known->nearness != SAMVAD_NEARNESS_CENTRE || known->worker.role != get_role (self))
        continue;
      choose (self, known);
      return;
    }
}

static void
on_listed (GObject      *store,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) known = samvad_store_list_workers_finish (SAMVAD_STORE (store), result, &error);
  SamvadWorkerGroup *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A name can be typed all the same. */
  if (known == NULL)
    {
      g_message ("Nobody is offered for the work: %s", error->message);
      return;
    }
  clear_list (self);
  self->known = g_steal_pointer (&known);
  for (guint i = 0; i < self->known->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->known, i)));
  gtk_widget_set_visible (self->choose, self->known->len > 0);
  if (self->propose)
    propose (self);
}

static void
samvad_worker_group_dispose (GObject *object)
{
  SamvadWorkerGroup *self = SAMVAD_WORKER_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  self->chosen = NULL;
  G_OBJECT_CLASS (samvad_worker_group_parent_class)->dispose (object);
}

static void
samvad_worker_group_class_init (SamvadWorkerGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_worker_group_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-worker-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadWorkerGroup, name);
  gtk_widget_class_bind_template_child (widget_class, SamvadWorkerGroup, role);
  gtk_widget_class_bind_template_child (widget_class, SamvadWorkerGroup, choose);
  gtk_widget_class_bind_template_child (widget_class, SamvadWorkerGroup, popover);
  gtk_widget_class_bind_template_child (widget_class, SamvadWorkerGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_role_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_open_key, NULL);
}

static void
samvad_worker_group_init (SamvadWorkerGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** @role: what is chosen at first */
GtkWidget *
samvad_worker_group_new (SamvadRole role)
{
  SamvadWorkerGroup *self = g_object_new (SAMVAD_TYPE_WORKER_GROUP, NULL);

  samvad_choice_fill_roles (self->role, role);
  return GTK_WIDGET (self);
}

/**
 * samvad_worker_group_offer:
 * @propose: whether whoever had such work in the same centre is filled in
 *
 * Offers those who had work near @place before, once they are read.
 */
void
samvad_worker_group_offer (SamvadWorkerGroup       *self,
                           SamvadStore             *store,
                           SamvadSnapshot          *snapshot,
                           const SamvadWorkerPlace *place,
                           gboolean                 propose)
{
  g_return_if_fail (SAMVAD_IS_WORKER_GROUP (self) && self->snapshot == NULL);

  if (place->district == NULL)
    return;
  self->snapshot = samvad_snapshot_ref (snapshot);
  self->propose = propose;
  samvad_store_list_workers_async (store, place->district, place->project, place->centre_code, MOST_KNOWN,
                                   self->cancellable, on_listed, self);
}

/**
 * samvad_worker_group_read:
 * @worker: (out caller-allocates): owns its texts; without a name where none is given
 *
 * Somebody new has the name for an id.
 */
void
samvad_worker_group_read (SamvadWorkerGroup *self,
                          SamvadWorker      *worker)
{
  g_autofree char *name = NULL;
  const char *id = NULL;

  g_return_if_fail (SAMVAD_IS_WORKER_GROUP (self));

  name = read_name (self);
  *worker = (SamvadWorker) { .role = get_role (self) };
  if (*name == '\0')
    return;
  if (self->chosen != NULL)
    id = self->chosen->worker.id;
  for (guint i = 0; id == NULL && self->known != NULL && i < self->known->len; i++)
    {
      const SamvadWorker *known = &((SamvadKnownWorker *) g_ptr_array_index (self->known, i))->worker;

      if (known->role == worker->role && g_str_equal (known->name, name))
        id = known->id;
    }
  worker->id = g_strdup (id != NULL ? id : name);
  worker->name = g_steal_pointer (&name);
}
