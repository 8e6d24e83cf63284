/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-reading.h"

G_BEGIN_DECLS

/* `samvadctl`: one file a command. A command gets its own arguments (argv[0] is its name) and
 * returns FALSE with an error: SAMVAD_CTL_ERROR_USAGE ends the program with status 2, any other
 * with 1, each with one line on standard error. */

#define SAMVAD_CTL_ERROR (samvad_ctl_error_quark ())
GQuark samvad_ctl_error_quark (void);

typedef enum {
  SAMVAD_CTL_ERROR_USAGE,
  SAMVAD_CTL_ERROR_FAILED,
} SamvadCtlError;

int        samvad_ctl_run             (int argc, char **argv);

gboolean   samvad_ctl_parse           (int *argc, char ***argv, const GOptionEntry *entries,
                                       const char *arguments, GError **error);
gboolean   samvad_ctl_require         (const char *value, const char *option, GError **error);
gboolean   samvad_ctl_parse_as_of     (const char *text, SamvadTime *as_of, GError **error);
gboolean   samvad_ctl_parse_month     (const char *text, SamvadTime as_of, SamvadMonth *month, GError **error);
gboolean   samvad_ctl_parse_boundaries (const char *text, SamvadBoundaryView *view, GError **error);
SamvadTime samvad_ctl_get_now         (void);

gboolean   samvad_ctl_sync            (int argc, char **argv, GError **error);
gboolean   samvad_ctl_status          (int argc, char **argv, GError **error);
gboolean   samvad_ctl_report          (int argc, char **argv, GError **error);
gboolean   samvad_ctl_export          (int argc, char **argv, GError **error);
gboolean   samvad_ctl_import          (int argc, char **argv, GError **error);
gboolean   samvad_ctl_act             (int argc, char **argv, GError **error);
gboolean   samvad_ctl_seal            (int argc, char **argv, GError **error);
gboolean   samvad_ctl_verify          (int argc, char **argv, GError **error);
gboolean   samvad_ctl_demo            (int argc, char **argv, GError **error);

G_END_DECLS
