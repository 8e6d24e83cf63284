/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-worker.h"

#define BACKOFF_MS   1000
#define HEARTBEAT_MS 30000
#define PATIENCE_MS  60000
#define RECOVERY_MS  600000
#define PAGE_SIZE    10000

struct _SamvadSyncEngine {
  GObject            parent;
  SamvadSyncOptions *options;
  SamvadSyncTarget  *target;
  GMainContext      *context;
  SamvadSyncWorker  *worker;
  SamvadSyncReport  *report;
  guint              run;           /* tells a report of this start from one of an earlier */
  guint              backoff_ms;
  guint              heartbeat_ms;
  guint              patience_ms;
  guint              recovery_ms;
  guint              page_size;
};

G_DEFINE_FINAL_TYPE (SamvadSyncEngine, samvad_sync_engine, G_TYPE_OBJECT)

enum {
  PROP_STATE = 1,
  PROP_PENDING,
  PROP_DOCUMENTS,
  PROP_PAGES,
  PROP_ERROR,
  PROP_TRANSPORT,
  PROP_CLOCK_OFFSET,
  PROP_BACKOFF_BASE_MS,
  PROP_HEARTBEAT_MS,
  PROP_PATIENCE_MS,
  PROP_RECOVERY_MS,
  PROP_PAGE_SIZE,
  N_PROPS,
};

enum {
  FINISHED,
  PROGRESS,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Letters from the thread to the engine's main context. */
typedef struct {
  GWeakRef          engine;
  guint             run;
  SamvadSyncReport *report;
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_weak_ref_clear (&letter->engine);
  g_clear_pointer (&letter->report, samvad_sync_report_free);
  g_free (letter);
}

static SamvadSyncReport *
new_report (void)
{
  SamvadSyncReport *report = g_new0 (SamvadSyncReport, 1);

  report->pending = -1;
  report->transport = "continuous";
  report->clock_offset = G_MININT64;
  return report;
}

static gboolean
is_same_error (const GError *a,
               const GError *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_error_matches (a, b->domain, b->code) && g_str_equal (a->message, b->message);
}

static void
notify (SamvadSyncEngine *self,
        int               property,
        gboolean          changed)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
take_report (SamvadSyncEngine *self,
             SamvadSyncReport *report)
{
  SamvadSyncReport *old = self->report;
  gboolean finished = report->finished;
  gboolean ok = report->ok;

  self->report = report;
  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_STATE, old->state != report->state);
  notify (self, PROP_PENDING, old->pending != report->pending);
  notify (self, PROP_DOCUMENTS, old->documents != report->documents);
  notify (self, PROP_PAGES, old->pages != report->pages);
  notify (self, PROP_ERROR, !is_same_error (old->error, report->error));
  notify (self, PROP_TRANSPORT, !g_str_equal (old->transport, report->transport));
  notify (self, PROP_CLOCK_OFFSET, old->clock_offset != report->clock_offset);
  g_object_thaw_notify (G_OBJECT (self));
  if (old->pages != report->pages)
    g_signal_emit (self, signals[PROGRESS], 0);
  samvad_sync_report_free (old);
  if (finished)
    g_signal_emit (self, signals[FINISHED], 0, ok);
}

static gboolean
on_letter (gpointer data)
{
  Letter *letter = data;
  g_autoptr (SamvadSyncEngine) self = g_weak_ref_get (&letter->engine);

  if (self != NULL && letter->run == self->run)
    take_report (self, g_steal_pointer (&letter->report));
  return G_SOURCE_REMOVE;
}

/* In the thread. The engine outlives it: stopping waits. */
static void
on_report (SamvadSyncReport *report,
           gpointer          user_data)
{
  SamvadSyncEngine *self = user_data;
  Letter *letter = g_new0 (Letter, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&letter->engine, self);
  letter->run = self->run;
  letter->report = report;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_letter, letter, letter_free);
  g_source_attach (source, self->context);
}

static void
samvad_sync_engine_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SamvadSyncEngine *self = SAMVAD_SYNC_ENGINE (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->report->state);
      break;
    case PROP_PENDING:
      g_value_set_int64 (value, self->report->pending);
      break;
    case PROP_DOCUMENTS:
      g_value_set_uint64 (value, self->report->documents);
      break;
    case PROP_PAGES:
      g_value_set_uint64 (value, self->report->pages);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->report->error);
      break;
    case PROP_TRANSPORT:
      g_value_set_string (value, self->report->transport);
      break;
    case PROP_CLOCK_OFFSET:
      g_value_set_int64 (value, self->report->clock_offset);
      break;
    case PROP_BACKOFF_BASE_MS:
      g_value_set_uint (value, self->backoff_ms);
      break;
    case PROP_HEARTBEAT_MS:
      g_value_set_uint (value, self->heartbeat_ms);
      break;
    case PROP_PATIENCE_MS:
      g_value_set_uint (value, self->patience_ms);
      break;
    case PROP_RECOVERY_MS:
      g_value_set_uint (value, self->recovery_ms);
      break;
    case PROP_PAGE_SIZE:
      g_value_set_uint (value, self->page_size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
samvad_sync_engine_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SamvadSyncEngine *self = SAMVAD_SYNC_ENGINE (object);

  switch (id)
    {
    case PROP_BACKOFF_BASE_MS:
      self->backoff_ms = g_value_get_uint (value);
      break;
    case PROP_HEARTBEAT_MS:
      self->heartbeat_ms = g_value_get_uint (value);
      break;
    case PROP_PATIENCE_MS:
      self->patience_ms = g_value_get_uint (value);
      break;
    case PROP_RECOVERY_MS:
      self->recovery_ms = g_value_get_uint (value);
      break;
    case PROP_PAGE_SIZE:
      self->page_size = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
samvad_sync_engine_dispose (GObject *object)
{
  SamvadSyncEngine *self = SAMVAD_SYNC_ENGINE (object);

  g_clear_pointer (&self->worker, samvad_sync_worker_stop);
  g_clear_object (&self->target);
  G_OBJECT_CLASS (samvad_sync_engine_parent_class)->dispose (object);
}

static void
samvad_sync_engine_finalize (GObject *object)
{
  SamvadSyncEngine *self = SAMVAD_SYNC_ENGINE (object);

  g_clear_pointer (&self->options, samvad_sync_options_free);
  g_clear_pointer (&self->report, samvad_sync_report_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (samvad_sync_engine_parent_class)->finalize (object);
}

static void
samvad_sync_engine_class_init (SamvadSyncEngineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = samvad_sync_engine_get_property;
  object_class->set_property = samvad_sync_engine_set_property;
  object_class->dispose = samvad_sync_engine_dispose;
  object_class->finalize = samvad_sync_engine_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, SAMVAD_SYNC_STATE_REFUSED, 0, readable);
  properties[PROP_PENDING] = g_param_spec_int64 ("pending", NULL, NULL, -1, G_MAXINT64, -1, readable);
  properties[PROP_DOCUMENTS] = g_param_spec_uint64 ("documents", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_PAGES] = g_param_spec_uint64 ("pages", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  properties[PROP_TRANSPORT] = g_param_spec_string ("transport", NULL, NULL, NULL, readable);
  properties[PROP_CLOCK_OFFSET] = g_param_spec_int64 ("clock-offset", NULL, NULL, G_MININT64, G_MAXINT64, G_MININT64, readable);
  properties[PROP_BACKOFF_BASE_MS] = g_param_spec_uint ("backoff-base-ms", NULL, NULL, 1, 60000, BACKOFF_MS, writable);
  properties[PROP_HEARTBEAT_MS] = g_param_spec_uint ("heartbeat-ms", NULL, NULL, 10, 600000, HEARTBEAT_MS, writable);
  properties[PROP_PATIENCE_MS] = g_param_spec_uint ("patience-ms", NULL, NULL, 10, 600000, PATIENCE_MS, writable);
  properties[PROP_RECOVERY_MS] = g_param_spec_uint ("recovery-ms", NULL, NULL, 10, 3600000, RECOVERY_MS, writable);
  properties[PROP_PAGE_SIZE] = g_param_spec_uint ("page-size", NULL, NULL, 1, 100000, PAGE_SIZE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FINISHED] = g_signal_new ("finished", SAMVAD_TYPE_SYNC_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[PROGRESS] = g_signal_new ("progress", SAMVAD_TYPE_SYNC_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
samvad_sync_engine_init (SamvadSyncEngine *self)
{
  self->report = new_report ();
  self->context = g_main_context_ref_thread_default ();
  self->backoff_ms = BACKOFF_MS;
  self->heartbeat_ms = HEARTBEAT_MS;
  self->patience_ms = PATIENCE_MS;
  self->recovery_ms = RECOVERY_MS;
  self->page_size = PAGE_SIZE;
}

/** Returns: (transfer full): an engine, or NULL with an error of code ADDRESS: it could never work */
SamvadSyncEngine *
samvad_sync_engine_new (const SamvadSyncOptions  *options,
                        SamvadSyncTarget         *target,
                        GError                  **error)
{
  g_autoptr (GUri) base = samvad_sync_options_get_base (options, error);
  SamvadSyncEngine *self;

  g_return_val_if_fail (SAMVAD_IS_SYNC_TARGET (target), NULL);
  if (base == NULL)
    return NULL;
  self = g_object_new (SAMVAD_TYPE_SYNC_ENGINE, NULL);
  self->options = samvad_sync_options_copy (options);
  self->target = g_object_ref (target);
  return self;
}

/**
 * samvad_sync_engine_start:
 * @follow: TRUE: until samvad_sync_engine_stop(); FALSE: once, then `finished`
 */
void
samvad_sync_engine_start (SamvadSyncEngine *self,
                          gboolean          follow)
{
  SamvadSyncPlan plan = {
    .options = self->options, .target = self->target, .follow = follow,
    .backoff = self->backoff_ms * (gint64) 1000, .heartbeat = self->heartbeat_ms * (gint64) 1000,
    .patience = self->patience_ms * (gint64) 1000, .recovery = self->recovery_ms * (gint64) 1000, .page = self->page_size,
    .report = on_report, .user_data = self,
  };

  g_return_if_fail (SAMVAD_IS_SYNC_ENGINE (self));
  samvad_sync_engine_stop (self);
  self->worker = samvad_sync_worker_start (&plan);
}

/** Ends what is under way and waits for it: at most for the page that is being written. */
void
samvad_sync_engine_stop (SamvadSyncEngine *self)
{
  g_return_if_fail (SAMVAD_IS_SYNC_ENGINE (self));
  if (self->worker == NULL)
    return;
  g_clear_pointer (&self->worker, samvad_sync_worker_stop);
  self->run++;
  take_report (self, new_report ());
}

/** There is an edit to send, or the network may be back, or the user wants it now. */
void
samvad_sync_engine_kick (SamvadSyncEngine *self)
{
  g_return_if_fail (SAMVAD_IS_SYNC_ENGINE (self));
  if (self->worker != NULL)
    samvad_sync_worker_kick (self->worker);
}

/**
 * samvad_sync_engine_reconnect:
 *
 * The PC slept, or the network is another one: a connection that was open may lead nowhere without
 * anybody saying so. It is given up and opened anew at once, by the best way first.
 */
void
samvad_sync_engine_reconnect (SamvadSyncEngine *self)
{
  g_return_if_fail (SAMVAD_IS_SYNC_ENGINE (self));
  if (self->worker != NULL)
    samvad_sync_worker_reconnect (self->worker);
}

/** From now on, also after another start. @user: (nullable): NULL: without signing in */
void
samvad_sync_engine_set_credentials (SamvadSyncEngine *self,
                                    const char       *user,
                                    const char       *password)
{
  SamvadSyncOptions options;
  SamvadSyncOptions *old;

  g_return_if_fail (SAMVAD_IS_SYNC_ENGINE (self));
  old = self->options;
  options = *old;
  options.user = (char *) user;
  options.password = (char *) password;
  self->options = samvad_sync_options_copy (&options);
  if (self->worker != NULL)
    samvad_sync_worker_sign_in_as (self->worker, user, password);
  samvad_sync_options_free (old);
}

SamvadSyncState
samvad_sync_engine_get_state (SamvadSyncEngine *self)
{
  return self->report->state;
}

/** Returns: documents still to come, or -1 */
gint64
samvad_sync_engine_get_pending (SamvadSyncEngine *self)
{
  return self->report->pending;
}

guint64
samvad_sync_engine_get_documents (SamvadSyncEngine *self)
{
  return self->report->documents;
}

guint64
samvad_sync_engine_get_pages (SamvadSyncEngine *self)
{
  return self->report->pages;
}

/** Returns: (nullable): why it is not LIVE; of another domain where the target failed */
const GError *
samvad_sync_engine_get_error (SamvadSyncEngine *self)
{
  return self->report->error;
}

const char *
samvad_sync_engine_get_transport (SamvadSyncEngine *self)
{
  return self->report->transport;
}

/** Returns: microseconds by which the server's clock is ahead of this PC's, or G_MININT64 */
gint64
samvad_sync_engine_get_clock_offset (SamvadSyncEngine *self)
{
  return self->report->clock_offset;
}
