/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-geojson.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "samvad-wire.h"

/* The closing corner included (RFC 7946, section 3.1.6). */
#define FEWEST_CORNERS 4
/* Parts of the map's extent: smaller is not seen on any screen. */
#define FINEST         4000

G_DEFINE_QUARK (samvad-geojson-error-quark, samvad_geojson_error)

typedef struct {
  SamvadOutlines *outlines;
  double          west;
  double          east;
  double          south;
  double          north;
  guint           n_rings;
  gboolean        strange;      /* a coordinate that is no longitude and latitude */
} Map;

static gboolean
add_corner (Map         *map,
            const cJSON *position,
            GArray      *coordinates)
{
  const cJSON *x = cJSON_IsArray (position) ? position->child : NULL;
  const cJSON *y = x != NULL ? x->next : NULL;

  if (!cJSON_IsNumber (x) || !cJSON_IsNumber (y) || !(fabs (x->valuedouble) <= 180) || !(fabs (y->valuedouble) <= 90))
    {
      map->strange = TRUE;
      return FALSE;
    }
  map->west = MIN (map->west, x->valuedouble);
  map->east = MAX (map->east, x->valuedouble);
  map->south = MIN (map->south, y->valuedouble);
  map->north = MAX (map->north, y->valuedouble);
  g_array_append_val (coordinates, x->valuedouble);
  g_array_append_val (coordinates, y->valuedouble);
  return TRUE;
}

static void
add_polygon (Map         *map,
             const cJSON *rings)
{
  const cJSON *ring, *position;

  cJSON_ArrayForEach (ring, rings)
    {
      g_autoptr (GArray) coordinates = g_array_new (FALSE, FALSE, sizeof (double));

      cJSON_ArrayForEach (position, ring)
        if (!add_corner (map, position, coordinates))
          return;
      if (coordinates->len < 2 * FEWEST_CORNERS)
        continue;
      samvad_outlines_take_ring (map->outlines, g_steal_pointer (&coordinates));
      map->n_rings++;
    }
}

static void
add_geometry (Map         *map,
              const cJSON *geometry)
{
  const char *type = cJSON_GetStringValue (cJSON_GetObjectItemCaseSensitive (geometry, "type"));
  const cJSON *coordinates = cJSON_GetObjectItemCaseSensitive (geometry, "coordinates"), *item;

  if (g_strcmp0 (type, "Polygon") == 0)
    add_polygon (map, coordinates);
  else if (g_strcmp0 (type, "MultiPolygon") == 0)
    cJSON_ArrayForEach (item, coordinates)
      add_polygon (map, item);
  else if (g_strcmp0 (type, "GeometryCollection") == 0)
    cJSON_ArrayForEach (item, cJSON_GetObjectItemCaseSensitive (geometry, "geometries"))
      /* One level: a collection within a collection is advised against (RFC 7946, section 3.1.8). */
      if (cJSON_GetObjectItemCaseSensitive (item, "geometries") == NULL)
        add_geometry (map, item);
}

/* A file has many numbers; only some of them say which district it is. */
static gboolean
is_code_key (const char *key)
{
  static const char *const keys[] = { "id", "code", "district", "dist_code", "district_code", "dtcode" };
  g_autofree char *lower = g_ascii_strdown (key, -1);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (lower, keys[i]))
      return TRUE;
  return strstr (lower, "lgd") != NULL;
}

static void
add_property (Map         *map,
              const char  *key,
              const cJSON *value)
{
  if (cJSON_IsString (value) && g_utf8_validate (value->valuestring, -1, NULL))
    {
      samvad_outlines_add_name (map->outlines, value->valuestring);
      if (key != NULL && is_code_key (key))
        samvad_outlines_add_code (map->outlines, value->valuestring);
    }
  else if (cJSON_IsNumber (value) && key != NULL && is_code_key (key) && value->valuedouble == floor (value->valuedouble))
    {
      g_autofree char *code = g_strdup_printf ("%.0f", value->valuedouble);

      samvad_outlines_add_code (map->outlines, code);
    }
}

static void
add_feature (Map         *map,
             const cJSON *feature)
{
  const cJSON *property;

  samvad_outlines_begin (map->outlines);
  add_property (map, "id", cJSON_GetObjectItemCaseSensitive (feature, "id"));
  cJSON_ArrayForEach (property, cJSON_GetObjectItemCaseSensitive (feature, "properties"))
    add_property (map, property->string, property);
  add_geometry (map, cJSON_GetObjectItemCaseSensitive (feature, "geometry"));
}

static gboolean
fail (GError             **error,
      SamvadGeojsonError   code,
      const char          *message)
{
  g_set_error_literal (error, SAMVAD_GEOJSON_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
read_features (Map          *map,
               const cJSON  *root,
               GError      **error)
{
  const cJSON *features = cJSON_GetObjectItemCaseSensitive (root, "features"), *feature;

  cJSON_ArrayForEach (feature, features)
    {
      add_feature (map, feature);
      if (map->strange)
        return fail (error, SAMVAD_GEOJSON_ERROR_NOT_DEGREES,
                     _("The map file is not in degrees of longitude and latitude. Save it in WGS 84."));
    }
  if (map->n_rings == 0)
    return fail (error, SAMVAD_GEOJSON_ERROR_NO_FEATURES, _("There are no boundaries in the map file."));
  samvad_outlines_thin (map->outlines, MAX (map->east - map->west, map->north - map->south) / FINEST);
  return TRUE;
}

/**
 * samvad_geojson_read:
 *
 * Polygons and multipolygons of a feature collection (RFC 7946), holes too, as fine as a screen shows
 * them. What has no area is passed over.
 *
 * Returns: (transfer full): %NULL on error
 */
SamvadOutlines *
samvad_geojson_read (const char  *text,
                     gsize        length,
                     GError     **error)
{
  g_autoptr (SamvadOutlines) outlines = samvad_outlines_new ();
  Map map = { .outlines = outlines, .west = HUGE_VAL, .east = -HUGE_VAL, .south = HUGE_VAL, .north = -HUGE_VAL };
  g_autoptr (cJSON) root = NULL;

  if (length > SAMVAD_GEOJSON_MAX_SIZE)
    {
      g_autofree char *size = g_format_size (SAMVAD_GEOJSON_MAX_SIZE);

      /* Translators: a size such as 16.8 MB */
      g_set_error (error, SAMVAD_GEOJSON_ERROR, SAMVAD_GEOJSON_ERROR_TOO_LARGE,
                   _("The map file is larger than %s. Save it with fewer corners."), size);
      return NULL;
    }
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  root = samvad_wire_parse (text, length);
  if (root == NULL)
    {
      fail (error, SAMVAD_GEOJSON_ERROR_NOT_JSON, _("The map file is not GeoJSON. Save the boundaries in that format."));
      return NULL;
    }
  return read_features (&map, root, error) ? g_steal_pointer (&outlines) : NULL;
}
