/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "sample.h"
#include "samvad-boundaries.h"
#include "samvad-pack-private.h"
#include "samvad-report-json.h"
#include "samvad-seal.h"
#include "samvad-text.h"
#include "samvad-type.h"

#define RESOLUTION 36   /* pixels an inch: two points a pixel */

typedef struct {
  char           *folder;
  char           *path;
  SamvadFigures  *figures;
  GPtrArray      *decisions;
  GPtrArray      *actions;
  SamvadFlow     *flow;
  SamvadPackInput input;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  samvad_text_set_language (data != NULL ? data : "en");
  fixture->folder = g_dir_make_tmp ("samvad-pack-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  fixture->figures = sample_figures ();
  fixture->decisions = sample_decisions ();
  fixture->actions = sample_actions (60);
  fixture->input.figures = fixture->figures;
  fixture->input.decisions = fixture->decisions;
  fixture->input.actions = fixture->actions;
  fixture->flow = sample_flow ();
  fixture->input.flow = fixture->flow;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  samvad_figures_free (fixture->figures);
  g_ptr_array_unref (fixture->decisions);
  g_ptr_array_unref (fixture->actions);
  samvad_flow_free (fixture->flow);
}

static void
write_pdf (Fixture         *fixture,
           SamvadPaperKind  kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (samvad_pack_write (&fixture->input, SAMVAD_FORMAT_PDF, kind, fixture->path, NULL, &error));
  g_assert_no_error (error);
}

/* Returns: (nullable): what the program prints, without white space: lines are broken anywhere */
static char *
run (const char *program,
     const char *first,
     ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  const char *arg;
  va_list args;
  int status;

  g_ptr_array_add (argv, (gpointer) program);
  va_start (args, first);
  for (arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  if (!g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error))
    return NULL;
  g_assert_cmpint (status, ==, 0);
  return out;
}

static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
assert_holds (const char *text,
              const char *what,
              char       *value)
{
  g_autofree char *owned = value;
  g_autofree char *squeezed = squeeze (value);

  if (strstr (text, squeezed) == NULL)
    g_error ("%s: “%s” is not in the pages", what, value);
}

static void
assert_holds_headlines (const char          *text,
                        const SamvadFigures *figures)
{
  const SamvadPace *pace = &figures->pace;

  assert_holds (text, "counted", samvad_text_number (pace->counted));
  assert_holds (text, "target", samvad_text_number (pace->calls));
  assert_holds (text, "elapsed", samvad_text_decimal (pace->elapsed, pace->elapsed == (double) (gint64) pace->elapsed ? 0 : 1));
  assert_holds (text, "expected", samvad_text_decimal (pace->expected, pace->expected == (double) (gint64) pace->expected ? 0 : 1));
  assert_holds (text, "needed", samvad_text_decimal (pace->needed_per_day, 1));
  assert_holds (text, "mean", samvad_text_decimal (pace->mean, 1));
  assert_holds (text, "low", samvad_text_decimal (pace->low, 1));
  assert_holds (text, "high", samvad_text_decimal (pace->high, 1));
  assert_holds (text, "rr1", samvad_text_percent (figures->rates.rr1));
  assert_holds (text, "rr2", samvad_text_percent (figures->rates.rr2));
  assert_holds (text, "coop1", samvad_text_percent (figures->rates.coop1));
  assert_holds (text, "con1", samvad_text_percent (figures->rates.con1));
  assert_holds (text, "ref1", samvad_text_percent (figures->rates.ref1));
  assert_holds (text, "state", samvad_text_percent (figures->state.share.share));
  assert_holds (text, "interval", samvad_pack_describe_interval (&figures->state.share));
  assert_holds (text, "n", samvad_text_number (figures->state.share.n));
  assert_holds (text, "overdue", samvad_text_number (figures->reading->actions.overdue));
}

/* A row of the table as pdftotext reads it: name, then the numbers in order. */
static void
assert_holds_rows (const char          *text,
                   const SamvadFigures *figures)
{
  for (guint i = 0; i < figures->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);
      g_autofree char *share = samvad_pack_describe_share (&district->sentiments.share);
      g_autofree char *interval = samvad_pack_describe_interval (&district->sentiments.share);

      assert_holds (text, "district", g_strdup_printf ("%s%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT "%s%s",
                                                       samvad_pack_name_district (figures, district->code),
                                                       district->counted, district->sentiments.share.n, share,
                                                       interval));
    }
  for (guint i = 0; i < SAMVAD_OUTCOME_UNKNOWN; i++)
    assert_holds (text, "outcome", g_strdup_printf ("%s%" G_GINT64_FORMAT,
                                                    samvad_text_label (samvad_outcome_to_label (i)),
                                                    figures->outcomes[i]));
}

/* The sample has the same of each response in a month, so the sums are of six months of six kinds. */
static void
assert_holds_flow (const char       *text,
                   const SamvadFlow *flow)
{
  assert_holds (text, "what is not of the month", g_strdup (_("Items of all months, as they stand now.")));
  assert_holds (text, "overdue on the front page", g_strdup (_("overdue items, all months")));
  assert_holds (text, "verified of claimed", g_strdup_printf (C_("figure", "%1$s of %2$s"), "24", "42"));
  for (guint i = flow->months->len - 6; i < flow->months->len; i++)
    {
      const SamvadFlowMonth *month = &g_array_index (flow->months, SamvadFlowMonth, i);
      g_autofree char *name = samvad_text_month_short (month->month);
      g_autofree char *net = samvad_text_number (samvad_flow_month_get_net (month));

      assert_holds (text, "month", g_strdup_printf ("%s%d%d5%d%s4224", name, (int) month->n[SAMVAD_FLOW_OPENED],
                                                    (int) month->n[SAMVAD_FLOW_VERIFIED],
                                                    (int) month->n[SAMVAD_FLOW_CANCELLED], net));
    }
  for (guint response = 0; response < SAMVAD_RESPONSE_UNKNOWN; response++)
    assert_holds (text, "response", g_strdup_printf ("%s%d%d", samvad_text_label (samvad_response_to_label (response)), 42,
                                                     (int) (18 + 6 * (response % 3))));
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;

  write_pdf (fixture, SAMVAD_PAPER_PORTRAIT);
  said = run ("pdftotext", "-layout", fixture->path, "-", NULL);
  if (said == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  text = squeeze (said);
  assert_holds_headlines (text, fixture->figures);
  assert_holds_rows (text, fixture->figures);
  assert_holds_flow (text, fixture->flow);
  assert_holds (text, "decision", g_strdup ("आंगनवाड़ी केंद्रों पर"));
}

static void
test_metadata (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *said = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  write_pdf (fixture, SAMVAD_PAPER_PORTRAIT);
  said = run ("pdfinfo", fixture->path, NULL);
  if (said == NULL)
    {
      g_test_skip ("pdfinfo is not here");
      return;
    }
  g_assert_nonnull (strstr (said, "2026"));
  g_assert_nonnull (strstr (said, "595.276 x 841.89 pts (A4)"));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_nonnull (g_strrstr_len (bytes + size - 400, 400, data != NULL && g_str_equal (data, "hi")
                                                            ? "/Lang (hi-IN)" : "/Lang (en-IN)"));
  g_assert_nonnull (g_strrstr_len (bytes + size - 400, 400, "/Outlines"));
}

typedef struct {
  int           width;
  int           height;
  const guint8 *pixels;
} Picture;

/* A PGM as pdftoppm writes it: "P5\nWIDTH HEIGHT\n255\n" and the bytes. */
static Picture
parse_pgm (const char *bytes,
           gsize       size)
{
  Picture picture = { 0 };
  char *end;

  g_assert_cmpint (strncmp (bytes, "P5\n", 3), ==, 0);
  picture.width = (int) strtol (bytes + 3, &end, 10);
  picture.height = (int) strtol (end, &end, 10);
  g_assert_cmpint (strtol (end, &end, 10), ==, 255);
  picture.pixels = (const guint8 *) end + 1;
  g_assert_cmpuint ((gsize) ((const char *) picture.pixels - bytes) + (gsize) (picture.width * picture.height), ==, size);
  return picture;
}

static guint
count_ink (const Picture *picture,
           double         x0,
           double         y0,
           double         x1,
           double         y1)
{
  double scale = RESOLUTION / 72.0;
  guint ink = 0;

  for (int y = MAX ((int) (y0 * scale), 0); y < MIN ((int) (y1 * scale), picture->height); y++)
    for (int x = MAX ((int) (x0 * scale), 0); x < MIN ((int) (x1 * scale), picture->width); x++)
      ink += picture->pixels[y * picture->width + x] < 250;
  return ink;
}

/* Nothing reaches into the margins, nothing touches the edge of the running lines, no page is bare. */
static void
check_page (const char        *path,
            const SamvadPaper *paper)
{
  g_autofree char *bytes = NULL;
  Picture picture;
  gsize size;
  /* A glyph may lean over its edge by a point; a pixel is two. */
  double slack = 3;

  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  picture = parse_pgm (bytes, size);
  g_assert_cmpuint (count_ink (&picture, 0, 0, paper->side - slack, paper->height), ==, 0);
  g_assert_cmpuint (count_ink (&picture, paper->width - paper->side + slack, 0, paper->width, paper->height), ==, 0);
  g_assert_cmpuint (count_ink (&picture, 0, 0, paper->width, paper->top * 0.3), ==, 0);
  g_assert_cmpuint (count_ink (&picture, 0, paper->height - paper->bottom * 0.3, paper->width, paper->height), ==, 0);
  g_assert_cmpuint (count_ink (&picture, 0, paper->height - paper->bottom + slack, paper->width,
                               paper->height - paper->bottom * 0.75), ==, 0);
  g_assert_cmpuint (count_ink (&picture, paper->side, paper->top, paper->width, paper->height - paper->bottom), >, 20);
  g_assert_cmpuint (count_ink (&picture, 0, 0, paper->width, paper->top), >, 20);
}

static void
check_pages (Fixture         *fixture,
             SamvadPaperKind  kind)
{
  g_autofree char *root = g_build_filename (fixture->folder, "page", NULL);
  g_autofree char *resolution = g_strdup_printf ("%d", RESOLUTION);
  g_autofree char *said = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint pages = 0;

  write_pdf (fixture, kind);
  said = run ("pdftoppm", "-r", resolution, "-gray", fixture->path, root, NULL);
  if (said == NULL)
    {
      g_test_skip ("pdftoppm is not here");
      return;
    }
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".pgm"))
      {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        check_page (path, samvad_paper_get (kind));
        g_unlink (path);
        pages++;
      }
  g_assert_cmpuint (pages, >, 9);
}

static void
test_margins (Fixture       *fixture,
              gconstpointer  data)
{
  for (SamvadPaperKind kind = SAMVAD_PAPER_PORTRAIT; kind <= SAMVAD_PAPER_SLIDE; kind++)
    check_pages (fixture, kind);
}

static void
test_same_input_same_bytes (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize size, size_again;

  write_pdf (fixture, SAMVAD_PAPER_PORTRAIT);
  g_assert_true (g_file_get_contents (fixture->path, &first, &size, NULL));
  write_pdf (fixture, SAMVAD_PAPER_PORTRAIT);
  g_assert_true (g_file_get_contents (fixture->path, &second, &size_again, NULL));
  g_assert_cmpmem (first, size, second, size_again);
}

static void
cancel_in_the_middle (double   share,
                      gpointer user_data)
{
  if (share > 0.3)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SamvadErrand errand = { cancellable, cancel_in_the_middle, cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;

  g_assert_false (samvad_pack_write (&fixture->input, SAMVAD_FORMAT_PDF, SAMVAD_PAPER_PORTRAIT, fixture->path,
                                     &errand, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (folder));
}

static void
test_sealed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "october.samvad", NULL);
  g_autofree char *fingerprint = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadSealCheck) check = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (SamvadFigures) figures = NULL;

  g_assert_true (samvad_pack_seal (&fixture->input, path, &fingerprint, NULL, &error));
  g_assert_no_error (error);
  check = samvad_seal_verify (path, &error);
  g_assert_cmpint (check->verdict, ==, SAMVAD_SEAL_UNCHANGED);
  g_assert_cmpstr (check->fingerprint, ==, fingerprint);
  bytes = samvad_seal_extract (path, SAMVAD_SEAL_FIGURES, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  figures = samvad_report_figures_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures->pace.counted, ==, fixture->figures->pace.counted);
  g_assert_true (figures->state.share.share == fixture->figures->state.share.share);
  g_assert_cmpstr (samvad_pack_name_district (figures, "604"), ==, "604");
  samvad_report_figures_name (figures, fixture->figures->reading);
  g_assert_cmpstr (samvad_pack_name_district (figures, "604"), ==, "Nuh");
  g_assert_cmpstr (samvad_pack_name_officer (g_ptr_array_index (figures->officers, 0)), ==, "Officer 1");
}

/* Late data change a month that was sealed: the pack says which figures, and only those. */
static void
test_restated (Fixture       *fixture,
               gconstpointer  data)
{
  SamvadRestatement *restatement = g_new0 (SamvadRestatement, 1);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_restatement_free);
  g_autoptr (SamvadTable) changed = NULL;

  restatement->then = sample_figures ();
  restatement->now = sample_figures ();
  g_ptr_array_add (all, restatement);
  g_assert_false (samvad_restatement_differs (restatement));
  restatement->now->pace.counted += 2;
  g_assert_true (samvad_restatement_differs (restatement));
  changed = samvad_table_of_restated (all, "");
  g_assert_cmpuint (samvad_table_get_n_rows (changed), ==, 1);
  g_assert_cmpstr (samvad_table_get_cell (changed, 0, 0)->text, ==, "October 2026");
  g_assert_cmpstr (samvad_table_get_cell (changed, 0, 1)->text, ==, "Counted");
}

/* A closing that keeps only some figures restates only those. */
static void
test_restated_of_little (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char kept[] = "{\"month\": \"2026-10\", \"target\": {\"calls\": 500, \"counted\": 1}}";
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_restatement_free);
  g_autoptr (SamvadTable) table = NULL;

  g_ptr_array_add (all, samvad_restatement_new (samvad_report_figures_parse (kept, NULL), fixture->figures->reading));
  table = samvad_table_of_restated (all, "");
  g_assert_cmpuint (samvad_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (samvad_table_get_cell (table, 0, 2)->text, ==, "1");
}

static void
decide (GPtrArray  *decisions,
        const char *id,
        SamvadDay   meeting,
        gboolean    cancelled)
{
  SamvadDecision *decision = samvad_decision_new ();

  decision->id = g_strdup (id);
  decision->meeting = meeting;
  decision->text = g_strdup (id);
  decision->owner = g_strdup ("DPO");
  decision->due = SAMVAD_DAY_NONE;
  if (cancelled)
    {
      SamvadEvent *event = samvad_event_new (SAMVAD_EVENT_CANCEL);

      g_free (event->id);
      event->id = g_strdup ("e");
      event->at = samvad_day_get_start (meeting + 1);
      g_ptr_array_add (decision->events, event);
    }
  g_ptr_array_add (decisions, decision);
}

/* The last meeting's, today's and what is left of earlier ones; nothing that was not known yet. */
static void
test_decisions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) decisions = sample_decisions ();
  g_autoptr (SamvadTable) table = NULL;
  g_autofree char *sentence = NULL;
  SamvadDay today = samvad_time_get_day (fixture->figures->as_of);
  GPtrArray *given = fixture->input.decisions;

  decide (decisions, "early and done", samvad_day_from_ymd (2026, 8, 14), TRUE);
  decide (decisions, "early and open", samvad_day_from_ymd (2026, 8, 14), FALSE);
  decide (decisions, "last and done", samvad_day_from_ymd (2026, 9, 15), TRUE);
  decide (decisions, "now", today, FALSE);
  decide (decisions, "to come", today + 1, FALSE);
  fixture->input.decisions = decisions;
  table = samvad_table_of_decisions (&fixture->input);
  g_assert_cmpuint (samvad_table_get_n_rows (table), ==, 5);
  g_assert_cmpstr (samvad_table_get_cell (table, 0, 1)->text, ==, "now");
  g_assert_cmpstr (samvad_table_get_cell (table, 4, 1)->text, ==, "early and open");
  sentence = samvad_pack_describe_decisions (&fixture->input);
  g_assert_true (g_str_has_prefix (sentence, "Of 5 decisions, 4 are still to be carried out, "));
  fixture->input.decisions = given;
}

static SamvadPages *
lay_out (SamvadStory *story)
{
  SamvadRunningLines lines = { NULL, NULL, NULL };

  return samvad_pages_new (samvad_paper_get (SAMVAD_PAPER_PORTRAIT), story, &lines);
}

static SamvadTable *
make_table (guint       n_rows,
            const char *text)
{
  SamvadTable *table = samvad_table_new ("t", "Table", "query", NULL);

  samvad_table_add_column (table, "a", "HEADING", SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "b", "Count", SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  for (guint i = 0; i < n_rows; i++)
    {
      samvad_table_add_text (table, text);
      samvad_table_add_count (table, i);
    }
  return table;
}

static char *
extract (SamvadPages *pages)
{
  g_autofree char *folder = g_dir_make_tmp ("samvad-pages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595.276, 841.89);
  cairo_t *cr = cairo_create (surface);
  char *text;

  for (guint i = 0; i < samvad_pages_get_count (pages); i++)
    {
      samvad_pages_draw (pages, cr, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  text = run ("pdftotext", "-layout", path, "-", NULL);
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

static guint
count_words (const char *text,
             const char *word)
{
  guint count = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    count++;
  return count;
}

static void
test_heading_repeated (void)
{
  g_autoptr (SamvadStory) story = samvad_story_new ("x");
  g_autoptr (SamvadTable) table = make_table (200, "ROW");
  g_autoptr (SamvadPages) pages = NULL;
  g_autofree char *text = NULL;

  samvad_story_add_table (story, table);
  pages = lay_out (story);
  g_assert_cmpuint (samvad_pages_get_count (pages), >, 3);
  text = extract (pages);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  g_assert_cmpuint (count_words (text, "HEADING"), ==, samvad_pages_get_count (pages));
  g_assert_cmpuint (count_words (text, "ROW"), ==, 200);
}

/* A row that no page can hold goes on overleaf, and no word of it is lost. */
static void
test_row_higher_than_a_page (void)
{
  g_autoptr (SamvadStory) story = samvad_story_new ("x");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (SamvadTable) table = NULL;
  g_autoptr (SamvadPages) pages = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (words, "quartz ");
  table = make_table (2, words->str);
  samvad_story_add_table (story, table);
  pages = lay_out (story);
  text = extract (pages);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  g_assert_cmpuint (count_words (text, "quartz"), ==, 6000);
}

/* One word without a break, in a column that is far too narrow for it, is not cut off. */
static void
test_endless_word (void)
{
  g_autoptr (SamvadStory) story = samvad_story_new ("x");
  g_autofree char *word = g_strnfill (700, 'W');
  g_autoptr (SamvadTable) table = make_table (1, word);
  g_autoptr (SamvadPages) pages = NULL;
  g_autofree char *text = NULL;
  guint letters = 0;

  samvad_story_add_table (story, table);
  samvad_story_add (story, SAMVAD_BLOCK_PARAGRAPH, word);
  pages = lay_out (story);
  text = extract (pages);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  for (const char *p = text; *p != '\0'; p++)
    letters += *p == 'W';
  g_assert_cmpuint (letters, ==, 1400);
}

/* A heading is never the last thing on a page. */
static void
test_heading_stays_with_text (void)
{
  for (guint lines = 30; lines < 60; lines++)
    {
      g_autoptr (SamvadStory) story = samvad_story_new ("x");
      g_autoptr (SamvadPages) pages = NULL;
      GArray *outline;

      for (guint i = 0; i < lines; i++)
        samvad_story_add (story, SAMVAD_BLOCK_PARAGRAPH, "one line");
      samvad_story_add (story, SAMVAD_BLOCK_SECTION, "Heading");
      samvad_story_add (story, SAMVAD_BLOCK_PARAGRAPH, "text");
      pages = lay_out (story);
      outline = samvad_pages_get_outline (pages);
      g_assert_cmpuint (outline->len, ==, 1);
      g_assert_cmpuint (g_array_index (outline, SamvadOutline, 0).page, ==, samvad_pages_get_count (pages) - 1);
    }
}

static cairo_surface_t *
create_page (cairo_t           **cr,
             const SamvadPaper  *paper)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) paper->width, (int) paper->height);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  cairo_set_source_rgb (*cr, 0, 0, 0);
  return surface;
}

/* Pango on its own: another font map, no code of this room but the size. */
static void
draw_with_pango (cairo_t           *cr,
                 const SamvadPaper *paper,
                 const char        *text)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (SAMVAD_TYPE_FAMILY);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("hi"));
  pango_font_description_set_absolute_size (font, paper->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
  cairo_move_to (cr, paper->side, paper->top);
  pango_cairo_show_layout (cr, layout);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  g_object_unref (layout);
  g_object_unref (context);
}

static guint
count_different (cairo_surface_t   *a,
                 cairo_surface_t   *b,
                 const SamvadPaper *paper)
{
  int stride = cairo_image_surface_get_stride (a);
  guint different = 0;

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = (int) paper->top; y < (int) (paper->height - paper->bottom); y++)
    for (int x = 0; x < (int) paper->width; x++)
      different += abs (cairo_image_surface_get_data (a)[y * stride + 4 * x] -
                        cairo_image_surface_get_data (b)[y * stride + 4 * x]) > 40;
  return different;
}

/* Conjuncts, reordered vowels and marks come out as Pango alone draws them. */
static void
test_conjuncts (void)
{
  static const char text[] = "क्ष त्र ज्ञ श्र कि र्क द्ध्य स्वास्थ्य राष्ट्रीय पर्यवेक्षक कुरुक्षेत्र संदर्भ";
  const SamvadPaper *paper = samvad_paper_get (SAMVAD_PAPER_PORTRAIT);
  g_autoptr (SamvadStory) story = samvad_story_new ("x");
  g_autoptr (SamvadPages) pages = NULL;
  cairo_surface_t *ours, *theirs, *blank;
  cairo_t *cr, *cr_pango, *cr_blank;

  samvad_text_set_language ("hi");
  samvad_story_add (story, SAMVAD_BLOCK_PARAGRAPH, text);
  pages = lay_out (story);
  ours = create_page (&cr, paper);
  theirs = create_page (&cr_pango, paper);
  blank = create_page (&cr_blank, paper);
  samvad_pages_draw (pages, cr, 0);
  draw_with_pango (cr_pango, paper, text);
  g_assert_cmpuint (count_different (ours, blank, paper), >, 200);
  g_assert_cmpuint (count_different (ours, theirs, paper), ==, 0);
  cairo_destroy (cr);
  cairo_destroy (cr_pango);
  cairo_destroy (cr_blank);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
  cairo_surface_destroy (blank);
  samvad_text_set_language ("en");
}

/* Figures of a sealed pack have no names, days or dials: they still make a pack. */
static void
test_from_json_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadFigures) figures = samvad_report_figures_parse ("{\"month\": \"2026-10\"}", &error);
  SamvadPackInput input = { .figures = figures };

  for (SamvadPaperKind kind = SAMVAD_PAPER_PORTRAIT; kind <= SAMVAD_PAPER_SLIDE; kind++)
    {
      g_autoptr (SamvadPages) pages = samvad_pack_lay_out (&input, kind);

      g_assert_cmpuint (samvad_pages_get_count (pages), >, 5);
    }
}

/* Where 24 families spoke, no sentence gives their share away. */
static void
test_sentences_suppress (void)
{
  g_autoptr (SamvadFigures) figures =
    samvad_report_figures_parse ("{\"month\": \"2026-10\", \"state\": {\"n\": 24, \"negative\": 9, \"negative_share\": 0.375,"
                                 " \"low\": 0.21, \"high\": 0.57, \"band\": \"suppressed\"}}", NULL);
  SamvadPackInput input = { .figures = figures };
  g_autoptr (SamvadPages) pages = samvad_pack_lay_out (&input, SAMVAD_PAPER_PORTRAIT);
  g_autofree char *text = extract (pages);

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  g_assert_nonnull (strstr (text, "too few"));
  g_assert_null (strstr (text, "38%"));
  g_assert_null (strstr (text, "37%"));
}

static void
add_district (SamvadReading *reading,
              const char    *code,
              const char    *parent,
              gint64         negative)
{
  SamvadDistrict *district = g_new0 (SamvadDistrict, 1);
  SamvadTallyRow row = { SAMVAD_TALLY_SENTIMENT, reading->month, SAMVAD_DAY_NONE, code, "o-01", "", { 0 } };
  const char *const from[] = { parent, NULL };

  district->id = g_strconcat ("district:", code, NULL);
  district->code = g_strdup (code);
  district->name.en = g_strdup (code);
  district->valid_from = parent != NULL ? samvad_month_get_first (reading->month) - 40 : SAMVAD_DAY_NONE;
  district->valid_to = SAMVAD_DAY_NONE;
  district->carved_from = parent != NULL ? g_strdupv ((GStrv) from) : NULL;
  g_ptr_array_add (reading->districts, district);
  row.n[SAMVAD_SENTIMENT_NEGATIVE] = negative;
  samvad_tally_add_row (reading->tally, &row, 1);
}

/* A pack on the old boundaries is compared with the month on the old boundaries. */
static void
test_restated_on_boundaries (void)
{
  SamvadMonth month = 2026 * 12 + 9;
  SamvadReading *reading = samvad_reading_new (month, samvad_month_get_end (month));
  g_autoptr (SamvadFigures) called = NULL;
  SamvadRestatement *restatement;

  add_district (reading, "63", NULL, 30);
  add_district (reading, "hansi", "63", 12);
  called = samvad_figures_new (reading, 1);
  restatement = samvad_restatement_new (samvad_boundaries_read_figures (called, SAMVAD_BOUNDARY_VIEW_OLD, month - 23),
                                        reading);
  g_assert_cmpuint (called->districts->len, ==, 2);
  g_assert_cmpuint (restatement->then->districts->len, ==, 1);
  g_assert_cmpuint (restatement->now->districts->len, ==, 1);
  g_assert_cmpint (samvad_figures_find_district (restatement->now, "63")->sentiments.negative, ==, 42);
  g_assert_false (samvad_restatement_differs (restatement));
  samvad_restatement_free (restatement);
}

#define ADD(name, language, function) \
  g_test_add ("/report/pack/" name, Fixture, language, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  ADD ("text/en", "en", test_text);
  ADD ("text/hi", "hi", test_text);
  ADD ("metadata/en", "en", test_metadata);
  ADD ("metadata/hi", "hi", test_metadata);
  ADD ("margins/en", "en", test_margins);
  ADD ("margins/hi", "hi", test_margins);
  ADD ("same-input-same-bytes", NULL, test_same_input_same_bytes);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("sealed", NULL, test_sealed);
  ADD ("restated", NULL, test_restated);
  ADD ("restated-of-little", NULL, test_restated_of_little);
  ADD ("decisions", NULL, test_decisions);
  g_test_add_func ("/report/pack/restated-on-boundaries", test_restated_on_boundaries);
  g_test_add_func ("/report/pages/heading-repeated", test_heading_repeated);
  g_test_add_func ("/report/pages/row-higher-than-a-page", test_row_higher_than_a_page);
  g_test_add_func ("/report/pages/endless-word", test_endless_word);
  g_test_add_func ("/report/pages/heading-stays-with-text", test_heading_stays_with_text);
  g_test_add_func ("/report/pages/conjuncts", test_conjuncts);
  g_test_add_func ("/report/pack/from-json-alone", test_from_json_alone);
  g_test_add_func ("/report/pack/sentences-suppress", test_sentences_suppress);
  return g_test_run ();
}
