/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import.h"

#include "samvad-wire.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const names[] = { "calls", "actions", "coverage", "asterisk-cdr", "vicidial" };

static const SamvadImportProfile *
get_profile (guint8 at)
{
  static SamvadImportProfile *profiles[G_N_ELEMENTS (names)];
  guint i = at % G_N_ELEMENTS (names);

  if (profiles[i] == NULL)
    profiles[i] = samvad_import_profile_load (names[i], NULL);
  g_assert_nonnull (profiles[i]);
  return profiles[i];
}

/* Whatever file somebody hands in, the first byte choosing the profile: every row is taken, told with
 * a reason, left out or a repetition, and what is taken can be written, read again and kept. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) secret = g_bytes_new_static ("secret", 6);
  g_autoptr (SamvadImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rejected = NULL;
  const SamvadImportProfile *profile;

  if (size == 0)
    return 0;
  profile = get_profile (data[0]);
  import = samvad_import_read (profile, (const char *) data + 1, size - 1, secret, &error);
  g_assert_true ((import == NULL) == (error != NULL));
  if (import == NULL)
    return 0;
  for (guint i = 0; i < import->documents->len; i++)
    {
      const SamvadDocument *document = g_ptr_array_index (import->documents, i);
      g_autoptr (SamvadDocument) again = samvad_wire_copy (document);

      g_assert_cmpint (again->kind, ==, document->kind);
    }
  g_assert_cmpuint (import->rejected->len, <=, import->rows);
  rejected = samvad_import_list_rejected (import, profile);
  g_assert_true (g_utf8_validate (rejected, -1, NULL));
  return 0;
}
