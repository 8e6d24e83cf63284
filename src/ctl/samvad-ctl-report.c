/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-ctl-errand.h"
#include "samvad-pack-gather.h"
#include "samvad-partner.h"
#include "samvad-seal.h"
#include "samvad-text.h"

/* What `report` and `seal` have in common on the command line. */
typedef struct {
  char  *directory;
  char  *month;
  char  *span;
  char  *as_of;
  char  *language;
  char  *format;
  char  *output;
  char  *boundaries;
  char **districts;
  int    window;
  gboolean landscape;
  gboolean partner;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->directory);
  g_free (options->month);
  g_free (options->span);
  g_free (options->as_of);
  g_free (options->language);
  g_free (options->format);
  g_free (options->output);
  g_free (options->boundaries);
  g_strfreev (options->districts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options   *options,
       int        argc,
       char     **argv,
       GError   **error)
{
  const GOptionEntry entries[] = {
    { "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->directory, "the cache's folder", "DIR" },
    { "month", 0, 0, G_OPTION_ARG_STRING, &options->month, "the month; this one by default", "YYYY-MM" },
    { "span", 0, 0, G_OPTION_ARG_STRING, &options->span, "month, or the quarter or financial year that the month is in", "SPAN" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options->as_of, "the time of reading; now by default", "TIME" },
    { "window", 0, 0, G_OPTION_ARG_INT, &options->window, "months of feedback; by rule by default", "MONTHS" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options->language, "en or hi", "LANGUAGE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, "pdf, xlsx, ods, csv or json; by the file's name by default", "FORMAT" },
    { "district", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->districts, "a district that gets a page of its own", "CODE" },
    { "boundaries", 0, 0, G_OPTION_ARG_STRING, &options->boundaries, "called, old or new: where district boundaries changed", "BOUNDARIES" },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options->landscape, "A4 landscape", NULL },
    { "partner", 0, 0, G_OPTION_ARG_NONE, &options->partner, "only aggregates, suppressed so that no family can be picked out", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, "the file to write", "FILE" },
    { NULL }
  };

  return samvad_ctl_parse (&argc, &argv, entries, NULL, error) &&
         samvad_ctl_require (options->directory, "--cache-dir", error) &&
         samvad_ctl_require (options->output, "-o", error);
}

static gboolean
choose_format (const Options  *options,
               SamvadFormat   *format,
               GError        **error)
{
  const char *dot = strrchr (options->output, '.');
  const char *code = options->format != NULL ? options->format : dot != NULL ? dot + 1 : "pdf";

  if (samvad_format_from_code (code, format))
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE,
               "“%s” is no format; formats are pdf, xlsx, ods, csv, json", code);
  return FALSE;
}

static gboolean
choose_language (const Options  *options,
                 GError        **error)
{
  if (options->language == NULL || samvad_text_set_language (options->language))
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "there is no translation into “%s”; use en or hi",
               options->language);
  return FALSE;
}

static gboolean
choose_span (const Options  *options,
             SamvadSpan     *span,
             GError        **error)
{
  if (samvad_span_from_code (options->span != NULL ? options->span : "month", span))
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE,
               "“%s” is no span; spans are month, quarter, year", options->span);
  return FALSE;
}

static SamvadPackSource *
gather (const Options  *options,
        GError        **error)
{
  g_autoptr (SamvadStore) store = NULL;
  SamvadPackScope scope = { .window = (guint) options->window, .districts = (const char *const *) options->districts };

  if (!samvad_ctl_parse_as_of (options->as_of, &scope.as_of, error) ||
      !samvad_ctl_parse_month (options->month, scope.as_of, &scope.month, error) ||
      !choose_span (options, &scope.span, error) ||
      !samvad_ctl_parse_boundaries (options->boundaries, &scope.boundaries, error) || !choose_language (options, error))
    return NULL;
  store = samvad_store_open (options->directory, SAMVAD_STORE_READ_ONLY, error);
  if (store == NULL)
    return NULL;
  return samvad_pack_gather (store, &scope, samvad_ctl_get_errand ()->cancellable, error);
}

/** samvadctl report --cache-dir DIR --month YYYY-MM [OPTION…] -o FILE */
gboolean
samvad_ctl_report (int      argc,
                   char   **argv,
                   GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (SamvadPackSource) source = NULL;
  SamvadPaperKind kind;
  SamvadFormat format;

  if (!parse (&options, argc, argv, error) || !choose_format (&options, &format, error))
    return FALSE;
  source = gather (&options, error);
  if (source == NULL)
    return FALSE;
  kind = options.landscape ? SAMVAD_PAPER_LANDSCAPE : SAMVAD_PAPER_PORTRAIT;
  if (options.partner)
    return samvad_partner_write (source->figures, format, kind, options.output, samvad_ctl_get_errand (), error);
  return samvad_pack_write (&source->input, format, kind, options.output, samvad_ctl_get_errand (), error);
}

/** samvadctl seal --cache-dir DIR --month YYYY-MM [--as-of TIME] -o FILE */
gboolean
samvad_ctl_seal (int      argc,
                 char   **argv,
                 GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (SamvadPackSource) source = NULL;
  g_autofree char *fingerprint = NULL;

  if (!parse (&options, argc, argv, error))
    return FALSE;
  if (options.span != NULL && !g_str_equal (options.span, "month"))
    {
      g_set_error_literal (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "only the pack of a month is sealed");
      return FALSE;
    }
  source = gather (&options, error);
  if (source == NULL || !samvad_pack_seal (&source->input, options.output, &fingerprint,
                                             samvad_ctl_get_errand (), error))
    return FALSE;
  g_print ("%s\n", fingerprint);
  return TRUE;
}

/** samvadctl verify FILE: done (0) only where the file is as it was sealed */
gboolean
samvad_ctl_verify (int      argc,
                   char   **argv,
                   GError **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (SamvadSealCheck) check = NULL;
  g_autofree char *parts = NULL;

  if (!samvad_ctl_parse (&argc, &argv, entries, "FILE", error) ||
      !samvad_ctl_require (argc > 1 ? argv[1] : NULL, "the sealed file", error))
    return FALSE;
  check = samvad_seal_verify (argv[1], error);
  if (check == NULL)
    return FALSE;
  if (check->verdict == SAMVAD_SEAL_UNCHANGED)
    {
      g_print ("unchanged %s\n", check->fingerprint);
      return TRUE;
    }
  if (check->verdict == SAMVAD_SEAL_NOT_A_SEAL)
    {
      g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED, "“%s” is no sealed pack", argv[1]);
      return FALSE;
    }
  g_ptr_array_add (check->changed, NULL);
  parts = g_strjoinv (", ", (char **) check->changed->pdata);
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED, "“%s” was changed since it was sealed: %s", argv[1], parts);
  return FALSE;
}
