/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-program.h"

int
main (int    argc,
      char **argv)
{
  return samvad_hub_program_run (argc, argv);
}
