/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-month-empty.h"

#include "samvad-text.h"

struct _SamvadMonthEmpty {
  SamvadPage     parent;
  AdwStatusPage *status;
  GtkButton     *button;
};

G_DEFINE_FINAL_TYPE (SamvadMonthEmpty, samvad_month_empty, SAMVAD_TYPE_PAGE)

static void
show_button (SamvadMonthEmpty *self,
             SamvadSnapshot   *snapshot)
{
  SamvadMonth latest = samvad_snapshot_get_latest (snapshot);
  gboolean other = latest != SAMVAD_MONTH_NONE && latest != snapshot->figures->month;
  g_autofree char *month = samvad_text_month (latest);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->button), other);
  if (!other)
    return;
  /* Translators: a button; %s is a month and year */
  text = g_strdup_printf (_("_Show %s"), month);
  gtk_button_set_label (self->button, text);
}

static void
samvad_month_empty_show (SamvadPage     *page,
                         SamvadSnapshot *snapshot)
{
  SamvadMonthEmpty *self = SAMVAD_MONTH_EMPTY (page);
  g_autofree char *month = NULL;
  g_autofree char *title = NULL;

  if (snapshot == NULL)
    return;
  month = samvad_text_month (snapshot->figures->month);
  /* Translators: %s is a month and year */
  title = g_strdup_printf (_("No calls in %s"), month);
  adw_status_page_set_title (self->status, title);
  show_button (self, snapshot);
}

static void
samvad_month_empty_class_init (SamvadMonthEmptyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_month_empty_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-month-empty.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadMonthEmpty, status);
  gtk_widget_class_bind_template_child (widget_class, SamvadMonthEmpty, button);
}

static void
samvad_month_empty_init (SamvadMonthEmpty *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
