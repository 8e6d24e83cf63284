/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-profile-file.h"

#include "samvad-import-error.h"
#include "samvad-import-profile.h"
#include "samvad-import-profiles.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PATH      "/org/samvad/import/"
#define MAX_BASES 4

G_DEFINE_QUARK (samvad-import-error-quark, samvad_import_error)

/** Returns: FALSE, with a message */
gboolean
samvad_import_profile_fail (GError     **error,
                            const char  *name,
                            const char  *problem)
{
  g_set_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_BAD_PROFILE, _("the profile “%s” cannot be used: %s"), name, problem);
  return FALSE;
}

/**
 * samvad_import_profile_file_find:
 * @name: of a profile, or, with a "/" in it, a file
 *
 * Returns: (nullable) (transfer full): its text; an office's own stands before one that comes with the program
 */
char *
samvad_import_profile_file_find (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".ini", NULL);
  g_autofree char *resource = g_strconcat (PATH, file, NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "samvad", "import", file, NULL);
  const char *const *folders = g_get_system_data_dirs ();
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;

  if (strchr (name, G_DIR_SEPARATOR) != NULL)
    return g_file_get_contents (name, &text, NULL, NULL) ? text : NULL;
  if (g_file_get_contents (own, &text, NULL, NULL))
    return text;
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "samvad", "import", file, NULL);

      if (g_file_get_contents (path, &text, NULL, NULL))
        return text;
    }
  bytes = g_resource_lookup_data (samvad_import_profiles_get_resource (), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static GKeyFile *
parse_file (const char  *name,
            const char  *text,
            GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;

  if (g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_KEEP_TRANSLATIONS, &problem))
    return g_steal_pointer (&file);
  samvad_import_profile_fail (error, name, problem->message);
  return NULL;
}

static void
add_missing (GKeyFile *file,
             GKeyFile *base)
{
  g_auto (GStrv) groups = g_key_file_get_groups (base, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (base, groups[i], NULL, NULL);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *value = g_key_file_get_value (base, groups[i], keys[j], NULL);

          if (!g_key_file_has_key (file, groups[i], keys[j], NULL))
            g_key_file_set_value (file, groups[i], keys[j], value);
        }
    }
}

static gboolean
add_bases (GKeyFile    *file,
           const char  *name,
           GError     **error)
{
  for (guint depth = 0; depth < MAX_BASES; depth++)
    {
      g_autofree char *base_name = g_key_file_get_string (file, "Profile", "Base", NULL);
      g_autofree char *text = base_name != NULL && *base_name != '\0' ? samvad_import_profile_file_find (base_name) : NULL;
      g_autoptr (GKeyFile) base = NULL;

      if (base_name == NULL || *base_name == '\0')
        return TRUE;
      if (text == NULL)
        return samvad_import_profile_fail (error, name, _("its Base is not there"));
      base = parse_file (base_name, text, error);
      if (base == NULL)
        return FALSE;
      g_key_file_remove_key (file, "Profile", "Base", NULL);
      add_missing (file, base);
    }
  return samvad_import_profile_fail (error, name, _("its Base has a Base that has a Base…"));
}

/**
 * samvad_import_profile_file_parse:
 *
 * Returns: (transfer full): the key file @text with all that its bases add to it
 */
GKeyFile *
samvad_import_profile_file_parse (const char  *name,
                                  const char  *text,
                                  GError     **error)
{
  g_autoptr (GKeyFile) file = parse_file (name, text, error);

  return file != NULL && add_bases (file, name, error) ? g_steal_pointer (&file) : NULL;
}

static void
list_folder (const char *folder,
             GPtrArray  *names)
{
  g_autofree char *path = g_build_filename (folder, "samvad", "import", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".ini"))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - 4));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/** Returns: (transfer full): the profiles that can be named, sorted; "words" only holds what others share */
GStrv
samvad_import_profile_list (void)
{
  g_auto (GStrv) resources = g_resource_enumerate_children (samvad_import_profiles_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *folders = g_get_system_data_dirs ();

  for (guint i = 0; resources != NULL && resources[i] != NULL; i++)
    g_ptr_array_add (names, g_strndup (resources[i], strcspn (resources[i], ".")));
  list_folder (g_get_user_data_dir (), names);
  for (guint i = 0; folders[i] != NULL; i++)
    list_folder (folders[i], names);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_str_equal (name, "words") && (i == 0 || !g_str_equal (name, g_ptr_array_index (names, i - 1))))
        g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}
