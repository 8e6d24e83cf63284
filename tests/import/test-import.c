/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import.h"

#include "samvad-import-dates.h"
#include "samvad-import-rows.h"
#include "samvad-import-text.h"
#include "samvad-wire.h"

#include <string.h>

#define HEADINGS "Started at,Officer,District,Family,Outcome,Remark\n"

static SamvadImport *
read_with (const char *profile_name,
           const char *secret_text,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadImportProfile) profile = samvad_import_profile_load (profile_name, &error);
  g_autoptr (GBytes) secret = g_bytes_new (secret_text, strlen (secret_text));
  SamvadImport *import;

  g_assert_no_error (error);
  import = samvad_import_read (profile, text, strlen (text), secret, &error);
  g_assert_no_error (error);
  return import;
}

static char *
describe (gconstpointer document)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), samvad_wire_encode (document));

  json_object_unref (json_node_get_object (node));
  return json_to_string (node, FALSE);
}

static const SamvadCall *
get_call (const SamvadImport *import,
          guint               at)
{
  const SamvadDocument *document;

  g_assert_cmpuint (import->documents->len, >, at);
  document = g_ptr_array_index (import->documents, at);
  g_assert_cmpint (document->kind, ==, SAMVAD_DOCUMENT_CALL);
  return document->call;
}

static void
assert_rejected (const SamvadImport *import,
                 guint               at,
                 guint               row,
                 const char         *reason)
{
  const SamvadImportRejected *rejected;

  g_assert_cmpuint (import->rejected->len, >, at);
  rejected = g_ptr_array_index (import->rejected, at);
  g_assert_cmpuint (rejected->row, ==, row);
  g_assert_cmpstr (rejected->reason, ==, reason);
}

static void
assert_decodes (const char *to,
                const char *encoding,
                const char *mark,
                gsize       mark_length)
{
  static const char text[] = "District;Caf\xc3\xa9\nHisar;1\n";
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *converted = NULL, *back = NULL;
  g_autoptr (GError) error = NULL;
  const char *found;
  gsize written;

  converted = g_convert (text, -1, to, "UTF-8", NULL, &written, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (bytes, (const guint8 *) converted, (guint) written);
  back = samvad_import_text_decode ((const char *) bytes->data, bytes->len, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back, ==, text);
  g_assert_cmpstr (found, ==, encoding);
}

static void
test_encodings (void)
{
  g_autoptr (GError) error = NULL;

  assert_decodes ("UTF-8", "UTF-8", "", 0);
  assert_decodes ("UTF-8", "UTF-8", "\xef\xbb\xbf", 3);
  assert_decodes ("UTF-16LE", "UTF-16LE", "\xff\xfe", 2);
  assert_decodes ("UTF-16BE", "UTF-16BE", "\xfe\xff", 2);
  assert_decodes ("UTF-16LE", "UTF-16LE", "", 0);
  assert_decodes ("UTF-16BE", "UTF-16BE", "", 0);
  assert_decodes ("WINDOWS-1252", "WINDOWS-1252", "", 0);
  g_assert_null (samvad_import_text_decode ("PK\x03\x04\0\0\0\0\xd8\x00\xd8", 11, NULL, &error));
  g_assert_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_TEXT);
}

static void
test_separators (void)
{
  g_assert_cmpint (samvad_import_text_find_separator ("a,b,c\n1;2;3;4"), ==, ',');
  g_assert_cmpint (samvad_import_text_find_separator ("a;b;\"c,d,e,f\"\n"), ==, ';');
  g_assert_cmpint (samvad_import_text_find_separator ("a\tb\tc, d\n"), ==, '\t');
  g_assert_cmpint (samvad_import_text_find_separator (""), ==, ',');
}

static void
test_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = samvad_import_rows_read ("a,\"b \"\"c\"\"\nd\"\n\n1,2", ',', &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((GStrv) g_ptr_array_index (rows, 0))[1], ==, "b \"c\"\nd");
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, 1)), ==, 0);
  text = samvad_import_rows_write (rows);
  g_assert_cmpstr (text, ==, "\xef\xbb\xbf\"a\",\"b \"\"c\"\"\nd\"\r\n\r\n\"1\",\"2\"\r\n");
  g_assert_null (samvad_import_rows_read ("a,\"b\n1,2\n", ',', &error));
  g_assert_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_TABLE);
}

static void
test_dates (void)
{
  static const struct { const char *text, *time; } good[] = {
    { "05-10-2026 14:30", "2026-10-05T14:30:00+05:30" },
    { "5/10/26 2:30:15 PM", "2026-10-05T14:30:15+05:30" },
    { "05.10.2026", "2026-10-05T00:00:00+05:30" },
    { "05-Oct-2026 12:05 am", "2026-10-05T00:05:00+05:30" },
    { "2026-10-05 14:30:59", "2026-10-05T14:30:59+05:30" },
    { "2026-10-05T09:00:00Z", "2026-10-05T14:30:00+05:30" },
    { "2026-10-05T14:30:00.250+05:30", "2026-10-05T14:30:00+05:30" },
    { "०५-१०-२०२६ १४:३०", "2026-10-05T14:30:00+05:30" },
    { "46300.604166667", "2026-10-05T14:30:00+05:30" },
    { "29-02-2028", "2028-02-29T00:00:00+05:30" },
  };
  static const char *const bad[] = { "", "yesterday", "31-02-2026", "2026-13-01", "05-10-202", "05-10-2026 25:00",
                                     "05-10-2026 13:00 PM", "05-10-2026 14:30 x", "05-10-2026 14", "1e9", "nan", "10-2026" };
  SamvadTime time;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;

      g_test_message ("%s", good[i].text);
      g_assert_true (samvad_import_time_parse (good[i].text, SAMVAD_IST_OFFSET, &time));
      text = samvad_time_to_string (time);
      g_assert_cmpstr (text, ==, good[i].time);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (samvad_import_time_parse (bad[i], SAMVAD_IST_OFFSET, &time));
    }
}

static void
test_months_and_numbers (void)
{
  static const char *const months[] = { "2026-10", "10-2026", "10/2026", "Oct 2026", "October-2026", "05-10-2026", "१०-२०२६" };
  SamvadMonth month;
  gint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_test_message ("%s", months[i]);
      g_assert_true (samvad_import_month_parse (months[i], &month));
      g_assert_cmpint (month, ==, 2026 * 12 + 9);
    }
  g_assert_false (samvad_import_month_parse ("13-2026", &month));
  g_assert_true (samvad_import_number_parse (" 1,23,456.0 ", &number));
  g_assert_cmpint (number, ==, 123456);
  g_assert_false (samvad_import_number_parse ("12.5", &number));
  g_assert_false (samvad_import_number_parse ("-1", &number));
  g_assert_true (samvad_import_span_parse ("1:02:03", &number));
  g_assert_cmpint (number, ==, 3723);
  g_assert_false (samvad_import_span_parse ("1:75", &number));
}

static void
test_calls (void)
{
  g_autoptr (SamvadImport) import = read_with ("calls", "secret",
    "CALL NUMBER,started_at,Officer,District,Family,Outcome,Seconds,Overall,Take-home ration,Take-home ration: issue,"
    "Take-home ration: satisfaction 1–5,Take-home ration: known,Informed about,Remark,Age in months,Sex,Beneficiary\n"
    "1,05-10-2026 14:03,o-03,Hisar,9812345678,Complete,4:10,Negative,No,Poor quality,2,Yes,\"THR, Referral\",late,18,Girl,SAM\n");
  const SamvadCall *call = get_call (import, 0);
  const SamvadServiceAnswer *ration = &call->feedback->services[SAMVAD_SERVICE_TAKE_HOME_RATION];

  g_assert_cmpuint (import->rejected->len, ==, 0);
  g_assert_cmpstr (call->officer, ==, "o-03");
  g_assert_cmpstr (call->district, ==, "63");
  g_assert_cmpint (call->duration, ==, 250);
  g_assert_cmpint (call->age_months, ==, 18);
  g_assert_cmpstr (call->sex, ==, "f");
  g_assert_cmpint (call->category, ==, SAMVAD_CATEGORY_SAM);
  g_assert_cmpint (call->feedback->overall, ==, SAMVAD_SENTIMENT_NEGATIVE);
  g_assert_cmpint (ration->received, ==, SAMVAD_RECEIVED_NO);
  g_assert_cmpint (ration->satisfaction, ==, 2);
  g_assert_cmpstr (ration->issue, ==, "poor_quality");
  g_assert_cmpint (call->feedback->aware[SAMVAD_SERVICE_TAKE_HOME_RATION], ==, 1);
  g_assert_cmpuint (call->feedback->informed, ==, 1u << SAMVAD_SERVICE_TAKE_HOME_RATION | 1u << SAMVAD_SERVICE_REFERRAL);
}

static void
test_hindi (void)
{
  g_autoptr (SamvadImport) import = read_with ("calls", "secret",
    "कॉल का समय;अधिकारी;ज़िला;परिवार;परिणाम;कुल राय;टेक होम राशन\n"
    "०५-१०-२०२६ १४:०३;o-03;नूंह;परिवार १;पूर्ण;नकारात्मक;हाँ\n");
  const SamvadCall *call = get_call (import, 0);

  g_assert_cmpstr (call->district, ==, "604");
  g_assert_cmpint (call->outcome, ==, SAMVAD_OUTCOME_COMPLETE);
  g_assert_cmpint (call->feedback->services[0].received, ==, SAMVAD_RECEIVED_YES);
}

/* What the profile does not name is not there, and a number that stands in a remark is masked. */
static void
test_nothing_personal (void)
{
  g_autoptr (SamvadImport) import = read_with ("vicidial", "secret",
    "call_date\tphone_number_dialed\tstatus\tuser\tphone_number\tfirst_name\tlast_name\taddress1\tprovince\tgender\tcomments\t"
    "length_in_sec\tlead_id\tcall_notes\n"
    "2026-10-05 14:03:11\t9812345678\tSALE\to-03\t9812345678\tPlantedname\tPlantedfamily\tPlantedstreet\tHisar\tF\tPlantednote\t"
    "240\t4711\tcall 98123 45678\n");
  g_autofree char *text = NULL;

  g_assert_cmpuint (import->documents->len, ==, 1);
  text = describe (g_ptr_array_index (import->documents, 0));
  g_assert_null (strstr (text, "Planted"));
  g_assert_null (strstr (text, "98123"));
  g_assert_null (strstr (text, "4711"));
  g_assert_nonnull (strstr (text, "\"district\":\"63\""));
}

/* The id follows from the row's key alone; the case from the family, the month and the office's secret. */
static void
test_ids (void)
{
  static const char text[] = HEADINGS
    "05-10-2026 14:03,o-03,Hisar,+91 98123 45678,busy,\n"
    "2026-10-05 14:09,o-03,Hisar,09812345678,complete,\n"
    "05-11-2026 14:03,o-03,Hisar,9812345678,complete,\n";
  g_autoptr (SamvadImport) one = read_with ("calls", "secret", text);
  g_autoptr (SamvadImport) again = read_with ("calls", "secret", text);
  g_autoptr (SamvadImport) elsewhere = read_with ("calls", "another secret", text);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (get_call (one, i)->id, ==, get_call (again, i)->id);
      g_assert_cmpstr (get_call (one, i)->id, ==, get_call (elsewhere, i)->id);
      g_assert_cmpstr (get_call (one, i)->family, ==, get_call (again, i)->family);
      g_assert_cmpstr (get_call (one, i)->family, !=, get_call (elsewhere, i)->family);
    }
  g_assert_cmpstr (get_call (one, 0)->id, !=, get_call (one, 1)->id);
  g_assert_cmpstr (get_call (one, 0)->family, ==, get_call (one, 1)->family);
  g_assert_cmpstr (get_call (one, 0)->family + 8, !=, get_call (one, 2)->family + 8);
  g_assert_true (g_str_has_prefix (get_call (one, 2)->family, "2026-11:"));
}

static void
test_rejected (void)
{
  g_autoptr (SamvadImportProfile) profile = samvad_import_profile_load ("calls", NULL);
  g_autoptr (SamvadImport) import = read_with ("calls", "secret", HEADINGS
    "05-10-2026 14:03,o-03,Hisar,1,busy,\n"
    "\n"
    "05-10-2026 14:03,o-03,Hisar,1,busy,\n"
    "05-10-2026 14:03,o-03,Hisar,2,busy,\n"
    "31-02-2026 14:03,o-03,Hisar,2,busy,\n"
    "05-10-2026 14:04,,Hisar,2,busy,\n"
    "05-10-2026 14:05,o-03,Atlantis,2,busy,\n"
    "05-10-2026 14:06,o-03,Hisar,,busy,\n");
  g_autofree char *list = NULL;

  g_assert_cmpuint (import->rows, ==, 7);
  g_assert_cmpuint (import->documents->len, ==, 1);
  g_assert_cmpuint (import->repeated, ==, 1);
  g_assert_cmpuint (import->rejected->len, ==, 5);
  assert_rejected (import, 0, 5, "another row has the same key and says something else");
  assert_rejected (import, 1, 6, "“Started at” has no date that can be; write 05-10-2026 14:30");
  assert_rejected (import, 2, 7, "“Officer” is empty");
  assert_rejected (import, 3, 8, "“District” has a word that the profile does not know");
  assert_rejected (import, 4, 9, "“Family” is empty");
  list = samvad_import_list_rejected (import, profile);
  g_assert_nonnull (strstr (list, "\"Outcome\",\"Remark\",\"Reason\"\r\n"));
  g_assert_nonnull (strstr (list, "\"05-10-2026 14:05\",\"o-03\",\"Atlantis\",\"2\",\"busy\",\"\",\"“District” has"));
}

static void
test_asterisk (void)
{
  g_autoptr (SamvadImport) import = read_with ("asterisk-cdr", "secret",
    "\"o-03\",\"1001\",\"9812345678\",\"out\",\"\"\"Asha\"\" <1001>\",\"PJSIP/1001-2a\",\"PJSIP/trunk-2b\",\"Dial\",\"PJSIP/98\","
    "\"2026-10-05 14:03:00\",\"2026-10-05 14:03:10\",\"2026-10-05 14:07:10\",250,240,\"ANSWERED\",\"DOCUMENTATION\",\"1791.42\",\"63\"\n"
    "\"o-03\",\"1001\",\"9812345678\",\"out\",\"\",\"PJSIP/1001-2c\",\"\",\"Dial\",\"\",\"2026-10-05 15:00:00\",,"
    "\"2026-10-05 15:00:30\",30,0,\"NO ANSWER\",\"DOCUMENTATION\",\"1791.43\",\"Hisar\"\n"
    "\"o-03\",\"9812345678\",\"s\",\"in\",\"\",\"PJSIP/trunk-2d\",\"\",\"Playback\",\"closed\",\"2026-10-05 16:00:00\",,"
    "\"2026-10-05 16:00:30\",30,0,\"ANSWERED\",\"DOCUMENTATION\",\"1791.44\",\"\"\n"
    "\"o-03\",\"1001\",\"9812345678\",\"out\",\"\",\"PJSIP/1001-2e\",\"\",\"Dial\",\"\",\"2026-10-05 17:00:00\",,"
    "\"2026-10-05 17:00:30\",30,0,\"BUSY\",\"DOCUMENTATION\"\n");

  g_assert_cmpuint (import->documents->len, ==, 2);
  g_assert_cmpuint (import->left_out, ==, 1);
  g_assert_cmpint (get_call (import, 0)->outcome, ==, SAMVAD_OUTCOME_OTHER);
  g_assert_cmpint (get_call (import, 0)->duration, ==, 240);
  g_assert_cmpint (get_call (import, 1)->outcome, ==, SAMVAD_OUTCOME_NO_ANSWER);
  g_assert_cmpstr (get_call (import, 0)->family, ==, get_call (import, 1)->family);
  /* With 16 columns there is no district: the office's profile must say where it comes from. */
  assert_rejected (import, 0, 4, "“district” is empty");
}

static void
test_actions (void)
{
  g_autoptr (SamvadImport) import = read_with ("actions", "secret",
    "Item number\tOpened on\tDistrict\tService\tIssue\tPriority\tReported done on\tResponse\tVerified on\tNote\n"
    "7\t5/10/2026 10:00\t604\tTHR\tNot received\tCritical\t08-Oct-2026 11:00\tSupplied\t\tkept dry\n"
    "8\t5/10/2026\t604\tTHR\tNot received\tNormal\t\t\t\t\n");
  const SamvadAction *action = ((SamvadDocument *) g_ptr_array_index (import->documents, 0))->action;
  g_autofree char *due = samvad_time_to_string (action->due_at);

  g_assert_cmpuint (import->documents->len, ==, 2);
  g_assert_cmpstr (due, ==, "2026-10-07T18:00:00+05:30");
  g_assert_cmpuint (action->events->len, ==, 2);
  g_assert_cmpint (((SamvadEvent *) g_ptr_array_index (action->events, 1))->response, ==, SAMVAD_RESPONSE_SUPPLY);
}

static void
test_coverage (void)
{
  g_autoptr (SamvadImport) import = read_with ("coverage", "secret",
    "District,Month,Service,Eligible,Served\n"
    "Hisar,10-2026,THR,\"1,23,456\",98000\n"
    "63,2026-10,Hot cooked meal,12000,11000\n"
    "Nuh,Oct 2026,THR,9000,8000\n"
    "Hisar,10-2026,THR,123456,98000\n"
    "Hisar,10-2026,THR,123456,98001\n");
  const SamvadDocument *document = g_ptr_array_index (import->documents, 0);

  g_assert_cmpuint (import->documents->len, ==, 2);
  g_assert_cmpstr (document->id, ==, "coverage:63:2026-10");
  g_assert_cmpint (document->coverage->services[SAMVAD_SERVICE_TAKE_HOME_RATION].eligible, ==, 123456);
  g_assert_cmpint (document->coverage->services[SAMVAD_SERVICE_HOT_COOKED_MEAL].served, ==, 11000);
  g_assert_cmpuint (import->repeated, ==, 1);
  assert_rejected (import, 0, 6, "“Service” stands twice for this district and month, with other numbers");
}

/* A profile of an office's own: other words, another clock, two columns for one moment, a fixed district. */
static void
test_own_profile (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) secret = g_bytes_new_static ("secret", 6);
  g_autoptr (SamvadImportProfile) profile = samvad_import_profile_parse ("own",
    "[Profile]\nDocument=call\nBase=words\nKey=started_at;officer\nClock=+00:00\n"
    "[Columns]\nstarted_at=\nstarted_at.date=Day;\nstarted_at.time=Clock;\nofficer=Who;\nfamily=No.;\noutcome=Result;\n"
    "[Fixed]\ndistrict=604\n[Words outcome]\nrefusal=Hung up;\n[Words officer]\no-07=Kavita;\n", &error);
  static const char text[] = "Day,Clock,Who,No.,Result\n05-10-2026,09:00,KAVITA,5,hung-up\n";
  g_autoptr (SamvadImport) import = NULL;
  g_autofree char *time = NULL;

  g_assert_no_error (error);
  import = samvad_import_read (profile, text, strlen (text), secret, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_call (import, 0)->officer, ==, "o-07");
  g_assert_cmpint (get_call (import, 0)->outcome, ==, SAMVAD_OUTCOME_REFUSAL);
  time = samvad_time_to_string (get_call (import, 0)->started_at);
  g_assert_cmpstr (time, ==, "2026-10-05T14:30:00+05:30");
}

static void
test_bad_profiles (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (samvad_import_profile_load ("nothing", &error));
  g_assert_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_PROFILE);
  g_assert_nonnull (strstr (error->message, "actions, asterisk-cdr, calls, coverage, vicidial"));
  g_clear_error (&error);
  g_assert_null (samvad_import_profile_parse ("x", "[Profile]\nDocument=poem\n", &error));
  g_assert_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_BAD_PROFILE);
  g_clear_error (&error);
  g_assert_null (samvad_import_profile_parse ("x", "[Profile]\nDocument=call\nKey=a\nBase=nothing\n", &error));
  g_assert_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_BAD_PROFILE);
}

static void
test_no_column (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) secret = g_bytes_new_static ("secret", 6);
  g_autoptr (SamvadImportProfile) profile = samvad_import_profile_load ("calls", &error);

  g_assert_null (samvad_import_read (profile, "a,b\n1,2\n", 8, secret, &error));
  g_assert_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_COLUMN);
  g_assert_nonnull (strstr (error->message, "Started at"));
}

/* What stands in a template, in either language, is what the profile reads. */
static void
test_templates (void)
{
  static const char *const names[] = { "calls", "actions", "coverage" };
  static const char *const languages[] = { "en", "hi" };

  for (guint i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (SamvadImportProfile) profile = samvad_import_profile_load (names[i / 2], NULL);
      const char *const *fields = samvad_import_profile_get_fields (profile);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; fields[j] != NULL; j++)
        {
          g_autofree char *label = samvad_import_profile_get_label (profile, fields[j], languages[i % 2]);
          g_autofree char *folded = samvad_import_text_fold (label);
          g_auto (GStrv) words = samvad_import_profile_list_words (profile, fields[j], languages[i % 2]);

          g_assert_true (samvad_import_profile_has_heading (profile, fields[j], folded));
          g_assert_true (g_hash_table_add (seen, g_strdup (label)));
          for (guint k = 0; words[k] != NULL; k++)
            g_assert_nonnull (samvad_import_profile_find_word (profile, fields[j], words[k]));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/encodings", test_encodings);
  g_test_add_func ("/import/separators", test_separators);
  g_test_add_func ("/import/rows", test_rows);
  g_test_add_func ("/import/dates", test_dates);
  g_test_add_func ("/import/months-and-numbers", test_months_and_numbers);
  g_test_add_func ("/import/calls", test_calls);
  g_test_add_func ("/import/hindi", test_hindi);
  g_test_add_func ("/import/nothing-personal", test_nothing_personal);
  g_test_add_func ("/import/ids", test_ids);
  g_test_add_func ("/import/rejected", test_rejected);
  g_test_add_func ("/import/asterisk", test_asterisk);
  g_test_add_func ("/import/actions", test_actions);
  g_test_add_func ("/import/coverage", test_coverage);
  g_test_add_func ("/import/own-profile", test_own_profile);
  g_test_add_func ("/import/bad-profiles", test_bad_profiles);
  g_test_add_func ("/import/no-column", test_no_column);
  g_test_add_func ("/import/templates", test_templates);
  return g_test_run ();
}
