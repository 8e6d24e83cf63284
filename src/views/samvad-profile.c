/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-profile.h"

#define KEY  "profiles"
#define TYPE "(sssss)"

static char *
copy_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/** Returns: (transfer full): with an empty text for each one that is NULL */
SamvadProfile *
samvad_profile_new (const char *name,
                    const char *server,
                    const char *database,
                    const char *user,
                    const char *ca_file)
{
  SamvadProfile *self = g_new0 (SamvadProfile, 1);

  self->name = copy_text (name);
  self->server = copy_text (server);
  self->database = copy_text (database);
  self->user = copy_text (user);
  self->ca_file = copy_text (ca_file);
  return self;
}

SamvadProfile *
samvad_profile_copy (const SamvadProfile *self)
{
  return samvad_profile_new (self->name, self->server, self->database, self->user, self->ca_file);
}

void
samvad_profile_free (SamvadProfile *self)
{
  g_free (self->name);
  g_free (self->server);
  g_free (self->database);
  g_free (self->user);
  g_free (self->ca_file);
  g_free (self);
}

/** Returns: (transfer full): “samvad · couch.example.org”, for who gave no name */
char *
samvad_profile_make_name (const SamvadProfile *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->server, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strconcat (self->database, " · ", host != NULL ? host : self->server, NULL);
}

/** Returns: (transfer full) (element-type SamvadProfile): in the order in which they were made */
GPtrArray *
samvad_profiles_load (GSettings *settings)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_profile_free);
  g_autoptr (GVariant) list = g_settings_get_value (settings, KEY);
  const char *name, *server, *database, *user, *ca_file;
  GVariantIter iter;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s&s&s&s)", &name, &server, &database, &user, &ca_file))
    g_ptr_array_add (profiles, samvad_profile_new (name, server, database, user, ca_file));
  return profiles;
}

static void
save (GSettings *settings,
      GPtrArray *profiles)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" TYPE));
  for (guint i = 0; i < profiles->len; i++)
    {
      const SamvadProfile *profile = g_ptr_array_index (profiles, i);

      g_variant_builder_add (&builder, TYPE, profile->name, profile->server, profile->database, profile->user,
                             profile->ca_file);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

static guint
find (GPtrArray  *profiles,
      const char *name)
{
  guint at = 0;

  while (at < profiles->len && !g_str_equal (((SamvadProfile *) g_ptr_array_index (profiles, at))->name, name))
    at++;
  return at;
}

/** Remembers @profile, in the place of the one that has its name. */
void
samvad_profiles_keep (GSettings           *settings,
                      const SamvadProfile *profile)
{
  g_autoptr (GPtrArray) profiles = samvad_profiles_load (settings);
  guint at = find (profiles, profile->name);

  if (at < profiles->len)
    g_ptr_array_remove_index (profiles, at);
  g_ptr_array_insert (profiles, at, samvad_profile_copy (profile));
  save (settings, profiles);
}

void
samvad_profiles_forget (GSettings  *settings,
                        const char *name)
{
  g_autoptr (GPtrArray) profiles = samvad_profiles_load (settings);
  guint at = find (profiles, name);

  if (at == profiles->len)
    return;
  g_ptr_array_remove_index (profiles, at);
  save (settings, profiles);
}
