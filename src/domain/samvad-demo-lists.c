/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-demo-private.h"

#include <string.h>

#define LEAVER 10       /* index of the officer who left, and of the one who came in her place */
#define JOINER 11
#define N_DISTRICTS 23

static void
set_name (SamvadName *name,
          const char *en,
          const char *hi)
{
  name->en = g_strdup (en);
  name->hi = hi != NULL && *hi != '\0' ? g_strdup (hi) : NULL;
}

static void
add_holiday (SamvadYear *year,
             const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "|", 3);
  g_autofree char *date = fields[0][0] == '*' ? g_strdup_printf ("%04d%s", year->year, fields[0] + 1)
                                              : g_strdup (fields[0]);
  SamvadHoliday holiday = { 0 };
  int y;

  if (!samvad_day_parse (date, &holiday.date))
    return;
  samvad_day_get_ymd (holiday.date, &y, NULL, NULL);
  if (y != year->year)
    return;
  set_name (&holiday.name, fields[1], fields[2]);
  g_array_append_val (year->holidays, holiday);
}

SamvadYear *
samvad_demo_make_year (int number)
{
  SamvadYear *year = samvad_year_new (number);

  g_free (year->id);
  year->id = g_strdup_printf ("calendar:%d", number);
  year->weekly_off = 1u << 6 | 1u << 7;
  for (guint i = 0; samvad_demo_holidays[i] != NULL; i++)
    add_holiday (year, samvad_demo_holidays[i]);
  return year;
}

static void
make_district (SamvadDemo *self,
               const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, ",", 0);
  SamvadDistrict *district = g_new0 (SamvadDistrict, 1);
  const char *carved_from[] = { fields[8], NULL };

  district->id = g_strdup_printf ("district:%s", fields[0]);
  district->code = g_strdup (fields[0]);
  set_name (&district->name, fields[1], fields[2]);
  district->column = (int) g_ascii_strtoll (fields[5], NULL, 10);
  district->row = (int) g_ascii_strtoll (fields[6], NULL, 10);
  district->valid_from = district->valid_to = SAMVAD_DAY_NONE;
  if (*fields[7] != '\0')
    samvad_day_parse (fields[7], &district->valid_from);
  if (*fields[8] != '\0')
    district->carved_from = g_strdupv ((char **) carved_from);
  district->centres = 800 + samvad_random_below (&self->random, 600);
  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_DISTRICT, district->id, district);
}

/* @names: in English and in Hindi, with "=" between them */
static SamvadProject *
make_project (const char *district,
              guint       number,
              const char *names)
{
  g_auto (GStrv) fields = g_strsplit (names, "=", 2);
  SamvadProject *project = g_new0 (SamvadProject, 1);

  project->id = g_strdup_printf ("project:%s-%02u", district, number);
  project->district = g_strdup (district);
  set_name (&project->name, fields[0], fields[1]);
  return project;
}

static void
make_projects (SamvadDemo *self,
               const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "|", 0);

  for (guint i = 1; fields[i] != NULL; i++)
    {
      SamvadProject *shown = make_project (fields[0], i, fields[i]);

      g_ptr_array_add (self->projects, make_project (fields[0], i, fields[i]));
      samvad_demo_hand_out (self, SAMVAD_DOCUMENT_PROJECT, shown->id, shown);
    }
}

SamvadDay
samvad_demo_officer_from (SamvadDemo *self,
                          guint       officer)
{
  return samvad_month_get_first (officer == JOINER ? self->last - 3 : self->first - 6);
}

/** Returns: her last day, or NONE */
SamvadDay
samvad_demo_officer_to (SamvadDemo *self,
                        guint       officer)
{
  return officer == LEAVER ? samvad_month_get_last (self->last - 4) : SAMVAD_DAY_NONE;
}

static void
make_officer (SamvadDemo *self,
              guint       index)
{
  g_auto (GStrv) fields = g_strsplit (samvad_demo_officers[index], "|", 2);
  SamvadOfficer *officer = g_new0 (SamvadOfficer, 1);

  officer->id = g_strdup_printf ("officer:o-%02u", index + 1);
  officer->key = g_strdup (strchr (officer->id, ':') + 1);
  set_name (&officer->name, fields[0], fields[1]);
  officer->active_from = samvad_demo_officer_from (self, index);
  officer->active_to = samvad_demo_officer_to (self, index);
  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_OFFICER, officer->id, officer);
}

void
samvad_demo_make_lists (SamvadDemo *self)
{
  for (guint i = 1; samvad_demo_districts[i] != NULL; i++)      /* after the heading */
    make_district (self, samvad_demo_districts[i]);
  for (guint i = 0; samvad_demo_projects[i] != NULL; i++)
    make_projects (self, samvad_demo_projects[i]);
  for (guint i = 0; i < SAMVAD_DEMO_OFFICERS; i++)
    make_officer (self, i);
  for (int year = self->first / 12; year <= self->last / 12 + 1; year++)
    {
      SamvadYear *shown = samvad_demo_make_year (year);

      samvad_demo_hand_out (self, SAMVAD_DOCUMENT_YEAR, shown->id, shown);
    }
}

static void
add_share (GArray     *shares,
           const char *key,
           gint64      calls)
{
  SamvadShareOfTarget share = { g_strdup (key), calls };

  g_array_append_val (shares, share);
}

static gint64
get_target (SamvadDemo *self)
{
  /* Of 1,100 dials some 500 end in a complete interview. */
  return ((gint64) self->options.calls * 500 + SAMVAD_DEMO_CALLS / 2) / SAMVAD_DEMO_CALLS;
}

/* As the month ended with it. */
static gint64
get_revised (SamvadDemo  *self,
             SamvadMonth  month)
{
  gint64 calls = get_target (self);

  return month == self->last - 2 ? calls - calls / 20 : calls;
}

static gboolean
has_begun (const char  *line,
           SamvadMonth  month)
{
  g_auto (GStrv) fields = g_strsplit (line, ",", 0);
  SamvadDay from;

  return !samvad_day_parse (fields[7], &from) || from <= samvad_month_get_last (month);
}

static void
make_target (SamvadDemo  *self,
             SamvadMonth  month)
{
  SamvadTarget *target = samvad_target_new ();
  g_autofree char *text = samvad_month_to_string (month);
  gint64 calls = get_target (self);

  target->id = g_strdup_printf ("target:%s", text);
  target->month = month;
  target->calls = calls;
  target->counts = SAMVAD_COUNTS_COMPLETE;
  /* So many are drawn that the target is met where two of three are heard. */
  target->sampled = calls * 3 / 2;
  if (month == self->last - 2)
    {
      SamvadRevision revision = { samvad_month_get_first (month) + 14, get_revised (self, month) };

      g_array_append_val (target->revisions, revision);
    }
  for (guint i = 0; i < SAMVAD_DEMO_OFFICERS; i++)
    if (samvad_demo_officer_from (self, i) <= samvad_month_get_first (month) &&
        (samvad_demo_officer_to (self, i) == SAMVAD_DAY_NONE ||
         samvad_demo_officer_to (self, i) >= samvad_month_get_last (month)))
      {
        g_autofree char *key = g_strdup_printf ("o-%02u", i + 1);

        add_share (target->officers, key, (calls + SAMVAD_DEMO_OFFICERS / 2) / SAMVAD_DEMO_OFFICERS);
      }
  for (guint i = 1; samvad_demo_districts[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (samvad_demo_districts[i], strcspn (samvad_demo_districts[i], ","));

      if (has_begun (samvad_demo_districts[i], month))
        add_share (target->districts, code, (calls + N_DISTRICTS / 2) / N_DISTRICTS);
    }
  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_TARGET, target->id, target);
}

/* What the districts report: more than families say, most so where families say least. */
static void
make_coverage (SamvadDemo  *self,
               SamvadMonth  month,
               const char  *district)
{
  SamvadCoverage *coverage = g_new0 (SamvadCoverage, 1);
  g_autofree char *text = samvad_month_to_string (month);
  gboolean claims = g_str_equal (district, "604") || g_str_equal (district, "61") || g_str_equal (district, "66");

  coverage->id = g_strdup_printf ("coverage:%s:%s", district, text);
  coverage->district = g_strdup (district);
  coverage->month = month;
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      SamvadReturn *row = &coverage->services[i];

      row->reported = TRUE;
      row->eligible = 9000 + samvad_random_below (&self->random, 6000);
      row->served = (gint64) (row->eligible * (claims ? 0.97 : 0.76 + 0.08 * samvad_random_unit (&self->random)));
    }
  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_COVERAGE, coverage->id, coverage);
}

/* What was counted when the month was closed: a few cases came in later. */
void
samvad_demo_make_closing (SamvadDemo  *self,
                          SamvadMonth  month)
{
  SamvadClosing *closing = g_new0 (SamvadClosing, 1);
  g_autofree char *text = samvad_month_to_string (month);
  GString *figures = g_string_new (NULL);
  const char *separator = "";
  gint64 counted = 0;

  closing->id = g_strdup_printf ("closing:%s", text);
  closing->month = month;
  closing->closed_at = samvad_calendar_add_working (self->calendar, samvad_month_get_end (month), 2);
  closing->by = g_strdup ("s-1");
  for (guint i = 1; samvad_demo_districts[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (samvad_demo_districts[i], strcspn (samvad_demo_districts[i], ","));
      gint64 n = GPOINTER_TO_INT (g_hash_table_lookup (self->counted, code));

      if (n == 0)
        continue;
      counted += n;
      g_string_append_printf (figures, "%s\"%s\":%" G_GINT64_FORMAT, separator, code, n);
      separator = ",";
    }
  closing->figures = g_strdup_printf ("{\"counted\":%" G_GINT64_FORMAT ",\"target\":%" G_GINT64_FORMAT
                                      ",\"dials\":%" G_GINT64_FORMAT ",\"cases\":%" G_GINT64_FORMAT ",\"districts\":{%s}}",
                                      counted, get_revised (self, month), self->dials, self->cases, figures->str);
  g_string_free (figures, TRUE);
  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_CLOSING, closing->id, closing);
}

static void
add_decision_event (SamvadDemo      *self,
                    SamvadDecision  *decision,
                    SamvadEventKind  kind,
                    guint            days)
{
  SamvadTime at = samvad_calendar_add_working (self->calendar, samvad_day_get_start (decision->meeting), days);
  SamvadEvent *event = samvad_demo_make_event (self, kind, at - 3 * SAMVAD_HOUR, "s-1");

  if (event->at <= self->options.as_of)
    g_ptr_array_add (decision->events, event);
  else
    samvad_event_free (event);
}

static void
make_decision (SamvadDemo *self,
               SamvadDay   meeting,
               const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "|", 3);
  g_autofree char *uuid = samvad_random_uuid (&self->random);
  SamvadDecision *decision = samvad_decision_new ();

  decision->id = g_strdup_printf ("decision:%s", uuid);
  decision->meeting = meeting;
  decision->text = g_strdup (fields[0]);
  decision->district = *fields[1] != '\0' ? g_strdup (fields[1]) : NULL;
  decision->owner = g_strdup (fields[2]);
  decision->due = meeting + 21;
  add_decision_event (self, decision, SAMVAD_EVENT_ACKNOWLEDGE, 2);
  if (samvad_random_chance (&self->random, 0.7))
    add_decision_event (self, decision, SAMVAD_EVENT_DONE, 8 + samvad_random_below (&self->random, 8));
  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_DECISION, decision->id, decision);
}

/* The meeting of a month speaks about the month before. */
static void
make_meeting (SamvadDemo  *self,
              SamvadMonth  month)
{
  SamvadTime at = samvad_calendar_add_working (self->calendar, samvad_month_get_start (month), 5);
  guint first = samvad_random_below (&self->random, 3);

  if (at > self->options.as_of)
    return;
  for (guint i = 0; i < 3; i++)
    make_decision (self, samvad_time_get_day (at), samvad_demo_decisions[first + i]);
}

/* Cases that reach the server after their month was closed: none in most months. */
static guint
draw_late (SamvadDemo *self)
{
  guint draw = samvad_random_below (&self->random, 25);

  return draw < 18 ? 0 : draw / 5;
}

void
samvad_demo_make_month_lists (SamvadDemo  *self,
                              SamvadMonth  month)
{
  make_target (self, month);
  make_meeting (self, month);
  self->late = month < self->last - 1 ? draw_late (self) : 0;
  for (guint i = 1; month < self->last && samvad_demo_districts[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (samvad_demo_districts[i], strcspn (samvad_demo_districts[i], ","));

      if (has_begun (samvad_demo_districts[i], month))
        make_coverage (self, month, code);
    }
}
