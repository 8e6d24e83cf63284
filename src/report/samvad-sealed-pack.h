/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"
#include "samvad-seal.h"

G_BEGIN_DECLS

/**
 * SamvadSealedPack:
 * @figures: (nullable): as they were sealed, with names; %NULL where the file is not as it was
 *
 * A sealed file, verified. Of one that was changed nothing is believed.
 */
typedef struct {
  char            *path;
  SamvadSealCheck *check;
  SamvadFigures   *figures;
} SamvadSealedPack;

SamvadSealedPack *samvad_sealed_pack_open     (const char *path, GError **error);
void              samvad_sealed_pack_free     (SamvadSealedPack *self);
char             *samvad_sealed_pack_describe (const SamvadSealedPack *self);
char             *samvad_sealed_pack_get_folder (void);
GPtrArray        *samvad_sealed_pack_list     (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSealedPack, samvad_sealed_pack_free)

G_END_DECLS
