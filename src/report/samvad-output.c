/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "samvad-report-error.h"

/** Returns: FALSE with %G_IO_ERROR_CANCELLED where nobody waits any more */
gboolean
samvad_errand_step (const SamvadErrand  *self,
                    double               share,
                    GError             **error)
{
  if (self == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (CLAMP (share, 0, 1), self->user_data);
  return TRUE;
}

static gboolean
fail (GError     **error,
      const char  *path)
{
  int code = errno;
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file, and what the system says */
  g_set_error (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_WRITE,
               _("“%1$s” cannot be written (%2$s): choose another folder, or make room"),
               name, g_strerror (code));
  return FALSE;
}

/* What was reported as written survives a power cut. */
static gboolean
flush (const char *path)
{
  int file = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean done = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  return done;
}

/**
 * samvad_output_replace:
 *
 * Lets @func write a temporary file in the folder of @path and puts it there under its name when
 * it is whole. Where that fails or is cancelled, @path is as it was and no half file is left.
 */
gboolean
samvad_output_replace (const char          *path,
                       SamvadWriteFunc      func,
                       gpointer             data,
                       const SamvadErrand  *errand,
                       GError             **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);
  g_autoptr (GError) problem = NULL;
  int file = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (file < 0)
    return fail (error, path);
  close (file);
  if (func (temporary, data, errand, &problem) && samvad_errand_step (errand, 1, &problem) && flush (temporary) &&
      g_rename (temporary, path) == 0)
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    fail (error, path);
  g_unlink (temporary);
  return FALSE;
}

/** Writes @size bytes to @path, whatever was there. Returns: FALSE with errno where that is not possible */
gboolean
samvad_output_write (const char *path,
                     const char *bytes,
                     gsize       size)
{
  FILE *file = g_fopen (path, "wbe");
  gboolean done = file != NULL && (size == 0 || fwrite (bytes, 1, size, file) == size);

  if (file != NULL && fclose (file) != 0)
    done = FALSE;
  return done;
}

static gboolean
write_bytes (const char          *path,
             gpointer             data,
             const SamvadErrand  *errand,
             GError             **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (data, &size);

  return samvad_output_write (path, bytes, size);
}

/** As samvad_output_replace(), of bytes that are there already. */
gboolean
samvad_output_bytes (const char          *path,
                     GBytes              *bytes,
                     const SamvadErrand  *errand,
                     GError             **error)
{
  return samvad_output_replace (path, write_bytes, bytes, errand, error);
}
