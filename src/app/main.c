/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GApplication) application = samvad_application_new ();

  return g_application_run (application, argc, argv);
}
