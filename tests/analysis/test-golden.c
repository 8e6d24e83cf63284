/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics alone against figures that a separate program computed: documents are decoded and
 * grouped here, without any cache, so that a fault of the store cannot hide one of the numbers. */
#include "samvad-figures.h"
#include "samvad-report-json.h"
#include "samvad-wire.h"

#include <math.h>

static char *
find_file (const char *name,
           const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  const char *reference = g_getenv ("SAMVAD_REFERENCE");
  char *path = reference != NULL ? g_build_filename (reference, "golden", file, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_free (path);
  return NULL;
}

static GPtrArray *
decode_file (const char *path)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (documents, samvad_wire_decode_text (lines[i]));
  return documents;
}

static void
count_action (SamvadReading      *reading,
              const SamvadAction *action)
{
  g_autoptr (SamvadHistory) history = NULL;

  if (action->opened_at > reading->as_of)
    return;
  history = samvad_history_new (action, reading->as_of);
  samvad_action_counts_add (&reading->actions, action->district, history->state,
                            samvad_history_is_overdue (history, reading->as_of), 1);
}

/* Takes the body out of the document where the reading keeps it. */
static void
take_document (SamvadReading  *reading,
               SamvadDocument *document,
               GHashTable     *cases)
{
  switch ((int) document->kind)
    {
    case SAMVAD_DOCUMENT_DISTRICT:
      g_ptr_array_add (reading->districts, g_steal_pointer (&document->district));
      break;
    case SAMVAD_DOCUMENT_OFFICER:
      g_ptr_array_add (reading->officers, g_steal_pointer (&document->officer));
      break;
    case SAMVAD_DOCUMENT_YEAR:
      samvad_calendar_take_year (reading->calendar, g_steal_pointer (&document->year));
      break;
    case SAMVAD_DOCUMENT_TARGET:
      if (document->target->month == reading->month)
        reading->target = g_steal_pointer (&document->target);
      break;
    case SAMVAD_DOCUMENT_ACTION:
      count_action (reading, document->action);
      break;
    case SAMVAD_DOCUMENT_CALL:
      {
        SamvadMonth month = samvad_time_get_month (document->call->started_at);
        char *key = g_strdup_printf ("%d/%s", month, document->call->family);
        GPtrArray *dials = g_hash_table_lookup (cases, key);

        if (dials == NULL)
          g_hash_table_insert (cases, g_strdup (key), dials = g_ptr_array_new ());
        g_free (key);
        g_ptr_array_add (dials, document->call);
        reading->future += document->call->started_at > reading->as_of;
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

static SamvadReading *
make_reading (GPtrArray   *documents,
              SamvadMonth  month,
              SamvadTime   as_of)
{
  SamvadReading *reading = samvad_reading_new (month, as_of);
  g_autoptr (GHashTable) cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer dials;

  reading->months = 12;
  for (guint i = 0; i < documents->len; i++)
    take_document (reading, g_ptr_array_index (documents, i), cases);
  g_hash_table_iter_init (&iter, cases);
  while (g_hash_table_iter_next (&iter, NULL, &dials))
    {
      const SamvadCall *first = g_ptr_array_index ((GPtrArray *) dials, 0);

      samvad_tally_add_case (reading->tally, samvad_time_get_month (first->started_at), dials, as_of, 1);
    }
  return reading;
}

static void compare (JsonNode *actual, JsonNode *expected, const char *path);

static void
compare_objects (JsonObject *actual,
                 JsonObject *expected,
                 const char *path)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &member, &node))
    {
      g_autofree char *inner = g_strdup_printf ("%s.%s", path, member);

      if (!json_object_has_member (actual, member))
        g_error ("%s is missing", inner);
      compare (json_object_get_member (actual, member), node, inner);
    }
}

static void
compare_arrays (JsonArray  *actual,
                JsonArray  *expected,
                const char *path)
{
  if (json_array_get_length (actual) != json_array_get_length (expected))
    g_error ("%s: %u elements, not %u", path, json_array_get_length (actual), json_array_get_length (expected));
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s[%u]", path, i);

      compare (json_array_get_element (actual, i), json_array_get_element (expected, i), inner);
    }
}

static void
compare (JsonNode   *actual,
         JsonNode   *expected,
         const char *path)
{
  double tolerance = g_str_has_suffix (path, ".stabilised") ? 1e-3 : 1e-6;

  if (JSON_NODE_HOLDS_OBJECT (expected))
    compare_objects (json_node_get_object (actual), json_node_get_object (expected), path);
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    compare_arrays (json_node_get_array (actual), json_node_get_array (expected), path);
  else if (json_node_get_value_type (expected) == G_TYPE_INT64 || json_node_get_value_type (expected) == G_TYPE_DOUBLE)
    {
      if (JSON_NODE_HOLDS_NULL (actual) ||
          fabs (json_node_get_double (actual) - json_node_get_double (expected)) > tolerance)
        g_error ("%s: %.17g is not %.17g", path, JSON_NODE_HOLDS_NULL (actual) ? NAN : json_node_get_double (actual),
                 json_node_get_double (expected));
    }
  else if (!json_node_equal (actual, expected))
    g_error ("%s differs", path);
}

static void
test_golden (gconstpointer name)
{
  g_autofree char *documents_path = find_file (name, ".ndjson");
  g_autofree char *arguments_path = find_file (name, ".args");
  g_autofree char *expected_path = find_file (name, ".status.json");
  g_autofree char *arguments = NULL, *expected_text = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (JsonNode) actual = NULL, expected = NULL;
  SamvadMonth month;
  SamvadTime as_of;

  if (documents_path == NULL)
    {
      g_test_skip ("the reference data is not here");
      return;
    }
  g_assert_true (g_file_get_contents (arguments_path, &arguments, NULL, NULL));
  words = g_strsplit (g_strstrip (arguments), " ", 2);
  g_assert_true (samvad_month_parse (words[0], &month));
  g_assert_true (samvad_time_parse (words[1], &as_of));
  documents = decode_file (documents_path);
  figures = samvad_figures_new (make_reading (documents, month, as_of), 0);
  actual = samvad_report_figures_to_json (figures);
  g_assert_true (g_file_get_contents (expected_path, &expected_text, NULL, NULL));
  expected = json_from_string (expected_text, NULL);
  compare (actual, expected, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/analysis/golden/a", "a", test_golden);
  g_test_add_data_func ("/analysis/golden/b", "b", test_golden);
  return g_test_run ();
}
