/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-seal.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever file somebody hands in as a sealed pack: there is a verdict. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SamvadSealCheck) check = samvad_seal_check (bytes);

  g_assert_nonnull (check);
  g_assert_true (check->verdict <= SAMVAD_SEAL_NOT_A_SEAL);
  return 0;
}
