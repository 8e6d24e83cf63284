/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl-table.h"

#include "samvad-ctl-secret.h"
#include "samvad-ctl-server.h"
#include "samvad-ctl.h"
#include "samvad-import.h"
#include "samvad-wire.h"

#include <glib/gstdio.h>

#define TOLD 20 /* rejected rows that a dry run tells one by one */

static GPtrArray *
encode (const SamvadImport *import)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < import->documents->len; i++)
    g_ptr_array_add (objects, samvad_wire_encode (g_ptr_array_index (import->documents, i)));
  return objects;
}

static void
tell_dry (const SamvadImport *import)
{
  g_print ("%u rows: %u documents would be sent, %u rows repeat others, %u are left out, %u rejected\n", import->rows,
           import->documents->len, import->repeated, import->left_out, import->rejected->len);
  for (guint i = 0; i < MIN (import->rejected->len, TOLD); i++)
    {
      const SamvadImportRejected *rejected = g_ptr_array_index (import->rejected, i);

      g_print ("row %u: %s\n", rejected->row, rejected->reason);
    }
  if (import->rejected->len > TOLD)
    g_print ("… and %u more\n", import->rejected->len - TOLD);
}

/* What an earlier try rejected is not what this one did. The rows may hold what families said: 0600. */
static gboolean
write_rejected (const SamvadImport        *import,
                const SamvadImportProfile *profile,
                const char                *path,
                GError                   **error)
{
  g_autofree char *text = NULL;

  if (import->rejected->len == 0)
    {
      g_unlink (path);
      return TRUE;
    }
  text = samvad_import_list_rejected (import, profile);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
send_table (const SamvadSyncOptions    *options,
            const SamvadImport         *import,
            const SamvadImportProfile  *profile,
            const char                 *path,
            GError                    **error)
{
  g_autofree char *rejected_path = g_strconcat (path, ".rejected.csv", NULL);
  g_autoptr (GPtrArray) objects = encode (import);

  if (!write_rejected (import, profile, rejected_path, error) || !samvad_ctl_upload (options, objects, error))
    return FALSE;
  if (import->repeated > 0 || import->left_out > 0)
    g_print ("%u rows repeat others, %u are left out\n", import->repeated, import->left_out);
  if (import->rejected->len == 0)
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED,
               "%u of %u rows were rejected, the others are in; “%s” has them with the reasons: mend it and import it",
               import->rejected->len, import->rows, rejected_path);
  return FALSE;
}

/**
 * samvad_ctl_import_table:
 * @profile: how its columns are read
 * @key_file: (nullable): another place for the office's secret
 *
 * Sends what a table holds; rows that are rejected go to PATH.rejected.csv.
 */
gboolean
samvad_ctl_import_table (const SamvadSyncOptions  *options,
                         const char               *profile,
                         const char               *path,
                         const char               *key_file,
                         gboolean                  dry_run,
                         GError                  **error)
{
  g_autoptr (SamvadImportProfile) loaded = NULL;
  g_autoptr (SamvadImport) import = NULL;
  g_autoptr (GBytes) secret = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  loaded = samvad_import_profile_load (profile, &problem);
  if (loaded == NULL)
    {
      g_set_error_literal (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, problem->message);
      return FALSE;
    }
  if (!g_file_get_contents (path, &bytes, &length, error))
    return FALSE;
  /* What only says what would happen makes no key. */
  secret = dry_run ? g_bytes_new_static ("dry", 3) : samvad_ctl_load_secret (key_file, error);
  import = secret != NULL ? samvad_import_read (loaded, bytes, length, secret, error) : NULL;
  if (import == NULL)
    return FALSE;
  if (!dry_run)
    return send_table (options, import, loaded, path, error);
  tell_dry (import);
  return TRUE;
}
