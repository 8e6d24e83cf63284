/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loses a block, so that it can be seen that ./run valgrind would fail. */
#include <glib.h>

int
main (void)
{
  gpointer volatile lost = g_malloc (64);

  lost = NULL;
  return lost != NULL;
}
