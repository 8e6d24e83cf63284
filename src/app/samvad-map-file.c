/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-map-file.h"

#include <glib/gi18n-lib.h>

#include "samvad-geojson.h"

struct _SamvadMapFile {
  GObject          parent;
  GSettings       *settings;
  SamvadViewModel *model;
  GCancellable    *cancellable; /* of the reading under way */
};

G_DEFINE_FINAL_TYPE (SamvadMapFile, samvad_map_file, G_TYPE_OBJECT)

/* One byte more than may be, so that too large a file is noticed without reading all of it. */
static GBytes *
read_bytes (const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *text = NULL;
  gsize size = 0;

  if (stream == NULL)
    return NULL;
  text = g_malloc (SAMVAD_GEOJSON_MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, SAMVAD_GEOJSON_MAX_SIZE + 1, &size, cancellable, error))
    return NULL;
  return g_bytes_new (text, size);
}

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (data, cancellable, &error);
  SamvadOutlines *outlines = NULL;
  gsize size = 0;

  if (bytes != NULL)
    {
      const char *text = g_bytes_get_data (bytes, &size);

      outlines = samvad_geojson_read (text != NULL ? text : "", size, &error);
    }
  if (outlines != NULL)
    g_task_return_pointer (task, outlines, (GDestroyNotify) samvad_outlines_unref);
  else
    g_task_return_error (task, error);
}

/* Returns: (transfer full): what is wrong with the file and what it takes */
static char *
describe (const GError *error)
{
  if (error->domain == SAMVAD_GEOJSON_ERROR)
    return g_strdup (error->message);
  /* Translators: why the file could not be opened, in the system's words */
  return g_strdup_printf (_("The map file cannot be read (%s). Choose it again in Preferences."), error->message);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SamvadMapFile *self = SAMVAD_MAP_FILE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadOutlines) outlines = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *problem = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  problem = error != NULL ? describe (error) : NULL;
  samvad_view_model_set_outlines (self->model, outlines, problem);
}

static void
read_file (SamvadMapFile *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "map-file");
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*path == '\0')
    {
      samvad_view_model_set_outlines (self->model, NULL, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, read_in_worker);
}

static void
samvad_map_file_dispose (GObject *object)
{
  SamvadMapFile *self = SAMVAD_MAP_FILE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (samvad_map_file_parent_class)->dispose (object);
}

static void
samvad_map_file_class_init (SamvadMapFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_map_file_dispose;
}

static void
samvad_map_file_init (SamvadMapFile *self)
{
}

SamvadMapFile *
samvad_map_file_new (GSettings       *settings,
                     SamvadViewModel *model)
{
  SamvadMapFile *self = g_object_new (SAMVAD_TYPE_MAP_FILE, NULL);

  self->settings = g_object_ref (settings);
  self->model = g_object_ref (model);
  g_signal_connect_object (settings, "changed::map-file", G_CALLBACK (read_file), self, G_CONNECT_SWAPPED);
  read_file (self);
  return self;
}
