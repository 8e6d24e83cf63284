/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-ctl-server.h"
#include "samvad-demo.h"
#include "samvad-wire.h"

static void
collect (const SamvadDocument *document,
         gpointer              user_data)
{
  g_ptr_array_add (user_data, samvad_wire_encode (document));
}

/** samvadctl demo --server URL --database NAME [--seed N] [--months N] [--calls N] [--as-of TIME] */
gboolean
samvad_ctl_demo (int      argc,
                 char   **argv,
                 GError **error)
{
  g_autofree char *server = NULL, *database = NULL, *as_of_text = NULL;
  int seed = 1, months = SAMVAD_DEMO_MONTHS, calls = SAMVAD_DEMO_CALLS;
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &server, "address of the server", "URL" },
    { "database", 0, 0, G_OPTION_ARG_STRING, &database, "the database; made where it is not there", "NAME" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "the same number, the same data", "N" },
    { "months", 0, 0, G_OPTION_ARG_INT, &months, "how many months", "N" },
    { "calls", 0, 0, G_OPTION_ARG_INT, &calls, "dials a month, about", "N" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of_text, "nothing is dated after it; now by default", "TIME" },
    { NULL }
  };
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (SamvadDemo) demo = NULL;
  SamvadSyncOptions options;
  SamvadDemoOptions demo_options;
  SamvadTime as_of;

  if (!samvad_ctl_parse (&argc, &argv, entries, NULL, error) ||
      !samvad_ctl_fill_options (&options, server, database, error) ||
      !samvad_ctl_parse_as_of (as_of_text, &as_of, error))
    return FALSE;
  if (months < 1 || months > 120 || calls < 1)
    {
      g_set_error_literal (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "--months is 1 to 120, --calls at least 1");
      return FALSE;
    }
  demo_options = (SamvadDemoOptions) { (guint64) seed, as_of, (guint) months, (guint) calls };
  demo = samvad_demo_new (&demo_options);
  samvad_demo_generate (demo, collect, documents);
  return samvad_ctl_upload (&options, documents, error);
}
