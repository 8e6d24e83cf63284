/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <malloc.h>

#include "samvad-application.h"

/* Any value but 0: what is freed is overwritten with it. */
#define FREED 0x5a

/* Each thread that reads or decodes would get a heap of its own, up to eight for each processor, and each of them stays
 * as large as the largest reading was: two are enough for threads that wait for the disk. */
#define HEAPS 2
/* A number of its own keeps glibc from raising it to the largest block ever freed: what is large goes back at once. */
#define LARGE (256 * 1024)

static void
tune_memory (void)
{
#ifdef M_PERTURB
  /* Answers of the server hold what families are called until they are decoded: not longer. */
  mallopt (M_PERTURB, FREED);
#endif
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, HEAPS);
#endif
#ifdef M_MMAP_THRESHOLD
  mallopt (M_MMAP_THRESHOLD, LARGE);
#endif
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GApplication) application = NULL;

  tune_memory ();
  application = samvad_application_new ();
  return g_application_run (application, argc, argv);
}
