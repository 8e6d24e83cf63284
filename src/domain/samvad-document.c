/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-document.h"

void
samvad_name_clear (SamvadName *name)
{
  g_clear_pointer (&name->en, g_free);
  g_clear_pointer (&name->hi, g_free);
}

/** Returns: (nullable): the name in Hindi where asked for and given, else in English */
const char *
samvad_name_get (const SamvadName *name,
                 gboolean          hindi)
{
  if (hindi && name->hi != NULL)
    return name->hi;
  return name->en != NULL ? name->en : name->hi;
}

void
samvad_district_free (SamvadDistrict *district)
{
  g_free (district->id);
  g_free (district->code);
  samvad_name_clear (&district->name);
  g_strfreev (district->carved_from);
  g_free (district);
}

void
samvad_project_free (SamvadProject *project)
{
  g_free (project->id);
  g_free (project->district);
  samvad_name_clear (&project->name);
  g_free (project);
}

void
samvad_officer_free (SamvadOfficer *officer)
{
  g_free (officer->id);
  g_free (officer->key);
  samvad_name_clear (&officer->name);
  g_free (officer);
}

static void
holiday_clear (gpointer data)
{
  samvad_name_clear (&((SamvadHoliday *) data)->name);
}

SamvadYear *
samvad_year_new (int year)
{
  SamvadYear *self = g_new0 (SamvadYear, 1);

  self->year = year;
  self->holidays = g_array_new (FALSE, TRUE, sizeof (SamvadHoliday));
  g_array_set_clear_func (self->holidays, holiday_clear);
  return self;
}

void
samvad_year_free (SamvadYear *year)
{
  g_free (year->id);
  g_array_unref (year->holidays);
  g_free (year);
}

static void
share_clear (gpointer data)
{
  g_free (((SamvadShareOfTarget *) data)->key);
}

SamvadTarget *
samvad_target_new (void)
{
  SamvadTarget *self = g_new0 (SamvadTarget, 1);

  self->sampled = -1;
  self->revisions = g_array_new (FALSE, TRUE, sizeof (SamvadRevision));
  self->districts = g_array_new (FALSE, TRUE, sizeof (SamvadShareOfTarget));
  self->officers = g_array_new (FALSE, TRUE, sizeof (SamvadShareOfTarget));
  g_array_set_clear_func (self->districts, share_clear);
  g_array_set_clear_func (self->officers, share_clear);
  return self;
}

static void
copy_shares (const GArray *from,
             GArray       *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      SamvadShareOfTarget share = g_array_index (from, SamvadShareOfTarget, i);

      share.key = g_strdup (share.key);
      g_array_append_val (to, share);
    }
}

SamvadTarget *
samvad_target_copy (const SamvadTarget *target)
{
  SamvadTarget *copy = samvad_target_new ();

  copy->id = g_strdup (target->id);
  copy->month = target->month;
  copy->calls = target->calls;
  copy->counts = target->counts;
  copy->sampled = target->sampled;
  g_array_append_vals (copy->revisions, target->revisions->data, target->revisions->len);
  copy_shares (target->districts, copy->districts);
  copy_shares (target->officers, copy->officers);
  return copy;
}

void
samvad_target_free (SamvadTarget *target)
{
  g_free (target->id);
  g_array_unref (target->revisions);
  g_array_unref (target->districts);
  g_array_unref (target->officers);
  g_free (target);
}

/**
 * samvad_target_get_calls:
 *
 * Returns: the target as it stood on @today: that of the latest revision whose `from` is not
 * after it (of two with the same day, the later in the document), else the original
 */
gint64
samvad_target_get_calls (const SamvadTarget *target,
                         SamvadDay           today)
{
  gint64 calls = target->calls;
  SamvadDay from = SAMVAD_DAY_NONE;

  for (guint i = 0; i < target->revisions->len; i++)
    {
      const SamvadRevision *revision = &g_array_index (target->revisions, SamvadRevision, i);

      if (revision->from <= today && revision->from >= from)
        {
          from = revision->from;
          calls = revision->calls;
        }
    }
  return calls;
}

/** Returns: the share of @key in @shares, -1 where it has none */
gint64
samvad_target_find_share (GArray     *shares,
                          const char *key)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const SamvadShareOfTarget *share = &g_array_index (shares, SamvadShareOfTarget, i);

      if (g_str_equal (share->key, key))
        return share->calls;
    }
  return -1;
}

/** Returns: whether the district existed on any day of @month */
gboolean
samvad_district_is_valid (const SamvadDistrict *district,
                          SamvadMonth           month)
{
  if (district->valid_from != SAMVAD_DAY_NONE && district->valid_from > samvad_month_get_last (month))
    return FALSE;
  return district->valid_to == SAMVAD_DAY_NONE || district->valid_to >= samvad_month_get_first (month);
}

SamvadFeedback *
samvad_feedback_new (void)
{
  SamvadFeedback *self = g_new0 (SamvadFeedback, 1);

  self->overall = SAMVAD_SENTIMENT_NOT_STATED;
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      self->services[i].received = SAMVAD_RECEIVED_UNKNOWN;
      self->aware[i] = -1;
    }
  return self;
}

void
samvad_feedback_free (SamvadFeedback *feedback)
{
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    g_free (feedback->services[i].issue);
  g_free (feedback->remark);
  g_free (feedback->language);
  g_free (feedback);
}

SamvadCall *
samvad_call_new (void)
{
  SamvadCall *self = g_new0 (SamvadCall, 1);

  self->category = SAMVAD_CATEGORY_UNKNOWN;
  self->outcome = SAMVAD_OUTCOME_UNKNOWN;
  self->age_months = -1;
  self->callback_at = SAMVAD_TIME_NONE;
  return self;
}

static SamvadFeedback *
feedback_copy (const SamvadFeedback *feedback)
{
  SamvadFeedback *copy = g_memdup2 (feedback, sizeof *feedback);

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    copy->services[i].issue = g_strdup (feedback->services[i].issue);
  copy->remark = g_strdup (feedback->remark);
  copy->language = g_strdup (feedback->language);
  return copy;
}

SamvadCall *
samvad_call_copy (const SamvadCall *call)
{
  SamvadCall *copy = g_memdup2 (call, sizeof *call);

  copy->id = g_strdup (call->id);
  copy->family = g_strdup (call->family);
  copy->officer = g_strdup (call->officer);
  copy->district = g_strdup (call->district);
  copy->project = g_strdup (call->project);
  copy->centre_code = g_strdup (call->centre_code);
  copy->centre_name = g_strdup (call->centre_name);
  copy->sex = g_strdup (call->sex);
  copy->outcome_code = g_strdup (call->outcome_code);
  copy->feedback = call->feedback != NULL ? feedback_copy (call->feedback) : NULL;
  return copy;
}

void
samvad_call_free (SamvadCall *call)
{
  g_free (call->id);
  g_free (call->family);
  g_free (call->officer);
  g_free (call->district);
  g_free (call->project);
  g_free (call->centre_code);
  g_free (call->centre_name);
  g_free (call->sex);
  g_free (call->outcome_code);
  g_clear_pointer (&call->feedback, samvad_feedback_free);
  g_free (call);
}

void
samvad_worker_clear (SamvadWorker *worker)
{
  g_clear_pointer (&worker->id, g_free);
  g_clear_pointer (&worker->name, g_free);
}

void
samvad_worker_copy (const SamvadWorker *from,
                    SamvadWorker       *to)
{
  to->id = g_strdup (from->id);
  to->name = g_strdup (from->name);
  to->role = from->role;
}

SamvadEvent *
samvad_event_new (SamvadEventKind kind)
{
  SamvadEvent *self = g_new0 (SamvadEvent, 1);

  self->kind = kind;
  self->at = SAMVAD_TIME_NONE;
  self->due_at = SAMVAD_TIME_NONE;
  self->worker.role = SAMVAD_ROLE_UNKNOWN;
  self->role = SAMVAD_ROLE_UNKNOWN;
  self->response = SAMVAD_RESPONSE_UNKNOWN;
  return self;
}

SamvadEvent *
samvad_event_copy (const SamvadEvent *event)
{
  SamvadEvent *copy = g_new (SamvadEvent, 1);

  *copy = *event;
  copy->id = g_strdup (event->id);
  copy->by = g_strdup (event->by);
  copy->kind_code = g_strdup (event->kind_code);
  copy->text = g_strdup (event->text);
  samvad_worker_copy (&event->worker, &copy->worker);
  return copy;
}

void
samvad_event_free (SamvadEvent *event)
{
  g_free (event->id);
  g_free (event->by);
  g_free (event->kind_code);
  g_free (event->text);
  samvad_worker_clear (&event->worker);
  g_free (event);
}

static GPtrArray *
events_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_event_free);
}

static GPtrArray *
events_copy (GPtrArray *events)
{
  GPtrArray *copy = events_new ();

  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (copy, samvad_event_copy (g_ptr_array_index (events, i)));
  return copy;
}

SamvadAction *
samvad_action_new (void)
{
  SamvadAction *self = g_new0 (SamvadAction, 1);

  self->priority = SAMVAD_PRIORITY_UNKNOWN;
  self->worker.role = SAMVAD_ROLE_UNKNOWN;
  self->events = events_new ();
  return self;
}

SamvadAction *
samvad_action_copy (const SamvadAction *action)
{
  SamvadAction *copy = g_new (SamvadAction, 1);

  *copy = *action;
  copy->id = g_strdup (action->id);
  copy->call = g_strdup (action->call);
  copy->family = g_strdup (action->family);
  copy->district = g_strdup (action->district);
  copy->project = g_strdup (action->project);
  copy->centre_code = g_strdup (action->centre_code);
  copy->centre_name = g_strdup (action->centre_name);
  copy->service = g_strdup (action->service);
  copy->issue = g_strdup (action->issue);
  samvad_worker_copy (&action->worker, &copy->worker);
  copy->events = events_copy (action->events);
  return copy;
}

void
samvad_action_free (SamvadAction *action)
{
  g_free (action->id);
  g_free (action->call);
  g_free (action->family);
  g_free (action->district);
  g_free (action->project);
  g_free (action->centre_code);
  g_free (action->centre_name);
  g_free (action->service);
  g_free (action->issue);
  samvad_worker_clear (&action->worker);
  g_ptr_array_unref (action->events);
  g_free (action);
}

SamvadDecision *
samvad_decision_new (void)
{
  SamvadDecision *self = g_new0 (SamvadDecision, 1);

  self->due = SAMVAD_DAY_NONE;
  self->events = events_new ();
  return self;
}

SamvadDecision *
samvad_decision_copy (const SamvadDecision *decision)
{
  SamvadDecision *copy = g_new (SamvadDecision, 1);

  *copy = *decision;
  copy->id = g_strdup (decision->id);
  copy->text = g_strdup (decision->text);
  copy->district = g_strdup (decision->district);
  copy->owner = g_strdup (decision->owner);
  copy->events = events_copy (decision->events);
  return copy;
}

void
samvad_decision_free (SamvadDecision *decision)
{
  g_free (decision->id);
  g_free (decision->text);
  g_free (decision->district);
  g_free (decision->owner);
  g_ptr_array_unref (decision->events);
  g_free (decision);
}

SamvadClosing *
samvad_closing_copy (const SamvadClosing *closing)
{
  SamvadClosing *copy = g_new (SamvadClosing, 1);

  *copy = *closing;
  copy->id = g_strdup (closing->id);
  copy->by = g_strdup (closing->by);
  copy->figures = g_strdup (closing->figures);
  return copy;
}

void
samvad_closing_free (SamvadClosing *closing)
{
  g_free (closing->id);
  g_free (closing->by);
  g_free (closing->figures);
  g_free (closing);
}

void
samvad_coverage_free (SamvadCoverage *coverage)
{
  g_free (coverage->id);
  g_free (coverage->district);
  g_free (coverage);
}

SamvadDocument *
samvad_document_new (SamvadDocumentKind  kind,
                     const char         *id)
{
  SamvadDocument *self = g_new0 (SamvadDocument, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

static void
free_body (SamvadDocument *document)
{
  switch (document->kind)
    {
    case SAMVAD_DOCUMENT_DISTRICT:
      samvad_district_free (document->district);
      break;
    case SAMVAD_DOCUMENT_PROJECT:
      samvad_project_free (document->project);
      break;
    case SAMVAD_DOCUMENT_OFFICER:
      samvad_officer_free (document->officer);
      break;
    case SAMVAD_DOCUMENT_YEAR:
      samvad_year_free (document->year);
      break;
    case SAMVAD_DOCUMENT_TARGET:
      samvad_target_free (document->target);
      break;
    case SAMVAD_DOCUMENT_CALL:
      samvad_call_free (document->call);
      break;
    case SAMVAD_DOCUMENT_ACTION:
      samvad_action_free (document->action);
      break;
    case SAMVAD_DOCUMENT_DECISION:
      samvad_decision_free (document->decision);
      break;
    case SAMVAD_DOCUMENT_CLOSING:
      samvad_closing_free (document->closing);
      break;
    case SAMVAD_DOCUMENT_COVERAGE:
      samvad_coverage_free (document->coverage);
      break;
    case SAMVAD_DOCUMENT_OTHER:
    case SAMVAD_DOCUMENT_DELETED:
    case SAMVAD_DOCUMENT_UNREADABLE:
      break;
    default:
      g_assert_not_reached ();
    }
}

void
samvad_document_free (SamvadDocument *document)
{
  if (document->any != NULL)
    free_body (document);
  g_free (document->id);
  g_free (document->rev);
  g_free (document->reason);
  g_free (document);
}
