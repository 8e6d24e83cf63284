/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-status-line.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadStatusLine {
  SamvadPage parent;
  GtkLabel  *newest;
  GtkLabel  *sent;
  GtkLabel  *checked;
  GtkLabel  *left_out;
};

G_DEFINE_FINAL_TYPE (SamvadStatusLine, samvad_status_line, SAMVAD_TYPE_PAGE)

/* Today only the time of day is of interest. */
static char *
describe (SamvadTime then,
          SamvadTime now)
{
  if (samvad_time_get_day (then) == samvad_time_get_day (now))
    return samvad_text_clock (then);
  return samvad_text_time (then);
}

static void
show_time (GtkLabel   *label,
           const char *before,
           SamvadTime  then,
           SamvadTime  now)
{
  g_autofree char *when = NULL;

  if (then == SAMVAD_TIME_NONE)
    {
      samvad_label_take_optional (label, NULL);
      return;
    }
  when = describe (then, now);
  samvad_label_take_optional (label, g_strdup_printf ("%s: %s", before, when));
}

static void
append_count (GString    *text,
              const char *what,
              gint64      count)
{
  g_autofree char *number = samvad_text_number (count);

  if (count == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, "%s %s", number, what);
}

/* What is not in the numbers is said beside them, never passed over. */
static char *
describe_left_out (const SamvadFigures *figures)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 unreadable = figures->reading->unreadable;
  gint64 refused = figures->reading->outbox_refused;

  append_count (text, ngettext ("record could not be read", "records could not be read", (gulong) unreadable), unreadable);
  append_count (text, ngettext ("call is dated in the future", "calls are dated in the future", (gulong) figures->future),
                figures->future);
  append_count (text, ngettext ("call has an outcome that this version does not know",
                                "calls have an outcome that this version does not know",
                                (gulong) figures->unknown_outcomes),
                figures->unknown_outcomes);
  append_count (text, ngettext ("edit was refused by the server", "edits were refused by the server", (gulong) refused),
                refused);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
samvad_status_line_show (SamvadPage     *page,
                         SamvadSnapshot *snapshot)
{
  SamvadStatusLine *self = SAMVAD_STATUS_LINE (page);
  SamvadTime now = samvad_view_model_get_now (samvad_page_get_model (page));
  const SamvadReading *reading;
  g_autofree char *age = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), snapshot != NULL);
  if (snapshot == NULL)
    return;
  reading = snapshot->figures->reading;
  show_time (self->newest, _("Newest event"), reading->newest_event, now);
  show_time (self->sent, _("Sent by the server"), reading->last_server_time, now);
  show_time (self->checked, _("Last checked"), reading->last_checked, now);
  if (reading->last_checked != SAMVAD_TIME_NONE)
    age = samvad_text_age (reading->last_checked, now);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->checked), age);
  samvad_label_take_optional (self->left_out, describe_left_out (snapshot->figures));
}

static void
samvad_status_line_tick (SamvadPage *page)
{
  samvad_status_line_show (page, samvad_view_model_get_snapshot (samvad_page_get_model (page)));
}

static void
samvad_status_line_class_init (SamvadStatusLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_status_line_show;
  SAMVAD_PAGE_CLASS (klass)->tick = samvad_status_line_tick;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-status-line.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadStatusLine, newest);
  gtk_widget_class_bind_template_child (widget_class, SamvadStatusLine, sent);
  gtk_widget_class_bind_template_child (widget_class, SamvadStatusLine, checked);
  gtk_widget_class_bind_template_child (widget_class, SamvadStatusLine, left_out);
}

static void
samvad_status_line_init (SamvadStatusLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  samvad_label_offer_whole (self->left_out);
}
