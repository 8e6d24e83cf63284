/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Small helpers that every page uses. Text from outside goes through them as text, never markup. */

void       samvad_label_take      (gpointer label, char *text);
void       samvad_label_take_optional (gpointer label, char *text);
void       samvad_label_offer_whole (gpointer label);
GtkLabel  *samvad_label_new_cell  (gboolean numeric);
GtkWidget *samvad_switch_row_new   (const char *title, const char *subtitle, GtkWidget **toggle);
GtkWidget *samvad_entry_row_new   (const char *title);
void       samvad_message_ask     (AdwMessageDialog *dialog, const char *safe);
void       samvad_message_present (GtkWindow *parent, const char *heading, const char *body);
void       samvad_widget_set_class (gpointer widget, const char *name, gboolean on);

/* What a column shows of one item. Set the label's text and its style classes. */
typedef void (*SamvadCellFunc) (GtkLabel *label, gpointer item, gpointer user_data);

void                 samvad_column_align_heading (GtkColumnView *view);
GtkColumnViewColumn *samvad_column_append (GtkColumnView *view, const char *title, gboolean numeric,
                                           SamvadCellFunc func, gpointer user_data);

void       samvad_views_init      (void);

G_END_DECLS
