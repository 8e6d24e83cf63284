/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *samvad_sync_certificate_explain (GTlsCertificateFlags problems);

G_END_DECLS
