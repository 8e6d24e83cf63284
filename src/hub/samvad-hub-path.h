/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv samvad_hub_path_split (const char *path);

G_END_DECLS
