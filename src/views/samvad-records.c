/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-records.h"

#include "samvad-call-reader.h"
#include "samvad-record-copy.h"
#include "samvad-record-table.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadRecords {
  AdwWindow           parent;
  AdwToastOverlay    *toasts;
  AdwWindowTitle     *title;
  GtkButton          *copy;
  GtkLabel           *number;
  GtkDropDown        *officers;
  GtkDropDown        *districts;
  GtkDropDown        *outcomes;
  GtkSearchEntry     *search;
  GtkStack           *stack;
  GtkColumnView      *view;
  SamvadCallReader   *reader;
  GtkSingleSelection *selection;
  SamvadViewModel    *model;
  SamvadStore        *store;
  SamvadSnapshot     *snapshot; /* of the number that was clicked: names, and until when */
  SamvadCallFilter   *counted;  /* what the number counts */
  SamvadCallFilter   *shown;    /* the same, narrowed by the reader */
  SamvadCallList     *calls;
  SamvadCallItem     *watched;  /* the one that the reader of a call shows, or will once it is loaded */
  GCancellable       *cancellable;
  gint64              n_counted;        /* -1 until it is known */
};

G_DEFINE_FINAL_TYPE (SamvadRecords, samvad_records, ADW_TYPE_WINDOW)

static gboolean
is_narrowed (SamvadRecords *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
         gtk_drop_down_get_selected (self->officers) > 0 ||
         gtk_drop_down_get_selected (self->districts) > 0 ||
         gtk_drop_down_get_selected (self->outcomes) > 0;
}

static gboolean
counts_dials (const SamvadCallFilter *filter)
{
  return filter->unit == SAMVAD_CALL_UNIT_DIALS ||
         (filter->unit == SAMVAD_CALL_UNIT_COUNTED && filter->counts == SAMVAD_COUNTS_ATTEMPTED);
}

static char *
describe_number (SamvadRecords *self,
                 guint          n_items)
{
  gulong n = self->n_counted >= 0 ? (gulong) self->n_counted : n_items;
  g_autofree char *shown = samvad_text_number (n_items);
  g_autofree char *counted = samvad_text_number ((gint64) n);

  if (!is_narrowed (self))
    return counts_dials (self->counted) ? g_strdup_printf (ngettext ("%s dial", "%s dials", n), counted)
                                        : g_strdup_printf (ngettext ("%s case", "%s cases", n), counted);
  /* Translators: how many of those that the number counts are left by a search: 12 of 312 cases */
  return counts_dials (self->counted) ? g_strdup_printf (ngettext ("%1$s of %2$s dial", "%1$s of %2$s dials", n), shown, counted)
                                      : g_strdup_printf (ngettext ("%1$s of %2$s case", "%1$s of %2$s cases", n), shown, counted);
}

static void
on_items_changed (SamvadRecords *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->calls));

  if (!is_narrowed (self))
    self->n_counted = n_items;
  samvad_label_take (self->number, describe_number (self, n_items));
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy), n_items > 0);
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "empty");
}

static void
show_watched (SamvadRecords *self)
{
  const SamvadCall *call = self->watched != NULL ? samvad_call_item_get_call (self->watched) : NULL;

  samvad_call_reader_show (self->reader, call, self->snapshot);
}

static void
on_selected (SamvadRecords *self)
{
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_data (self->watched, self);
  g_set_object (&self->watched, gtk_single_selection_get_selected_item (self->selection));
  if (self->watched != NULL)
    g_signal_connect_swapped (self->watched, "notify", G_CALLBACK (show_watched), self);
  show_watched (self);
}

static void
narrow_to (char       **field,
           const char  *key)
{
  g_free (*field);
  *field = g_strdup (key);
}

static const SamvadOfficerFigures *
get_chosen_officer (SamvadRecords *self)
{
  guint position = gtk_drop_down_get_selected (self->officers);
  GPtrArray *officers = self->snapshot->figures->officers;

  return position > 0 && position <= officers->len ? g_ptr_array_index (officers, position - 1) : NULL;
}

static const SamvadDistrictFigures *
get_chosen_district (SamvadRecords *self)
{
  guint position = gtk_drop_down_get_selected (self->districts);
  GPtrArray *districts = self->snapshot->figures->districts;

  return position > 0 && position <= districts->len ? g_ptr_array_index (districts, position - 1) : NULL;
}

static void
samvad_records_narrow (SamvadRecords *self)
{
  const SamvadOfficerFigures *officer;
  const SamvadDistrictFigures *district;
  guint outcome = gtk_drop_down_get_selected (self->outcomes);

  if (self->calls == NULL)
    return;
  officer = get_chosen_officer (self);
  district = get_chosen_district (self);
  g_clear_pointer (&self->shown, samvad_call_filter_free);
  self->shown = samvad_call_filter_copy (self->counted);
  narrow_to (&self->shown->search, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (officer != NULL)
    narrow_to (&self->shown->officer, officer->key);
  if (district != NULL)
    narrow_to (&self->shown->district, district->code);
  if (outcome > 0 && outcome <= SAMVAD_N_OUTCOMES)
    self->shown->outcome = (int) outcome - 1;
  samvad_call_list_set_filter (self->calls, self->shown);
}

/* Escape first takes back what was searched for, then the window. */
static void
samvad_records_stop_search (SamvadRecords *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SamvadRecords *self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;
  g_autofree char *text = samvad_record_copy_finish (result, &n_rows, &error);
  g_autofree char *number = samvad_text_number (n_rows);
  g_autofree char *said = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy), TRUE);
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  said = text == NULL ? g_strdup (_("The rows cannot be read."))
         : n_rows < SAMVAD_RECORD_COPY_MAX ? g_strdup_printf (ngettext ("Copied %s row", "Copied %s rows", n_rows), number)
         : g_strdup_printf (_("Copied the newest %s rows"), number);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (said));
}

static void
samvad_records_copy (SamvadRecords *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy), FALSE);
  samvad_record_copy_async (self->store, self->shown, self->snapshot, self->cancellable, on_copied, self);
}

static void
on_cache_changed (SamvadRecords *self,
                  guint          what)
{
  if ((what & (SAMVAD_CHANGE_CALLS | SAMVAD_CHANGE_REBUILT)) != 0)
    samvad_call_list_reload (self->calls);
}

static void
samvad_records_dispose (GObject *object)
{
  SamvadRecords *self = SAMVAD_RECORDS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_data (self->watched, self);
  if (self->calls != NULL)
    g_signal_handlers_disconnect_by_data (self->calls, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->watched);
  g_clear_object (&self->calls);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (samvad_records_parent_class)->dispose (object);
}

static void
samvad_records_finalize (GObject *object)
{
  SamvadRecords *self = SAMVAD_RECORDS (object);

  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  g_clear_pointer (&self->counted, samvad_call_filter_free);
  g_clear_pointer (&self->shown, samvad_call_filter_free);
  G_OBJECT_CLASS (samvad_records_parent_class)->finalize (object);
}

static void
samvad_records_class_init (SamvadRecordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_records_dispose;
  G_OBJECT_CLASS (klass)->finalize = samvad_records_finalize;
  g_type_ensure (SAMVAD_TYPE_CALL_READER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-records.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, toasts);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, title);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, copy);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, number);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, officers);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, districts);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, outcomes);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, search);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, view);
  gtk_widget_class_bind_template_child (widget_class, SamvadRecords, reader);
  gtk_widget_class_bind_template_callback (widget_class, samvad_records_copy);
  gtk_widget_class_bind_template_callback (widget_class, samvad_records_narrow);
  gtk_widget_class_bind_template_callback (widget_class, samvad_records_stop_search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
samvad_records_init (SamvadRecords *self)
{
  self->cancellable = g_cancellable_new ();
  self->n_counted = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  samvad_label_offer_whole (self->number);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

static void
take_choices (GtkDropDown *drop_down,
              GPtrArray   *names)
{
  g_autoptr (GtkStringList) list = NULL;

  g_ptr_array_add (names, NULL);
  list = gtk_string_list_new ((const char *const *) names->pdata);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  g_ptr_array_unref (names);
}

static void
offer_officers (SamvadRecords *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GPtrArray *officers = self->snapshot->figures->officers;

  g_ptr_array_add (names, (gpointer) _("All officers"));
  for (guint i = 0; i < officers->len; i++)
    {
      const SamvadOfficerFigures *officer = g_ptr_array_index (officers, i);

      g_ptr_array_add (names, (gpointer) samvad_snapshot_get_officer (self->snapshot, officer->key));
    }
  take_choices (self->officers, names);
}

static void
offer_districts (SamvadRecords *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GPtrArray *districts = self->snapshot->figures->districts;

  g_ptr_array_add (names, (gpointer) _("All districts"));
  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);

      g_ptr_array_add (names, (gpointer) samvad_snapshot_get_district (self->snapshot, district->code));
    }
  take_choices (self->districts, names);
}

static void
offer_outcomes (SamvadRecords *self)
{
  GPtrArray *names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) _("All outcomes"));
  for (int i = 0; i < SAMVAD_N_OUTCOMES; i++)
    g_ptr_array_add (names, (gpointer) samvad_text_label (samvad_outcome_to_label (i)));
  take_choices (self->outcomes, names);
}

/* What the number fixes is not offered for choice. */
static void
offer_choices (SamvadRecords *self)
{
  const SamvadCallFilter *counted = self->counted;
  gboolean complete = counted->unit == SAMVAD_CALL_UNIT_COUNTED && counted->counts == SAMVAD_COUNTS_COMPLETE;

  offer_officers (self);
  offer_districts (self);
  offer_outcomes (self);
  gtk_widget_set_visible (GTK_WIDGET (self->officers), counted->officer == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->districts), counted->district == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->outcomes), counted->outcome < 0 && counted->outcomes == 0 && !complete);
}

static void
list_calls (SamvadRecords *self)
{
  self->calls = samvad_call_list_new (self->store, self->shown);
  g_signal_connect_swapped (self->calls, "items-changed", G_CALLBACK (on_items_changed), self);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->calls)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  samvad_record_table_fill (self->view, self->snapshot);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/** Returns: (transfer full): every dial of the month shown, up to the time of its reading */
SamvadCallFilter *
samvad_records_filter_new (SamvadViewModel *model)
{
  SamvadCallFilter *filter = samvad_call_filter_new ();
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  SamvadMonth month = snapshot != NULL ? snapshot->figures->month : samvad_view_model_get_month (model);

  filter->from = samvad_month_get_start (month);
  filter->to = samvad_month_get_end (month);
  filter->as_of = snapshot != NULL ? snapshot->figures->as_of : samvad_view_model_get_now (model);
  return filter;
}

static char *
describe_reading (SamvadSnapshot         *snapshot,
                  const SamvadCallFilter *filter)
{
  g_autofree char *from = samvad_text_day_short (samvad_time_get_day (filter->from));
  g_autofree char *to = samvad_text_day (samvad_time_get_day (MIN (filter->to - 1, snapshot->figures->as_of)));

  /* Translators: a period, first and last day */
  return g_strdup_printf (_("%1$s – %2$s"), from, to);
}

/**
 * samvad_records_new:
 * @model: has read something
 * @filter: what the number counts
 * @title: what that is, for the title bar
 */
GtkWidget *
samvad_records_new (SamvadViewModel        *model,
                    const SamvadCallFilter *filter,
                    const char             *title)
{
  SamvadRecords *self = g_object_new (SAMVAD_TYPE_RECORDS, "title", title, NULL);
  g_autofree char *period = NULL;

  g_return_val_if_fail (samvad_view_model_get_snapshot (model) != NULL, GTK_WIDGET (self));

  self->model = g_object_ref (model);
  self->store = g_object_ref (samvad_view_model_get_store (model));
  self->snapshot = samvad_snapshot_ref (samvad_view_model_get_snapshot (model));
  self->counted = samvad_call_filter_copy (filter);
  self->shown = samvad_call_filter_copy (filter);
  period = describe_reading (self->snapshot, filter);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, period);
  offer_choices (self);
  list_calls (self);
  samvad_call_reader_offer_items (self->reader, model);
  g_signal_connect_swapped (model, "cache-changed", G_CALLBACK (on_cache_changed), self);
  return GTK_WIDGET (self);
}

/** Shows the calls in a window of their own, over the one of @from. Returns: (transfer none) */
GtkWidget *
samvad_records_present (GtkWidget              *from,
                        SamvadViewModel        *model,
                        const SamvadCallFilter *filter,
                        const char             *title)
{
  GtkWidget *records = samvad_records_new (model, filter, title);
  GtkRoot *root = gtk_widget_get_root (from);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (records), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (records));
  return records;
}
