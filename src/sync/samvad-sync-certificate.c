/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-certificate.h"

#include <glib/gi18n-lib.h>

static const struct {
  GTlsCertificateFlags problem;
  const char          *words;
} reasons[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_("no authority that this PC trusts has signed it") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_("it is for another name than that of the address") },
  { G_TLS_CERTIFICATE_EXPIRED, N_("it has expired, or this PC’s clock is fast") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_("it is not valid yet, or this PC’s clock is slow") },
  { G_TLS_CERTIFICATE_REVOKED, N_("it was revoked") },
  { G_TLS_CERTIFICATE_INSECURE, N_("its method is not secure any more") },
};

/** Returns: (transfer full): why a certificate is not trusted, as the end of a sentence */
char *
samvad_sync_certificate_explain (GTlsCertificateFlags problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (problems & reasons[i].problem)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", _(reasons[i].words));
  if (text->len == 0)
    g_string_append (text, _("it cannot be checked"));
  return g_string_free (text, FALSE);
}
