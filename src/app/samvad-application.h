/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** SamvadApplication: one instance; its command line is that of DESIGN section 2. */
#define SAMVAD_TYPE_APPLICATION (samvad_application_get_type ())
G_DECLARE_FINAL_TYPE (SamvadApplication, samvad_application, SAMVAD, APPLICATION, AdwApplication)

GApplication *samvad_application_new (void);

G_END_DECLS
