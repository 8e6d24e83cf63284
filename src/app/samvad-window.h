/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-lock.h"
#include "samvad-session.h"

G_BEGIN_DECLS

/** SamvadWindow: the pages, the month, the connection, and what there is to say about them. */
#define SAMVAD_TYPE_WINDOW (samvad_window_get_type ())
G_DECLARE_FINAL_TYPE (SamvadWindow, samvad_window, SAMVAD, WINDOW, AdwApplicationWindow)

GtkWidget     *samvad_window_new         (GtkApplication *application, SamvadSession *session);
void           samvad_window_show_page   (SamvadWindow *self, const char *name);
void           samvad_window_open_pack   (SamvadWindow *self, const char *path);
void           samvad_window_set_lock    (SamvadWindow *self, SamvadLock *lock);
void           samvad_window_save_state  (SamvadWindow *self);
SamvadSession *samvad_window_get_session (SamvadWindow *self);

G_END_DECLS
