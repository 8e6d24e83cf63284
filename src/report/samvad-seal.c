/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-seal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "samvad-report-error.h"
#include "samvad-zip.h"

#define MANIFEST       "MANIFEST"
#define MANIFEST_CHECK "MANIFEST.sha256"
#define CONTAINER      "container"

/* In this order in the file; "mimetype" first lets tools recognise it, as in OpenDocument. */
static const char *const names[SAMVAD_SEAL_N_PARTS] = { "report.pdf", "figures.json", "state.json" };

/* A pack is some hundred kilobytes; what is so much larger is none. */
#define LARGEST_FILE (1024 * 1024 * 1024)

static char *
hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_manifest (GBytes *const *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SAMVAD_SEAL_N_PARTS; i++)
    {
      g_autofree char *sum = hash (parts[i]);

      g_string_append_printf (text, "%s  %s\n", sum, names[i]);
    }
  return take_text (g_string_free (text, FALSE));
}

/**
 * samvad_seal_make:
 * @parts: the report, the figures and the state of the data
 * @fingerprint: (out) (optional)
 *
 * Returns: (transfer full): the file
 */
GBytes *
samvad_seal_make (GBytes *const  *parts,
                  char          **fingerprint)
{
  g_autoptr (SamvadZip) zip = samvad_zip_new ();
  g_autoptr (GBytes) type = g_bytes_new_static (SAMVAD_SEAL_TYPE, strlen (SAMVAD_SEAL_TYPE));
  g_autoptr (GBytes) manifest = make_manifest (parts);
  g_autofree char *sum = hash (manifest);
  g_autoptr (GBytes) check = take_text (g_strdup_printf ("%s  %s\n", sum, MANIFEST));

  samvad_zip_add (zip, "mimetype", type, FALSE);
  for (guint i = 0; i < SAMVAD_SEAL_N_PARTS; i++)
    samvad_zip_add (zip, names[i], parts[i], FALSE);
  samvad_zip_add (zip, MANIFEST, manifest, FALSE);
  samvad_zip_add (zip, MANIFEST_CHECK, check, FALSE);
  if (fingerprint != NULL)
    *fingerprint = g_steal_pointer (&sum);
  return samvad_zip_finish (zip);
}

/** Writes the sealed pack: see samvad_seal_make(). */
gboolean
samvad_seal_write (const char          *path,
                   GBytes *const       *parts,
                   char               **fingerprint,
                   const SamvadErrand  *errand,
                   GError             **error)
{
  g_autofree char *sum = NULL;
  g_autoptr (GBytes) bytes = samvad_seal_make (parts, &sum);

  if (!samvad_output_bytes (path, bytes, errand, error))
    return FALSE;
  if (fingerprint != NULL)
    *fingerprint = g_steal_pointer (&sum);
  return TRUE;
}

static GBytes *
find_entry (GPtrArray  *entries,
            const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const SamvadZipEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->name, name))
        return entry->content;
    }
  return NULL;
}

static SamvadSealCheck *
check_new (SamvadSealVerdict verdict)
{
  SamvadSealCheck *check = g_new0 (SamvadSealCheck, 1);

  check->verdict = verdict;
  check->changed = g_ptr_array_new_with_free_func (g_free);
  return check;
}

void
samvad_seal_check_free (SamvadSealCheck *check)
{
  g_ptr_array_unref (check->changed);
  g_free (check->fingerprint);
  g_free (check);
}

static void
note_change (SamvadSealCheck *check,
             const char      *name)
{
  check->verdict = SAMVAD_SEAL_CHANGED;
  g_ptr_array_add (check->changed, g_strdup (name));
}

/* @manifest: (nullable). Returns: whether it names @part with its SHA-256 */
static gboolean
is_named (GBytes     *manifest,
          const char *name,
          GBytes     *part)
{
  g_autofree char *sum = hash (part);
  g_autofree char *line = g_strdup_printf ("%s  %s\n", sum, name);
  gsize size = 0;
  const char *text = manifest != NULL ? g_bytes_get_data (manifest, &size) : NULL;

  return text != NULL && g_strstr_len (text, (gssize) size, line) != NULL;
}

static gboolean
is_seal (GPtrArray *entries)
{
  GBytes *type = find_entry (entries, "mimetype");
  gsize size = 0;
  const char *text = type != NULL ? g_bytes_get_data (type, &size) : NULL;

  return size == strlen (SAMVAD_SEAL_TYPE) && memcmp (text, SAMVAD_SEAL_TYPE, size) == 0;
}

static gboolean
check_parts (SamvadSealCheck *check,
             GPtrArray       *entries,
             GBytes          *parts[SAMVAD_SEAL_N_PARTS])
{
  GBytes *manifest = find_entry (entries, MANIFEST);
  GBytes *sum = find_entry (entries, MANIFEST_CHECK);

  for (guint i = 0; i < SAMVAD_SEAL_N_PARTS; i++)
    {
      parts[i] = find_entry (entries, names[i]);
      if (parts[i] == NULL || !is_named (manifest, names[i], parts[i]))
        note_change (check, names[i]);
    }
  if (manifest == NULL || sum == NULL || !is_named (sum, MANIFEST, manifest))
    note_change (check, MANIFEST);
  if (manifest != NULL)
    check->fingerprint = hash (manifest);
  return check->changed->len == 0;
}

/**
 * samvad_seal_check:
 * @bytes: of any file
 *
 * Returns: (transfer full): whether it is a sealed pack, and unchanged down to the last byte
 */
SamvadSealCheck *
samvad_seal_check (GBytes *bytes)
{
  g_autoptr (GPtrArray) entries = samvad_zip_read (bytes);
  g_autoptr (GBytes) again = NULL;
  GBytes *parts[SAMVAD_SEAL_N_PARTS] = { NULL };
  SamvadSealCheck *check;

  if (!is_seal (entries))
    return check_new (SAMVAD_SEAL_NOT_A_SEAL);
  check = check_new (SAMVAD_SEAL_UNCHANGED);
  if (!check_parts (check, entries, parts))
    return check;
  again = samvad_seal_make (parts, NULL);
  if (!g_bytes_equal (again, bytes))
    note_change (check, CONTAINER);
  return check;
}

static void
set_unreadable (GError     **error,
                const char  *path,
                int          code)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file, and what the system says */
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               _("“%1$s” cannot be opened (%2$s): choose the pack again"), name, g_strerror (code));
}

static GBytes *
load (const char  *path,
      GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0), code = errno;
  g_autoptr (GMappedFile) file = fd >= 0 ? g_mapped_file_new_from_fd (fd, FALSE, NULL) : NULL;

  if (fd < 0)
    {
      set_unreadable (error, path, code);
      return NULL;
    }
  close (fd);
  /* What opens and cannot be mapped is a folder or a device. */
  if (file == NULL || g_mapped_file_get_length (file) > LARGEST_FILE)
    {
      g_set_error_literal (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_SEAL, _("This is not a sealed pack."));
      return NULL;
    }
  return g_mapped_file_get_bytes (file);
}

/** Returns: (transfer full) (nullable): %NULL only where @path cannot be read */
SamvadSealCheck *
samvad_seal_verify (const char  *path,
                    GError     **error)
{
  g_autoptr (GBytes) bytes = load (path, error);

  return bytes != NULL ? samvad_seal_check (bytes) : NULL;
}

/** Returns: (transfer full) (nullable): a part of the pack, only where the whole is unchanged */
GBytes *
samvad_seal_extract (const char      *path,
                     SamvadSealPart   part,
                     GError         **error)
{
  g_autoptr (GBytes) bytes = load (path, error);
  g_autoptr (SamvadSealCheck) check = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (bytes == NULL)
    return NULL;
  check = samvad_seal_check (bytes);
  if (check->verdict != SAMVAD_SEAL_UNCHANGED)
    {
      g_set_error_literal (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_SEAL,
                           check->verdict == SAMVAD_SEAL_CHANGED
                           ? _("This pack was changed after it was sealed.")
                           : _("This is not a sealed pack."));
      return NULL;
    }
  entries = samvad_zip_read (bytes);
  return g_bytes_ref (find_entry (entries, names[part]));
}
