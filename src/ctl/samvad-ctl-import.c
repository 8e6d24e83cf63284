/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-ctl-server.h"
#include "samvad-ctl-table.h"
#include "samvad-json-scan.h"
#include "samvad-wire.h"

#include <string.h>

/* A line that is no document is named and left out; the others go in. */
static void
add_line (GPtrArray  *documents,
          const char *path,
          guint       number,
          const char *line,
          guint      *bad)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = samvad_json_is_plain (line, strlen (line)) ? json_from_string (line, &error) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      g_ptr_array_add (documents, json_node_dup_object (node));
      return;
    }
  ++*bad;
  g_printerr ("%s:%u: no JSON object: %s\n", path, number, error != NULL ? error->message : "something else");
}

static GPtrArray *
read_documents (const char  *path,
                guint       *bad,
                GError     **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) problem = NULL;
  char *text;

  if (stream == NULL)
    return NULL;
  lines = g_data_input_stream_new (G_INPUT_STREAM (stream));
  for (guint number = 1; (text = g_data_input_stream_read_line (lines, NULL, NULL, &problem)) != NULL; number++)
    {
      g_autofree char *line = text;

      if (*g_strstrip (line) != '\0')
        add_line (documents, path, number, line, bad);
    }
  if (problem == NULL)
    return g_steal_pointer (&documents);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
import_documents (const SamvadSyncOptions  *options,
                  const char               *path,
                  gboolean                  dry_run,
                  GError                  **error)
{
  guint bad = 0;
  g_autoptr (GPtrArray) documents = read_documents (path, &bad, error);

  if (documents == NULL)
    return FALSE;
  if (dry_run)
    g_print ("%u documents would be sent\n", documents->len);
  else if (!samvad_ctl_upload (options, documents, error))
    return FALSE;
  if (bad == 0)
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED, "%u lines could not be read; the others were sent", bad);
  return FALSE;
}

/** samvadctl import --server URL --database NAME --profile NAME [--dry-run] [--key-file FILE] FILE */
gboolean
samvad_ctl_import (int      argc,
                   char   **argv,
                   GError **error)
{
  g_autofree char *server = NULL, *database = NULL, *profile = NULL, *key_file = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &server, "address of the server", "URL" },
    { "database", 0, 0, G_OPTION_ARG_STRING, &database, "the database; made where it is not there", "NAME" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile,
      "what the file is: ndjson (documents, one a line), calls, actions, coverage, asterisk-cdr, vicidial, or your own", "NAME" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, "only say what would be sent", NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      "the secret that families are told apart by; made if it is not there", "FILE" },
    { NULL }
  };
  SamvadSyncOptions options = { 0 };

  if (!samvad_ctl_parse (&argc, &argv, entries, "FILE", error) ||
      !samvad_ctl_require (argc > 1 ? argv[1] : NULL, "the file", error) ||
      !samvad_ctl_require (profile, "--profile", error) ||
      (!dry_run && !samvad_ctl_fill_options (&options, server, database, error)))
    return FALSE;
  if (g_str_equal (profile, "ndjson"))
    return import_documents (&options, argv[1], dry_run, error);
  return samvad_ctl_import_table (&options, profile, argv[1], key_file, dry_run, error);
}
