/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-demo.h"

#include "samvad-demo.h"
#include "samvad-hub-private.h"
#include "samvad-wire.h"

#define DATABASE    "samvad"
#define SEED        1
#define SECONDS_MIN 2
#define SECONDS_MAX 6

struct _SamvadHubDemo {
  SamvadHub  *hub;
  SamvadDemo *demo;
  guint       timer;
};

/* The generator only lends its documents: they are copied by their one codec. */
static void
collect (const SamvadDocument *document,
         gpointer              user_data)
{
  g_ptr_array_add (user_data, samvad_wire_copy (document));
}

static gboolean
write_next (SamvadHubDemo *self)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  g_autoptr (GError) error = NULL;

  samvad_demo_next (self->demo, g_get_real_time (), collect, documents);
  if (samvad_hub_write (self->hub, DATABASE, documents, &error))
    return TRUE;
  g_printerr ("samvad-hub: no more live data: %s\n", error->message);
  return FALSE;
}

static gboolean
on_timer (gpointer user_data)
{
  SamvadHubDemo *self = user_data;

  self->timer = write_next (self) ? g_timeout_add_seconds ((guint) g_random_int_range (SECONDS_MIN, SECONDS_MAX + 1),
                                                           on_timer, self) : 0;
  return G_SOURCE_REMOVE;
}

static gboolean
has_data (SamvadHub *hub)
{
  g_autoptr (SamvadHubDb) db = samvad_hub_base_get (samvad_hub_get_base (hub), DATABASE, NULL);

  return db != NULL && db->seq > 0;
}

/**
 * samvad_hub_demo_new:
 * @live: whether to go on adding
 *
 * Returns: (transfer full) (nullable): the demonstration; a database that has data already is kept
 */
SamvadHubDemo *
samvad_hub_demo_new (SamvadHub  *hub,
                     gboolean    live,
                     GError    **error)
{
  g_autoptr (SamvadHubDemo) self = g_new0 (SamvadHubDemo, 1);
  SamvadDemoOptions options = { SEED, g_get_real_time (), SAMVAD_DEMO_MONTHS, SAMVAD_DEMO_CALLS };
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);

  self->hub = g_object_ref (hub);
  self->demo = samvad_demo_new (&options);
  samvad_demo_generate (self->demo, collect, documents);
  if (!has_data (hub) && !samvad_hub_write (hub, DATABASE, documents, error))
    return NULL;
  if (live)
    self->timer = g_timeout_add_seconds (SECONDS_MIN, on_timer, self);
  return g_steal_pointer (&self);
}

void
samvad_hub_demo_free (SamvadHubDemo *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->demo, samvad_demo_free);
  g_object_unref (self->hub);
  g_free (self);
}
