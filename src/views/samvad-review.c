/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-review.h"

#include "samvad-report-sheet.h"
#include "samvad-review-decide.h"
#include "samvad-text.h"

/* The pointer is in nobody's way when it has rested so long. */
#define POINTER_SECONDS 2
#define CLOCK_SECONDS   10
#define NOTE_SECONDS    6
/* More digits than any pack has pages. */
#define LARGEST_PAGE    9999

struct _SamvadReview {
  GtkWindow          parent;
  SamvadReportOrder  order;
  SamvadReportSheet *sheet;
  GtkLabel          *clock;
  GtkLabel          *number;    /* while it is typed */
  GtkLabel          *problem;
  GtkWidget         *bar;       /* what the pointer can do; seen with it */
  SamvadReport      *report;
  GCancellable      *cancellable;
  guint              page;
  guint              typed;     /* the number so far, 0: none */
  gboolean           black;
  double             x;         /* where the pointer was last seen */
  double             y;
  guint              pointer_timer;
  guint              note_timer;
  guint              clock_timer;
};

G_DEFINE_FINAL_TYPE (SamvadReview, samvad_review, GTK_TYPE_WINDOW)

static guint n_open;

static void
show_page (SamvadReview *self,
           guint         page)
{
  if (self->report == NULL)
    return;
  self->page = MIN (page, samvad_pages_get_count (self->report->pages) - 1);
  samvad_report_sheet_show (self->sheet, self->report, self->page);
}

/* A corner that says nothing is not seen. */
static void
say (GtkLabel   *corner,
     const char *text)
{
  gtk_label_set_text (corner, text);
  gtk_widget_set_visible (GTK_WIDGET (corner), text[0] != '\0');
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  SamvadReport *report = samvad_report_make_finish (result, &error);
  SamvadReview *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = SAMVAD_REVIEW (user_data);
  if (report == NULL)
    {
      say (self->problem, error->message);
      return;
    }
  g_clear_pointer (&self->report, samvad_report_unref);
  self->report = report;
  show_page (self, self->page);
}

static void
lay_out (SamvadReview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->order.kind = SAMVAD_PAPER_SLIDE;
  samvad_report_make_async (&self->order, self->cancellable, on_made, self);
}

/* A decision that was just written down is in the pack. */
static void
on_store_changed (SamvadReview *self,
                  guint         what)
{
  if ((what & SAMVAD_CHANGE_DECISIONS) != 0)
    lay_out (self);
}

static void
show_typed (SamvadReview *self,
            guint         number)
{
  g_autofree char *text = number > 0 ? samvad_text_number (number) : NULL;

  self->typed = number;
  say (self->number, text != NULL ? text : "");
}

static void
type_digit (SamvadReview *self,
            guint         digit)
{
  guint number = self->typed * 10 + digit;

  show_typed (self, number <= LARGEST_PAGE ? number : 0);
}

static void
set_black (SamvadReview *self,
           gboolean      black)
{
  self->black = black;
  gtk_widget_set_visible (gtk_window_get_child (GTK_WINDOW (self)), !black);
}

static gboolean
clear_note (gpointer data)
{
  SamvadReview *self = data;

  self->note_timer = 0;
  say (self->problem, "");
  return G_SOURCE_REMOVE;
}

/* What was decided is in the cache, and whoever wrote it down sees that; what could not be kept stays said. */
static void
on_decided (GtkWindow    *window,
            const GError *error)
{
  SamvadReview *self = SAMVAD_REVIEW (window);

  g_clear_handle_id (&self->note_timer, g_source_remove);
  say (self->problem, error != NULL ? error->message : _("The decision is written down."));
  if (error == NULL)
    self->note_timer = g_timeout_add_seconds (NOTE_SECONDS, clear_note, self);
}

static void
jump (SamvadReview *self)
{
  if (self->typed > 0)
    show_page (self, self->typed - 1);
  else
    show_page (self, self->page + 1);
}

static void
decide (SamvadReview *self)
{
  if (self->report != NULL)
    samvad_review_decide (GTK_WINDOW (self), self->order.store, self->order.as_of,
                          self->report->source->figures->reading->districts, on_decided);
}

static gboolean
turn (SamvadReview *self,
      guint         key)
{
  switch (key)
    {
    case GDK_KEY_Page_Down: case GDK_KEY_Right: case GDK_KEY_Down: case GDK_KEY_space:
      show_page (self, self->page + 1);
      return TRUE;
    case GDK_KEY_Page_Up: case GDK_KEY_Left: case GDK_KEY_Up: case GDK_KEY_BackSpace:
      show_page (self, self->page > 0 ? self->page - 1 : 0);
      return TRUE;
    case GDK_KEY_Home:
      show_page (self, 0);
      return TRUE;
    case GDK_KEY_End:
      show_page (self, G_MAXUINT);
      return TRUE;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      jump (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key (SamvadReview *self,
        guint         key)
{
  gunichar letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (key));

  if (g_unichar_isdigit (letter))
    type_digit (self, (guint) g_unichar_digit_value (letter));
  else if (letter == 'b')
    set_black (self, !self->black);
  else if (turn (self, key))
    {
      show_typed (self, 0);
      set_black (self, FALSE);
    }
  else if (letter == 'd')
    decide (self);
  else if (key == GDK_KEY_Escape || key == GDK_KEY_F11)
    gtk_window_close (GTK_WINDOW (self));
  else
    return FALSE;
  return TRUE;
}

static gboolean
hide_pointer (gpointer data)
{
  SamvadReview *self = data;

  /* Whoever rests on the bar reads it. */
  if ((gtk_widget_get_state_flags (self->bar) & GTK_STATE_FLAG_PRELIGHT) != 0)
    return G_SOURCE_CONTINUE;
  self->pointer_timer = 0;
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

/* A window that opens under a pointer at rest is told of a motion too. */
static void
on_motion (SamvadReview *self,
           double        x,
           double        y)
{
  gboolean moved = self->x >= 0 && (self->x != x || self->y != y);

  self->x = x;
  self->y = y;
  if (!moved)
    return;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (self->bar, TRUE);
  g_clear_handle_id (&self->pointer_timer, g_source_remove);
  self->pointer_timer = g_timeout_add_seconds (POINTER_SECONDS, hide_pointer, self);
}

static gboolean
show_clock (gpointer data)
{
  SamvadReview *self = data;
  g_autofree char *text = samvad_text_clock (g_get_real_time ());

  say (self->clock, text);
  return G_SOURCE_CONTINUE;
}

static void
samvad_review_dispose (GObject *object)
{
  SamvadReview *self = SAMVAD_REVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pointer_timer, g_source_remove);
  g_clear_handle_id (&self->note_timer, g_source_remove);
  if (self->clock_timer != 0)
    n_open--;
  g_clear_handle_id (&self->clock_timer, g_source_remove);
  samvad_report_order_clear (&self->order);
  g_clear_pointer (&self->report, samvad_report_unref);
  G_OBJECT_CLASS (samvad_review_parent_class)->dispose (object);
}

static void
samvad_review_class_init (SamvadReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_review_dispose;
}

static GtkLabel *
add_corner (GtkOverlay *overlay,
            GtkAlign    halign,
            GtkAlign    valign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, halign);
  gtk_widget_set_valign (label, valign);
  gtk_widget_add_css_class (label, "review-clock");
  gtk_widget_set_visible (label, FALSE);
  gtk_overlay_add_overlay (overlay, label);
  return GTK_LABEL (label);
}

static void
go_back (SamvadReview *self)
{
  turn (self, GDK_KEY_Page_Up);
}

static void
go_on (SamvadReview *self)
{
  turn (self, GDK_KEY_Page_Down);
}

/* The keys stay with the pages: what is clicked here takes no focus. */
static void
add_button (SamvadReview *self,
            GtkWidget    *button,
            const char   *tooltip,
            GCallback     clicked)
{
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->bar), button);
}

static GtkWidget *
new_bar (SamvadReview *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "osd");
  gtk_widget_add_css_class (self->bar, "toolbar");
  gtk_widget_add_css_class (self->bar, "review-bar");
  gtk_widget_set_halign (self->bar, GTK_ALIGN_END);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_END);
  gtk_widget_set_visible (self->bar, FALSE);
  add_button (self, gtk_button_new_from_icon_name ("go-previous-symbolic"), _("Previous Page (Page Up)"),
              G_CALLBACK (go_back));
  add_button (self, gtk_button_new_from_icon_name ("go-next-symbolic"), _("Next Page (Page Down)"), G_CALLBACK (go_on));
  add_button (self, gtk_button_new_with_label (_("Write a Decision Down…")), _("What, who, by when (D)"),
              G_CALLBACK (decide));
  add_button (self, gtk_button_new_from_icon_name ("view-restore-symbolic"), _("Leave the Review (Escape)"),
              G_CALLBACK (gtk_window_close));
  return self->bar;
}

static void
listen (SamvadReview *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
samvad_review_init (SamvadReview *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->sheet = SAMVAD_REPORT_SHEET (samvad_report_sheet_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->sheet), TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->sheet));
  self->clock = add_corner (GTK_OVERLAY (overlay), GTK_ALIGN_END, GTK_ALIGN_START);
  self->number = add_corner (GTK_OVERLAY (overlay), GTK_ALIGN_START, GTK_ALIGN_START);
  self->problem = add_corner (GTK_OVERLAY (overlay), GTK_ALIGN_CENTER, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), new_bar (self));
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_window_set_title (GTK_WINDOW (self), _("Review"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "review");
  listen (self);
  self->x = self->y = -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  n_open++;
  self->clock_timer = g_timeout_add_seconds (CLOCK_SECONDS, show_clock, self);
  show_clock (self);
}

/** Returns: (transfer none): a window that lays the slides out and shows the first */
GtkWidget *
samvad_review_new (GtkWindow               *parent,
                   const SamvadReportOrder *order)
{
  SamvadReview *self = g_object_new (SAMVAD_TYPE_REVIEW, "transient-for", parent, NULL);

  samvad_report_order_copy (order, &self->order);
  g_signal_connect_object (self->order.store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  lay_out (self);
  gtk_window_set_default_size (GTK_WINDOW (self), gtk_widget_get_width (GTK_WIDGET (parent)),
                               gtk_widget_get_height (GTK_WIDGET (parent)));
  gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/** Returns: whether a meeting looks at the screen: then nothing notifies */
gboolean
samvad_review_is_open (void)
{
  return n_open > 0;
}

/** Returns: the slide on the screen, from 0 */
guint
samvad_review_get_page (SamvadReview *self)
{
  return self->page;
}
