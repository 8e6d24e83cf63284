/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-widgets.h"

#include "samvad-spoken-names.h"
#include "samvad-tab-stop.h"
#include "samvad-text.h"
#include "samvad-ui-resources.h"

/**
 * samvad_label_take:
 * @label: a #GtkLabel
 * @text: (transfer full)
 */
void
samvad_label_take (gpointer  label,
                   char     *text)
{
  g_autofree char *owned = text;

  gtk_label_set_text (GTK_LABEL (label), owned);
}

/** The same; hides the label where @text is NULL or empty. */
void
samvad_label_take_optional (gpointer  label,
                            char     *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  samvad_label_take (label, text != NULL ? text : g_strdup (""));
}

static gboolean
on_query_whole (GtkLabel   *label,
                int         x,
                int         y,
                gboolean    keyboard,
                GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/** Shows the whole text of @label as its tooltip where it is cut off. */
void
samvad_label_offer_whole (gpointer label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_whole), NULL);
}

/** Returns: (transfer floating): a label for a table's cell */
GtkLabel *
samvad_label_new_cell (gboolean numeric)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  else
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      samvad_label_offer_whole (label);
    }
  return GTK_LABEL (label);
}

void
samvad_widget_set_class (gpointer    widget,
                         const char *name,
                         gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (widget), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), name);
}

typedef struct {
  SamvadCellFunc func;
  gpointer       data;
  gboolean       numeric;
} Column;

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          Column             *column)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (samvad_label_new_cell (column->numeric)));
}

static void
show (GObject     *item,
      GParamSpec  *pspec,
      GtkListItem *list_item)
{
  Column *column = g_object_get_data (G_OBJECT (list_item), "samvad-column");

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), "samvad-list-item", list_item);
  column->func (GTK_LABEL (gtk_list_item_get_child (list_item)), item, column->data);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         Column             *column)
{
  GObject *item = gtk_list_item_get_item (list_item);

  g_object_set_data (G_OBJECT (list_item), "samvad-column", column);
  show (item, NULL, list_item);
  /* Items fill themselves, or get newer figures, and say so. */
  g_signal_connect (item, "notify", G_CALLBACK (show), list_item);
}

static void
on_unbind (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           Column             *column)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/**
 * samvad_column_align_heading:
 *
 * Puts the title of the last column at the end, above its numbers. GTK has no property for it: the titles
 * are the children of the view's first child, in the order of the columns.
 */
void
samvad_column_align_heading (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_last_child (header) : NULL;
  GtkWidget *box = title != NULL ? gtk_widget_get_first_child (title) : NULL;

  if (box != NULL)
    gtk_widget_set_halign (box, GTK_ALIGN_END);
}

/**
 * samvad_column_append:
 *
 * Adds a column of labels; numbers stand right-aligned in figures of one width.
 *
 * Returns: (transfer none): the column
 */
GtkColumnViewColumn *
samvad_column_append (GtkColumnView  *view,
                      const char     *title,
                      gboolean        numeric,
                      SamvadCellFunc  func,
                      gpointer        user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkColumnViewColumn) added = NULL;

  column->func = func;
  column->data = user_data;
  column->numeric = numeric;
  g_object_set_data_full (G_OBJECT (factory), "samvad-column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), column);
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_append_column (view, added);
  if (numeric)
    samvad_column_align_heading (view);
  return added;
}

/** Makes templates and the style sheet known; once, before the first widget. */
void
samvad_views_init (void)
{
  samvad_ui_register_resource ();
  g_type_ensure (SAMVAD_TYPE_TAB_STOP);
  samvad_spoken_names_init ();
}

/* Returns: (nullable): the button in sight that says @label; there is one for each of the dialog's shapes */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), label))
    return gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* The frames in which a dialog finds its shape. */
#define SHAPING 6

typedef struct {
  char  *safe;
  guint  frame;
} Beginning;

static void
beginning_free (gpointer data)
{
  g_free (((Beginning *) data)->safe);
  g_free (data);
}

static gboolean
begin_safely (GtkWidget     *dialog,
              GdkFrameClock *clock,
              gpointer       data)
{
  Beginning *beginning = data;
  GtkWidget *button = find_button (dialog, adw_message_dialog_get_response_label (ADW_MESSAGE_DIALOG (dialog),
                                                                                beginning->safe));

  if (button != NULL)
    gtk_widget_grab_focus (button);
  return ++beginning->frame < SHAPING;
}

/**
 * samvad_message_ask:
 * @safe: the response that does nothing
 *
 * Presents a dialog in which Escape, and Enter unless the user goes elsewhere first, do nothing. Where long answers
 * stand one under another libadwaita 1.2 would begin at the last one, the worst of them.
 */
void
samvad_message_ask (AdwMessageDialog *dialog,
                    const char       *safe)
{
  Beginning *beginning = g_new0 (Beginning, 1);

  beginning->safe = g_strdup (safe);
  adw_message_dialog_set_default_response (dialog, safe);
  adw_message_dialog_set_close_response (dialog, safe);
  gtk_widget_add_tick_callback (GTK_WIDGET (dialog), begin_safely, beginning, beginning_free);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** @body: (nullable): says what there is to be known, in a dialog that can only be closed */
void
samvad_message_present (GtkWindow  *parent,
                        const char *heading,
                        const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  samvad_message_ask (ADW_MESSAGE_DIALOG (dialog), "close");
}

/** Returns: a row of a dialog to type in; Enter in it is the dialog's default response */
GtkWidget *
samvad_entry_row_new (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  /* With large letters the title is cut off. */
  gtk_widget_set_tooltip_text (row, title);
  return row;
}

/**
 * samvad_switch_row_new:
 * @subtitle: (nullable)
 * @toggle: (out): its #GtkSwitch
 *
 * Returns: a row of preferences that is switched on and off
 */
GtkWidget *
samvad_switch_row_new (const char  *title,
                       const char  *subtitle,
                       GtkWidget  **toggle)
{
  GtkWidget *row = adw_action_row_new ();

  *toggle = gtk_switch_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_widget_set_valign (*toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *toggle);
  return row;
}
