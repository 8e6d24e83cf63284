/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-window.h"

#include <glib/gstdio.h>

#include "samvad-application.h"
#include "samvad-demo.h"
#include "samvad-store.h"
#include "samvad-wire.h"

#define MONTH    24322  /* November 2026 */
#define PAUSE_MS 50
#define PATIENCE 1200   /* pauses */

GtkWindow *
demo_window_get_main (DemoWindow *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (SAMVAD_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

SamvadViewModel *
demo_window_get_model (DemoWindow *self)
{
  GtkWindow *window = demo_window_get_main (self);

  return window != NULL ? samvad_session_get_model (samvad_window_get_session (SAMVAD_WINDOW (window))) : NULL;
}

GtkWidget *
demo_window_find_page (GtkWidget  *widget,
                       const char *name)
{
  if (ADW_IS_VIEW_STACK (widget))
    return adw_view_stack_get_child_by_name (ADW_VIEW_STACK (widget), name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = demo_window_find_page (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
collect (const SamvadDocument *document,
         gpointer              user_data)
{
  g_ptr_array_add (user_data, samvad_wire_copy (document));
}

static void
keep_call (DemoWindow *self,
           GPtrArray  *documents)
{
  for (guint i = 0; i < documents->len && self->call == NULL; i++)
    {
      const SamvadDocument *document = g_ptr_array_index (documents, i);

      if (document->kind == SAMVAD_DOCUMENT_CALL && document->call->outcome == SAMVAD_OUTCOME_COMPLETE)
        self->call = samvad_wire_copy (document);
    }
}

static void
fill (DemoWindow *self)
{
  const SamvadDemoOptions options = { 1, self->as_of, self->months > 0 ? self->months : 4,
                                      self->calls > 0 ? self->calls : SAMVAD_DEMO_CALLS };
  g_autoptr (SamvadDemo) demo = samvad_demo_new (&options);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  g_autoptr (GError) error = NULL;
  SamvadStore *store = samvad_store_open (self->cache, 0, &error);

  g_assert_no_error (error);
  samvad_demo_generate (demo, collect, documents);
  keep_call (self, documents);
  samvad_store_apply (store, documents, "\"1\"", options.as_of, options.as_of, &error);
  g_assert_no_error (error);
  samvad_store_close (store);
  g_object_unref (store);
}

static void
remove_folder (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
}

static gboolean
look_whether_ready (gpointer data)
{
  DemoWindow *self = data;
  SamvadViewModel *model = demo_window_get_model (self);

  if (model == NULL || samvad_view_model_get_snapshot (model) == NULL || samvad_view_model_is_behind (model))
    return G_SOURCE_CONTINUE;
  self->ready (self->user_data);
  return G_SOURCE_REMOVE;
}

void
demo_window_run (DemoWindow  *self,
                 const char  *language,
                 void       (*ready) (gpointer user_data),
                 gpointer     user_data)
{
  g_autofree char *month = NULL;
  const char *arguments[] = { "samvad", "--offline", "--month", NULL, "--page", "overview", "--language", language,
                              "--cache-dir", NULL };

  if (self->as_of == 0)
    self->as_of = samvad_month_get_start (MONTH) + 24 * 24 * SAMVAD_HOUR;
  arguments[3] = month = samvad_month_to_string (samvad_time_get_month (self->as_of));
  self->application = samvad_application_new ();
  if (self->cache == NULL)
    {
      self->cache = g_dir_make_tmp ("samvad-window-XXXXXX", NULL);
      fill (self);
    }
  self->ready = ready;
  self->user_data = user_data;
  arguments[G_N_ELEMENTS (arguments) - 1] = self->cache;
  g_timeout_add (PAUSE_MS, look_whether_ready, self);
  g_assert_cmpint (g_application_run (self->application, G_N_ELEMENTS (arguments), (char **) arguments), ==, 0);
  g_clear_object (&self->application);
  if (!self->keep)
    demo_window_clear (self);
}

static gboolean
next_step (gpointer data)
{
  DemoWindow *self = data;

  if (!(*self->steps) (self->user_data))
    {
      if (++self->waited == PATIENCE)
        g_error ("the last step but %u did not come", self->n_steps - 1);
      return G_SOURCE_CONTINUE;
    }
  self->waited = 0;
  self->steps++;
  if (--self->n_steps > 0)
    return G_SOURCE_CONTINUE;
  g_application_quit (self->application);
  return G_SOURCE_REMOVE;
}

void
demo_window_walk (DemoWindow         *self,
                  gboolean   (*const *steps) (gpointer user_data),
                  guint               n_steps)
{
  self->steps = steps;
  self->n_steps = n_steps;
  g_timeout_add (PAUSE_MS, next_step, self);
}

void
demo_window_clear (DemoWindow *self)
{
  g_clear_pointer (&self->call, samvad_document_free);
  remove_folder (self->cache);
  g_clear_pointer (&self->cache, g_free);
}

GtkWidget *
demo_window_find_type (GtkWidget *widget,
                       GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = demo_window_find_type (child, type);
  return found;
}

/* GLib 2.74 makes its table of quarks when it is loaded and, at the 2049th, loses it for a larger one: the window alone has
 * nearly so many. What libraries keep from when they are loaded is theirs. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

__attribute__ ((section (".preinit_array"), used)) static void (*const before_libraries) (void) = __lsan_disable;

__attribute__ ((constructor)) static void
after_libraries (void)
{
  __lsan_enable ();
}
#endif
