/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-outlines.h"

G_BEGIN_DECLS

#define SAMVAD_GEOJSON_ERROR (samvad_geojson_error_quark ())
GQuark samvad_geojson_error_quark (void);

/**
 * SamvadGeojsonError:
 * @SAMVAD_GEOJSON_ERROR_TOO_LARGE: more than a map of a state needs
 * @SAMVAD_GEOJSON_ERROR_NOT_JSON: no JSON, or nested too deeply
 * @SAMVAD_GEOJSON_ERROR_NO_FEATURES: JSON, but no feature collection with polygons in it
 * @SAMVAD_GEOJSON_ERROR_NOT_DEGREES: coordinates that are not longitude and latitude
 */
typedef enum {
  SAMVAD_GEOJSON_ERROR_TOO_LARGE,
  SAMVAD_GEOJSON_ERROR_NOT_JSON,
  SAMVAD_GEOJSON_ERROR_NO_FEATURES,
  SAMVAD_GEOJSON_ERROR_NOT_DEGREES,
} SamvadGeojsonError;

/* Bytes; a state's districts at 1:50,000 take some ten million. */
#define SAMVAD_GEOJSON_MAX_SIZE (16 * 1024 * 1024)

SamvadOutlines *samvad_geojson_read (const char *text, gsize length, GError **error);

G_END_DECLS
