/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-drag.h"

#include "samvad-report-write.h"

#define TYPE_OF_FILES "text/uri-list"

struct _SamvadReportDrag {
  GdkContentProvider  parent;
  SamvadReport       *report;
};

G_DEFINE_FINAL_TYPE (SamvadReportDrag, samvad_report_drag, GDK_TYPE_CONTENT_PROVIDER)

typedef struct {
  GOutputStream *stream;
  char          *path;
  char          *line;          /* as RFC 2483 has it */
} Drop;

static void
drop_free (gpointer data)
{
  Drop *drop = data;

  g_object_unref (drop->stream);
  g_free (drop->path);
  g_free (drop->line);
  g_free (drop);
}

static GdkContentFormats *
samvad_report_drag_ref_formats (GdkContentProvider *provider)
{
  const char *types[] = { TYPE_OF_FILES };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *done = samvad_report_write_finish (result, &error);
  Drop *drop = g_task_get_task_data (task);
  g_autofree char *uri = g_filename_to_uri (drop->path, NULL, NULL);

  if (done == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  drop->line = g_strconcat (uri, "\r\n", NULL);
  g_output_stream_write_all_async (drop->stream, drop->line, strlen (drop->line), G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_told, g_object_ref (task));
}

static char *
choose_path (const SamvadReport *report)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "samvad", "dragged", NULL);
  g_autofree char *month = samvad_month_to_string (report->month);
  g_autofree char *name = g_strdup_printf ("samvad-%s.pdf", month);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static void
samvad_report_drag_write_async (GdkContentProvider  *provider,
                                const char          *type,
                                GOutputStream       *stream,
                                int                  priority,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SamvadReportDrag *self = SAMVAD_REPORT_DRAG (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Drop *drop = g_new0 (Drop, 1);

  drop->stream = g_object_ref (stream);
  drop->path = choose_path (self->report);
  g_task_set_source_tag (task, samvad_report_drag_write_async);
  g_task_set_task_data (task, drop, drop_free);
  samvad_report_write_async (self->report, SAMVAD_REPORT_WRITE_PACK, SAMVAD_FORMAT_PDF, drop->path, NULL,
                             cancellable, on_written, g_object_ref (task));
}

static gboolean
samvad_report_drag_write_finish (GdkContentProvider  *provider,
                                 GAsyncResult        *result,
                                 GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
samvad_report_drag_finalize (GObject *object)
{
  samvad_report_unref (SAMVAD_REPORT_DRAG (object)->report);
  G_OBJECT_CLASS (samvad_report_drag_parent_class)->finalize (object);
}

static void
samvad_report_drag_class_init (SamvadReportDragClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = samvad_report_drag_finalize;
  provider_class->ref_formats = samvad_report_drag_ref_formats;
  provider_class->write_mime_type_async = samvad_report_drag_write_async;
  provider_class->write_mime_type_finish = samvad_report_drag_write_finish;
}

static void
samvad_report_drag_init (SamvadReportDrag *self)
{
}

GdkContentProvider *
samvad_report_drag_new (SamvadReport *report)
{
  SamvadReportDrag *self = g_object_new (SAMVAD_TYPE_REPORT_DRAG, NULL);

  self->report = samvad_report_ref (report);
  return GDK_CONTENT_PROVIDER (self);
}
