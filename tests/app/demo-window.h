/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-document.h"
#include "samvad-window.h"

/* The program's own window on a cache of invented data, offline. */
typedef struct {
  SamvadTime      as_of;        /* 0: in November 2026 */
  guint           months;       /* of data, 0: a few */
  guint           calls;        /* of a month, 0: as many as a State has */
  gboolean        keep;         /* the cache, for the next run; demo_window_clear() removes it then */
  GApplication   *application;
  char           *cache;
  SamvadDocument *call;         /* one of those in the cache: complete */
  void          (*ready) (gpointer user_data);
  gpointer        user_data;
  gboolean (*const *steps) (gpointer user_data);
  guint           n_steps;      /* that are left */
  guint           waited;       /* for the first of them */
} DemoWindow;

/* Runs until the application is quit; @ready is called when the figures are there. */
void             demo_window_run       (DemoWindow *self, const char *language, void (*ready) (gpointer user_data),
                                        gpointer user_data);
/* From @ready on: takes each step until it says that it is done, one after the other, then quits. One that never is fails. */
void             demo_window_walk      (DemoWindow *self, gboolean (*const *steps) (gpointer user_data), guint n_steps);
void             demo_window_clear     (DemoWindow *self);
GtkWindow       *demo_window_get_main  (DemoWindow *self);
SamvadViewModel *demo_window_get_model (DemoWindow *self);
/* Returns: the page of that name among those under @widget */
GtkWidget       *demo_window_find_page (GtkWidget *widget, const char *name);
/* Returns: (nullable): the first widget of that type, @widget or below it */
GtkWidget       *demo_window_find_type (GtkWidget *widget, GType type);
