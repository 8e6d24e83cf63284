/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-records.h"

#include "samvad-boundary-words.h"
#include "samvad-district-words.h"
#include "samvad-text.h"

/**
 * samvad_district_records_filter:
 * @model: has a snapshot
 * @what: opinions may count elsewhere than the calls name the district: on new boundaries answers do not
 *
 * Returns: (transfer full): of each case of the window the dial whose feedback counts, where it counts
 */
SamvadCallFilter *
samvad_district_records_filter (SamvadViewModel     *model,
                                const char          *district,
                                SamvadDistrictCount  what)
{
  const SamvadFigures *figures = samvad_view_model_get_snapshot (model)->bounded;
  SamvadCallFilter *filter = samvad_records_filter_new (model);

  filter->unit = SAMVAD_CALL_UNIT_HEARD;
  if (what == SAMVAD_DISTRICT_OPINIONS || figures->reading->boundaries != SAMVAD_BOUNDARY_VIEW_NEW)
    filter->places = samvad_boundaries_list_places (figures->reading, district);
  if (filter->places == NULL)
    filter->district = g_strdup (district);
  filter->from = samvad_month_get_start (figures->month - (SamvadMonth) figures->window + 1);
  return filter;
}

/**
 * samvad_district_records_present:
 * @district: (nullable): code; %NULL: the State
 * @what: what the calls have in common, for the title after the district's name
 */
void
samvad_district_records_present (GtkWidget              *from,
                                 SamvadViewModel        *model,
                                 const char             *district,
                                 const SamvadCallFilter *filter,
                                 const char             *what)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  g_autofree char *title = g_strdup_printf ("%s · %s", samvad_district_words_name (snapshot, district), what);
  g_autofree char *bounded = filter->places != NULL
                             ? g_strdup_printf ("%s · %s", title,
                                                samvad_boundary_words_name (snapshot->bounded->reading->boundaries)) : NULL;

  samvad_records_present (from, model, filter, bounded != NULL ? bounded : title);
}

/** @sentiments: 1 << SamvadSentiment, or'ed */
void
samvad_district_records_open_opinions (GtkWidget       *from,
                                       SamvadViewModel *model,
                                       const char      *district,
                                       guint            sentiments,
                                       const char      *what)
{
  g_autoptr (SamvadCallFilter) filter = NULL;

  if (samvad_view_model_get_snapshot (model) == NULL)
    return;
  filter = samvad_district_records_filter (model, district, SAMVAD_DISTRICT_OPINIONS);
  filter->sentiments = sentiments;
  samvad_district_records_present (from, model, district, filter, what);
}

/**
 * samvad_district_records_open_service:
 * @category: -1: every kind of family
 * @received: 1 << SamvadReceived, or'ed
 */
void
samvad_district_records_open_service (GtkWidget       *from,
                                      SamvadViewModel *model,
                                      const char      *district,
                                      int              category,
                                      SamvadService    service,
                                      guint            received)
{
  g_autoptr (SamvadCallFilter) filter = NULL;
  const char *name = samvad_text_label (samvad_service_to_label (service));
  g_autoptr (GString) what = g_string_new (name);

  if (samvad_view_model_get_snapshot (model) == NULL)
    return;
  filter = samvad_district_records_filter (model, district, SAMVAD_DISTRICT_ANSWERS);
  filter->category = category;
  filter->service = (int) service;
  filter->received = received;
  if (category >= 0)
    g_string_append_printf (what, " · %s", samvad_text_label (samvad_category_to_label ((SamvadCategory) category)));
  for (guint i = 0; i < SAMVAD_N_RECEIVED; i++)
    if (received == 1u << i)
      g_string_append_printf (what, " · %s", samvad_text_label (samvad_received_to_label ((SamvadReceived) i)));
  samvad_district_records_present (from, model, district, filter, what->str);
}
