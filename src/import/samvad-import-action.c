/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-row.h"

#include "samvad-history.h"

#include <glib/gi18n-lib.h>

/* What an office's own list says of an item's course: one event each, its id made from the item's. */
static const struct { const char *field; SamvadEventKind kind; } courses[] = {
  { "acknowledged_at", SAMVAD_EVENT_ACKNOWLEDGE },
  { "done_at", SAMVAD_EVENT_DONE },
  { "verified_at", SAMVAD_EVENT_VERIFY },
  { "cancelled_at", SAMVAD_EVENT_CANCEL },
};

static void
read_event (SamvadImportRow *row,
            SamvadAction    *action,
            const char      *field,
            SamvadEventKind  kind)
{
  SamvadTime at = samvad_import_row_time (row, field);
  const char *response;
  SamvadEvent *event;

  if (at == SAMVAD_TIME_NONE)
    return;
  event = samvad_event_new (kind);
  event->id = g_strdup_printf ("%s:%s", action->id, samvad_event_kind_to_code (kind));
  event->at = at;
  event->by = g_strdup (action->worker.id != NULL ? action->worker.id : "import");
  event->kind_code = g_strdup (samvad_event_kind_to_code (kind));
  response = kind == SAMVAD_EVENT_DONE ? samvad_import_row_code (row, "response") : NULL;
  if (response != NULL)
    event->response = samvad_response_from_code (response);
  g_ptr_array_add (action->events, event);
}

static void
read_note (SamvadImportRow *row,
           SamvadAction    *action)
{
  const char *text = samvad_import_row_get (row, "note");
  SamvadEvent *event;

  if (text == NULL)
    return;
  event = samvad_event_new (SAMVAD_EVENT_NOTE);
  event->id = g_strconcat (action->id, ":note", NULL);
  event->at = action->opened_at;
  event->by = g_strdup ("import");
  event->kind_code = g_strdup ("note");
  event->text = g_strstrip (g_strdup (text));
  g_ptr_array_add (action->events, event);
}

static void
read_worker (SamvadImportRow *row,
             SamvadWorker    *worker)
{
  const char *role = samvad_import_row_code (row, "worker.role");

  worker->id = samvad_import_row_text (row, "worker.id");
  worker->name = samvad_import_row_text (row, "worker.name");
  worker->role = role != NULL ? samvad_role_from_code (role) : SAMVAD_ROLE_AWW;
  if (worker->id == NULL && worker->name == NULL)
    worker->id = g_strdup (samvad_role_to_code (worker->role));
}

/* A row without a due time gets the one that its priority gives on this calendar. */
static void
read_times (SamvadImportRow *row,
            SamvadAction    *action,
            SamvadCalendar  *calendar)
{
  const char *priority = samvad_import_row_code (row, "priority");

  action->priority = priority != NULL ? samvad_priority_from_code (priority) : SAMVAD_PRIORITY_NORMAL;
  action->opened_at = samvad_import_row_need_time (row, "opened_at");
  action->due_at = samvad_import_row_time (row, "due_at");
  if (action->due_at == SAMVAD_TIME_NONE && action->opened_at != SAMVAD_TIME_NONE)
    action->due_at = samvad_calendar_add_working (calendar, action->opened_at, samvad_priority_get_days (action->priority));
  if (row->reason == NULL && action->due_at < action->opened_at)
    samvad_import_row_fail (row, "due_at", _("“%s” is before the item was opened"));
}

/** Returns: (nullable) (transfer full): an action item with the events that its row tells of */
SamvadDocument *
samvad_import_row_read_action (SamvadImportRow *self,
                               SamvadCalendar  *calendar)
{
  g_autofree char *id = samvad_import_row_make_id (self, "action");
  g_autoptr (SamvadDocument) document = NULL;
  SamvadAction *action;

  if (id == NULL)
    return NULL;
  document = samvad_document_new (SAMVAD_DOCUMENT_ACTION, id);
  document->action = action = samvad_action_new ();
  action->id = g_strdup (id);
  action->district = g_strdup (samvad_import_row_need_code (self, "district"));
  action->service = g_strdup (samvad_import_row_need_code (self, "service"));
  action->issue = g_strdup (samvad_import_row_need_code (self, "issue"));
  action->project = samvad_import_row_text (self, "project");
  action->centre_code = samvad_import_row_text (self, "centre.code");
  action->centre_name = samvad_import_row_text (self, "centre.name");
  read_times (self, action, calendar);
  read_worker (self, &action->worker);
  if (self->reason == NULL)
    read_note (self, action);
  for (guint i = 0; self->reason == NULL && i < G_N_ELEMENTS (courses); i++)
    read_event (self, action, courses[i].field, courses[i].kind);
  return self->reason == NULL ? g_steal_pointer (&document) : NULL;
}
