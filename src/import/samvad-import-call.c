/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-row.h"

#include "samvad-import-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TELEPHONE_DIGITS 10
#define LONGEST_CALL     (7 * 86400)

/* A telephone number is the same with and without its country's code and spaces. */
static char *
simplify_family (const char *cell)
{
  g_autofree char *digits = samvad_import_text_digits (cell);
  char *folded = samvad_import_text_fold (digits);
  gsize length = strlen (folded);

  if (length <= TELEPHONE_DIGITS || strspn (folded, "0123456789") < length)
    return folded;
  memmove (folded, folded + length - TELEPHONE_DIGITS, TELEPHONE_DIGITS + 1);
  return folded;
}

static gboolean
is_telephone (const char *text)
{
  g_autofree char *digits = samvad_import_text_digits (text);
  guint count = 0;

  for (const char *p = digits; *p != '\0'; p++)
    count += g_ascii_isdigit (*p) != 0;
  return count >= TELEPHONE_DIGITS;
}

/* Whatever an office tells its families apart by, mostly their telephone number, stays in the office:
 * a hash with a secret of its own, another one each month, which is all that a case is. */
static char *
hash_family (const char *cell,
             SamvadTime  at,
             GBytes     *secret)
{
  g_autofree char *family = simplify_family (cell);
  g_autofree char *month = samvad_month_to_string (samvad_time_get_month (at));
  g_autofree char *text = g_strconcat (month, "\n", family, NULL);
  g_autofree char *hash = g_compute_hmac_for_string (G_CHECKSUM_SHA256, g_bytes_get_data (secret, NULL),
                                                     g_bytes_get_size (secret), text, -1);

  return g_strdup_printf ("%s:%.16s", month, hash);
}

static char *
read_case (SamvadImportRow *row,
           SamvadTime       at,
           GBytes          *secret)
{
  const char *family = samvad_import_row_get (row, "family");
  g_autofree char *text = samvad_import_row_text (row, "case");

  if (text == NULL && family == NULL)
    samvad_import_row_fail (row, "family", _("“%s” is empty"));
  else if (text != NULL && is_telephone (text))
    samvad_import_row_fail (row, "case", _("“%s” has a telephone number; map the column as “family”"));
  if (row->reason != NULL)
    return NULL;
  return text != NULL ? g_steal_pointer (&text) : hash_family (family, at, secret);
}

static gboolean
read_answer (SamvadImportRow     *row,
             const char          *service,
             SamvadServiceAnswer *answer)
{
  g_autofree char *received = g_strconcat (service, ".received", NULL);
  g_autofree char *satisfaction = g_strconcat (service, ".satisfaction", NULL);
  g_autofree char *issue = g_strconcat (service, ".issue", NULL);

  answer->asked = samvad_import_row_get (row, received) != NULL || samvad_import_row_get (row, satisfaction) != NULL ||
                  samvad_import_row_get (row, issue) != NULL;
  answer->received = samvad_received_from_code (samvad_import_row_code (row, received));
  answer->satisfaction = (int) MAX (samvad_import_row_number (row, satisfaction, 1, 5), 0);
  answer->issue = g_strdup (samvad_import_row_code (row, issue));
  return answer->asked;
}

static gboolean
read_aware (SamvadImportRow *row,
            const char      *service,
            gint8           *aware)
{
  g_autofree char *field = g_strconcat (service, ".aware", NULL);
  const char *code = samvad_import_row_code (row, field);

  if (code != NULL)
    *aware = g_str_equal (code, "yes");
  return code != NULL;
}

/* Several services in one cell, with commas, semicolons or line breaks between them. */
static guint
read_informed (SamvadImportRow *row)
{
  const char *cell = samvad_import_row_get (row, "informed");
  g_auto (GStrv) words = g_strsplit_set (cell != NULL ? cell : "", ",;\n", -1);
  guint informed = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *code = samvad_import_profile_find_word (row->profile, "service", words[i]);

      if (code != NULL)
        informed |= 1u << samvad_service_from_code (code);
      else if (*g_strstrip (words[i]) != '\0')
        samvad_import_row_fail (row, "informed", _("“%s” has a word that the profile does not know"));
    }
  return informed & ((1u << SAMVAD_N_SERVICES) - 1);
}

static SamvadFeedback *
read_feedback (SamvadImportRow *row)
{
  g_autoptr (SamvadFeedback) feedback = samvad_feedback_new ();
  const char *overall = samvad_import_row_code (row, "overall");
  const char *remark = samvad_import_row_get (row, "remark");
  gboolean any;

  if (overall != NULL)
    feedback->overall = samvad_sentiment_from_code (overall);
  feedback->rating = (int) MAX (samvad_import_row_number (row, "rating", 1, 5), 0);
  feedback->informed = read_informed (row);
  feedback->remark = remark != NULL ? g_strstrip (g_strdup (remark)) : NULL;
  feedback->language = remark != NULL ? samvad_import_row_text (row, "language") : NULL;
  any = feedback->overall != SAMVAD_SENTIMENT_NOT_STATED || feedback->rating > 0 || feedback->informed != 0 || remark != NULL;
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const char *service = samvad_service_to_code ((SamvadService) i);

      any = read_answer (row, service, &feedback->services[i]) || any;
      any = read_aware (row, service, &feedback->aware[i]) || any;
    }
  return any ? g_steal_pointer (&feedback) : NULL;
}

static void
read_beneficiary (SamvadImportRow *row,
                  SamvadCall      *call)
{
  const char *category = samvad_import_row_code (row, "category");

  call->category = category != NULL ? samvad_category_from_code (category) : SAMVAD_CATEGORY_OTHER;
  call->age_months = (int) samvad_import_row_number (row, "age_months", 0, 1500);
  call->sex = g_strdup (samvad_import_row_code (row, "sex"));
}

/**
 * samvad_import_row_read_call:
 * @secret: of this office, for the hash that tells families apart
 *
 * Returns: (nullable) (transfer full): one dial
 */
SamvadDocument *
samvad_import_row_read_call (SamvadImportRow *self,
                             GBytes          *secret)
{
  g_autofree char *id = samvad_import_row_make_id (self, "call");
  g_autoptr (SamvadDocument) document = NULL;
  SamvadCall *call;

  if (id == NULL)
    return NULL;
  document = samvad_document_new (SAMVAD_DOCUMENT_CALL, id);
  document->call = call = samvad_call_new ();
  call->id = g_strdup (id);
  call->started_at = samvad_import_row_need_time (self, "started_at");
  call->officer = samvad_import_row_need_text (self, "officer");
  call->district = g_strdup (samvad_import_row_need_code (self, "district"));
  call->outcome_code = g_strdup (samvad_import_row_need_code (self, "outcome"));
  call->outcome = samvad_outcome_from_code (call->outcome_code);
  call->family = read_case (self, call->started_at, secret);
  call->duration = samvad_import_row_number (self, "duration_s", 0, LONGEST_CALL);
  call->project = samvad_import_row_text (self, "project");
  call->centre_code = samvad_import_row_text (self, "centre.code");
  call->centre_name = samvad_import_row_text (self, "centre.name");
  call->callback_at = samvad_import_row_time (self, "callback_at");
  read_beneficiary (self, call);
  if (samvad_outcome_is_interview (call->outcome))
    call->feedback = read_feedback (self);
  return self->reason == NULL ? g_steal_pointer (&document) : NULL;
}
