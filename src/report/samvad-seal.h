/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-output.h"

G_BEGIN_DECLS

/**
 * SamvadSeal:
 *
 * A month's pack as it was presented, in one file: a zip that every PC can open, with the PDF,
 * the figures and the state of the data as JSON, and a manifest with the SHA-256 of each, in the
 * form that `sha256sum -c` reads. The zip has no times and no owners, so that its contents fix
 * every byte of it: verification writes the file again and compares.
 *
 * A seal shows damage and careless change. Somebody who makes a whole new seal is found out by
 * its fingerprint, the SHA-256 of the manifest: note it in the minutes.
 */

typedef enum {
  SAMVAD_SEAL_UNCHANGED,
  SAMVAD_SEAL_CHANGED,
  SAMVAD_SEAL_NOT_A_SEAL,
} SamvadSealVerdict;

/**
 * SamvadSealCheck:
 * @changed: (element-type utf8): the parts that are not as they were sealed; "container" for the
 *   zip around them
 * @fingerprint: (nullable): SHA-256 of the manifest, in hexadecimal
 */
typedef struct {
  SamvadSealVerdict  verdict;
  GPtrArray         *changed;
  char              *fingerprint;
} SamvadSealCheck;

typedef enum {
  SAMVAD_SEAL_REPORT,           /* PDF */
  SAMVAD_SEAL_FIGURES,          /* JSON, as `samvadctl status` */
  SAMVAD_SEAL_STATE,            /* JSON: the state of the data, and names */
} SamvadSealPart;
#define SAMVAD_SEAL_N_PARTS 3

#define SAMVAD_SEAL_EXTENSION ".samvad"
#define SAMVAD_SEAL_TYPE      "application/x-samvad-pack"

gboolean         samvad_seal_write   (const char *path, GBytes *const *parts, char **fingerprint,
                                      const SamvadErrand *errand, GError **error);
GBytes          *samvad_seal_make    (GBytes *const *parts, char **fingerprint);
SamvadSealCheck *samvad_seal_verify  (const char *path, GError **error);
SamvadSealCheck *samvad_seal_check   (GBytes *bytes);
void             samvad_seal_check_free (SamvadSealCheck *check);
GBytes          *samvad_seal_extract (const char *path, SamvadSealPart part, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSealCheck, samvad_seal_check_free)

G_END_DECLS
