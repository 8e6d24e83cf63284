/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run with GTK_A11Y=test. */
#include "golden.h"

#include "samvad-text.h"
#include "samvad-view-model.h"
#include "samvad-worker-group.h"

typedef struct {
  SamvadStore       *store;
  char              *directory;
  SamvadViewModel   *model;
  GtkWidget         *window;
  SamvadWorkerGroup *group;
  guint              n_changes;
} Fixture;

#define ITEM(id, day, centre, worker) \
  "{\"_id\":\"action:" id "\",\"type\":\"action\",\"schema\":1,\"call\":\"call:w\",\"case\":\"k\",\"district\":\"63\"," \
  "\"project\":\"p-1\",\"centre\":{\"code\":\"" centre "\",\"name\":\"Centre " centre "\"},\"service\":\"take_home_ration\"," \
  "\"issue\":\"not_received\",\"priority\":\"high\",\"opened_at\":\"2026-08-" day "T10:00:00+05:30\"," \
  "\"due_at\":\"2026-08-30T10:00:00+05:30\",\"worker\":" worker ",\"events\":[]}"

static gboolean
is_read (gpointer model)
{
  return samvad_view_model_get_snapshot (model) != NULL;
}

static void
wait_until (gboolean (*is_so) (gpointer),
            gpointer   data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!is_so (data) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_true (is_so (data));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->store = golden_open ("b", &self->directory);
  golden_apply (self->store, ITEM ("w1", "01", "c-1", "{\"id\":\"w-7\",\"name\":\"Sunita <Devi>\",\"role\":\"aww\"}"));
  golden_apply (self->store, ITEM ("w2", "02", "c-2", "{\"id\":\"w-8\",\"name\":\"Bimla\",\"role\":\"supervisor\"}"));
  self->model = samvad_view_model_new ();
  samvad_view_model_set_month (self->model, 2026 * 12 + 8);
  samvad_view_model_set_store (self->model, self->store);
  wait_until (is_read, self->model);
  self->window = gtk_window_new ();
  self->group = SAMVAD_WORKER_GROUP (samvad_worker_group_new (SAMVAD_ROLE_AWW));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->group));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *group = g_object_ref (GTK_WIDGET (self->group));

  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (group);
  samvad_view_model_set_store (self->model, NULL);
  /* What is on its way holds it for a moment. */
  while (G_OBJECT (self->model)->ref_count > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_object_unref (self->model);
  golden_close (self->store, self->directory);
}

static gpointer
get_child (Fixture    *self,
           const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self->group), SAMVAD_TYPE_WORKER_GROUP, name);
}

static gboolean
is_offered (gpointer self)
{
  return gtk_widget_get_visible (get_child (self, "choose"));
}

static void
offer (Fixture    *self,
       const char *centre,
       gboolean    propose)
{
  const SamvadWorkerPlace place = { "63", "p-1", centre };

  samvad_worker_group_offer (self->group, self->store, samvad_view_model_get_snapshot (self->model), &place, propose);
}

static void
assert_reads (Fixture    *self,
              const char *id,
              const char *name,
              SamvadRole  role)
{
  g_auto (SamvadWorker) worker = { NULL };

  samvad_worker_group_read (self->group, &worker);
  g_assert_cmpstr (worker.id, ==, id);
  g_assert_cmpstr (worker.name, ==, name);
  g_assert_cmpint (worker.role, ==, role);
}

static void
type (Fixture    *self,
      const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (self, "name")), name);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* By the keyboard: Alt+Down opens the list, which has the focus then; Enter takes the row, and the focus goes back. */
static void
choose (Fixture *self,
        int      position)
{
  GtkWidget *popover = get_child (self, "popover");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_child (self, "list"), position);
  GtkWidget *focus;

  gtk_menu_button_popup (get_child (self, "choose"));
  wait_until (is_mapped, popover);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, popover));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  wait_until (is_unmapped, popover);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, get_child (self, "name")));
}

static void
count (Fixture *self)
{
  self->n_changes++;
}

/* Whoever is chosen is the one that is known, by name, role and id; a screen reader says all that tells them apart. */
static void
test_choose (Fixture       *self,
             gconstpointer  data)
{
  GtkListBox *list = get_child (self, "list");
  GtkWidget *row;

  offer (self, "c-1", FALSE);
  wait_until (is_offered, self);
  assert_reads (self, NULL, NULL, SAMVAD_ROLE_AWW);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sunita <Devi>, Anganwadi worker · Centre c-1");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Bimla, Supervisor · Centre c-2");
  g_signal_connect_swapped (self->group, "changed", G_CALLBACK (count), self);
  choose (self, 1);
  g_assert_cmpuint (self->n_changes, >=, 2);
  assert_reads (self, "w-8", "Bimla", SAMVAD_ROLE_SUPERVISOR);
  choose (self, 0);
  assert_reads (self, "w-7", "Sunita <Devi>", SAMVAD_ROLE_AWW);
  /* Of whoever is chosen another role may be said. */
  gtk_drop_down_set_selected (get_child (self, "role"), SAMVAD_ROLE_CDPO);
  assert_reads (self, "w-7", "Sunita <Devi>", SAMVAD_ROLE_CDPO);
}

/* Whoever is typed is somebody new, unless it is the name and role of one who is known. */
static void
test_type (Fixture       *self,
           gconstpointer  data)
{
  offer (self, "c-1", FALSE);
  wait_until (is_offered, self);
  type (self, "  Kamla ");
  assert_reads (self, "Kamla", "Kamla", SAMVAD_ROLE_AWW);
  choose (self, 0);
  type (self, "Sunita");
  assert_reads (self, "Sunita", "Sunita", SAMVAD_ROLE_AWW);
  type (self, "Sunita <Devi>");
  assert_reads (self, "w-7", "Sunita <Devi>", SAMVAD_ROLE_AWW);
  type (self, "Bimla");
  assert_reads (self, "Bimla", "Bimla", SAMVAD_ROLE_AWW);
  gtk_drop_down_set_selected (get_child (self, "role"), SAMVAD_ROLE_SUPERVISOR);
  assert_reads (self, "w-8", "Bimla", SAMVAD_ROLE_SUPERVISOR);
}

/* The centre's own worker is filled in where a new item asks for it; of another centre nobody is. */
static void
test_propose (Fixture       *self,
              gconstpointer  data)
{
  gboolean own = GPOINTER_TO_INT (data);

  offer (self, own ? "c-1" : "c-3", TRUE);
  wait_until (is_offered, self);
  assert_reads (self, own ? "w-7" : NULL, own ? "Sunita <Devi>" : NULL, SAMVAD_ROLE_AWW);
}

/* Nor over what the user has typed meanwhile. */
static void
test_typed_before (Fixture       *self,
                   gconstpointer  data)
{
  offer (self, "c-1", TRUE);
  type (self, "K");
  wait_until (is_offered, self);
  assert_reads (self, "K", "K", SAMVAD_ROLE_AWW);
}

/* Of items of several districts nobody is known; and a dialog may be closed while it still reads. */
static void
test_nowhere (Fixture       *self,
              gconstpointer  data)
{
  const SamvadWorkerPlace nowhere = { NULL, NULL, NULL };

  if (GPOINTER_TO_INT (data))
    offer (self, "c-1", TRUE);
  else
    samvad_worker_group_offer (self->group, self->store, samvad_view_model_get_snapshot (self->model), &nowhere, TRUE);
  g_assert_false (is_offered (self));
}

int
main (int    argc,
      char **argv)
{
  if (!golden_init (&argc, &argv))
    return 0;
  g_test_add ("/worker-group/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/worker-group/type", Fixture, NULL, set_up, test_type, tear_down);
  g_test_add ("/worker-group/propose", Fixture, GINT_TO_POINTER (TRUE), set_up, test_propose, tear_down);
  g_test_add ("/worker-group/propose-none", Fixture, GINT_TO_POINTER (FALSE), set_up, test_propose, tear_down);
  g_test_add ("/worker-group/typed-before", Fixture, NULL, set_up, test_typed_before, tear_down);
  g_test_add ("/worker-group/nowhere", Fixture, GINT_TO_POINTER (FALSE), set_up, test_nowhere, tear_down);
  g_test_add ("/worker-group/closed", Fixture, GINT_TO_POINTER (TRUE), set_up, test_nowhere, tear_down);
  return g_test_run ();
}
