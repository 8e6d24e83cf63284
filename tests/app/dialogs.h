/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo-window.h"

/* Something that opens a window beside the main one, or a part of a page: an action of a page or of the window, or a
 * function. All that the program has. */
typedef struct {
  const char *name;
  const char *page;             /* that has the action, or NULL: the window */
  const char *action;
  void      (*open) (DemoWindow *window);
  gboolean    inside;           /* the main window */
} Dialog;

const Dialog *dialog_get   (guint position);
guint         dialog_count (void);
void          dialog_open  (const Dialog *self, DemoWindow *window);
/* Returns: (nullable): a window that is not the main one; the newest is first */
GtkWidget    *dialog_find  (void);
/* Before anything asks for one: whatever this computer has, “no help” has none. */
void          dialog_hide_help_viewer (void);
/* As Escape does at the widget, of a window where its focus is. Returns: whether something took it */
gboolean      dialog_press_escape (GtkWidget *widget);
