/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "golden.h"
#include "samvad-chart-view.h"
#include "samvad-records.h"
#include "samvad-view-model.h"

G_BEGIN_DECLS

/* That each number on a page opens as many records as it says: a real cache with a golden database, its month, and how its
 * pages and windows are read. */

typedef struct {
  SamvadStore     *store;
  char            *directory;
  SamvadViewModel *model;
  gboolean         read;
} Fixture;

void             records_set_up          (Fixture *fixture, gconstpointer data);
void             records_wait_until_gone (gpointer *left);
void             records_tear_down       (Fixture *fixture, gconstpointer data);
GtkWidget       *records_find            (GtkWidget *widget, GType type);
gboolean         records_say             (GtkWidget *widget, const char *text);
GListModel      *records_get_rows        (GtkWidget *records);
void             records_wait_for_rows   (GtkWidget *records, gint64 n_rows);
void             records_close           (GtkWidget *records);
GtkWidget       *records_find_window     (void);
SamvadChartView *records_find_chart      (GtkWidget *widget, const char *key);
gint64           records_count_calls     (Fixture *fixture, const SamvadCallFilter *filter);
void             records_assert_opinions (GtkWidget *widget, const SamvadSentiments *sentiments);
void             records_add_answers     (Fixture *fixture);
void             records_assert_numbers  (Fixture *fixture, const char *district);

G_END_DECLS
