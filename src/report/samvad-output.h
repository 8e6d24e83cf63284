/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @share: 0 to 1 of the work that is done. Called in the thread that writes. */
typedef void (*SamvadProgressFunc) (double share, gpointer user_data);

/**
 * SamvadErrand:
 * @cancellable: (nullable)
 * @progress: (nullable)
 *
 * Who waits for a long writing: asked at every step whether it still goes on. A %NULL errand
 * waits for nothing.
 */
typedef struct {
  GCancellable       *cancellable;
  SamvadProgressFunc  progress;
  gpointer            user_data;
} SamvadErrand;

/* Writes all of the file @path, which is not the one that the reader named; @data is the caller's. FALSE with no error:
 * the system's errno says why, and who named the file is told. */
typedef gboolean (*SamvadWriteFunc) (const char *path, gpointer data, const SamvadErrand *errand, GError **error);

gboolean samvad_errand_step    (const SamvadErrand *self, double share, GError **error);
gboolean samvad_output_write   (const char *path, const char *bytes, gsize size);
gboolean samvad_output_replace (const char *path, SamvadWriteFunc func, gpointer data, const SamvadErrand *errand,
                                GError **error);
gboolean samvad_output_bytes   (const char *path, GBytes *bytes, const SamvadErrand *errand, GError **error);

G_END_DECLS
