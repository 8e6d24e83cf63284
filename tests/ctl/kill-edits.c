/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill-edits URL CACHE ITEM ROUNDS SEED: writes notes on an item and synchronises, as samvadctl does, in a process that
 * is killed at a random moment, so many times. Prints each note whose writing had been accepted before. The children are
 * forks of one process without threads: a program that is started anew costs a sanitizer fifty times as much. */
#include "samvad-ctl.h"
#include "samvad-random.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST_LIFE 40000      /* microseconds, from its start or its first edit */
#define PATIENCE     60000      /* milliseconds, for that edit on a busy machine */

typedef struct {
  const char *url;
  const char *cache;
  const char *item;
} Place;

static int
act (const Place *place,
     const char  *text)
{
  char *argv[] = { (char *) "samvadctl", (char *) "act", (char *) "--cache-dir", (char *) place->cache, (char *) place->item,
                   (char *) "note", (char *) "--by", (char *) "s-1", (char *) "--text", (char *) text, NULL };

  return samvad_ctl_run (G_N_ELEMENTS (argv) - 1, argv);
}

static int
synchronise (const Place *place)
{
  char *argv[] = { (char *) "samvadctl", (char *) "sync", (char *) "--server", (char *) place->url, (char *) "--database",
                   (char *) "samvad", (char *) "--cache-dir", (char *) place->cache, (char *) "--once", NULL };

  return samvad_ctl_run (G_N_ELEMENTS (argv) - 1, argv);
}

/* Until it is killed. Every fourth life begins with sending what the last one left. */
static void
live (const Place *place,
      guint        round,
      int          out)
{
  for (guint number = 0;; number++)
    {
      g_autofree char *text = g_strdup_printf ("n-%u-%u\n", round, number);
      g_autofree char *note = g_strchomp (g_strdup (text));

      if ((number > 0 || round % 4 != 3) && act (place, note) == 0 && write (out, text, strlen (text)) < 0)
        _exit (1);
      synchronise (place);
    }
}

static gboolean
pass_on (int in)
{
  char text[4096];
  ssize_t size;

  while ((size = read (in, text, sizeof text)) > 0)
    if (fwrite (text, 1, (size_t) size, stdout) != (size_t) size)
      return FALSE;
  return size == 0;
}

static gboolean
run_round (const Place  *place,
           guint         round,
           SamvadRandom *random)
{
  int ends[2], status = 0;
  pid_t child;

  if (pipe (ends) != 0 || (child = fork ()) < 0)
    return FALSE;
  if (child == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

      close (ends[0]);
      /* What is interrupted says so or not, as it comes. */
      dup2 (nowhere, STDOUT_FILENO);
      dup2 (nowhere, STDERR_FILENO);
      live (place, round, ends[1]);
    }
  close (ends[1]);
  /* Every second life is long enough to have something to lose, however slow the machine is. */
  if (round % 2 == 0)
    {
      struct pollfd first = { .fd = ends[0], .events = POLLIN };

      poll (&first, 1, PATIENCE);
    }
  g_usleep (samvad_random_below (random, LONGEST_LIFE));
  kill (child, SIGKILL);
  if (waitpid (child, &status, 0) != child || !WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    return FALSE;
  if (!pass_on (ends[0]))
    return FALSE;
  close (ends[0]);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  Place place = { argc == 6 ? argv[1] : NULL, argc == 6 ? argv[2] : NULL, argc == 6 ? argv[3] : NULL };
  guint rounds = argc == 6 ? (guint) strtoul (argv[4], NULL, 10) : 0;
  SamvadRandom random = { argc == 6 ? strtoull (argv[5], NULL, 10) : 0 };

  if (argc != 6)
    {
      g_printerr ("kill-edits URL CACHE ITEM ROUNDS SEED\n");
      return 2;
    }
  for (guint round = 0; round < rounds; round++)
    if (fflush (stdout) != 0 || !run_round (&place, round, &random))
      {
        g_printerr ("round %u: no process was killed\n", round);
        return 1;
      }
  return 0;
}
