/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-text.h"

int
main (int    argc,
      char **argv)
{
  samvad_text_init (NULL, SAMVAD_LOCALEDIR);
  return samvad_ctl_run (argc, argv);
}
