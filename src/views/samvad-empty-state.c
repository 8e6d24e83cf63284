/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-empty-state.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadEmptyState {
  SamvadPage     parent;
  AdwStatusPage *status;
  GtkSpinner    *spinner;
  GtkButton     *button;
};

G_DEFINE_FINAL_TYPE (SamvadEmptyState, samvad_empty_state, SAMVAD_TYPE_PAGE)

typedef struct {
  const char *icon;
  const char *title;
  const char *text;
  const char *button;   /* NULL: waiting is all there is to do */
  const char *action;
} Words;

static const Words words[] = {
  [SAMVAD_CONNECTION_NOT_SET_UP] = {
    "network-server-symbolic", N_("Connect to the central server"),
    N_("Samvad shows the calls of your Tele Calling Hub. It needs the address of the central server "
       "once; after that everything received stays readable without a network."),
    N_("_Connect…"), "win.connect" },
  [SAMVAD_CONNECTION_CACHE_ONLY] = {
    "network-offline-symbolic", N_("Nothing was synchronised yet"),
    N_("Samvad works without the server now, and there is no cache on this computer."),
    N_("_Connect…"), "win.connect" },
  [SAMVAD_CONNECTION_CONNECTING] = {
    "network-server-symbolic", N_("Connecting"), N_("Asking the central server."), NULL, NULL },
  [SAMVAD_CONNECTION_CATCHING_UP] = {
    "folder-download-symbolic", N_("Receiving for the first time"),
    N_("The pages fill as the records arrive."), NULL, NULL },
  [SAMVAD_CONNECTION_LIVE] = {
    "folder-open-symbolic", N_("The database is empty"),
    N_("Samvad is connected. Calls appear here by themselves as soon as there are any."), NULL, NULL },
  [SAMVAD_CONNECTION_STALE] = {
    "network-offline-symbolic", N_("Nothing heard from the server"),
    N_("Samvad keeps trying."), N_("_Try Now"), "win.retry" },
  [SAMVAD_CONNECTION_OFFLINE] = {
    "network-offline-symbolic", N_("The server cannot be reached"),
    N_("Nothing was received on this computer before. Samvad keeps trying."),
    N_("_Try Now"), "win.retry" },
  [SAMVAD_CONNECTION_SIGNED_OUT] = {
    "dialog-password-symbolic", N_("Sign in to the central server"),
    N_("The server wants a user name and a password."), N_("_Sign In…"), "win.connect" },
  [SAMVAD_CONNECTION_NOT_PERMITTED] = {
    "changes-prevent-symbolic", N_("You may not read this database"),
    N_("The administrator of the server must give your user the reader role, or you sign in as another."),
    N_("_Sign In as Another User…"), "win.connect" },
  [SAMVAD_CONNECTION_NO_DATABASE] = {
    "edit-find-symbolic", N_("There is no such database"),
    N_("The server answers, but has no database of this name."), N_("_Change the Connection…"), "win.connect" },
  [SAMVAD_CONNECTION_WRONG_SERVER] = {
    "dialog-warning-symbolic", N_("This is not the central server"),
    N_("Something answers at this address, but not as CouchDB does."),
    N_("_Change the Connection…"), "win.connect" },
  [SAMVAD_CONNECTION_CACHE_FAILED] = {
    "drive-harddisk-symbolic", N_("The cache cannot be used"),
    N_("What was received is kept in a file on this computer, and that could not be opened."),
    N_("_Try Again"), "win.retry" },
};

/* What has come is not known to be nothing before it was read. */
static const Words reading = {
  "folder-open-symbolic", N_("One moment"), N_("What was received before is being read."), NULL, NULL
};

static void
show_words (SamvadEmptyState       *self,
            const SamvadConnection *connection,
            gboolean                is_reading)
{
  const Words *w = is_reading ? &reading : &words[connection->state];
  g_autofree char *text = connection->detail != NULL && !is_reading
                          ? g_strdup_printf ("%s\n%s", _(w->text), connection->detail)
                          : g_strdup (_(w->text));
  /* AdwStatusPage reads its description as markup; a detail comes from outside. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->status, w->icon);
  adw_status_page_set_title (self->status, _(w->title));
  adw_status_page_set_description (self->status, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->button), w->button != NULL);
  if (w->button != NULL)
    gtk_button_set_label (self->button, _(w->button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), w->action);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner),
                          is_reading || connection->state == SAMVAD_CONNECTION_CONNECTING ||
                          connection->state == SAMVAD_CONNECTION_CATCHING_UP);
}

static void
samvad_empty_state_refresh (SamvadPage *page)
{
  SamvadViewModel *model = samvad_page_get_model (page);
  const SamvadConnection *connection = samvad_view_model_get_connection (model);

  show_words (SAMVAD_EMPTY_STATE (page), connection,
              connection->state != SAMVAD_CONNECTION_CATCHING_UP && samvad_view_model_is_behind (model));
}

static void
samvad_empty_state_show (SamvadPage     *page,
                         SamvadSnapshot *snapshot)
{
  samvad_empty_state_refresh (page);
}

static void
samvad_empty_state_class_init (SamvadEmptyStateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_empty_state_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_empty_state_refresh;
  SAMVAD_PAGE_CLASS (klass)->connection_changed = samvad_empty_state_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadEmptyState, status);
  gtk_widget_class_bind_template_child (widget_class, SamvadEmptyState, spinner);
  gtk_widget_class_bind_template_child (widget_class, SamvadEmptyState, button);
}

static void
samvad_empty_state_init (SamvadEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: whether @model has nothing at all to show */
gboolean
samvad_empty_state_is_needed (SamvadViewModel *model)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);

  return snapshot == NULL || (snapshot->months->len == 0 && snapshot->figures->dials == 0);
}
