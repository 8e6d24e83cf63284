/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SamvadAutostart SamvadAutostart;

SamvadAutostart *samvad_autostart_new  (GSettings *settings);
void             samvad_autostart_free (SamvadAutostart *self);

G_END_DECLS
