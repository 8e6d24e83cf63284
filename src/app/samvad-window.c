/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-window-private.h"

#include "samvad-actions-page.h"
#include "samvad-districts-page.h"
#include "samvad-feedback-page.h"
#include "samvad-overview-page.h"
#include "samvad-pack-gather.h"
#include "samvad-reports-page.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

G_DEFINE_FINAL_TYPE (SamvadWindow, samvad_window, ADW_TYPE_APPLICATION_WINDOW)

static gint64
count_waiting (SamvadViewModel *model)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);

  return snapshot != NULL ? snapshot->figures->reading->outbox_waiting : 0;
}

/* The empty state has its own button; two of the same would be one too many. */
static void
show_banner (SamvadWindow    *self,
             SamvadViewModel *model,
             gboolean         empty)
{
  const SamvadConnection *connection = samvad_view_model_get_connection (model);
  const char *problem = samvad_view_model_get_problem (model);
  gboolean asks = samvad_connection_needs_user (connection->state);
  g_autofree char *text = NULL;

  if (!empty)
    text = samvad_connection_get_banner (connection, samvad_view_model_get_checked (model),
                                         count_waiting (model));
  if (problem != NULL)
    samvad_banner_say (self->banner, problem, NULL, NULL);
  else if (text == NULL && samvad_view_model_get_clock (model) != NULL)
    samvad_banner_say (self->banner, samvad_view_model_get_clock (model), NULL, NULL);
  else if (connection->state == SAMVAD_CONNECTION_CACHE_ONLY)
    samvad_banner_say (self->banner, text, NULL, NULL);
  else
    samvad_banner_say (self->banner, text, asks ? _("_Connection…") : _("_Try Now"),
                       asks ? "win.connect" : "win.retry");
}

static void
refresh (SamvadWindow *self)
{
  SamvadViewModel *model = samvad_session_get_model (self->session);
  gboolean empty = samvad_empty_state_is_needed (model);

  gtk_stack_set_visible_child_name (self->body, empty ? "empty" : "pages");
  gtk_widget_set_visible (GTK_WIDGET (self->status), !empty);
  show_banner (self, model, empty);
  samvad_window_update_actions (self);
}

/* The switcher moves to the window's foot where the header bar has no room for it. */
static void
on_squeezed (SamvadWindow *self)
{
  GtkWidget *visible = adw_squeezer_get_visible_child (self->squeezer);

  adw_view_switcher_bar_set_reveal (self->bar, visible == self->title);
}

static gboolean
samvad_window_close_request (GtkWindow *window)
{
  samvad_window_save_state (SAMVAD_WINDOW (window));
  return GTK_WINDOW_CLASS (samvad_window_parent_class)->close_request (window);
}

static void
samvad_window_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_WINDOW (object)->lock);
  g_clear_object (&SAMVAD_WINDOW (object)->session);
  G_OBJECT_CLASS (samvad_window_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (SAMVAD_TYPE_BANNER);
  g_type_ensure (SAMVAD_TYPE_MONTH_SELECTOR);
  g_type_ensure (SAMVAD_TYPE_CONNECTION_BUTTON);
  g_type_ensure (SAMVAD_TYPE_EMPTY_STATE);
  g_type_ensure (SAMVAD_TYPE_LOCK_PAGE);
  g_type_ensure (SAMVAD_TYPE_STATUS_LINE);
  g_type_ensure (SAMVAD_TYPE_OVERVIEW_PAGE);
  g_type_ensure (SAMVAD_TYPE_DISTRICTS_PAGE);
  g_type_ensure (SAMVAD_TYPE_FEEDBACK_PAGE);
  g_type_ensure (SAMVAD_TYPE_ACTIONS_PAGE);
  g_type_ensure (SAMVAD_TYPE_REPORTS_PAGE);
}

static void
samvad_window_class_init (SamvadWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = samvad_window_close_request;
  ensure_types ();
  samvad_window_install_actions (klass);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/app/samvad-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, months);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, connection);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, body);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, status);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, squeezer);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, lock_page);
  gtk_widget_class_bind_template_child (widget_class, SamvadWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, on_squeezed);
  gtk_widget_class_bind_template_callback (widget_class, samvad_window_unlock);
}

/* Returns: (transfer full): "Overview (Ctrl+1)" */
static char *
describe_page (SamvadWindow *self,
               guint         position)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);
  g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), position);
  g_auto (GStrv) parts = g_strsplit (adw_view_stack_page_get_title (page), "_", 2);
  g_autofree char *title = g_strjoinv ("", parts);
  g_autofree char *keys = gtk_accelerator_get_label (GDK_KEY_1 + position, GDK_CONTROL_MASK);

  /* Translators: the name of a page, the keys that show it */
  return g_strdup_printf (C_("tooltip", "%1$s (%2$s)"), title, keys);
}

/* Also where a narrow window cuts the name off. */
static void
describe_switcher (SamvadWindow *self,
                   GtkWidget    *widget)
{
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_VIEW_SWITCHER (widget) && GTK_IS_TOGGLE_BUTTON (child))
      {
        g_autofree char *text = describe_page (self, position++);

        gtk_widget_set_tooltip_text (child, text);
      }
    else
      describe_switcher (self, child);
}

static void
samvad_window_init (SamvadWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  describe_switcher (self, GTK_WIDGET (self->header));
  describe_switcher (self, GTK_WIDGET (self->bar));
  if (SAMVAD_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

static void
give_model (SamvadWindow    *self,
            SamvadViewModel *model)
{
  GtkSelectionModel *pages = adw_view_stack_get_pages (self->pages);
  GSettings *settings = samvad_session_get_settings (self->session);

  /* First what was chosen, so that nothing is read and drawn twice. */
  samvad_view_model_set_settings (model, settings);
  samvad_actions_page_set_settings (SAMVAD_ACTIONS_PAGE (adw_view_stack_get_child_by_name (self->pages, "actions")), settings);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      g_object_set (adw_view_stack_page_get_child (page), "model", model, NULL);
    }
  g_object_unref (pages);
  samvad_reports_page_set_settings (SAMVAD_REPORTS_PAGE (adw_view_stack_get_child_by_name (self->pages, "reports")), settings);
  samvad_reports_page_set_maker (SAMVAD_REPORTS_PAGE (adw_view_stack_get_child_by_name (self->pages, "reports")),
                                 samvad_pack_gather);
  g_object_set (self->months, "model", model, NULL);
  g_object_set (self->connection, "model", model, NULL);
  g_object_set (self->empty, "model", model, NULL);
  g_object_set (self->status, "model", model, NULL);
}

static void
on_not_kept (SamvadWindow *self,
             const char   *reason)
{
  g_autofree char *body = g_strdup_printf (_("The keyring did not take it: %s"), reason);

  samvad_message_present (GTK_WINDOW (self), _("The password is used until Samvad is closed"), body);
}

GtkWidget *
samvad_window_new (GtkApplication *application,
                   SamvadSession  *session)
{
  SamvadWindow *self = g_object_new (SAMVAD_TYPE_WINDOW, "application", application, NULL);
  SamvadViewModel *model = samvad_session_get_model (session);

  self->session = g_object_ref (session);
  give_model (self, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "connection-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "not-kept", G_CALLBACK (on_not_kept), self, G_CONNECT_SWAPPED);
  samvad_window_restore_state (self);
  refresh (self);
  return GTK_WIDGET (self);
}

/** @name: overview, districts, feedback, actions or reports */
void
samvad_window_show_page (SamvadWindow *self,
                         const char   *name)
{
  g_return_if_fail (SAMVAD_IS_WINDOW (self));

  if (adw_view_stack_get_child_by_name (self->pages, name) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, name);
}

/** @what: (nullable): the list of action items, or the code of the district, that the page is to show */
void
samvad_window_show_place (SamvadWindow *self,
                          const char   *page,
                          const char   *what)
{
  GtkWidget *shown = adw_view_stack_get_child_by_name (self->pages, page);

  samvad_window_show_page (self, page);
  if (what != NULL && SAMVAD_IS_ACTIONS_PAGE (shown))
    samvad_actions_page_show_list (SAMVAD_ACTIONS_PAGE (shown), what);
  else if (what != NULL && SAMVAD_IS_DISTRICTS_PAGE (shown))
    samvad_districts_page_open (SAMVAD_DISTRICTS_PAGE (shown), what);
}

/** Shows a sealed pack, and whether it is unchanged. */
void
samvad_window_open_pack (SamvadWindow *self,
                         const char   *path)
{
  g_return_if_fail (SAMVAD_IS_WINDOW (self));

  /* It is opened again when somebody is there who may see it. */
  if (samvad_window_is_locked (self))
    return;
  samvad_window_show_page (self, "reports");
  samvad_reports_page_open_pack (SAMVAD_REPORTS_PAGE (adw_view_stack_get_child_by_name (self->pages, "reports")), path);
}

/** Returns: (transfer none) */
SamvadSession *
samvad_window_get_session (SamvadWindow *self)
{
  return self->session;
}
