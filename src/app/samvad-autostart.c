/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-autostart.h"

#include <errno.h>

#include "samvad-text.h"

#define KEY            "start-at-login"
#define KEY_BACKGROUND "background"
#define NAME "org.samvad.Supervisor.desktop"

/* Autostart specification of freedesktop.org: what lies in this folder is started at login. %s: options */
#define ENTRY                                   \
  "[Desktop Entry]\n"                           \
  "Type=Application\n"                          \
  "Name=Samvad\n"                               \
  "Exec=samvad%s\n"                             \
  "Icon=org.samvad.Supervisor\n"                \
  "X-GNOME-Autostart-enabled=true\n"

#define NOTHING ""      /* of what to write: the file is to go */

struct _SamvadAutostart {
  GSettings   *settings;
  GThreadPool *writer;  /* of one thread: what was chosen last is written last */
};

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    g_warning ("The desktop was not told whether to start Samvad at login: %s", error->message);
}

/* From inside a sandbox only the desktop can write there. */
static void
ask_portal (gboolean wanted,
            gboolean background)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  const char *const command[] = { "samvad", background ? "--background" : NULL, NULL };
  GVariantBuilder options;

  if (bus == NULL)
    {
      g_warning ("There is no session bus: %s", error->message);
      return;
    }
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_("Open Samvad when you log in")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                          "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", g_variant_builder_end (&options)), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_asked, NULL);
}

/* @data: (transfer full): the entry, or NOTHING */
static void
write_in_worker (gpointer data,
                 gpointer user_data)
{
  g_autofree char *entry = data;
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (entry[0] != '\0')
    done = g_mkdir_with_parents (folder, 0700) == 0 && g_file_set_contents (path, entry, -1, &error);
  else
    done = g_file_delete (file, NULL, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  if (!done)
    g_warning ("%s could not be changed: %s", path, error != NULL ? error->message : g_strerror (errno));
}

static void
apply (SamvadAutostart *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, KEY);
  gboolean background = g_settings_get_boolean (self->settings, KEY_BACKGROUND);

  if (is_sandboxed ())
    ask_portal (wanted, background);
  else
    g_thread_pool_push (self->writer, wanted ? g_strdup_printf (ENTRY, background ? " --background" : "") : g_strdup (NOTHING),
                        NULL);
}

/** Returns: (transfer full): from now on the desktop starts the program at login, or does not, as @settings say */
SamvadAutostart *
samvad_autostart_new (GSettings *settings)
{
  SamvadAutostart *self = g_new0 (SamvadAutostart, 1);

  self->settings = g_object_ref (settings);
  self->writer = g_thread_pool_new (write_in_worker, NULL, 1, FALSE, NULL);
  g_signal_connect_swapped (settings, "changed::" KEY, G_CALLBACK (apply), self);
  g_signal_connect_swapped (settings, "changed::" KEY_BACKGROUND, G_CALLBACK (apply), self);
  return self;
}

/** Waits until what was chosen is written. */
void
samvad_autostart_free (SamvadAutostart *self)
{
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_thread_pool_free (self->writer, FALSE, TRUE);
  g_object_unref (self->settings);
  g_free (self);
}
