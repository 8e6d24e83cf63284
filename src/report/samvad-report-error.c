/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-error.h"

G_DEFINE_QUARK (samvad-report-error-quark, samvad_report_error)
