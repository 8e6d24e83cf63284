/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

#include <stdio.h>
#include <string.h>

/* The answers to a call's questions are one text: a service to a field, with what was asked and
 * heard as numbers and the issue last. Texts from outside have no control characters. */
#define FIELD_END "\x1f"

typedef struct {
  int         service;
  int         asked;
  int         received;
  int         satisfaction;
  int         aware;
  int         informed;
  const char *issue;            /* up to the field's end */
  gsize       issue_length;
} Answer;

/** Returns: (transfer full): the answers as one text; @asked gets a bit for each service asked of */
char *
samvad_answers_write (const SamvadFeedback *feedback,
                      int                  *asked)
{
  GString *text = g_string_new (NULL);

  *asked = 0;
  for (int i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const SamvadServiceAnswer *answer = &feedback->services[i];
      int informed = (feedback->informed >> i) & 1;

      if (!answer->asked && feedback->aware[i] < 0 && !informed)
        continue;
      if (answer->asked)
        *asked |= 1 << i;
      g_string_append_printf (text, "%s%d,%d,%d,%d,%d,%d,%s", text->len > 0 ? FIELD_END : "", i, answer->asked,
                              (int) answer->received, answer->satisfaction, (int) feedback->aware[i], informed,
                              answer->issue != NULL ? answer->issue : "");
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_answer (const char *field,
             gsize       length,
             Answer     *answer)
{
  int end = 0;

  if (sscanf (field, "%d,%d,%d,%d,%d,%d,%n", &answer->service, &answer->asked, &answer->received,
              &answer->satisfaction, &answer->aware, &answer->informed, &end) < 6 ||
      end == 0 || (gsize) end > length || answer->service < 0 || answer->service >= SAMVAD_N_SERVICES)
    return FALSE;
  answer->issue = field + end;
  answer->issue_length = length - (gsize) end;
  return TRUE;
}

/* Steps over the next field of *@text that can be read. Returns: whether there is one */
static gboolean
next_answer (const char **text,
             Answer      *answer)
{
  gboolean found = FALSE;

  while (!found && **text != '\0')
    {
      gsize length = strcspn (*text, FIELD_END);

      found = read_answer (*text, length, answer);
      *text += length + ((*text)[length] != '\0');
    }
  return found;
}

/** @text: (nullable): as samvad_answers_write() wrote it */
void
samvad_answers_read (SamvadFeedback *feedback,
                     const char     *text)
{
  Answer from;

  while (text != NULL && next_answer (&text, &from))
    {
      SamvadServiceAnswer *answer = &feedback->services[from.service];

      answer->asked = from.asked != 0;
      answer->received = (SamvadReceived) from.received;
      answer->satisfaction = from.satisfaction;
      answer->issue = from.issue_length > 0 ? g_strndup (from.issue, from.issue_length) : NULL;
      feedback->aware[from.service] = (gint8) from.aware;
      if (from.informed != 0)
        feedback->informed |= 1u << from.service;
    }
}

static gboolean
is_in (int mask,
       int value)
{
  return mask == 0 || (value >= 0 && value < 31 && (mask & 1 << value) != 0);
}

static gboolean
says (const Answer   *answer,
      sqlite3_value **wanted)
{
  const char *issue = (const char *) sqlite3_value_text (wanted[6]);
  int received = sqlite3_value_int (wanted[2]), satisfaction = sqlite3_value_int (wanted[3]);

  if ((received != 0 || satisfaction != 0) && !answer->asked)
    return FALSE;
  return is_in (received, answer->received) && is_in (satisfaction, answer->satisfaction) &&
         is_in (sqlite3_value_int (wanted[4]), answer->aware) && (!sqlite3_value_int (wanted[5]) || answer->informed) &&
         (issue == NULL || (strlen (issue) == answer->issue_length &&
                            strncmp (issue, answer->issue, answer->issue_length) == 0));
}

/* answers_say (answers, service, received, satisfaction, aware, informed, issue) */
static void
answers_say (sqlite3_context  *context,
             int               n_arguments,
             sqlite3_value   **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);
  int service = sqlite3_value_int (arguments[1]), found = FALSE;
  Answer answer;

  while (text != NULL && !found && next_answer (&text, &answer))
    found = answer.service == service && says (&answer, arguments);
  sqlite3_result_int (context, found);
}

/** Lets the statements of @database ask for what was answered of one service. */
gboolean
samvad_answers_register (SamvadDatabase  *database,
                         GError         **error)
{
  return samvad_database_add_function (database, "answers_say", 7, answers_say, error);
}
