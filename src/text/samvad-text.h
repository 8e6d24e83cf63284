/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "samvad-document.h"

G_BEGIN_DECLS

/* Words, numbers and dates as a reader in this language expects them: Indian digit grouping
 * (12,34,567), "20 October 2026", "20 अक्टूबर 2026". Everything that a person reads, on the
 * screen, on paper or in a notification, is put into words here or by gettext. All functions
 * that return char * transfer it; NAN and "none" become "–". */

void        samvad_text_init                  (const char *language, const char *locale_dir);
gboolean    samvad_text_set_language          (const char *language);
const char *samvad_text_get_language          (void);
char      **samvad_text_list_languages        (void);
char       *samvad_text_dup_language_name     (const char *language);
gboolean    samvad_text_is_hindi              (void);
void        samvad_text_set_devanagari_digits (gboolean devanagari);

char       *samvad_text_number     (gint64 number);
char       *samvad_text_decimal    (double number, guint decimals);
char       *samvad_text_percent    (double share);
char       *samvad_text_percent_interval (double low, double high);
char       *samvad_text_digits     (const char *text);

char       *samvad_text_day        (SamvadDay day);
char       *samvad_text_day_short  (SamvadDay day);
char       *samvad_text_weekday    (int weekday);
char       *samvad_text_month      (SamvadMonth month);
char       *samvad_text_month_short (SamvadMonth month);
char       *samvad_text_clock      (SamvadTime time);
char       *samvad_text_time       (SamvadTime time);
char       *samvad_text_age        (SamvadTime then, SamvadTime now);
char       *samvad_text_duration   (gint64 seconds);

const char *samvad_text_label      (const char *label);
const char *samvad_text_state      (SamvadActionState state);
const char *samvad_text_issue      (const char *code);
const char *samvad_text_get_issue  (guint index);
const char *samvad_text_service    (const char *code);
const char *samvad_text_name       (const SamvadName *name);
char       *samvad_text_plain      (const char *text);

G_END_DECLS
