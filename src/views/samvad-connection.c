/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-connection.h"

#include "samvad-text.h"

/* A clock that is off by less is no error that anybody can see in the numbers. */
#define CLOCK_TOLERANCE (2 * 60 * SAMVAD_SECOND)

/* Until a state that has not been told yet is one to speak of. */
#define FRESH (2 * 60 * SAMVAD_SECOND)

#define MINUTE (60 * SAMVAD_SECOND)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

/** Returns: whether what is shown is what the server has, or soon will be */
gboolean
samvad_connection_is_current (SamvadConnectionState state)
{
  return state == SAMVAD_CONNECTION_LIVE || state == SAMVAD_CONNECTION_CATCHING_UP;
}

/** Returns: whether waiting does not help: a person has to do something */
gboolean
samvad_connection_needs_user (SamvadConnectionState state)
{
  switch (state)
    {
    case SAMVAD_CONNECTION_NOT_SET_UP:
    case SAMVAD_CONNECTION_SIGNED_OUT:
    case SAMVAD_CONNECTION_NOT_PERMITTED:
    case SAMVAD_CONNECTION_NO_DATABASE:
    case SAMVAD_CONNECTION_WRONG_SERVER:
    case SAMVAD_CONNECTION_CACHE_FAILED:
      return TRUE;
    default:
      return FALSE;
    }
}

/** Returns: the name of a symbolic icon */
const char *
samvad_connection_get_icon (SamvadConnectionState state)
{
  switch (state)
    {
    case SAMVAD_CONNECTION_LIVE:
      return "network-transmit-receive-symbolic";
    case SAMVAD_CONNECTION_CONNECTING:
    case SAMVAD_CONNECTION_CATCHING_UP:
      return "emblem-synchronizing-symbolic";
    case SAMVAD_CONNECTION_NOT_SET_UP:
    case SAMVAD_CONNECTION_CACHE_ONLY:
    case SAMVAD_CONNECTION_OFFLINE:
      return "network-offline-symbolic";
    case SAMVAD_CONNECTION_SIGNED_OUT:
    case SAMVAD_CONNECTION_NOT_PERMITTED:
      return "dialog-password-symbolic";
    default:
      return "dialog-warning-symbolic";
    }
}

static char *
label_catching_up (gint64 left)
{
  g_autofree char *number = NULL;

  if (left < 0)
    return g_strdup (_("Catching up"));
  number = samvad_text_number (left);
  /* Translators: connection state; %s is a number of records still to come */
  return g_strdup_printf (_("Catching up (%s left)"), number);
}

static char *
label_since (const char *known,
             const char *unknown,
             SamvadTime  last_checked)
{
  g_autofree char *clock = NULL;

  if (last_checked == SAMVAD_TIME_NONE)
    return g_strdup (unknown);
  clock = samvad_text_clock (last_checked);
  return g_strconcat (known, " ", clock, NULL);
}

/** Returns: (transfer full): a word or two, for the header bar */
char *
samvad_connection_get_label (const SamvadConnection *self,
                             SamvadTime              last_checked,
                             SamvadTime              now)
{
  switch (self->state)
    {
    case SAMVAD_CONNECTION_NOT_SET_UP:
      return g_strdup (_("Not connected"));
    case SAMVAD_CONNECTION_CACHE_ONLY:
      return g_strdup (_("Without server"));
    case SAMVAD_CONNECTION_CONNECTING:
      return g_strdup (_("Connecting"));
    case SAMVAD_CONNECTION_CATCHING_UP:
      return label_catching_up (self->left);
    case SAMVAD_CONNECTION_LIVE:
      return g_strdup (C_("connection", "Live"));
    case SAMVAD_CONNECTION_STALE:
      /* Translators: connection state, followed by a time of day */
      return label_since (_("Stale since"), _("Stale"), last_checked);
    case SAMVAD_CONNECTION_OFFLINE:
      return g_strdup (_("Offline"));
    case SAMVAD_CONNECTION_SIGNED_OUT:
      return g_strdup (_("Signed out"));
    case SAMVAD_CONNECTION_NOT_PERMITTED:
      return g_strdup (_("Not permitted"));
    case SAMVAD_CONNECTION_NO_DATABASE:
      return g_strdup (_("No such database"));
    case SAMVAD_CONNECTION_WRONG_SERVER:
      return g_strdup (_("Wrong server"));
    case SAMVAD_CONNECTION_CACHE_FAILED:
    default:
      return g_strdup (_("No cache"));
    }
}

static const char *
get_banner_word (SamvadConnectionState state)
{
  switch (state)
    {
    case SAMVAD_CONNECTION_CACHE_ONLY:
      return _("Working without the server");
    case SAMVAD_CONNECTION_STALE:
      return _("Nothing heard from the server");
    case SAMVAD_CONNECTION_OFFLINE:
      return _("Offline");
    case SAMVAD_CONNECTION_SIGNED_OUT:
      return _("Signed out: sign in to go on receiving");
    case SAMVAD_CONNECTION_NOT_PERMITTED:
      return _("The server does not permit reading this database");
    case SAMVAD_CONNECTION_NO_DATABASE:
      return _("The server has no such database");
    case SAMVAD_CONNECTION_WRONG_SERVER:
      return _("What answers is not the central server: sign in to the network if it asks for that, or check the address");
    default:
      return NULL;
    }
}

/**
 * samvad_connection_get_age:
 *
 * Returns: (transfer full) (nullable): "as of 14:05", with its date where that is not today; NULL while what is shown is
 *   current, also while a connection that was there a moment ago is made anew
 */
char *
samvad_connection_get_age (const SamvadConnection *self,
                           SamvadTime              last_checked,
                           SamvadTime              now)
{
  gboolean today = samvad_time_get_day (last_checked) == samvad_time_get_day (now);
  g_autofree char *time = NULL;

  if (samvad_connection_is_current (self->state) || last_checked == SAMVAD_TIME_NONE ||
      (self->state == SAMVAD_CONNECTION_CONNECTING && now - last_checked < FRESH))
    return NULL;
  time = today ? samvad_text_clock (last_checked) : samvad_text_time (last_checked);
  return g_strdup_printf (_("as of %s"), time);
}

static void
append_part (GString    *text,
             const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
append_waiting (GString *text,
                gint64   waiting)
{
  g_autofree char *number = samvad_text_number (waiting);
  g_autofree char *part = NULL;

  /* Translators: an edit is a change that the user made and that the server does not have yet */
  part = g_strdup_printf (ngettext ("%s edit waits to be sent", "%s edits wait to be sent",
                                    (gulong) waiting), number);
  append_part (text, part);
}

/**
 * samvad_connection_get_banner:
 * @waiting: edits in the outbox
 *
 * Returns: (transfer full) (nullable): "Offline · as of 14:05, 20 October 2026 · 3 edits wait to
 *   be sent"; NULL where there is nothing to say
 */
char *
samvad_connection_get_banner (const SamvadConnection *self,
                              SamvadTime              last_checked,
                              gint64                  waiting)
{
  const char *word = get_banner_word (self->state);
  g_autoptr (GString) text = NULL;

  if (word == NULL)
    return NULL;
  text = g_string_new (word);
  if (last_checked != SAMVAD_TIME_NONE)
    {
      g_autofree char *time = samvad_text_time (last_checked);
      /* Translators: %s is a time and date: the data shown are as they were then */
      g_autofree char *part = g_strdup_printf (_("as of %s"), time);

      append_part (text, part);
    }
  if (waiting > 0)
    append_waiting (text, waiting);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_span (gint64 span)
{
  gint64 unit = span < 2 * HOUR ? MINUTE : span < 2 * DAY ? HOUR : DAY;
  gint64 count = (span + unit / 2) / unit;
  g_autofree char *number = samvad_text_number (count);

  if (unit == MINUTE)
    return g_strdup_printf (ngettext ("%s minute", "%s minutes", (gulong) count), number);
  if (unit == HOUR)
    return g_strdup_printf (ngettext ("%s hour", "%s hours", (gulong) count), number);
  return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) count), number);
}

/**
 * samvad_connection_get_clock:
 * @offset: microseconds by which the server's clock is ahead of this PC's, or G_MININT64: not known
 *
 * Returns: (transfer full) (nullable): that this PC's clock is wrong; NULL where it is not
 */
char *
samvad_connection_get_clock (gint64 offset)
{
  g_autofree char *span = NULL;

  if (offset == G_MININT64 || ABS (offset) < CLOCK_TOLERANCE)
    return NULL;
  span = describe_span (ABS (offset));
  if (offset > 0)
    /* Translators: %s is a span such as "3 hours" */
    return g_strdup_printf (_("This PC’s clock is %s slow: set it, or pace and due times are wrong"), span);
  /* Translators: %s is a span such as "3 hours" */
  return g_strdup_printf (_("This PC’s clock is %s fast: set it, or pace and due times are wrong"), span);
}
