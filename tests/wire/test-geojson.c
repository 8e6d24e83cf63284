/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-geojson.h"

#include <string.h>

#define SQUARE(x, y) "[[" #x "," #y "],[" #x ".5," #y "],[" #x ".5," #y ".5],[" #x "," #y ".5],[" #x "," #y "]]"
#define HOLE         "[[75.1,29.1],[75.2,29.1],[75.2,29.2],[75.1,29.2],[75.1,29.1]]"

static SamvadOutlines *
read_text (const char  *text,
           GError     **error)
{
  return samvad_geojson_read (text, strlen (text), error);
}

static SamvadDistrict *
make_district (const char *code,
               const char *en,
               const char *hi)
{
  SamvadDistrict *district = g_new0 (SamvadDistrict, 1);

  district->code = g_strdup (code);
  district->name.en = g_strdup (en);
  district->name.hi = g_strdup (hi);
  return district;
}

static guint
count_rings (SamvadOutlines *outlines,
             const char     *code,
             const char     *en,
             const char     *hi)
{
  g_autoptr (SamvadDistrict) district = make_district (code, en, hi);
  g_autoptr (GArray) rings = samvad_outlines_find (outlines, district);

  for (guint i = 0; i < rings->len; i++)
    g_assert_cmpuint (g_array_index (rings, SamvadOutlineRing, i).n_corners, ==, 5);
  return rings->len;
}

static const char map[] =
  "\xef\xbb\xbf{\"type\":\"FeatureCollection\",\"features\":["
  "{\"type\":\"Feature\",\"properties\":{\"DISTRICT\":\"YAMUNA NAGAR\",\"censuscode\":77},"
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" SQUARE (77, 30) "]}},"
  "{\"type\":\"Feature\",\"properties\":{\"dtname\":\"हिसार\",\"population\":58},"
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" SQUARE (75, 29) "," HOLE "]}},"
  "{\"type\":\"Feature\",\"properties\":{\"dtname\":\"Old name\",\"Dist_LGD\":58},"
  "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE (76, 28) "],[" SQUARE (76, 29) "]]}},"
  "{\"type\":\"Feature\",\"properties\":{\"name\":\"Nuh\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" SQUARE (77, 27) "]}},"
  "{\"type\":\"Feature\",\"properties\":{\"name\":\"nuh\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" SQUARE (77, 28) "]}},"
  "{\"type\":\"Feature\",\"properties\":{\"name\":\"Point\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[75,29]}},"
  "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}]}";

/* By name in any case and either language, by code where no name fits, holes and parts included. */
static void
test_match (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadOutlines) outlines = read_text (map, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_rings (outlines, "76", "Yamunanagar", "यमुनानगर"), ==, 1);
  g_assert_cmpuint (count_rings (outlines, "63", "Hisar", "हिसार"), ==, 2);
  g_assert_cmpuint (count_rings (outlines, "58", "Ambala", "अंबाला"), ==, 2);
  g_assert_cmpuint (count_rings (outlines, "604", "Nuh", NULL), ==, 2);
  g_assert_cmpuint (count_rings (outlines, "77", "Hansi", "हांसी"), ==, 0);
  g_assert_cmpuint (count_rings (outlines, "", "Point", ""), ==, 0);
}

static void
assert_refused (const char         *text,
                SamvadGeojsonError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadOutlines) outlines = read_text (text, &error);

  g_assert_error (error, SAMVAD_GEOJSON_ERROR, (int) code);
  g_assert_null (outlines);
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '['), *large = g_strnfill (SAMVAD_GEOJSON_MAX_SIZE + 1, ' ');

  assert_refused ("", SAMVAD_GEOJSON_ERROR_NOT_JSON);
  assert_refused ("<kml/>", SAMVAD_GEOJSON_ERROR_NOT_JSON);
  assert_refused (deep, SAMVAD_GEOJSON_ERROR_NOT_JSON);
  assert_refused (large, SAMVAD_GEOJSON_ERROR_TOO_LARGE);
  assert_refused ("[]", SAMVAD_GEOJSON_ERROR_NO_FEATURES);
  assert_refused ("{\"features\":[1,null,{\"geometry\":3},{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":{}}}]}",
                  SAMVAD_GEOJSON_ERROR_NO_FEATURES);
  assert_refused ("{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[75,29],[76,29],[75,29]]]}}]}",
                  SAMVAD_GEOJSON_ERROR_NO_FEATURES);
  assert_refused ("{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[712345.5,3213456.2]]]}}]}",
                  SAMVAD_GEOJSON_ERROR_NOT_DEGREES);
  assert_refused ("{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[75,\"x\"]]]}}]}",
                  SAMVAD_GEOJSON_ERROR_NOT_DEGREES);
}

/* A ring with a corner every metre or so comes out as fine as a screen shows it, and closed. */
static void
test_thin (void)
{
  g_autoptr (GString) text = g_string_new ("{\"features\":[{\"properties\":{\"name\":\"A\"},\"geometry\":"
                                           "{\"type\":\"Polygon\",\"coordinates\":[[");
  g_autoptr (SamvadDistrict) district = make_district ("1", "A", NULL);
  g_autoptr (SamvadOutlines) outlines = NULL;
  g_autoptr (GArray) rings = NULL;
  const SamvadOutlineRing *ring;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "[%.7f,29],", 75 + i * 1e-5);
  g_string_append (text, "[76,30],[75,30],[75,29]]]}}]}");
  outlines = read_text (text->str, NULL);
  g_assert_nonnull (outlines);
  rings = samvad_outlines_find (outlines, district);
  g_assert_cmpuint (rings->len, ==, 1);
  ring = &g_array_index (rings, SamvadOutlineRing, 0);
  g_assert_cmpuint (ring->n_corners, >, 1000);
  g_assert_cmpuint (ring->n_corners, <, 5000);
  g_assert_cmpfloat (ring->coordinates[2 * ring->n_corners - 2], ==, 75);
  g_assert_cmpfloat (ring->coordinates[2 * ring->n_corners - 1], ==, 29);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/geojson/match", test_match);
  g_test_add_func ("/wire/geojson/refused", test_refused);
  g_test_add_func ("/wire/geojson/thin", test_thin);
  return g_test_run ();
}
