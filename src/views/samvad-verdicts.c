/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-verdicts.h"

#include "samvad-text.h"

struct _SamvadVerdicts {
  AdwPreferencesGroup  parent;
  GPtrArray           *rows;        /* not owned */
  GtkWidget           *waiting;     /* not owned; NULL when nothing is under way */
};

G_DEFINE_FINAL_TYPE (SamvadVerdicts, samvad_verdicts, ADW_TYPE_PREFERENCES_GROUP)

/* The row's texts come from a server: they are no markup. */
static GtkWidget *
set_title (GtkWidget  *row,
           const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  GtkWidget *row = set_title (adw_action_row_new (), title);
  g_autofree char *escaped = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (escaped != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  return row;
}

static void
add_row (SamvadVerdicts *self,
         GtkWidget      *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * samvad_certificate_get_fingerprint:
 *
 * Returns: (transfer full) (nullable): SHA-256 of the certificate, as pairs of digits with colons,
 *   to be compared with what the administrator says
 */
char *
samvad_certificate_get_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *digits = NULL;
  GString *text;

  g_object_get (certificate, "certificate", &bytes, NULL);
  if (bytes == NULL)
    return NULL;
  digits = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  text = g_string_new (NULL);
  for (guint i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (digits[i]));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_validity (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *first = from != NULL ? g_date_time_format (from, "%Y-%m-%d") : NULL;
  g_autofree char *last = until != NULL ? g_date_time_format (until, "%Y-%m-%d") : NULL;

  return first != NULL && last != NULL ? g_strconcat (first, " – ", last, NULL) : NULL;
}

/* @expander: (nullable): where the detail goes; NULL: in sight */
static void
add_detail (SamvadVerdicts *self,
            GtkWidget      *expander,
            const char     *title,
            char           *value)
{
  g_autofree char *text = value;

  if (text == NULL || text[0] == '\0')
    return;
  if (expander != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_row (title, text));
  else
    add_row (self, new_row (title, text));
}

static void
add_certificate (SamvadVerdicts  *self,
                 GtkWidget       *expander,
                 GTlsCertificate *certificate)
{
  add_detail (self, expander, _("Issued to"), g_tls_certificate_get_subject_name (certificate));
  add_detail (self, expander, _("Issued by"), g_tls_certificate_get_issuer_name (certificate));
  add_detail (self, expander, _("Valid"), describe_validity (certificate));
  add_detail (self, expander, _("Fingerprint (SHA-256)"), samvad_certificate_get_fingerprint (certificate));
}

static void
clear_waiting (SamvadVerdicts *self)
{
  if (self->waiting == NULL)
    return;
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->waiting);
  self->waiting = NULL;
}

static void
show_waiting (SamvadVerdicts *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->waiting = new_row (_("Trying the next step…"), NULL);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->waiting), spinner);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->waiting);
}

/** Forgets what was found before and waits for the first step. */
void
samvad_verdicts_begin (SamvadVerdicts *self)
{
  clear_waiting (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  show_waiting (self);
}

static GtkWidget *
new_icon (gboolean passed)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (passed ? "object-select-symbolic" : "dialog-error-symbolic");

  gtk_widget_add_css_class (icon, passed ? "success" : "error");
  /* The sign of the row for who does not see it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  passed ? C_("step", "passed") : C_("step", "failed"), -1);
  return icon;
}

/* The details are there for who wants to compare them. */
static void
add_trusted (SamvadVerdicts  *self,
             const char      *text,
             GTlsCertificate *certificate)
{
  GtkWidget *row = set_title (adw_expander_row_new (), text);

  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), new_icon (TRUE));
  add_row (self, row);
  add_certificate (self, row, certificate);
}

static void
add_plain (SamvadVerdicts *self,
           gboolean        passed,
           const char     *text)
{
  GtkWidget *row = new_row (text, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_icon (passed));
  add_row (self, row);
}

/**
 * samvad_verdicts_add:
 * @text: what was found, or what to do
 * @certificate: (nullable): its details are in sight where the step failed, and can be opened where it passed
 */
void
samvad_verdicts_add (SamvadVerdicts  *self,
                     gboolean         passed,
                     const char      *text,
                     GTlsCertificate *certificate)
{
  g_return_if_fail (SAMVAD_IS_VERDICTS (self));

  clear_waiting (self);
  if (passed && certificate != NULL)
    add_trusted (self, text, certificate);
  else
    add_plain (self, passed, text);
  if (!passed && certificate != NULL)
    add_certificate (self, NULL, certificate);
  if (passed)
    show_waiting (self);
}

/** Nothing more will be tried. */
void
samvad_verdicts_end (SamvadVerdicts *self)
{
  clear_waiting (self);
}

static void
samvad_verdicts_finalize (GObject *object)
{
  g_ptr_array_unref (SAMVAD_VERDICTS (object)->rows);
  G_OBJECT_CLASS (samvad_verdicts_parent_class)->finalize (object);
}

static void
samvad_verdicts_class_init (SamvadVerdictsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = samvad_verdicts_finalize;
}

static void
samvad_verdicts_init (SamvadVerdicts *self)
{
  self->rows = g_ptr_array_new ();
}
