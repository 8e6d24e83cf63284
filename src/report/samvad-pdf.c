/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "samvad-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "samvad-report-error.h"
#include "samvad-text.h"

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (const SamvadPaper *paper,
                GByteArray        *bytes,
                const char        *title,
                SamvadTime         as_of)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, paper->width, paper->height);
  g_autofree char *time = samvad_time_to_string (as_of);

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Samvad " SAMVAD_VERSION);
  /* The time of the data, not of the PC: the same figures make the same file. */
  if (time != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  return surface;
}

static void
add_outline (cairo_surface_t *surface,
             SamvadPages     *pages)
{
  GArray *outline = samvad_pages_get_outline (pages);
  int chapter = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < outline->len; i++)
    {
      const SamvadOutline *entry = &g_array_index (outline, SamvadOutline, i);
      /* Numbers in C, whatever the locale. */
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *link = g_strdup_printf ("page=%u pos=[0 %s]", entry->page + 1,
                                               g_ascii_formatd (y, sizeof y, "%.2f", entry->y));
      int id = cairo_pdf_surface_add_outline (surface, entry->level == 0 ? CAIRO_PDF_OUTLINE_ROOT : chapter,
                                              entry->title, link, entry->level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      if (entry->level == 0)
        chapter = id;
    }
}

static gboolean
draw_pages (cairo_surface_t     *surface,
            SamvadPages         *pages,
            const SamvadErrand  *errand,
            GError             **error)
{
  cairo_t *cr = cairo_create (surface);
  guint count = samvad_pages_get_count (pages);
  gboolean done = TRUE;

  for (guint i = 0; done && i < count; i++)
    {
      done = samvad_errand_step (errand, (double) i / count, error);
      if (done)
        samvad_pages_draw (pages, cr, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  return done;
}

/* What an amendment must repeat of the file: numbers of objects, and where their table is. */
typedef struct {
  gint64 table;
  gint64 root;
  gint64 info;
  gint64 size;
} Trailer;

/* The number that follows the last @key of the file, such as that of "/Root 12 0 R"; -1: none */
static gint64
find_number (GByteArray *bytes,
             const char *key)
{
  gsize length = strlen (key);

  for (gsize i = bytes->len; i >= length; i--)
    if (memcmp (bytes->data + i - length, key, length) == 0)
      return g_ascii_strtoll ((const char *) bytes->data + i, NULL, 10);
  return -1;
}

static gboolean
find_trailer (GByteArray *bytes,
              Trailer    *trailer)
{
  trailer->table = find_number (bytes, "startxref");
  trailer->root = find_number (bytes, "/Root ");
  trailer->info = find_number (bytes, "/Info ");
  trailer->size = find_number (bytes, "/Size ");
  return trailer->table > 0 && trailer->root > 0 && trailer->info > 0 && trailer->size > 0;
}

/* Returns: (nullable): the object @number without the ">>" at its end and what follows */
static char *
copy_open_dictionary (GByteArray *bytes,
                      gint64      number)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GINT64_FORMAT " 0 obj", number);
  const char *data = (const char *) bytes->data;
  const char *start = memmem (data, bytes->len, head, strlen (head));
  const char *end = start != NULL ? memmem (start, bytes->len - (gsize) (start - data), "endobj", 6) : NULL;

  while (end != NULL && end > start + 1 && !(end[-1] == '>' && end[-2] == '>'))
    end--;
  return end != NULL && end > start + 3 ? g_strndup (start + 1, (gsize) (end - 2 - start - 1)) : NULL;
}

G_GNUC_PRINTF (2, 3)
static void
append_format (GByteArray *bytes,
               const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* cairo 1.16 cannot say the language of a document. PDF lets a file be amended at its end (ISO
 * 32000-1, 7.5.6): the catalogue is written again with /Lang, for readers that speak the text. */
static void
add_language (GByteArray *bytes)
{
  Trailer trailer;
  g_autofree char *catalogue = NULL;
  guint object = bytes->len;
  guint table;

  if (!find_trailer (bytes, &trailer))
    return;
  catalogue = copy_open_dictionary (bytes, trailer.root);
  if (catalogue == NULL)
    return;
  append_format (bytes, "%s /Lang (%s-IN)\n>>\nendobj\n", catalogue, samvad_text_get_language ());
  table = bytes->len;
  append_format (bytes, "xref\n%" G_GINT64_FORMAT " 1\n%010u 00000 n \n", trailer.root, object);
  append_format (bytes, "trailer\n<< /Size %" G_GINT64_FORMAT " /Root %" G_GINT64_FORMAT " 0 R /Info %"
                 G_GINT64_FORMAT " 0 R /Prev %" G_GINT64_FORMAT " >>\nstartxref\n%u\n%%%%EOF\n",
                 trailer.size, trailer.root, trailer.info, trailer.table, table);
}

/**
 * samvad_pdf_make:
 * @as_of: stands in the file as its time
 *
 * Returns: (transfer full) (nullable): the pages as PDF: vectors, text that can be selected and
 *   searched, a table of contents, title and language; %NULL where it was cancelled
 */
GBytes *
samvad_pdf_make (SamvadPages         *pages,
                 const char          *title,
                 SamvadTime           as_of,
                 const SamvadErrand  *errand,
                 GError             **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = create_surface (samvad_pages_get_paper (pages), bytes, title, as_of);
  gboolean done = draw_pages (surface, pages, errand, error);
  cairo_status_t status;

  if (done)
    add_outline (surface, pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (done && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_WRITE,
                   _("The PDF cannot be written (%s): close other programs, then try again"),
                   cairo_status_to_string (status));
      done = FALSE;
    }
  if (!done)
    {
      g_byte_array_unref (bytes);
      return NULL;
    }
  add_language (bytes);
  return g_byte_array_free_to_bytes (bytes);
}

gboolean
samvad_pdf_write (SamvadPages         *pages,
                  const char          *title,
                  SamvadTime           as_of,
                  const char          *path,
                  const SamvadErrand  *errand,
                  GError             **error)
{
  g_autoptr (GBytes) bytes = samvad_pdf_make (pages, title, as_of, errand, error);

  return bytes != NULL && samvad_output_bytes (path, bytes, errand, error);
}
