/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-banner.h"
#include "samvad-connection-button.h"
#include "samvad-empty-state.h"
#include "samvad-lock-page.h"
#include "samvad-month-selector.h"
#include "samvad-status-line.h"
#include "samvad-window.h"

G_BEGIN_DECLS

/* Shared by the files of the window only. */

struct _SamvadWindow {
  AdwApplicationWindow    parent;
  SamvadSession          *session;
  SamvadMonthSelector    *months;
  SamvadConnectionButton *connection;
  SamvadBanner           *banner;
  GtkStack               *body;
  SamvadEmptyState       *empty;
  AdwViewStack           *pages;
  SamvadStatusLine       *status;
  AdwHeaderBar           *header;
  AdwSqueezer            *squeezer;
  GtkWidget              *title;
  AdwViewSwitcherBar     *bar;
  SamvadLock             *lock;         /* NULL: never locked */
  SamvadLockPage         *lock_page;
  GtkWidget              *content;      /* all that a locked window does not show */
};

void samvad_window_install_actions (SamvadWindowClass *klass);
void samvad_window_enable_actions  (SamvadWindow *self, gboolean enabled);
void samvad_window_update_actions  (SamvadWindow *self);
void samvad_window_show_place      (SamvadWindow *self, const char *page, const char *what);
void samvad_window_restore_state   (SamvadWindow *self);
void samvad_window_show_help       (SamvadWindow *self);
void samvad_window_unlock          (SamvadWindow *self, const char *password);
gboolean samvad_window_is_locked   (SamvadWindow *self);

G_END_DECLS
