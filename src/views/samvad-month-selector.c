/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-month-selector.h"

#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

struct _SamvadMonthSelector {
  SamvadPage      parent;
  GtkMenuButton  *button;
  GtkLabel       *month;
  GtkLabel       *window;
  GtkListBox     *months;
  GtkListBox     *windows;
};

G_DEFINE_FINAL_TYPE (SamvadMonthSelector, samvad_month_selector, SAMVAD_TYPE_PAGE)

static const guint windows[] = { 0, 1, 2, 4, 12 };

static GtkWidget *
make_row (char     *text,
          int       value,
          gboolean  current)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  samvad_label_take (label, text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (current)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "samvad-value", GINT_TO_POINTER (value));
  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static int
compare_later_first (gconstpointer a,
                     gconstpointer b)
{
  return *(const SamvadMonth *) b - *(const SamvadMonth *) a;
}

static void
fill_months (SamvadMonthSelector *self,
             SamvadSnapshot      *snapshot,
             SamvadMonth          shown)
{
  g_autoptr (GArray) months = g_array_copy (snapshot->months);

  g_array_sort (months, compare_later_first);
  clear_list (self->months);
  for (guint i = 0; i < months->len; i++)
    {
      SamvadMonth month = g_array_index (months, SamvadMonth, i);

      gtk_list_box_append (self->months, make_row (samvad_text_month (month), month, month == shown));
    }
}

static void
fill_windows (SamvadMonthSelector *self,
              guint                chosen)
{
  clear_list (self->windows);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    gtk_list_box_append (self->windows, make_row (samvad_words_window (windows[i]), (int) windows[i],
                                                  windows[i] == chosen));
}

/* The menu is filled when it opens: what it lists may have changed since. */
static void
on_open (GtkMenuButton *button,
         gpointer       data)
{
  SamvadMonthSelector *self = data;
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);

  if (snapshot != NULL)
    fill_months (self, snapshot, samvad_view_model_get_month (model));
  fill_windows (self, samvad_view_model_get_window (model));
}

static int
get_value (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "samvad-value"));
}

static void
on_month_activated (SamvadMonthSelector *self,
                    GtkListBoxRow       *row)
{
  gtk_menu_button_popdown (self->button);
  samvad_view_model_set_month (samvad_page_get_model (SAMVAD_PAGE (self)), get_value (row));
}

static void
on_window_activated (SamvadMonthSelector *self,
                     GtkListBoxRow       *row)
{
  gtk_menu_button_popdown (self->button);
  samvad_view_model_set_window (samvad_page_get_model (SAMVAD_PAGE (self)), (guint) get_value (row));
}

static void
samvad_month_selector_select (SamvadPage *page)
{
  SamvadMonthSelector *self = SAMVAD_MONTH_SELECTOR (page);
  SamvadViewModel *model = samvad_page_get_model (page);

  samvad_label_take (self->month, samvad_text_month (samvad_view_model_get_month (model)));
}

/* The window that the rule chose is known only once the figures are. */
static void
samvad_month_selector_show (SamvadPage     *page,
                            SamvadSnapshot *snapshot)
{
  SamvadMonthSelector *self = SAMVAD_MONTH_SELECTOR (page);

  samvad_month_selector_select (page);
  samvad_label_take_optional (self->window, snapshot == NULL
                                            ? NULL : samvad_words_window (snapshot->figures->window));
}

static void
samvad_month_selector_class_init (SamvadMonthSelectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_month_selector_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_month_selector_select;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-month-selector.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadMonthSelector, button);
  gtk_widget_class_bind_template_child (widget_class, SamvadMonthSelector, month);
  gtk_widget_class_bind_template_child (widget_class, SamvadMonthSelector, window);
  gtk_widget_class_bind_template_child (widget_class, SamvadMonthSelector, months);
  gtk_widget_class_bind_template_child (widget_class, SamvadMonthSelector, windows);
  gtk_widget_class_bind_template_callback (widget_class, on_month_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_window_activated);
}

static void
samvad_month_selector_init (SamvadMonthSelector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, on_open, self, NULL);
}
