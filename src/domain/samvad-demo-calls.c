/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-demo-private.h"

#include <string.h>

#define MAX_DIALS  5
#define EVENING    16
#define MAX_SECONDS 600 /* of one call */
#define HARD_EAR   4    /* index of the officer who hears more complaints than the others */
#define OPENED     0.6  /* of the complaints become action items */
#define HANSI_FROM "2025-12-22"

typedef struct {
  SamvadOutcome outcome;
  double        day;
  double        evening;
  gboolean      final;
} Chance;

/* Shares of the dials by day and in the evening, when families are at home. What is left is "other". */
static const Chance chances[] = {
  { SAMVAD_OUTCOME_COMPLETE, 0.44, 0.58, TRUE },
  { SAMVAD_OUTCOME_PARTIAL, 0.03, 0.03, TRUE },
  { SAMVAD_OUTCOME_REFUSAL, 0.04, 0.04, TRUE },
  { SAMVAD_OUTCOME_CALLBACK, 0.07, 0.05, FALSE },
  { SAMVAD_OUTCOME_LANGUAGE, 0.01, 0.01, TRUE },
  { SAMVAD_OUTCOME_UNAVAILABLE, 0.05, 0.03, FALSE },
  { SAMVAD_OUTCOME_INELIGIBLE, 0.01, 0.01, TRUE },
  { SAMVAD_OUTCOME_WRONG_NUMBER, 0.035, 0.035, TRUE },
  { SAMVAD_OUTCOME_NOT_IN_SERVICE, 0.025, 0.025, TRUE },
  { SAMVAD_OUTCOME_SWITCHED_OFF, 0.09, 0.06, FALSE },
  { SAMVAD_OUTCOME_NO_ANSWER, 0.14, 0.09, FALSE },
  { SAMVAD_OUTCOME_BUSY, 0.05, 0.04, FALSE },
};

/* What can be wrong with each service, in the order of the enumeration. */
static const char *const issues[SAMVAD_N_SERVICES][5] = {
  { "not_received", "partial_quantity", "poor_quality", "not_informed", NULL },
  { "not_received", "partial_quantity", "poor_quality", "centre_closed", NULL },
  { "no_growth_chart", "worker_absent", "no_growth_chart", NULL },
  { "centre_closed", "worker_absent", NULL },
  { "not_informed", "worker_absent", NULL },
  { "worker_absent", "not_informed", "centre_closed", NULL },
  { "not_received", "worker_absent", "not_informed", NULL },
  { "not_informed", "not_received", NULL },
};

static const struct { const char *district; double negative; } districts[] = {
  { "604", 0.48 }, { "619", 0.30 }, { "70", 0.10 },
};

typedef struct {
  char                *family;
  const SamvadProject *project;
  const char          *district;
  guint                centre;
  SamvadCategory       category;
  int                  age;
  const char          *sex;
} Family;

static SamvadOutcome
draw_outcome (SamvadRandom *random,
              int           hour,
              gboolean     *final)
{
  double at = samvad_random_unit (random);

  for (guint i = 0; i < G_N_ELEMENTS (chances); i++)
    {
      at -= hour >= EVENING ? chances[i].evening : chances[i].day;
      *final = chances[i].final;
      if (at < 0)
        return chances[i].outcome;
    }
  *final = TRUE;
  return SAMVAD_OUTCOME_OTHER;
}

static SamvadSentiment
draw_sentiment (SamvadRandom *random,
                const char   *district,
                guint         officer)
{
  double negative = officer == HARD_EAR ? 0.16 : 0;
  double base = 0.20;
  double at = samvad_random_unit (random);

  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    if (g_str_equal (district, districts[i].district))
      base = districts[i].negative;
  negative += base;
  if (at < negative)
    return SAMVAD_SENTIMENT_NEGATIVE;
  return at < negative + (1 - negative) * 0.25 ? SAMVAD_SENTIMENT_NEUTRAL : SAMVAD_SENTIMENT_POSITIVE;
}

static SamvadReceived
draw_received (SamvadRandom    *random,
               SamvadSentiment  sentiment)
{
  static const double yes[] = { 0.90, 0.72, 0.35 };
  static const double partly[] = { 0.06, 0.18, 0.25 };
  double at = samvad_random_unit (random);

  if (samvad_random_chance (random, 0.04))
    return SAMVAD_RECEIVED_UNKNOWN;
  if (at < yes[sentiment])
    return SAMVAD_RECEIVED_YES;
  return at < yes[sentiment] + partly[sentiment] ? SAMVAD_RECEIVED_PARTLY : SAMVAD_RECEIVED_NO;
}

static gboolean
is_complaint (SamvadReceived received)
{
  return received == SAMVAD_RECEIVED_NO || received == SAMVAD_RECEIVED_PARTLY;
}

static void
answer_service (SamvadRandom        *random,
                SamvadServiceAnswer *answer,
                SamvadService        service,
                SamvadSentiment      sentiment,
                gboolean             stated)
{
  static const int satisfaction[] = { 4, 3, 1 };

  answer->asked = TRUE;
  answer->received = draw_received (random, sentiment);
  if (stated && samvad_random_chance (random, 0.7))
    answer->satisfaction = satisfaction[sentiment] + (sentiment == SAMVAD_SENTIMENT_NEUTRAL ? 0 : (int) samvad_random_below (random, 2));
  if (is_complaint (answer->received))
    answer->issue = g_strdup (samvad_random_line (random, issues[service]));
}

/* From three years on a child eats and learns at the centre; before, and for mothers, the ration goes home. */
static gboolean
is_entitled (const SamvadCall *call,
             SamvadService     service)
{
  gboolean child = call->age_months >= 0;
  gboolean at_centre = call->age_months >= 36;

  switch (service)
    {
    case SAMVAD_SERVICE_TAKE_HOME_RATION:
      return !at_centre;
    case SAMVAD_SERVICE_HOT_COOKED_MEAL:
    case SAMVAD_SERVICE_PRESCHOOL_EDUCATION:
      return at_centre;
    case SAMVAD_SERVICE_GROWTH_MONITORING:
      return child;
    default:
      return TRUE;
    }
}

/* The service that a line of remarks.txt is about, or UNKNOWN. */
static SamvadService
parse_complaint (const char      *field,
                 SamvadReceived  *received,
                 char           **issue)
{
  g_auto (GStrv) parts = g_strsplit (field, ":", 3);

  *issue = NULL;
  if (g_strv_length (parts) < 3)
    return SAMVAD_SERVICE_UNKNOWN;
  *received = samvad_received_from_code (parts[1]);
  *issue = *parts[2] != '\0' ? g_strdup (parts[2]) : NULL;
  return samvad_service_from_code (parts[0]);
}

/* What is said and what is answered agree. */
static void
agree (SamvadServiceAnswer *answer,
       SamvadReceived       received,
       const char          *issue)
{
  answer->asked = TRUE;
  answer->received = received;
  g_free (answer->issue);
  answer->issue = g_strdup (issue);
}

static void
add_remark (SamvadRandom    *random,
            SamvadCall      *call,
            SamvadFeedback  *feedback,
            SamvadSentiment  sentiment)
{
  for (;;)
    {
      g_auto (GStrv) fields = g_strsplit (samvad_random_line (random, samvad_demo_remarks), "|", 4);
      g_autofree char *issue = NULL;
      SamvadReceived received = SAMVAD_RECEIVED_UNKNOWN;
      SamvadService service = parse_complaint (fields[2], &received, &issue);

      if (samvad_sentiment_from_code (fields[0]) != sentiment ||
          (service != SAMVAD_SERVICE_UNKNOWN && !is_entitled (call, service)))
        continue;
      feedback->language = g_strdup (fields[1]);
      feedback->remark = g_strdup (fields[3]);
      if (service != SAMVAD_SERVICE_UNKNOWN)
        agree (&feedback->services[service], received, issue);
      return;
    }
}

/** Returns: the service that @feedback complains about most plainly, or UNKNOWN */
SamvadService
samvad_demo_find_complaint (const SamvadFeedback *feedback)
{
  SamvadService worst = SAMVAD_SERVICE_UNKNOWN;

  for (guint i = 0; feedback->remark != NULL && samvad_demo_remarks[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (samvad_demo_remarks[i], "|", 4);
      g_autofree char *issue = NULL;
      SamvadReceived received;
      SamvadService service = parse_complaint (fields[2], &received, &issue);

      if (issue != NULL && g_str_equal (fields[3], feedback->remark))
        return service;
    }
  for (guint i = SAMVAD_N_SERVICES; i-- > 0;)
    if (feedback->services[i].issue != NULL &&
        (worst == SAMVAD_SERVICE_UNKNOWN || feedback->services[i].received == SAMVAD_RECEIVED_NO))
      worst = (SamvadService) i;
  return worst;
}

static SamvadFeedback *
make_feedback (SamvadRandom    *random,
               SamvadCall      *call,
               SamvadSentiment  sentiment)
{
  static const int ratings[] = { 5, 3, 2 };
  SamvadFeedback *feedback = samvad_feedback_new ();
  gboolean stated = !samvad_random_chance (random, 0.065);

  if (stated && samvad_random_chance (random, 0.85))
    feedback->overall = sentiment;
  if (stated && (feedback->overall == SAMVAD_SENTIMENT_NOT_STATED || samvad_random_chance (random, 0.3)))
    feedback->rating = ratings[sentiment];
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      if (!is_entitled (call, (SamvadService) i))
        continue;
      if (samvad_random_chance (random, 0.8))
        answer_service (random, &feedback->services[i], (SamvadService) i, sentiment, stated);
      if (samvad_random_chance (random, 0.5))
        feedback->aware[i] = samvad_random_chance (random, 0.65);
      if (samvad_random_chance (random, 0.35))
        feedback->informed |= 1u << i;
    }
  if (samvad_random_chance (random, 0.4))
    add_remark (random, call, feedback, sentiment);
  return feedback;
}

static Family
make_family (SamvadDemo  *self,
             SamvadMonth  month)
{
  static const char *const sexes[] = { "f", "m" };
  SamvadRandom *random = &self->random;
  g_autofree char *text = samvad_month_to_string (month);
  Family family = { 0 };
  guint at = samvad_random_below (random, 23) + 1;
  g_autofree char *code = g_strndup (samvad_demo_districts[at], strcspn (samvad_demo_districts[at], ","));

  family.family = g_strdup_printf ("%s:%010" G_GINT64_MODIFIER "x", text, samvad_random_next (random) >> 24);
  do
    family.project = g_ptr_array_index (self->projects, samvad_random_below (random, self->projects->len));
  while (!g_str_equal (family.project->district, code));
  family.district = family.project->district;
  family.centre = samvad_random_below (random, 400);
  family.category = (SamvadCategory) samvad_random_below (random, SAMVAD_CATEGORY_OTHER);
  family.age = family.category < SAMVAD_CATEGORY_PREGNANT ? 6 + (int) samvad_random_below (random, 54) : -1;
  family.sex = family.age >= 0 ? sexes[samvad_random_below (random, 2)] : NULL;
  return family;
}

static guint
draw_officer (SamvadDemo *self,
              SamvadDay   day)
{
  for (;;)
    {
      guint officer = samvad_random_below (&self->random, SAMVAD_DEMO_OFFICERS);
      SamvadDay to = samvad_demo_officer_to (self, officer);

      if (samvad_demo_officer_from (self, officer) <= day && (to == SAMVAD_DAY_NONE || to >= day))
        return officer;
    }
}

static const char *
find_district (const Family *family,
               SamvadDay     day)
{
  SamvadDay from;

  samvad_day_parse (HANSI_FROM, &from);
  return day < from && g_str_equal (family->district, "hansi") ? "63" : family->district;
}

static void
fill_outcome (SamvadDemo *self,
              SamvadCall *call,
              guint       officer)
{
  SamvadRandom *random = &self->random;

  if (call->outcome == SAMVAD_OUTCOME_OTHER)
    {
      /* A word of a later version. */
      call->outcome = SAMVAD_OUTCOME_UNKNOWN;
      call->outcome_code = g_strdup ("voice_mail");
    }
  else
    call->outcome_code = g_strdup (samvad_outcome_to_code (call->outcome));
  call->duration = samvad_outcome_is_connected (call->outcome) ? 25 + samvad_random_below (random, 50)
                                                               : samvad_random_below (random, 30);
  if (call->outcome == SAMVAD_OUTCOME_CALLBACK)
    call->callback_at = samvad_calendar_add_working (self->calendar, call->started_at, 1) - SAMVAD_HOUR;
  if (!samvad_outcome_is_interview (call->outcome))
    return;
  call->duration = 180 + samvad_random_below (random, MAX_SECONDS - 180);
  call->feedback = make_feedback (random, call, draw_sentiment (random, call->district, officer));
}

static SamvadCall *
make_dial (SamvadDemo   *self,
           const Family *family,
           SamvadTime    at,
           gboolean     *final)
{
  SamvadCall *call = samvad_call_new ();
  SamvadDay day = samvad_time_get_day (at);
  guint officer = draw_officer (self, day);
  g_autofree char *uuid = samvad_random_uuid (&self->random);

  call->id = g_strdup_printf ("call:%s", uuid);
  call->family = g_strdup (family->family);
  call->officer = g_strdup_printf ("o-%02u", officer + 1);
  call->district = g_strdup (find_district (family, day));
  call->project = g_strdup (family->project->id);
  call->centre_code = g_strdup_printf ("%s-%03u", strchr (family->project->id, ':') + 1, family->centre);
  call->centre_name = g_strdup (samvad_demo_centres[family->centre % g_strv_length ((char **) samvad_demo_centres)]);
  call->started_at = at;
  call->category = family->category;
  call->age_months = family->age;
  call->sex = g_strdup (family->sex);
  call->outcome = draw_outcome (&self->random, samvad_time_get_hour (at), final);
  fill_outcome (self, call, officer);
  return call;
}

static void
give_call (SamvadDemo *self,
           SamvadCall *call)
{
  if (call->feedback != NULL && call->feedback->overall == SAMVAD_SENTIMENT_NEGATIVE &&
      samvad_random_chance (&self->random, OPENED))
    samvad_demo_open_action (self, call);
  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_CALL, call->id, call);
}

static SamvadTime
draw_time (SamvadDemo *self,
           SamvadDay   day)
{
  SamvadTime opens = samvad_day_get_start (day) + SAMVAD_CALENDAR_OPENS * SAMVAD_HOUR;
  guint seconds = (SAMVAD_CALENDAR_CLOSES - SAMVAD_CALENDAR_OPENS) * 3600;

  return opens + samvad_random_below (&self->random, seconds) * SAMVAD_SECOND;
}

/* Adds the case to what the month is closed with; a few complete ones are not there yet. */
static void
count_case (SamvadDemo *self,
            gint64      dials,
            const char *district)
{
  if (dials == 0)
    return;
  if (district != NULL && self->late > 0)
    {
      self->late--;
      return;
    }
  self->dials += dials;
  self->cases++;
  if (district != NULL)
    g_hash_table_replace (self->counted, g_strdup (district),
                          GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (self->counted, district)) + 1));
}

/* All dials of the month are drawn, so that a later `as_of` finds the same ones; those after it
 * are not handed out. */
static void
make_case (SamvadDemo  *self,
           SamvadMonth  month,
           GArray      *days)
{
  Family family = make_family (self, month);
  guint at = samvad_random_below (&self->random, days->len);
  g_autofree char *complete = NULL;
  gboolean final = FALSE;
  gint64 dials = 0;

  for (guint i = 0; i < MAX_DIALS && !final && at < days->len; i++)
    {
      SamvadDay day = g_array_index (days, SamvadDay, at);
      SamvadCall *call = make_dial (self, &family, draw_time (self, day), &final);

      if (call->started_at + call->duration * SAMVAD_SECOND <= self->options.as_of)
        {
          dials++;
          if (complete == NULL && call->outcome == SAMVAD_OUTCOME_COMPLETE)
            complete = g_strdup (call->district);
          give_call (self, call);
        }
      else
        samvad_call_free (call);
      at += 1 + samvad_random_below (&self->random, 3);
    }
  count_case (self, dials, complete);
  g_free (family.family);
}

void
samvad_demo_make_calls (SamvadDemo  *self,
                        SamvadMonth  month)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SamvadDay));
  SamvadRandom cases = self->random;

  g_hash_table_remove_all (self->counted);
  self->dials = self->cases = 0;
  for (SamvadDay day = samvad_month_get_first (month); day <= samvad_month_get_last (month); day++)
    if (samvad_calendar_is_working (self->calendar, day))
      g_array_append_val (days, day);
  /* Each family needs 1.6 dials, about. */
  for (guint i = 0; i < self->options.calls * 62 / 100; i++)
    {
      self->random.state = samvad_random_next (&cases);
      make_case (self, month, days);
    }
}

void
samvad_demo_make_live_call (SamvadDemo *self,
                            SamvadTime  now)
{
  Family family = make_family (self, samvad_time_get_month (now));
  gboolean final;

  /* So that the longest one is over at @now. */
  give_call (self, make_dial (self, &family, now - MAX_SECONDS * SAMVAD_SECOND, &final));
  g_free (family.family);
}
