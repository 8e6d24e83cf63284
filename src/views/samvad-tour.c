/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-tour.h"

#include "samvad-text.h"

struct _SamvadTour {
  AdwWindow      parent;
  GtkButton     *skip;
  GtkButton     *back;
  GtkButton     *next;
  AdwStatusPage *page;
  GtkLabel      *place;
  guint          shown;
};

G_DEFINE_FINAL_TYPE (SamvadTour, samvad_tour, ADW_TYPE_WINDOW)

static const struct { const char *icon, *title, *text; } stops[] = {
  { "org.samvad.Supervisor", NC_("tour", "Welcome to Samvad"),
    N_("What families say of the services, and what becomes of it. This tour has six steps; everything in it is also in the "
       "help.") },
  { "figures-symbolic", NC_("tour", "Overview: are we on pace?"),
    N_("The largest number is what counts towards the month’s target. Under it stands what may be expected by its end, and "
       "between which limits. Choose a number to see the calls behind it.") },
  { "find-location-symbolic", NC_("tour", "Districts: is it real?"),
    N_("A district “differs” only where chance does not explain it. All others cannot be told apart from the State, whatever "
       "the order in which they stand.") },
  { "user-available-symbolic", NC_("tour", "Feedback: in their own words"),
    N_("The remarks as they arrive, without names and telephone numbers: those never reach this PC.") },
  { "task-symbolic", NC_("tour", "Action items: who does what by when?"),
    N_("Each one is due on a working day. Done is a claim of the worker: only the family’s word closes an item.") },
  { "x-office-document-symbolic", NC_("tour", "Reports: the review meeting"),
    N_("The month’s pack can be printed, exported, sealed and presented with F11, also without a network. F1 explains the "
       "page that you are on.") },
};

static void
show (SamvadTour *self)
{
  g_autofree char *number = samvad_text_number (self->shown + 1);
  g_autofree char *of = samvad_text_number (G_N_ELEMENTS (stops));
  /* Translators: the number of a step, how many there are */
  g_autofree char *place = g_strdup_printf (C_("tour", "%1$s of %2$s"), number, of);
  gboolean last = self->shown + 1 == G_N_ELEMENTS (stops);

  adw_status_page_set_icon_name (self->page, stops[self->shown].icon);
  adw_status_page_set_title (self->page, g_dpgettext2 (GETTEXT_PACKAGE, "tour", stops[self->shown].title));
  adw_status_page_set_description (self->page, _(stops[self->shown].text));
  gtk_label_set_text (self->place, place);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back), self->shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->skip), !last);
  gtk_button_set_label (self->next, last ? C_("tour", "_Begin") : C_("tour", "_Next"));
}

static void
on_next (SamvadTour *self)
{
  if (self->shown + 1 == G_N_ELEMENTS (stops))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->shown++;
  show (self);
}

static void
on_back (SamvadTour *self)
{
  self->shown--;
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
samvad_tour_class_init (SamvadTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-tour.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadTour, skip);
  gtk_widget_class_bind_template_child (widget_class, SamvadTour, back);
  gtk_widget_class_bind_template_child (widget_class, SamvadTour, next);
  gtk_widget_class_bind_template_child (widget_class, SamvadTour, page);
  gtk_widget_class_bind_template_child (widget_class, SamvadTour, place);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
}

static void
samvad_tour_init (SamvadTour *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->next));
  show (self);
}

GtkWidget *
samvad_tour_new (GtkWindow *parent)
{
  return g_object_new (SAMVAD_TYPE_TOUR, "transient-for", parent, NULL);
}
