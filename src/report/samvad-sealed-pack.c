/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sealed-pack.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "samvad-report-json.h"

static char *
extract_text (const char      *path,
              SamvadSealPart   part,
              GError         **error)
{
  g_autoptr (GBytes) bytes = samvad_seal_extract (path, part, error);

  /* The data of an empty part is NULL, and so would be its copy: an error that says nothing. */
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return bytes != NULL ? g_strdup ("") : NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static JsonObject *
get_object (JsonObject *parent,
            const char *key)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
get_text (JsonObject *object,
          const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? g_utf8_make_valid (json_node_get_string (node), -1) : NULL;
}

static void
read_name (JsonObject *names,
           const char *key,
           SamvadName *name)
{
  JsonObject *found = get_object (names, key);

  if (found == NULL)
    return;
  samvad_name_clear (name);
  name->en = get_text (found, "en");
  name->hi = get_text (found, "hi");
}

/* The names that the places and officers had when the pack was sealed. */
static void
read_names (SamvadFigures *figures,
            const char    *state)
{
  g_autoptr (JsonNode) node = samvad_report_json_parse (state, NULL);
  JsonObject *root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *names = get_object (root, "names");

  for (guint i = 0; i < figures->reading->districts->len; i++)
    {
      SamvadDistrict *district = g_ptr_array_index (figures->reading->districts, i);

      read_name (get_object (names, "districts"), district->code, &district->name);
    }
  for (guint i = 0; i < figures->reading->officers->len; i++)
    {
      SamvadOfficer *officer = g_ptr_array_index (figures->reading->officers, i);

      read_name (get_object (names, "officers"), officer->key, &officer->name);
    }
}

static gboolean
read_figures (SamvadSealedPack  *self,
              GError           **error)
{
  g_autofree char *figures = extract_text (self->path, SAMVAD_SEAL_FIGURES, error);
  g_autofree char *state = NULL;

  if (figures == NULL || (state = extract_text (self->path, SAMVAD_SEAL_STATE, error)) == NULL ||
      (self->figures = samvad_report_figures_parse (figures, error)) == NULL)
    return FALSE;
  read_names (self->figures, state);
  return TRUE;
}

/**
 * samvad_sealed_pack_open:
 *
 * Reads and verifies a file; blocks.
 *
 * Returns: (transfer full) (nullable): its verdict, and its figures where it is unchanged; %NULL
 *   where it cannot be read at all
 */
SamvadSealedPack *
samvad_sealed_pack_open (const char  *path,
                         GError     **error)
{
  g_autoptr (SamvadSealedPack) self = g_new0 (SamvadSealedPack, 1);

  self->path = g_strdup (path);
  self->check = samvad_seal_verify (path, error);
  if (self->check == NULL || (self->check->verdict == SAMVAD_SEAL_UNCHANGED && !read_figures (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
samvad_sealed_pack_free (SamvadSealedPack *self)
{
  g_clear_pointer (&self->check, samvad_seal_check_free);
  g_clear_pointer (&self->figures, samvad_figures_free);
  g_free (self->path);
  g_free (self);
}

/** Returns: (transfer full): the verdict, in a sentence */
char *
samvad_sealed_pack_describe (const SamvadSealedPack *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *parts = NULL;

  if (self->check->verdict == SAMVAD_SEAL_UNCHANGED)
    return g_strdup (_("Unchanged since it was sealed."));
  if (self->check->verdict == SAMVAD_SEAL_NOT_A_SEAL)
    return g_strdup (_("This is not a sealed pack."));
  for (guint i = 0; i < self->check->changed->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (self->check->changed, i));
  g_ptr_array_add (names, NULL);
  parts = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: names of files inside the pack */
  return g_strdup_printf (_("Changed after it was sealed: %s. Its figures are not shown."), parts);
}

/** Returns: (transfer full): where sealed packs are kept unless somebody chooses otherwise */
char *
samvad_sealed_pack_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "samvad", "packs", NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) b, *(const char *const *) a);
}

/** Returns: (transfer full) (element-type filename): the sealed packs in @folder, the last name first */
GPtrArray *
samvad_sealed_pack_list (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, SAMVAD_SEAL_EXTENSION) && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}
