/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-voices.h"

#include "samvad-share.h"

typedef struct {
  const SamvadFigures *figures;
  const char          *district;
  SamvadVoices        *voices;
  gint64               aware[SAMVAD_N_SERVICES][2];     /* aware, not aware */
  GHashTable          *issues;                          /* "SERVICE/ISSUE" → cases */
} Query;

static void
add_issue (Query                *query,
           const SamvadTallyRow *row)
{
  gsize before = GPOINTER_TO_SIZE (g_hash_table_lookup (query->issues, row->item));

  g_hash_table_insert (query->issues, (gpointer) row->item, GSIZE_TO_POINTER (before + (gsize) row->n[0]));
}

static void
add_service (Query                *query,
             const SamvadTallyRow *row)
{
  g_auto (GStrv) parts = g_strsplit (row->item, "/", 2);
  SamvadService service = samvad_service_from_code (parts[0]);

  if (service >= SAMVAD_N_SERVICES)
    return;
  if (row->kind == SAMVAD_TALLY_SERVICE)
    {
      for (guint i = 0; i < 5; i++)
        query->voices->services[service].satisfaction[i] += row->n[SAMVAD_N_RECEIVED + i];
      return;
    }
  query->aware[service][0] += row->n[0];
  query->aware[service][1] += row->n[1];
  query->voices->services[service].informed += row->n[2];
}

static void
add_row (const SamvadTallyRow *row,
         gpointer              user_data)
{
  Query *query = user_data;

  if (query->district != NULL && !g_str_equal (query->district, row->district))
    return;
  if (row->kind == SAMVAD_TALLY_ISSUE)
    add_issue (query, row);
  else
    add_service (query, row);
}

static int
compare_issues (gconstpointer a,
                gconstpointer b)
{
  const SamvadIssue *x = a, *y = b;
  int services;

  if (x->cases != y->cases)
    return x->cases > y->cases ? -1 : 1;
  services = g_strcmp0 (x->service, y->service);
  return services != 0 ? services : g_strcmp0 (x->issue, y->issue);
}

static void
clear_issue (gpointer data)
{
  SamvadIssue *issue = data;

  g_free (issue->service);
  g_free (issue->issue);
}

static void
rank_issues (Query *query)
{
  GHashTableIter iter;
  gpointer item, cases;

  g_hash_table_iter_init (&iter, query->issues);
  while (g_hash_table_iter_next (&iter, &item, &cases))
    {
      g_auto (GStrv) parts = g_strsplit (item, "/", 2);
      SamvadIssue issue = { g_strdup (parts[0]), g_strdup (parts[1] != NULL ? parts[1] : ""),
                            (gint64) GPOINTER_TO_SIZE (cases) };

      g_array_append_val (query->voices->issues, issue);
    }
  g_array_sort (query->voices->issues, compare_issues);
}

static void
finish_service (SamvadServiceVoice *voice,
                const gint64        aware[2])
{
  gint64 stated = 0;

  for (guint i = 0; i < 5; i++)
    stated += voice->satisfaction[i];
  voice->satisfied = samvad_share_new (voice->satisfaction[3] + voice->satisfaction[4], stated);
  voice->aware = samvad_share_new (aware[0], aware[0] + aware[1]);
}

/**
 * samvad_voices_new:
 * @district: (nullable): code; %NULL: the State
 *
 * Returns: (transfer full): what the families of the window said besides whether a service reached
 *   them
 */
SamvadVoices *
samvad_voices_new (const SamvadFigures *figures,
                   const char          *district)
{
  SamvadVoices *self = g_new0 (SamvadVoices, 1);
  g_autoptr (GHashTable) issues = g_hash_table_new (g_str_hash, g_str_equal);
  Query query = { figures, district, self, { { 0 } }, issues };

  self->issues = g_array_new (FALSE, FALSE, sizeof (SamvadIssue));
  g_array_set_clear_func (self->issues, clear_issue);
  samvad_figures_foreach (figures, SAMVAD_TALLY_SERVICE, add_row, &query);
  samvad_figures_foreach (figures, SAMVAD_TALLY_AWARE, add_row, &query);
  samvad_figures_foreach (figures, SAMVAD_TALLY_ISSUE, add_row, &query);
  rank_issues (&query);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    finish_service (&self->services[i], query.aware[i]);
  return self;
}

void
samvad_voices_free (SamvadVoices *self)
{
  g_array_unref (self->issues);
  g_free (self);
}
