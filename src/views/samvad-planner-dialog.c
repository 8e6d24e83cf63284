/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-planner-dialog.h"

#include <math.h>
#include <string.h>

#include "samvad-planner.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadPlannerDialog {
  AdwWindow             parent;
  AdwToastOverlay      *toasts;
  GtkLabel             *sentence;
  GtkGrid              *grid;
  SamvadSnapshot       *snapshot;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;
};

G_DEFINE_FINAL_TYPE (SamvadPlannerDialog, samvad_planner_dialog, ADW_TYPE_WINDOW)

/* A name is never a formula, and one cell stays one cell. */
static void
append (GString    *out,
        const char *text,
        char        separator)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, separator);
  if (*text != '\0' && strchr ("=+-@", *text) != NULL)
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    g_string_append_c (out, *text == separator || *text == '"' || *text == '\n' || *text == '\r' ? ' ' : *text);
}

/* Plain digits: for a spreadsheet, not for a reader. */
static void
append_number (GString *out,
               gint64   number,
               char     separator)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");

  append (out, text, separator);
}

static void
append_plan (GString          *out,
             SamvadSnapshot   *snapshot,
             const SamvadPlan *plan,
             char              separator)
{
  char rate[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (plan->rate))
    g_ascii_formatd (rate, sizeof rate, "%.3f", plan->rate);
  append (out, plan->district->code, separator);
  append (out, samvad_snapshot_get_district (snapshot, plan->district->code), separator);
  append_number (out, plan->n, separator);
  append (out, rate, separator);
  append_number (out, plan->to_caution, separator);
  append_number (out, plan->to_shown, separator);
  g_string_append_c (out, '\n');
}

/** Returns: (transfer full): the plan as a list with a header, one district a line */
char *
samvad_planner_dialog_write (SamvadSnapshot *snapshot,
                             char            separator)
{
  g_autoptr (SamvadPlanner) planner = samvad_planner_new (snapshot->figures);
  GString *out = g_string_new (NULL);

  append (out, _("Code"), separator);
  append (out, _("District"), separator);
  append (out, _("Opinions"), separator);
  append (out, _("Opinions a dial"), separator);
  append (out, _("Dials to 25"), separator);
  append (out, _("Dials to 50"), separator);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < planner->plans->len; i++)
    append_plan (out, snapshot, &g_array_index (planner->plans, SamvadPlan, i), separator);
  return g_string_free (out, FALSE);
}

static void
say (SamvadPlannerDialog *self,
     const char          *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
samvad_planner_dialog_copy (SamvadPlannerDialog *self)
{
  g_autofree char *text = samvad_planner_dialog_write (self->snapshot, '\t');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  say (self, _("Copied the plan"));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      say (user_data, _("Saved the plan"));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  problem = g_strdup_printf (_("The plan was not saved (%s): choose another folder"), error->message);
  say (user_data, problem);
}

static void
on_chosen (SamvadPlannerDialog *self,
           int                  response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                           ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  /* The mark tells spreadsheets that the names are UTF-8. */
  g_autofree char *list = samvad_planner_dialog_write (self->snapshot, ',');
  g_autofree char *text = g_strconcat ("\357\273\277", list, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_clear_object (&self->chooser);
  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->cancellable,
                                         on_saved, self);
}

static void
samvad_planner_dialog_save (SamvadPlannerDialog *self)
{
  g_autofree char *month = samvad_month_to_string (self->snapshot->figures->month + 1);
  g_autofree char *name = g_strdup_printf ("samvad-plan-%s.csv", month);

  g_set_object (&self->chooser, NULL);
  self->chooser = gtk_file_chooser_native_new (_("Save the Plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
samvad_planner_dialog_dispose (GObject *object)
{
  SamvadPlannerDialog *self = SAMVAD_PLANNER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  G_OBJECT_CLASS (samvad_planner_dialog_parent_class)->dispose (object);
}

static void
samvad_planner_dialog_class_init (SamvadPlannerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_planner_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-planner-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadPlannerDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SamvadPlannerDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, SamvadPlannerDialog, grid);
  gtk_widget_class_bind_template_callback (widget_class, samvad_planner_dialog_copy);
  gtk_widget_class_bind_template_callback (widget_class, samvad_planner_dialog_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
samvad_planner_dialog_init (SamvadPlannerDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
attach (SamvadPlannerDialog *self,
        char                *text,
        int                  column,
        int                  row)
{
  GtkLabel *label = samvad_label_new_cell (column > 0);

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (label), column == 0);
  samvad_widget_set_class (label, "heading", row == 0);
  samvad_label_take (label, text);
  gtk_grid_attach (self->grid, GTK_WIDGET (label), column, row, 1, 1);
}

static char *
describe_dials (gint64 dials)
{
  return dials >= 0 ? samvad_text_number (dials) : g_strdup ("–");
}

static void
attach_plan (SamvadPlannerDialog *self,
             const SamvadPlan    *plan,
             int                  row)
{
  attach (self, g_strdup (samvad_snapshot_get_district (self->snapshot, plan->district->code)), 0, row);
  attach (self, samvad_text_number (plan->n), 1, row);
  attach (self, samvad_text_percent (plan->rate), 2, row);
  attach (self, describe_dials (plan->to_caution), 3, row);
  attach (self, describe_dials (plan->to_shown), 4, row);
}

static void
show (SamvadPlannerDialog *self)
{
  g_autoptr (SamvadPlanner) planner = samvad_planner_new (self->snapshot->figures);
  g_autofree char *month = samvad_text_month (self->snapshot->figures->month + 1);
  g_autofree char *caution = samvad_text_number (planner->to_caution);
  g_autofree char *shown = samvad_text_number (planner->to_shown);

  /* Translators: month, dials so that each district has 25 opinions, dials so that each has 50 */
  samvad_label_take (self->sentence, g_strdup_printf (_("%1$s: %2$s dials bring every district to 25 opinions, %3$s to 50."),
                                                      month, caution, shown));
  attach (self, g_strdup (_("District")), 0, 0);
  attach (self, g_strdup (_("Opinions")), 1, 0);
  attach (self, g_strdup (_("Opinions a dial")), 2, 0);
  attach (self, g_strdup (_("Dials to 25")), 3, 0);
  attach (self, g_strdup (_("Dials to 50")), 4, 0);
  for (guint i = 0; i < planner->plans->len; i++)
    attach_plan (self, &g_array_index (planner->plans, SamvadPlan, i), (int) i + 1);
}

/** Shows the plan over the window of @from. Returns: (transfer none) */
GtkWidget *
samvad_planner_dialog_present (GtkWidget      *from,
                               SamvadSnapshot *snapshot)
{
  SamvadPlannerDialog *self = g_object_new (SAMVAD_TYPE_PLANNER_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  self->snapshot = samvad_snapshot_ref (snapshot);
  show (self);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
