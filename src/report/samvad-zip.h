/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The zip container of OpenDocument files and sealed packs, in the one form that this program
 * writes: no times, no owners, no comments. The same contents make the same bytes, which is what
 * lets a seal vouch for every byte of its file; libraries for zip write times and owners. */

typedef struct _SamvadZip SamvadZip;

typedef struct {
  char   *name;
  GBytes *content;
} SamvadZipEntry;

SamvadZip *samvad_zip_new    (void);
void       samvad_zip_free   (SamvadZip *self);
void       samvad_zip_add    (SamvadZip *self, const char *name, GBytes *content, gboolean deflate);
GBytes    *samvad_zip_finish (SamvadZip *self);
GPtrArray *samvad_zip_read   (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadZip, samvad_zip_free)

G_END_DECLS
