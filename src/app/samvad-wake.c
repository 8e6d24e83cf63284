/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wake.h"

#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define LOGIND  "org.freedesktop.login1"
#define SETTLE  2       /* seconds: a VPN that comes up changes the network several times */
#define FAR_OFF (10 * 365 * 24 * 3600)

struct _SamvadWake {
  GObject          parent;
  GNetworkMonitor *monitor;
  GDBusConnection *bus;         /* the system's, once it answered */
  guint            sleeping;    /* subscription */
  GCancellable    *cancellable;
  guint            settling;    /* timer */
  int              clock;       /* timer that the kernel cancels when the clock is set; -1: none */
  guint            clock_source;
};

G_DEFINE_FINAL_TYPE (SamvadWake, samvad_wake, G_TYPE_OBJECT)

enum { WOKE, NETWORK_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html: TRUE before, FALSE after. */
static void
on_sleep (GDBusConnection *bus,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *signal,
          GVariant        *parameters,
          gpointer         user_data)
{
  gboolean begins = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &begins);
  if (!begins)
    g_signal_emit (user_data, signals[WOKE], 0);
}

static void
on_bus (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  SamvadWake *self;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);

  /* Without a system bus there is still the clock. */
  if (bus == NULL)
    return;
  self = user_data;
  self->bus = bus;
  self->sleeping = g_dbus_connection_signal_subscribe (bus, LOGIND, LOGIND ".Manager", "PrepareForSleep",
                                                       "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_sleep,
                                                       self, NULL);
}

/* A timer that far off is never due: it is there to be cancelled when the clock jumps, which it
 * also does in a sleep. See timerfd_create(2). */
static void
arm_clock (SamvadWake *self)
{
  struct itimerspec when = { .it_value.tv_sec = time (NULL) + FAR_OFF };

  timerfd_settime (self->clock, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

static gboolean
on_clock (int          clock,
          GIOCondition condition,
          gpointer     user_data)
{
  SamvadWake *self = user_data;
  guint64 expirations;

  if (read (clock, &expirations, sizeof expirations) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  arm_clock (self);
  g_signal_emit (self, signals[WOKE], 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_settled (gpointer user_data)
{
  SamvadWake *self = user_data;

  self->settling = 0;
  g_signal_emit (self, signals[NETWORK_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_network (SamvadWake *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add_seconds (SETTLE, on_settled, self);
}

static void
samvad_wake_dispose (GObject *object)
{
  SamvadWake *self = SAMVAD_WAKE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->sleeping != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->sleeping);
  self->sleeping = 0;
  g_clear_object (&self->bus);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  if (self->clock >= 0)
    close (self->clock);
  self->clock = -1;
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (samvad_wake_parent_class)->dispose (object);
}

static void
samvad_wake_class_init (SamvadWakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_wake_dispose;
  signals[WOKE] = g_signal_new ("woke", SAMVAD_TYPE_WAKE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NETWORK_CHANGED] = g_signal_new ("network-changed", SAMVAD_TYPE_WAKE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
samvad_wake_init (SamvadWake *self)
{
  self->cancellable = g_cancellable_new ();
  self->clock = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->clock >= 0)
    {
      arm_clock (self);
      self->clock_source = g_unix_fd_add (self->clock, G_IO_IN, on_clock, self);
    }
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (on_network), self, G_CONNECT_SWAPPED);
  /* Where somebody signed in to the network itself, its routes are the same as before. */
  g_signal_connect_object (self->monitor, "notify::connectivity", G_CALLBACK (on_network), self, G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_bus, self);
}

/** Returns: (transfer full) */
SamvadWake *
samvad_wake_new (void)
{
  return g_object_new (SAMVAD_TYPE_WAKE, NULL);
}
