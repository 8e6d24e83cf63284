/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialogs.h"

#include "samvad-act-dialog.h"
#include "samvad-chart-view.h"
#include "samvad-connect-dialog.h"
#include "samvad-item-dialog.h"
#include "samvad-lock-page.h"
#include "samvad-planner-dialog.h"
#include "samvad-print.h"
#include "samvad-records.h"
#include "samvad-report-close.h"
#include "samvad-reports-private.h"
#include "samvad-returns-window.h"
#include "samvad-review-decide.h"
#include "samvad-sign-in.h"
#include "samvad-view-model.h"

static void
open_planner (DemoWindow *window)
{
  samvad_planner_dialog_present (GTK_WIDGET (demo_window_get_main (window)), samvad_view_model_get_snapshot (demo_window_get_model (window)));
}

static void
open_returns (DemoWindow *window)
{
  samvad_returns_window_present (GTK_WIDGET (demo_window_get_main (window)),
                                 samvad_view_model_get_snapshot (demo_window_get_model (window)), NULL,
                                 SAMVAD_SERVICE_TAKE_HOME_RATION);
}

static void
open_records (DemoWindow *window)
{
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (demo_window_get_model (window));

  samvad_records_present (GTK_WIDGET (demo_window_get_main (window)), demo_window_get_model (window), filter, "Title");
}

static void
ask (DemoWindow *window,
     const char *verb)
{
  SamvadViewModel *model = demo_window_get_model (window);
  const SamvadCall *call = window->call->call;
  const SamvadActContext context = { 3, SAMVAD_ROLE_AWW, 0, samvad_view_model_get_now (model),
                                     { call->district, call->project, call->centre_code },
                                     samvad_view_model_get_store (model), samvad_view_model_get_snapshot (model) };

  samvad_act_dialog_ask (demo_window_get_main (window), samvad_act_verb_find (verb), &context, NULL, NULL, NULL);
}

static void
open_done (DemoWindow *window)
{
  ask (window, "done");
}

static void
open_assign (DemoWindow *window)
{
  ask (window, "assign");
}

static void
open_escalate (DemoWindow *window)
{
  ask (window, "escalate");
}

static void
open_extend (DemoWindow *window)
{
  ask (window, "extend");
}

static void
open_cancel (DemoWindow *window)
{
  ask (window, "cancel");
}

static void
open_item (DemoWindow *window)
{
  GtkWindow *parent = demo_window_get_main (window);
  SamvadViewModel *model = demo_window_get_model (window);

  samvad_item_dialog_ask (parent, ADW_TOAST_OVERLAY (demo_window_find_type (GTK_WIDGET (parent), ADW_TYPE_TOAST_OVERLAY)),
                          samvad_view_model_get_store (model), samvad_view_model_get_snapshot (model), window->call->call, "");
}

static void
open_decision (DemoWindow *window)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (demo_window_get_model (window));

  samvad_review_decide (demo_window_get_main (window), samvad_view_model_get_store (demo_window_get_model (window)), samvad_view_model_get_now (demo_window_get_model (window)),
                        snapshot->figures->reading->districts, NULL);
}

/* Returns: the first widget of @type on the page */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
open_district (DemoWindow *window)
{
  g_signal_emit_by_name (find_widget (GTK_WIDGET (demo_window_get_main (window)), SAMVAD_TYPE_CHART_VIEW), "activated", "604");
}

/* Chooses the first row of the page's list. */
static void
open_first (DemoWindow *window)
{
  GtkWidget *list = find_widget (GTK_WIDGET (demo_window_get_main (window)), GTK_TYPE_LIST_BASE);
  GtkSelectionModel *rows = NULL;

  g_object_get (list, "model", &rows, NULL);
  gtk_selection_model_select_item (rows, 0, TRUE);
  g_object_unref (rows);
}

static void
open_lock (DemoWindow *window)
{
  GtkWidget *page = g_object_new (SAMVAD_TYPE_LOCK_PAGE, NULL), *lock = gtk_window_new ();

  samvad_lock_page_ask (SAMVAD_LOCK_PAGE (page), "asha");
  samvad_lock_page_refuse (SAMVAD_LOCK_PAGE (page), "");
  gtk_window_set_child (GTK_WINDOW (lock), page);
  gtk_window_present (GTK_WINDOW (lock));
}

static void
open_note (DemoWindow *window)
{
  ask (window, "note");
}

static void
open_reopen (DemoWindow *window)
{
  ask (window, "reopen");
}

static void
open_sign_out (DemoWindow *window)
{
  GtkWindow *parent = demo_window_get_main (window);

  samvad_sign_out_open (parent, samvad_window_get_session (SAMVAD_WINDOW (parent)));
}

/* Of a connection that is remembered. */
static void
open_forget (DemoWindow *window)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_profile_free);
  g_autoptr (SamvadProfile) current = samvad_profile_new ("Samvad Central Server · couch.example.org", "https://couch.example.org",
                                                          "samvad", "asha", "");
  GtkWidget *dialog;

  g_ptr_array_add (profiles, samvad_profile_copy (current));
  dialog = samvad_connect_dialog_new (demo_window_get_main (window), profiles, current);
  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_emit_by_name (gtk_widget_get_template_child (dialog, SAMVAD_TYPE_CONNECT_DIALOG, "forget"), "clicked");
}

static void
open_discard (DemoWindow *window)
{
  GtkWidget *page = demo_window_find_page (GTK_WIDGET (demo_window_get_main (window)), "actions");

  g_assert_true (gtk_widget_activate_action (page, "act.discard", "x", G_GINT64_CONSTANT (1)));
}

/* The month that is shown need not be over. */
static void
open_close_month (DemoWindow *window)
{
  GtkWidget *page = demo_window_find_page (GTK_WIDGET (demo_window_get_main (window)), "reports");

  samvad_report_close_ask (SAMVAD_REPORTS_PAGE (page));
}

static void
open_not_kept (DemoWindow *window)
{
  g_signal_emit_by_name (samvad_window_get_session (SAMVAD_WINDOW (demo_window_get_main (window))), "not-kept",
                         "Cannot create an item in a locked collection");
}

/* Into a folder that is not there. */
static void
open_not_printed (DemoWindow *window)
{
  GtkWidget *page = demo_window_find_page (GTK_WIDGET (demo_window_get_main (window)), "reports");

  samvad_print_report (SAMVAD_REPORTS_PAGE (page)->report, demo_window_get_main (window), "/nowhere/report.pdf");
}

static const Dialog dialogs[] = {
  { "preferences", NULL, "win.preferences", NULL },
  { "connection", NULL, "win.connect", NULL },
  { "shortcuts", NULL, "win.show-help-overlay", NULL },
  { "tour", NULL, "win.tour", NULL },
  { "alerts", NULL, "app.alerts", NULL },
  { "compare", "reports", "report.compare", NULL },
  { "planner", NULL, NULL, open_planner },
  { "records", NULL, NULL, open_records },
  { "returns", NULL, NULL, open_returns },
  { "done", NULL, NULL, open_done },
  { "assign", NULL, NULL, open_assign },
  { "escalate", NULL, NULL, open_escalate },
  { "extend", NULL, NULL, open_extend },
  { "cancel", NULL, NULL, open_cancel },
  { "note", NULL, NULL, open_note },
  { "reopen", NULL, NULL, open_reopen },
  { "item", NULL, NULL, open_item },
  { "drop an edit", NULL, NULL, open_discard },
  { "sign out", NULL, NULL, open_sign_out },
  { "remove a connection", NULL, NULL, open_forget },
  { "password not kept", NULL, NULL, open_not_kept },
  { "no help", NULL, "win.help", NULL },
  { "not printed", "reports", NULL, open_not_printed },
  { "close the month", "reports", NULL, open_close_month },
  { "lock", NULL, NULL, open_lock },
  { "review", "reports", "report.present", NULL },
  { "decision", NULL, NULL, open_decision },
  { "district", "districts", NULL, open_district, TRUE },
  { "remark", "feedback", NULL, open_first, TRUE },
  { "action item", "actions", NULL, open_first, TRUE },
};

void
dialog_hide_help_viewer (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);

  g_mkdir_with_parents (g_get_user_config_dir (), 0700);
  g_assert_true (g_file_set_contents (path, "[Removed Associations]\nx-scheme-handler/help=yelp.desktop\n", -1, NULL));
}

const Dialog *
dialog_get (guint position)
{
  g_assert_cmpuint (position, <, G_N_ELEMENTS (dialogs));
  return &dialogs[position];
}

guint
dialog_count (void)
{
  return G_N_ELEMENTS (dialogs);
}

void
dialog_open (const Dialog *self,
             DemoWindow   *window)
{
  GtkWidget *parent = GTK_WIDGET (demo_window_get_main (window));

  if (self->page != NULL)
    samvad_window_show_page (SAMVAD_WINDOW (parent), self->page);
  if (self->open != NULL)
    self->open (window);
  else
    g_assert_true (gtk_widget_activate_action (self->page != NULL ? demo_window_find_page (parent, self->page) : parent,
                                               self->action, NULL));
}

GtkWidget *
dialog_find (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (!SAMVAD_IS_WINDOW (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

/* Returns: whether a shortcut of the controller is Escape, and did something */
static gboolean
activate_escape (GListModel *shortcuts,
                 GtkWidget  *widget)
{
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      taken = GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == GDK_KEY_Escape &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
    }
  return taken;
}

static gboolean
take_escape (GtkWidget *widget,
             GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) != type)
        continue;
      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        taken = activate_escape (G_LIST_MODEL (controller), widget);
      else
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &taken);
    }
  return taken;
}

/* The X server sends keys only to the window that a window manager gave the focus to, and there is none. What an entry
 * does with every key it does only with real ones: who has a shortcut goes first. */
gboolean
dialog_press_escape (GtkWidget *widget)
{
  const GType types[] = { GTK_TYPE_SHORTCUT_CONTROLLER, GTK_TYPE_EVENT_CONTROLLER_KEY };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *focus = GTK_IS_WINDOW (widget) ? gtk_window_get_focus (GTK_WINDOW (widget)) : NULL;

      for (GtkWidget *at = focus != NULL ? focus : widget; at != NULL; at = gtk_widget_get_parent (at))
        if (take_escape (at, types[i]))
          return TRUE;
    }
  return FALSE;
}
