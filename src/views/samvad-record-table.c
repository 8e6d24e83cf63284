/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-record-table.h"

#include "samvad-call-row.h"
#include "samvad-tally.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

/* Short: the period above says the year. */
static char *
describe_time (SamvadTime time)
{
  g_autofree char *day = samvad_text_day_short (samvad_time_get_day (time));
  g_autofree char *clock = samvad_text_clock (time);

  return g_strdup_printf ("%s, %s", day, clock);
}

/* Rows that still load are empty but for the first cell. */
static void
show_started (GtkLabel *label,
              gpointer  item,
              gpointer  data)
{
  const SamvadCall *call = samvad_call_item_get_call (item);

  samvad_label_take (label, call != NULL ? describe_time (call->started_at) : g_strdup ("…"));
}

static void
show_officer (GtkLabel *label,
              gpointer  item,
              gpointer  data)
{
  const SamvadCall *call = samvad_call_item_get_call (item);

  gtk_label_set_text (label, call != NULL ? samvad_snapshot_get_officer (data, call->officer) : "");
}

static void
show_district (GtkLabel *label,
               gpointer  item,
               gpointer  data)
{
  const SamvadCall *call = samvad_call_item_get_call (item);

  gtk_label_set_text (label, call != NULL ? samvad_snapshot_get_district (data, call->district) : "");
}

static void
show_outcome (GtkLabel *label,
              gpointer  item,
              gpointer  data)
{
  const SamvadCall *call = samvad_call_item_get_call (item);

  gtk_label_set_text (label, call != NULL ? samvad_call_describe_outcome (call) : "");
}

static void
show_duration (GtkLabel *label,
               gpointer  item,
               gpointer  data)
{
  const SamvadCall *call = samvad_call_item_get_call (item);

  samvad_label_take (label, call != NULL ? samvad_text_duration (call->duration) : g_strdup (""));
}

/* The sign of the opinion, then the family's own words. */
static void
show_said (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  const SamvadCall *call = samvad_call_item_get_call (item);
  const SamvadFeedback *feedback = call != NULL ? call->feedback : NULL;
  SamvadSentiment sentiment = feedback != NULL ? samvad_feedback_get_sentiment (feedback) : SAMVAD_SENTIMENT_NOT_STATED;
  g_autofree char *remark = feedback != NULL && feedback->remark != NULL ? samvad_text_plain (feedback->remark) : NULL;
  const char *classes[] = { samvad_words_sentiment_class (sentiment), NULL };

  samvad_label_take (label, feedback == NULL ? g_strdup ("")
                            : g_strdup_printf ("%s %s", samvad_words_sentiment_sign (sentiment),
                                               remark != NULL ? remark
                                               : samvad_text_label (samvad_sentiment_to_label (sentiment))));
  gtk_widget_set_css_classes (GTK_WIDGET (label), classes);
}

void
samvad_record_table_fill (GtkColumnView  *view,
                          SamvadSnapshot *snapshot)
{
  GtkColumnViewColumn *said;

  samvad_column_append (view, _("Started"), FALSE, show_started, NULL);
  samvad_column_append (view, _("Officer"), FALSE, show_officer, snapshot);
  samvad_column_append (view, _("District"), FALSE, show_district, snapshot);
  samvad_column_append (view, _("Outcome"), FALSE, show_outcome, NULL);
  samvad_column_append (view, _("Duration"), TRUE, show_duration, NULL);
  said = samvad_column_append (view, _("Opinion and remark"), FALSE, show_said, NULL);
  gtk_column_view_column_set_expand (said, TRUE);
}
