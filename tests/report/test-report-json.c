/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static JsonNode *
load_golden (const char *name)
{
  const char *folder = g_getenv ("SAMVAD_REFERENCE");
  g_autofree char *file = g_strconcat (name, ".status.json", NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "golden", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JsonNode *node;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  return node;
}

static void assert_same (JsonNode *expected, JsonNode *actual, const char *path);

static void
assert_same_object (JsonObject *expected,
                    JsonObject *actual,
                    const char *path)
{
  g_autoptr (GList) members = json_object_get_members (expected);

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *inner = g_strdup_printf ("%s.%s", path, (char *) l->data);

      if (!json_object_has_member (actual, l->data))
        g_error ("%s is missing", inner);
      assert_same (json_object_get_member (expected, l->data), json_object_get_member (actual, l->data), inner);
    }
}

static void
assert_same_array (JsonArray  *expected,
                   JsonArray  *actual,
                   const char *path)
{
  g_assert_cmpuint (json_array_get_length (expected), ==, json_array_get_length (actual));
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s[%u]", path, i);

      assert_same (json_array_get_element (expected, i), json_array_get_element (actual, i), inner);
    }
}

static void
assert_same (JsonNode   *expected,
             JsonNode   *actual,
             const char *path)
{
  g_test_message ("%s", path);
  g_assert_cmpint (json_node_get_node_type (expected), ==, json_node_get_node_type (actual));
  if (JSON_NODE_HOLDS_OBJECT (expected))
    assert_same_object (json_node_get_object (expected), json_node_get_object (actual), path);
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    assert_same_array (json_node_get_array (expected), json_node_get_array (actual), path);
  else if (JSON_NODE_HOLDS_VALUE (expected) && json_node_get_value_type (expected) == G_TYPE_STRING)
    g_assert_cmpstr (json_node_get_string (expected), ==, json_node_get_string (actual));
  else if (JSON_NODE_HOLDS_VALUE (expected) && json_node_get_value_type (expected) == G_TYPE_BOOLEAN)
    g_assert_cmpint (json_node_get_boolean (expected), ==, json_node_get_boolean (actual));
  else if (JSON_NODE_HOLDS_VALUE (expected))
    g_assert_cmpfloat (json_node_get_double (expected), ==, json_node_get_double (actual));
}

/* Every key and every number of the golden answers survives being read and written. */
static void
test_golden (gconstpointer data)
{
  g_autoptr (JsonNode) expected = load_golden (data);
  g_autoptr (JsonNode) actual = NULL;
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (GError) error = NULL;

  if (expected == NULL)
    {
      g_test_skip ("no golden figures: SAMVAD_REFERENCE does not name the reference folder");
      return;
    }
  figures = samvad_report_figures_from_json (expected, &error);
  g_assert_no_error (error);
  actual = samvad_report_figures_to_json (figures);
  assert_same (expected, actual, "$");
}

static void
test_text_round_trip (void)
{
  g_autoptr (JsonNode) node = load_golden ("a");
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (node == NULL)
    {
      g_test_skip ("no golden figures: SAMVAD_REFERENCE does not name the reference folder");
      return;
    }
  text = samvad_report_json_to_text (node);
  g_assert_true (g_str_has_suffix (text, "}\n"));
  again = json_from_string (text, &error);
  g_assert_no_error (error);
  assert_same (node, again, "$");
}

static void
test_missing_is_null (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadFigures) figures = samvad_report_figures_parse ("{\"month\": \"2026-10\"}", &error);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root, *target;

  g_assert_no_error (error);
  node = samvad_report_figures_to_json (figures);
  root = json_node_get_object (node);
  target = json_object_get_object_member (root, "target");
  g_assert_true (json_object_get_null_member (root, "as_of"));
  g_assert_true (json_object_get_null_member (root, "newest_event"));
  g_assert_true (json_object_get_null_member (target, "calls"));
  g_assert_true (json_object_get_null_member (target, "verdict"));
  g_assert_true (json_object_get_null_member (target, "needed_per_day"));
  g_assert_true (json_object_get_null_member (json_object_get_object_member (root, "state"), "negative_share"));
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (root, "outbox"), "waiting"), ==, 0);
}

static void
test_full_precision (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadFigures) figures = samvad_report_figures_parse ("{\"month\": \"2026-10\"}", &error);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (SamvadFigures) again = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  figures->state.share.share = 1.0 / 3.0;
  figures->pace.phi = nextafter (1.0, 2.0);
  node = samvad_report_figures_to_json (figures);
  text = samvad_report_json_to_text (node);
  again = samvad_report_figures_parse (text, &error);
  g_assert_no_error (error);
  g_assert_true (again->state.share.share == 1.0 / 3.0);
  g_assert_true (again->pace.phi == nextafter (1.0, 2.0));
}

/* Figures on other boundaries say so, and are read as such; those as the calls name the districts say nothing. */
static void
test_boundaries (void)
{
  g_autoptr (SamvadFigures) figures = samvad_report_figures_parse ("{\"month\": \"2026-10\"}", NULL);
  g_autoptr (JsonNode) called = samvad_report_figures_to_json (figures);
  g_autoptr (JsonNode) old = NULL;
  g_autoptr (SamvadFigures) again = NULL;
  g_autofree char *text = NULL;

  g_assert_false (json_object_has_member (json_node_get_object (called), "boundaries"));
  figures->reading->boundaries = SAMVAD_BOUNDARY_VIEW_OLD;
  old = samvad_report_figures_to_json (figures);
  text = samvad_report_json_to_text (old);
  again = samvad_report_figures_parse (text, NULL);
  g_assert_cmpint (again->reading->boundaries, ==, SAMVAD_BOUNDARY_VIEW_OLD);
}

static void
test_by_district_only_open (void)
{
  g_autoptr (SamvadFigures) figures = samvad_report_figures_parse ("{\"month\": \"2026-10\"}", NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *districts;

  samvad_action_counts_add (&figures->reading->actions, "63", SAMVAD_STATE_OPEN, TRUE, 1);
  samvad_action_counts_add (&figures->reading->actions, "64", SAMVAD_STATE_OPEN, FALSE, 1);
  samvad_action_counts_add (&figures->reading->actions, "64", SAMVAD_STATE_OPEN, FALSE, -1);
  node = samvad_report_figures_to_json (figures);
  districts = json_object_get_object_member (json_object_get_object_member (json_node_get_object (node), "actions"),
                                             "by_district");
  g_assert_true (json_object_has_member (districts, "63"));
  g_assert_false (json_object_has_member (districts, "64"));
}

static void
test_refuses_garbage (void)
{
  static const char *const texts[] = {
    "", "[]", "{}", "null", "{\"month\": 12}", "{\"month\": \"soon\"}", "{\"month\":",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (samvad_report_figures_parse (texts[i], &error));
      g_assert_nonnull (error);
    }
}

/* Members of the wrong type are as if absent; nothing is read past what is there. */
static void
test_survives_wrong_types (void)
{
  static const char text[] =
    "{\"month\": \"2026-10\", \"target\": [], \"officers\": [1, {}, {\"id\": \"o-1\", \"counted\": \"many\"}],"
    " \"districts\": {\"code\": 1}, \"services\": [null, {\"service\": \"dancing\"}], \"actions\": 7,"
    " \"window\": {\"months\": -4}, \"outcomes\": {\"complete\": 1e300}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadFigures) figures = samvad_report_figures_parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->officers->len, ==, 1);
  g_assert_cmpuint (figures->districts->len, ==, 0);
  g_assert_cmpuint (figures->window, ==, 1);
  g_assert_cmpint (figures->outcomes[SAMVAD_OUTCOME_COMPLETE], ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/report/json/golden/a", "a", test_golden);
  g_test_add_data_func ("/report/json/golden/b", "b", test_golden);
  g_test_add_func ("/report/json/text-round-trip", test_text_round_trip);
  g_test_add_func ("/report/json/missing-is-null", test_missing_is_null);
  g_test_add_func ("/report/json/full-precision", test_full_precision);
  g_test_add_func ("/report/json/boundaries", test_boundaries);
  g_test_add_func ("/report/json/by-district-only-open", test_by_district_only_open);
  g_test_add_func ("/report/json/refuses-garbage", test_refuses_garbage);
  g_test_add_func ("/report/json/survives-wrong-types", test_survives_wrong_types);
  return g_test_run ();
}
