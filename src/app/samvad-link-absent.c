/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-link.h"

/* Built in the place of samvad-link.c while the room `sync` offers no engine: what is in the cache
 * is shown, and nothing else is claimed. */

struct _SamvadLink {
  GObject parent;
};

G_DEFINE_FINAL_TYPE (SamvadLink, samvad_link, G_TYPE_OBJECT)

static void
samvad_link_class_init (SamvadLinkClass *klass)
{
}

static void
samvad_link_init (SamvadLink *self)
{
}

SamvadLink *
samvad_link_new (SamvadViewModel *model,
                 SamvadStore     *store,
                 const char      *server,
                 const char      *database,
                 const char      *user,
                 const char      *password)
{
  samvad_view_model_set_connection (model, SAMVAD_CONNECTION_CACHE_ONLY, -1, NULL);
  return g_object_new (SAMVAD_TYPE_LINK, NULL);
}

void
samvad_link_stop (SamvadLink *self)
{
}

void
samvad_link_retry (SamvadLink *self)
{
}
