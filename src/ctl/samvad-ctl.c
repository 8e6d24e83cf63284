/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-text.h"

G_DEFINE_QUARK (samvad-ctl-error-quark, samvad_ctl_error)

typedef struct {
  const char *name;
  gboolean  (*run) (int argc, char **argv, GError **error);
  const char *summary;
} Command;

static const Command commands[] = {
  { "sync", samvad_ctl_sync, "bring the cache up to date with the server" },
  { "status", samvad_ctl_status, "every headline number of a month" },
  { "report", samvad_ctl_report, "write a month's review pack" },
  { "export", samvad_ctl_export, "write calls, action items or an import template" },
  { "import", samvad_ctl_import, "send a file of documents or records to the server" },
  { "act", samvad_ctl_act, "add one event to an action item" },
  { "seal", samvad_ctl_seal, "keep a month's pack as presented, in one file" },
  { "verify", samvad_ctl_verify, "say whether a sealed pack is unchanged" },
  { "demo", samvad_ctl_demo, "fill a database with invented data" },
};

static void
print_usage (void (*print) (const char *format, ...) G_GNUC_PRINTF (1, 2))
{
  print ("Usage: samvadctl COMMAND [OPTION…]\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    print ("  %-8s %s\n", commands[i].name, commands[i].summary);
  print ("\nsamvadctl COMMAND --help lists the options of one command.\n");
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* The message becomes one line, whatever a library put into it. */
static void
print_error (const char   *command,
             const GError *error)
{
  g_autofree char *line = samvad_text_plain (error->message);

  g_printerr ("samvadctl %s: %s\n", command, line);
}

/**
 * samvad_ctl_run:
 *
 * Returns: the exit status: 0 done, 1 failed, 2 usage
 */
int
samvad_ctl_run (int    argc,
                char **argv)
{
  g_autoptr (GError) error = NULL;
  const Command *command;

  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "help")))
    {
      print_usage (g_print);
      return 0;
    }
  if (argc >= 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("samvadctl %s\n", SAMVAD_VERSION);
      return 0;
    }
  command = argc >= 2 ? find_command (argv[1]) : NULL;
  if (command == NULL)
    {
      if (argc >= 2)
        g_printerr ("samvadctl: there is no command “%s”; samvadctl --help lists them\n", argv[1]);
      else
        print_usage (g_printerr);
      return 2;
    }
  if (command->run (argc - 1, argv + 1, &error))
    return 0;
  print_error (command->name, error);
  return g_error_matches (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE) ? 2 : 1;
}

/**
 * samvad_ctl_parse:
 * @arguments: (nullable): what stands after the options, for --help
 *
 * Reads the options of one command; what is left in @argv are its arguments.
 */
gboolean
samvad_ctl_parse (int                 *argc,
                  char              ***argv,
                  const GOptionEntry  *entries,
                  const char          *arguments,
                  GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = g_strconcat ("samvadctl ", (*argv)[0], NULL);

  g_set_prgname (name);
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, argc, argv, &problem))
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "%s; see --help", problem->message);
  return FALSE;
}

/** Returns: whether @value is there; else a usage error that names @option */
gboolean
samvad_ctl_require (const char  *value,
                    const char  *option,
                    GError     **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "%s is needed; see --help", option);
  return FALSE;
}

/** Returns: this PC's clock */
SamvadTime
samvad_ctl_get_now (void)
{
  return g_get_real_time ();
}

/** @text: (nullable): RFC 3339; NULL: now */
gboolean
samvad_ctl_parse_as_of (const char  *text,
                        SamvadTime  *as_of,
                        GError     **error)
{
  *as_of = samvad_ctl_get_now ();
  if (text == NULL || samvad_time_parse (text, as_of))
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE,
               "“%s” is no time; write it as 2026-10-20T15:30:00+05:30", text);
  return FALSE;
}

/** @text: (nullable): "old"; NULL: as the calls name the districts */
gboolean
samvad_ctl_parse_boundaries (const char          *text,
                             SamvadBoundaryView  *view,
                             GError             **error)
{
  *view = SAMVAD_BOUNDARY_VIEW_CALLED;
  if (text == NULL || samvad_boundary_view_from_code (text, view))
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE,
               "“%s” are no boundaries; boundaries are called, old, new", text);
  return FALSE;
}

/** @text: (nullable): "2026-10"; NULL: the month of @as_of */
gboolean
samvad_ctl_parse_month (const char   *text,
                        SamvadTime    as_of,
                        SamvadMonth  *month,
                        GError      **error)
{
  *month = samvad_time_get_month (as_of);
  if (text == NULL || samvad_month_parse (text, month))
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE,
               "“%s” is no month; write it as 2026-10", text);
  return FALSE;
}
