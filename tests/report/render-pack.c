/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack.h"

#include <locale.h>

#include "sample.h"
#include "samvad-text.h"

/* usage: render-pack FOLDER: writes the sample pack in every format, on every paper and in both
 * languages, to be looked at. */

static void
check (gboolean  done,
       GError   *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
write_pages (const SamvadPackInput *input,
             const char            *folder,
             const char            *language)
{
  static const char *const names[] = { "portrait", "landscape", "slide" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("pack-%s-%s.pdf", language, names[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      gint64 before = g_get_monotonic_time ();

      check (samvad_pack_write (input, SAMVAD_FORMAT_PDF, i, path, NULL, &error), error);
      g_print ("%s: %d ms\n", name, (int) ((g_get_monotonic_time () - before) / 1000));
    }
}

static void
write_files (const SamvadPackInput *input,
             const char            *folder)
{
  g_autofree char *sealed = g_build_filename (folder, "pack.samvad", NULL);
  g_autoptr (GError) error = NULL;

  for (SamvadFormat format = SAMVAD_FORMAT_XLSX; format < SAMVAD_N_FORMATS; format++)
    {
      g_autofree char *name = g_strconcat ("pack.", samvad_format_to_code (format), NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      check (samvad_pack_write (input, format, SAMVAD_PAPER_PORTRAIT, path, NULL, &error), error);
    }
  check (samvad_pack_seal (input, sealed, NULL, NULL, &error), error);
}

int
main (int    argc,
      char **argv)
{
  static const char *const languages[] = { "en", "hi" };

  if (argc != 2)
    {
      g_printerr ("usage: render-pack FOLDER\n");
      return 2;
    }
  samvad_text_init ("en", g_getenv ("SAMVAD_LOCALEDIR") != NULL ? g_getenv ("SAMVAD_LOCALEDIR") : SAMVAD_LOCALEDIR);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (SamvadFigures) figures = NULL;
      g_autoptr (GPtrArray) decisions = sample_decisions ();
      g_autoptr (GPtrArray) actions = sample_actions (60);
      g_autoptr (SamvadFlow) flow = sample_flow ();
      SamvadPackInput input = { .decisions = decisions, .actions = actions, .flow = flow };

      samvad_text_set_language (languages[i]);
      input.figures = figures = sample_figures ();
      write_pages (&input, argv[1], languages[i]);
      if (i == 0)
        write_files (&input, argv[1]);
    }
  return 0;
}
