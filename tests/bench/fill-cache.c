/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill-cache DIR CALLS: a cache with so many calls of one shape, without any server: the same months,
 * working days, officers and districts whatever the number. */
#include "samvad-store.h"

#include <stdlib.h>

#define OFFICERS  12
#define DISTRICTS 23
#define MONTHS    12
#define PAGE      2000

static guint64 state = 42;

/* A small generator of its own (xorshift64*): the same numbers everywhere. */
static guint
draw (guint below)
{
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (guint) ((state * 2685821657736338717u) >> 33) % below;
}

static SamvadFeedback *
make_feedback (void)
{
  SamvadFeedback *feedback = samvad_feedback_new ();

  feedback->overall = (SamvadSentiment) draw (SAMVAD_N_SENTIMENTS);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      feedback->services[i].asked = TRUE;
      feedback->services[i].received = (SamvadReceived) draw (SAMVAD_N_RECEIVED);
      feedback->services[i].satisfaction = (int) draw (5) + 1;
    }
  return feedback;
}

static SamvadDocument *
make_call (guint number)
{
  g_autofree char *id = g_strdup_printf ("call:%08u", number);
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_CALL, id);
  SamvadCall *call = document->call = samvad_call_new ();
  SamvadMonth month = 2025 * 12 + 10 + (SamvadMonth) (number % MONTHS);
  SamvadDay day = samvad_month_get_first (month) + (SamvadDay) draw (28);

  call->id = g_strdup (id);
  call->family = g_strdup_printf ("f%u", number / 2);
  call->officer = g_strdup_printf ("o-%02u", draw (OFFICERS) + 1);
  call->district = g_strdup_printf ("%u", 58 + draw (DISTRICTS));
  call->started_at = samvad_day_get_start (day) + 9 * SAMVAD_HOUR + draw (9 * 3600) * SAMVAD_SECOND;
  call->duration = 60 + (gint64) draw (600);
  call->category = (SamvadCategory) draw (SAMVAD_N_CATEGORIES);
  call->outcome = (SamvadOutcome) draw (SAMVAD_N_OUTCOMES);
  call->outcome_code = g_strdup (samvad_outcome_to_code (call->outcome));
  if (samvad_outcome_is_interview (call->outcome))
    call->feedback = make_feedback ();
  return document;
}

static void
add_directory (GPtrArray *documents)
{
  for (guint i = 0; i < DISTRICTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("district:%u", 58 + i);
      SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_DISTRICT, id);

      document->district = g_new0 (SamvadDistrict, 1);
      document->district->id = g_strdup (id);
      document->district->code = g_strdup_printf ("%u", 58 + i);
      document->district->name.en = g_strdup_printf ("District %u", i + 1);
      document->district->column = (int) i % 6;
      document->district->row = (int) i / 6;
      document->district->valid_from = document->district->valid_to = SAMVAD_DAY_NONE;
      document->district->centres = -1;
      g_ptr_array_add (documents, document);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  SamvadStore *store = argc == 3 ? samvad_store_open (argv[1], 0, &error) : NULL;
  guint calls = argc == 3 ? (guint) strtoul (argv[2], NULL, 10) : 0;

  if (store == NULL)
    {
      g_printerr ("fill-cache DIR CALLS: %s\n", error != NULL ? error->message : "usage");
      return 2;
    }
  for (guint number = 0; number < calls || number == 0;)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);

      if (number == 0)
        add_directory (page);
      for (guint i = 0; i < PAGE && number < calls; i++)
        g_ptr_array_add (page, make_call (number++));
      if (!samvad_store_apply (store, page, "\"1\"", g_get_real_time (), g_get_real_time (), &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
    }
  /* As a synchronisation ends: the lists get their indexes. */
  if (!samvad_store_finish_rebuild (store, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  samvad_store_close (store);
  g_object_unref (store);
  return 0;
}
