/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-probe.h"

#include <glib/gi18n-lib.h>

#include "samvad-json-member.h"
#include "samvad-sync-certificate.h"
#include "samvad-sync-client.h"

#define PATIENCE 15     /* seconds for each step of the network */

typedef struct {
  SamvadSyncOptions *options;
  GPtrArray         *findings;
  GUri              *base;
  GSocketConnection *connection;
  SamvadSyncClient  *client;
  GTlsCertificateFlags problems;      /* of a certificate that is not trusted */
  GCancellable      *cancellable;
  SamvadSyncProbeFunc progress;
  gpointer           user_data;       /* of progress */
} Probe;

/* One finding on its way to who asked. */
typedef struct {
  GTask             *task;
  SamvadSyncFinding  finding;
} News;

typedef gboolean (*Step) (Probe *probe, char **text, GError **error);

void
samvad_sync_finding_free (SamvadSyncFinding *finding)
{
  g_clear_object (&finding->certificate);
  g_free (finding->text);
  g_free (finding);
}

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  g_clear_pointer (&probe->findings, g_ptr_array_unref);
  g_clear_pointer (&probe->base, g_uri_unref);
  g_clear_object (&probe->connection);
  samvad_sync_options_free (probe->options);
  g_free (probe);
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_clear_object (&news->finding.certificate);
  g_free (news->finding.text);
  g_object_unref (news->task);
  g_free (news);
}

static gboolean
on_news (gpointer data)
{
  News *news = data;
  Probe *probe = g_task_get_task_data (news->task);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (news->task)))
    probe->progress (&news->finding, probe->user_data);
  return G_SOURCE_REMOVE;
}

static void
tell (Probe                   *probe,
      GTask                   *task,
      const SamvadSyncFinding *finding)
{
  News *news;

  if (probe->progress == NULL)
    return;
  news = g_new0 (News, 1);
  news->task = g_object_ref (task);
  news->finding = *finding;
  news->finding.text = g_strdup (finding->text);
  if (finding->certificate != NULL)
    g_object_ref (finding->certificate);
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, on_news, news, news_free);
}

static gboolean
is_tls (Probe *probe)
{
  return g_str_equal (g_uri_get_scheme (probe->base), "https");
}

static guint16
get_port (Probe *probe)
{
  int port = g_uri_get_port (probe->base);

  return port > 0 ? port : is_tls (probe) ? 443 : 80;
}

static gboolean
check_address (Probe   *probe,
               char   **text,
               GError **error)
{
  probe->base = samvad_sync_options_get_base (probe->options, error);
  *text = g_strdup (_("The address is well formed."));
  return probe->base != NULL;
}

/* The proxy that the desktop prescribes for this server, without who signs in to it; as for the synchronisation, none
 * stands between this PC and itself. */
static gboolean
find_proxy (Probe   *probe,
            char   **proxy,
            GError **error)
{
  g_autofree char *url = g_uri_to_string (probe->base);
  g_auto (GStrv) proxies = NULL;
  g_autoptr (GUri) first = NULL;

  if (samvad_sync_options_is_loopback (g_uri_get_host (probe->base)))
    return TRUE;
  proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (), url, probe->cancellable, error);
  if (proxies == NULL)
    {
      g_prefix_error (error, _("The desktop’s rule for proxies cannot be read, ask its administrator: "));
      return FALSE;
    }
  first = proxies[0] != NULL ? g_uri_parse (proxies[0], G_URI_FLAGS_NONE, NULL) : NULL;
  if (first == NULL || g_str_equal (g_uri_get_scheme (first), "direct"))
    return TRUE;
  *proxy = g_uri_get_port (first) > 0 ? g_strdup_printf ("%s:%d", g_uri_get_host (first), g_uri_get_port (first))
                                      : g_strdup (g_uri_get_host (first));
  return TRUE;
}

/* Behind a proxy that is prescribed, names are often known to it alone. */
static gboolean
check_name (Probe   *probe,
            char   **text,
            GError **error)
{
  const char *host = g_uri_get_host (probe->base);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autofree char *address = NULL, *proxy = NULL;
  GList *addresses;

  if (!find_proxy (probe, &proxy, error))
    return FALSE;
  if (proxy != NULL)
    {
      *text = g_strdup_printf (_("The way to %s leads through the proxy %s."), host, proxy);
      return TRUE;
    }
  addresses = g_resolver_lookup_by_name (resolver, host, probe->cancellable, error);
  if (addresses == NULL)
    {
      g_prefix_error (error, _("The name %s is not known here, check it and the network: "), host);
      return FALSE;
    }
  address = g_inet_address_to_string (addresses->data);
  *text = g_strdup_printf (_("The name %s leads to %s."), host, address);
  g_resolver_free_addresses (addresses);
  return TRUE;
}

/* By the server's address, not only its name: which proxy is prescribed depends on it. */
static gboolean
check_connection (Probe   *probe,
                  char   **text,
                  GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *url = g_uri_to_string (probe->base);

  g_socket_client_set_timeout (client, PATIENCE);
  g_socket_client_set_enable_proxy (client, !samvad_sync_options_is_loopback (g_uri_get_host (probe->base)));
  probe->connection = g_socket_client_connect_to_uri (client, url, get_port (probe), probe->cancellable, error);
  if (probe->connection == NULL)
    {
      g_prefix_error (error, _("%s does not answer on port %u, ask its administrator: "),
                      g_uri_get_host (probe->base), get_port (probe));
      return FALSE;
    }
  *text = g_strdup_printf (_("A server answers on port %u."), get_port (probe));
  return TRUE;
}

static void
keep_certificate (Probe          *probe,
                  GTlsConnection *tls)
{
  SamvadSyncFinding *finding = g_ptr_array_index (probe->findings, probe->findings->len - 1);

  g_set_object (&finding->certificate, g_tls_connection_get_peer_certificate (tls));
}

/* The first look keeps the certificate also where it is not trusted. Nothing is ever sent over
 * this connection. */
static gboolean
on_certificate (GTlsConnection       *tls,
                GTlsCertificate      *certificate,
                GTlsCertificateFlags  problems,
                gpointer              user_data)
{
  Probe *probe = user_data;
  SamvadSyncFinding *finding = g_ptr_array_index (probe->findings, probe->findings->len - 1);

  g_set_object (&finding->certificate, certificate);
  probe->problems = problems;
  return FALSE;
}

static GIOStream *
open_tls (Probe   *probe,
          GError **error)
{
  g_autoptr (GSocketConnectable) identity = g_network_address_new (g_uri_get_host (probe->base), get_port (probe));
  g_autoptr (GTlsDatabase) authorities = NULL;
  GIOStream *tls;

  if (probe->options->ca_file != NULL &&
      (authorities = g_tls_file_database_new (probe->options->ca_file, error)) == NULL)
    {
      g_prefix_error (error, _("The file of the certificate's authority cannot be used: "));
      return NULL;
    }
  tls = g_tls_client_connection_new (G_IO_STREAM (probe->connection), identity, error);
  if (tls == NULL)
    return NULL;
  if (authorities != NULL)
    g_tls_connection_set_database (G_TLS_CONNECTION (tls), authorities);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (on_certificate), probe);
  return tls;
}

static char *
describe_certificate (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) until = certificate != NULL ? g_tls_certificate_get_not_valid_after (certificate) : NULL;
  g_autofree char *issuer = certificate != NULL ? g_tls_certificate_get_issuer_name (certificate) : NULL;
  g_autofree char *date = until != NULL ? g_date_time_format (until, "%Y-%m-%d") : NULL;

  g_autofree char *clean = samvad_sync_text_clean (issuer != NULL ? issuer : "?");

  if (date == NULL)
    return g_strdup (_("The certificate is valid."));
  return g_strdup_printf (_("The certificate is valid until %s (issued by %s)."), date, clean);
}

static void
set_not_trusted (Probe   *probe,
                 GError **error)
{
  g_autofree char *reason = samvad_sync_certificate_explain (probe->problems);

  g_clear_error (error);
  g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CERTIFICATE,
               _("The certificate is not trusted: %s. Give the file of its authority, or ask its administrator."), reason);
}

static gboolean
check_certificate (Probe   *probe,
                   char   **text,
                   GError **error)
{
  g_autoptr (GIOStream) tls = NULL;

  if (!is_tls (probe))
    {
      *text = g_strdup (_("The server is on this PC: no certificate is needed."));
      return TRUE;
    }
  tls = open_tls (probe, error);
  if (tls == NULL)
    return FALSE;
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (tls), probe->cancellable, error))
    {
      if (g_error_matches (*error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
        set_not_trusted (probe, error);
      else
        g_prefix_error (error, _("The server does not speak https on this port, check the address: "));
      return FALSE;
    }
  keep_certificate (probe, G_TLS_CONNECTION (tls));
  *text = describe_certificate (g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (tls)));
  return TRUE;
}

static gboolean
check_couchdb (Probe   *probe,
               char   **text,
               GError **error)
{
  g_autoptr (JsonNode) welcome = samvad_sync_client_get (probe->client, "/", probe->cancellable, error);
  g_autofree char *clean = NULL;
  const char *version = NULL;

  if (welcome == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (welcome))
    version = samvad_json_get_text (json_node_get_object (welcome), "version");
  if (version == NULL)
    return samvad_sync_client_set_stranger (probe->client, error);
  clean = samvad_sync_text_clean (version);
  *text = g_strdup_printf (_("This is CouchDB %s."), clean);
  return TRUE;
}

static gboolean
check_sign_in (Probe   *probe,
               char   **text,
               GError **error)
{
  if (probe->options->user == NULL)
    *text = g_strdup (_("No user name was given."));
  else
    *text = g_strdup_printf (_("You are signed in as %s."), probe->options->user);
  return samvad_sync_client_resume (probe->client, probe->cancellable, error);
}

static gboolean
check_database (Probe   *probe,
                char   **text,
                GError **error)
{
  g_autofree char *path = samvad_sync_client_path (probe->client, NULL);
  g_autoptr (JsonNode) database = samvad_sync_client_get (probe->client, path, probe->cancellable, error);

  *text = g_strdup_printf (_("The database “%s” is there."), probe->options->database);
  return database != NULL;
}

static gboolean
check_read (Probe   *probe,
            char   **text,
            GError **error)
{
  g_autofree char *database = samvad_sync_client_path (probe->client, NULL);
  g_autofree char *path = g_strconcat (database, "/_changes?limit=1", NULL);
  g_autoptr (JsonNode) changes = samvad_sync_client_get (probe->client, path, probe->cancellable, error);

  *text = g_strdup (_("You may read."));
  return changes != NULL;
}

/* Writing nothing asks for the same right as writing something. */
static gboolean
check_write (Probe   *probe,
             char   **text,
             GError **error)
{
  g_autofree char *database = samvad_sync_client_path (probe->client, NULL);
  g_autofree char *path = g_strconcat (database, "/_bulk_docs", NULL);
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"docs\":[]}", 11);
  g_autoptr (SamvadSyncAnswer) answer = samvad_sync_client_call (probe->client, "POST", path, body,
                                                                 probe->cancellable, error);

  *text = g_strdup (_("You may write."));
  return answer != NULL;
}

static gboolean
take_step (Probe          *probe,
           SamvadSyncStep  step)
{
  static const Step steps[SAMVAD_SYNC_N_STEPS] = {
    check_address, check_name, check_connection, check_certificate, check_couchdb,
    check_sign_in, check_database, check_read, check_write,
  };
  SamvadSyncFinding *finding = g_new0 (SamvadSyncFinding, 1);
  g_autoptr (GError) error = NULL;

  finding->step = step;
  g_ptr_array_add (probe->findings, finding);
  if (step == SAMVAD_SYNC_STEP_COUCHDB)
    probe->client = samvad_sync_client_new (probe->options, &error);
  finding->passed = error == NULL && steps[step] (probe, &finding->text, &error);
  if (!finding->passed)
    {
      g_free (finding->text);
      finding->text = g_strdup (error->message);
    }
  return finding->passed;
}

static void
probe_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Probe *probe = data;
  GMainContext *context = g_main_context_new ();
  gboolean passed = TRUE;

  g_main_context_push_thread_default (context);
  probe->cancellable = cancellable;
  for (int step = 0; step < SAMVAD_SYNC_N_STEPS && passed; step++)
    {
      passed = take_step (probe, step);
      tell (probe, task, g_ptr_array_index (probe->findings, step));
    }
  g_clear_object (&probe->client);
  g_task_return_pointer (task, g_steal_pointer (&probe->findings), (GDestroyNotify) g_ptr_array_unref);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

/**
 * samvad_sync_probe_async:
 * @progress: (nullable)
 *
 * Tries a connection step by step, without changing anything on the server.
 */
void
samvad_sync_probe_async (const SamvadSyncOptions *options,
                         GCancellable            *cancellable,
                         SamvadSyncProbeFunc      progress,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Probe *probe = g_new0 (Probe, 1);

  probe->options = samvad_sync_options_copy (options);
  probe->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_sync_finding_free);
  probe->progress = progress;
  probe->user_data = user_data;
  g_task_set_source_tag (task, samvad_sync_probe_async);
  g_task_set_task_data (task, probe, probe_free);
  g_task_run_in_thread (task, probe_in_thread);
}

/** Returns: (transfer full) (element-type SamvadSyncFinding): the steps that were tried, or NULL when cancelled */
GPtrArray *
samvad_sync_probe_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
