/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "samvad-pdf.h"
#include "samvad-report-json.h"
#include "samvad-seal.h"
#include "samvad-text.h"


/** Begins a numbered chapter on a page of its own. */
void
samvad_pack_begin_chapter (SamvadPack *pack,
                           const char *title)
{
  g_autofree char *number = samvad_text_number (++pack->chapter);

  if (pack->slides)
    samvad_story_add (pack->story, SAMVAD_BLOCK_CHAPTER, title);
  else
    SAMVAD_PACK_ADD (pack, CHAPTER, "%s  %s", number, title);
}

/** Begins a page "7.2  Nuh" of a chapter that has one page a district. */
void
samvad_pack_begin_page (SamvadPack *pack,
                        const char *title)
{
  g_autofree char *chapter = samvad_text_number (pack->chapter);
  g_autofree char *page = samvad_text_number (++pack->page);

  if (pack->slides)
    samvad_story_add (pack->story, SAMVAD_BLOCK_CHAPTER, title);
  else
    SAMVAD_PACK_ADD (pack, CHAPTER, "%s.%s  %s", chapter, page, title);
}

/** Adds a table under its title, with its note; on a slide only where it is short. */
void
samvad_pack_add_table (SamvadPack  *pack,
                       SamvadTable *table)
{
  guint n_rows = samvad_table_get_n_rows (table);

  if (n_rows == 0 || pack->slides)
    return;
  samvad_story_add (pack->story, SAMVAD_BLOCK_SECTION, table->title);
  samvad_story_add_table (pack->story, table);
  if (table->note != NULL)
    samvad_story_add (pack->story, SAMVAD_BLOCK_NOTE, table->note);
}

/** Returns: (transfer full): "Review pack: October 2026" */
char *
samvad_pack_get_title (const SamvadPackInput *input)
{
  g_autofree char *span = samvad_pack_name_span (input->figures);

  /* Translators: a month, a quarter or a financial year */
  return g_strdup_printf (_("Review pack: %s"), span);
}

/**
 * samvad_pack_compose:
 * @kind: SAMVAD_PAPER_SLIDE leaves the long tables out: one finding a page
 *
 * Returns: (transfer full): the chapters of the review pack, in the language in use
 */
SamvadStory *
samvad_pack_compose (const SamvadPackInput *input,
                     SamvadPaperKind        kind)
{
  g_autofree char *title = samvad_pack_get_title (input);
  SamvadPack pack = { input, input->figures, samvad_story_new (title), kind == SAMVAD_PAPER_SLIDE, 0, 0 };

  samvad_pack_add_summary (&pack);
  samvad_pack_add_decisions (&pack);
  samvad_pack_add_target (&pack);
  samvad_pack_add_response (&pack);
  samvad_pack_add_districts (&pack);
  samvad_pack_add_services (&pack);
  samvad_pack_add_actions (&pack);
  samvad_pack_add_pages (&pack);
  samvad_pack_add_changes (&pack);
  samvad_pack_add_definitions (&pack);
  return pack.story;
}

/** Returns: (transfer full): the pack on pages: for the preview, the printer and review mode */
SamvadPages *
samvad_pack_lay_out (const SamvadPackInput *input,
                     SamvadPaperKind        kind)
{
  g_autoptr (SamvadStory) story = samvad_pack_compose (input, kind);
  g_autofree char *state = samvad_pack_describe_state (input->figures);
  g_autofree char *age = samvad_pack_describe_age (input->figures);
  SamvadRunningLines lines = { story->title, state, age };

  return samvad_pages_new (samvad_paper_get (kind), story, &lines);
}

/** Returns: (transfer full) (element-type SamvadTable): every table of the pack, for the exports */
GPtrArray *
samvad_pack_list_tables (const SamvadPackInput *input)
{
  const SamvadFigures *figures = input->figures;
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_table_unref);
  g_autofree char *query = samvad_pack_describe_month (figures);

  g_ptr_array_add (tables, samvad_table_of_target (figures));
  g_ptr_array_add (tables, samvad_table_of_officers (figures));
  g_ptr_array_add (tables, samvad_table_of_rates (figures));
  g_ptr_array_add (tables, samvad_table_of_outcomes (figures));
  g_ptr_array_add (tables, samvad_table_of_districts (figures));
  g_ptr_array_add (tables, samvad_table_of_services (figures, NULL));
  g_ptr_array_add (tables, samvad_table_of_actions (figures));
  g_ptr_array_add (tables, samvad_table_of_overdue (input));
  if (input->flow != NULL)
    {
      g_ptr_array_add (tables, samvad_table_of_flow (input));
      g_ptr_array_add (tables, samvad_table_of_responses (input));
      g_ptr_array_add (tables, samvad_table_of_ages (input));
    }
  g_ptr_array_add (tables, samvad_table_of_decisions (input));
  g_ptr_array_add (tables, samvad_table_of_restated (input->restatements, query));
  g_ptr_array_add (tables, samvad_table_of_state (figures));
  if (input->months != NULL)
    g_ptr_array_add (tables, samvad_table_of_months (input));
  return tables;
}

static gboolean
write_pdf (const SamvadPackInput  *input,
           SamvadPaperKind         kind,
           const char             *path,
           const SamvadErrand     *errand,
           GError                **error)
{
  g_autoptr (SamvadPages) pages = samvad_pack_lay_out (input, kind);
  g_autofree char *title = samvad_pack_get_title (input);

  return samvad_pdf_write (pages, title, input->figures->as_of, path, errand, error);
}

static gboolean
write_figures (const SamvadPackInput  *input,
               const char             *path,
               const SamvadErrand     *errand,
               GError                **error)
{
  g_autoptr (JsonNode) node = samvad_report_figures_to_json (input->figures);
  char *text = samvad_report_json_to_text (node);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return samvad_output_bytes (path, bytes, errand, error);
}

/**
 * samvad_pack_write:
 * @kind: of paper, for PDF
 *
 * Writes the pack: PDF has the pages, XLSX, ODS and CSV the tables, JSON the figures in the shape
 * of `samvadctl status --json`.
 */
gboolean
samvad_pack_write (const SamvadPackInput  *input,
                   SamvadFormat            format,
                   SamvadPaperKind         kind,
                   const char             *path,
                   const SamvadErrand     *errand,
                   GError                **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autofree char *title = NULL;
  SamvadExport export;

  if (format == SAMVAD_FORMAT_PDF)
    return write_pdf (input, kind, path, errand, error);
  if (format == SAMVAD_FORMAT_JSON)
    return write_figures (input, path, errand, error);
  tables = samvad_pack_list_tables (input);
  title = samvad_pack_get_title (input);
  export = (SamvadExport) { title, tables };
  return samvad_export_write (&export, format, path, errand, error);
}

static void
add_name (JsonObject       *object,
          const char       *key,
          const SamvadName *name)
{
  JsonObject *names = json_object_new ();

  if (name->en != NULL)
    json_object_set_string_member (names, "en", name->en);
  if (name->hi != NULL)
    json_object_set_string_member (names, "hi", name->hi);
  json_object_set_object_member (object, key, names);
}

/* With the names a sealed pack can be read when the cache has other districts. */
static JsonObject *
names_to_json (const SamvadReading *reading)
{
  JsonObject *root = json_object_new ();
  JsonObject *districts = json_object_new ();
  JsonObject *officers = json_object_new ();

  for (guint i = 0; i < reading->districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (reading->districts, i);

      add_name (districts, district->code, &district->name);
    }
  for (guint i = 0; i < reading->officers->len; i++)
    {
      const SamvadOfficer *officer = g_ptr_array_index (reading->officers, i);

      add_name (officers, officer->key, &officer->name);
    }
  json_object_set_object_member (root, "districts", districts);
  json_object_set_object_member (root, "officers", officers);
  return root;
}

/** Returns: (transfer full): the state of the data when the pack was made, in words and with names */
JsonNode *
samvad_pack_state_to_json (const SamvadPackInput *input)
{
  g_autoptr (SamvadTable) table = samvad_table_of_state (input->figures);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  JsonNode *node;

  g_ptr_array_add (tables, table);
  node = samvad_tables_to_json (tables);
  json_object_set_string_member (json_node_get_object (node), "version", SAMVAD_VERSION);
  json_object_set_string_member (json_node_get_object (node), "language", samvad_text_get_language ());
  json_object_set_object_member (json_node_get_object (node), "names", names_to_json (input->figures->reading));
  return node;
}

static GBytes *
node_to_bytes (JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;
  char *text = samvad_report_json_to_text (owned);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * samvad_pack_seal:
 * @fingerprint: (out) (optional): to be noted in the minutes of the meeting
 *
 * Writes the pack as presented, in portrait, with figures and data state, as one sealed file.
 */
gboolean
samvad_pack_seal (const SamvadPackInput  *input,
                  const char             *path,
                  char                  **fingerprint,
                  const SamvadErrand     *errand,
                  GError                **error)
{
  g_autoptr (SamvadPages) pages = samvad_pack_lay_out (input, SAMVAD_PAPER_PORTRAIT);
  g_autofree char *title = samvad_pack_get_title (input);
  g_autoptr (GBytes) report = samvad_pdf_make (pages, title, input->figures->as_of, errand, error);
  g_autoptr (GBytes) figures = NULL;
  g_autoptr (GBytes) state = NULL;
  GBytes *parts[SAMVAD_SEAL_N_PARTS];

  if (report == NULL)
    return FALSE;
  figures = node_to_bytes (samvad_report_figures_to_json (input->figures));
  state = node_to_bytes (samvad_pack_state_to_json (input));
  parts[SAMVAD_SEAL_REPORT] = report;
  parts[SAMVAD_SEAL_FIGURES] = figures;
  parts[SAMVAD_SEAL_STATE] = state;
  return samvad_seal_write (path, parts, fingerprint, errand, error);
}
