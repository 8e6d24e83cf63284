/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* @problem: what a screen reader is not told of @widget */
typedef void (*SpokenFunc) (GtkWidget *widget, const char *problem, gpointer user_data);

/* Returns: the controls that were looked at */
guint spoken_check (GtkWidget *root, SpokenFunc func, gpointer user_data);
