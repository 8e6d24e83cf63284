/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* Lines of data/districts.csv and data/demo/, fields apart by "," and "|". NULL-terminated. */
extern const char *const samvad_demo_districts[];
extern const char *const samvad_demo_projects[];
extern const char *const samvad_demo_officers[];
extern const char *const samvad_demo_workers[];
extern const char *const samvad_demo_centres[];
extern const char *const samvad_demo_remarks[];
extern const char *const samvad_demo_notes[];
extern const char *const samvad_demo_claims[];
extern const char *const samvad_demo_decisions[];
extern const char *const samvad_demo_holidays[];
