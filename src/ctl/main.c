/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-text.h"

int
main (int    argc,
      char **argv)
{
  const char *directory = g_getenv ("SAMVAD_LOCALEDIR");

  samvad_text_init (NULL, directory != NULL ? directory : SAMVAD_LOCALEDIR);
  return samvad_ctl_run (argc, argv);
}
