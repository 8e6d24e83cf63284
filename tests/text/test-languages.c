/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-text.h"

#include <glib/gstdio.h>
#include <locale.h>

/* A second Indian language is one catalogue and nothing else: it can be chosen, says its own name and is spoken. */

static const char catalogue[] =
  "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n>1;\\n\"\n"
  "msgctxt \"language\"\nmsgid \"en\"\nmsgstr \"pa\"\n"
  "msgctxt \"language name\"\nmsgid \"English\"\nmsgstr \"ਪੰਜਾਬੀ\"\n"
  "msgctxt \"month\"\nmsgid \"January\"\nmsgstr \"ਜਨਵਰੀ\"\n";

/* Says neither its code nor its name: a translator who has just begun. */
static const char begun[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";

static void
install (const char *folder,
         const char *language,
         const char *po)
{
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *source = g_build_filename (messages, "samvad.po", NULL);
  g_autofree char *compiled = g_build_filename (messages, "samvad.mo", NULL);
  const char *arguments[] = { "msgfmt", "-o", compiled, source, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_file_set_contents (source, po, -1, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
assert_name (const char *language,
             const char *expected)
{
  g_autofree char *name = samvad_text_dup_language_name (language);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_one_catalogue (gconstpointer folder)
{
  g_auto (GStrv) none = NULL, some = NULL, more = NULL;
  g_autofree char *empty = g_build_filename (folder, "or", "LC_MESSAGES", NULL);
  g_autofree char *month = NULL;

  samvad_text_init ("en", folder);
  none = samvad_text_list_languages ();
  g_assert_cmpuint (g_strv_length (none), ==, 1);

  install (folder, "pa", catalogue);
  /* A folder of a language that other programs have. */
  g_assert_cmpint (g_mkdir_with_parents (empty, 0700), ==, 0);
  samvad_text_init ("en", folder);
  some = samvad_text_list_languages ();
  g_assert_cmpuint (g_strv_length (some), ==, 2);
  g_assert_cmpstr (some[0], ==, "en");
  g_assert_cmpstr (some[1], ==, "pa");
  assert_name ("en", "English");
  assert_name ("pa", "ਪੰਜਾਬੀ");
  g_assert_cmpstr (samvad_text_get_language (), ==, "en");
  g_assert_true (samvad_text_set_language ("pa"));
  month = samvad_text_month (2027 * 12);
  g_assert_cmpstr (month, ==, "ਜਨਵਰੀ 2027");

  install (folder, "bn", begun);
  more = samvad_text_list_languages ();
  g_assert_cmpuint (g_strv_length (more), ==, 3);
  assert_name ("bn", "bn");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("samvad-languages-XXXXXX", NULL);
  g_test_add_data_func ("/text/languages", folder, test_one_catalogue);
  status = g_test_run ();
  remove_tree (folder);
  return status;
}
