/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-day-row.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

static SamvadDay
make_day (int year,
          int month,
          int day)
{
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return SAMVAD_DAY_NONE;
  return samvad_day_from_ymd (year, month, day);
}

/** Returns: the day of 31-10-2026, 31.10.2026 or 31/10/2026, or 2026-10-31, in digits of either script; or NONE */
SamvadDay
samvad_day_row_parse (const char *text)
{
  int parts[3] = { 0 };
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) && parts[n] < 1000)
        parts[n] = parts[n] * 10 + g_unichar_digit_value (c);
      else if ((c != '-' && c != '.' && c != '/') || ++n == G_N_ELEMENTS (parts))
        return SAMVAD_DAY_NONE;
    }
  if (n + 1 < G_N_ELEMENTS (parts))
    return SAMVAD_DAY_NONE;
  return parts[0] > 31 ? make_day (parts[0], parts[1], parts[2]) : make_day (parts[2], parts[1], parts[0]);
}

static void
on_day_selected (GtkCalendar *calendar,
                 GtkEditable *row)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%d-%m-%Y");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (row, text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/** Returns: a row of a dialog with a button for a calendar */
GtkWidget *
samvad_day_row_new (const char *title)
{
  GtkWidget *row = samvad_entry_row_new (title), *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new (), *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _("Choose the day"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (on_day_selected), row);
  return row;
}

/** Returns: what is typed, or NONE where that is no day */
SamvadDay
samvad_day_row_get (AdwEntryRow *self)
{
  return samvad_day_row_parse (gtk_editable_get_text (GTK_EDITABLE (self)));
}
