/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

/* Readings made by hand. Officers and items: "" for none. */
SamvadReading *sample_reading        (SamvadMonth month, guint months);
void           sample_add_districts  (SamvadReading *reading, guint count);
void           sample_add            (SamvadReading *reading, SamvadTallyKind kind, SamvadMonth month, const char *district,
                                      const char *officer, const char *item, guint column, gint64 n);
void           sample_add_opinions   (SamvadReading *reading, SamvadMonth month, const char *district,
                                      gint64 negative, gint64 n);
void           sample_add_return     (SamvadReading *reading, SamvadMonth month, const char *district,
                                      SamvadService service, gint64 served, gint64 eligible);
SamvadMonth    sample_month          (const char *text);
SamvadTime     sample_time           (const char *text);
