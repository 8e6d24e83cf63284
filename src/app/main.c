/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <malloc.h>

#include "samvad-application.h"

/* Any value but 0: what is freed is overwritten with it. */
#define FREED 0x5a

int
main (int    argc,
      char **argv)
{
  g_autoptr (GApplication) application = NULL;

#ifdef M_PERTURB
  /* Answers of the server hold what families are called until they are decoded: not longer. */
  mallopt (M_PERTURB, FREED);
#endif
  application = samvad_application_new ();
  return g_application_run (application, argc, argv);
}
