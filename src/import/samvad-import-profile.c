/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-profile.h"

#include "samvad-demo-texts.h"
#include "samvad-import-error.h"
#include "samvad-import-profile-file.h"
#include "samvad-import-text.h"
#include "samvad-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SamvadImportProfile {
  char             *name;
  GKeyFile         *file;       /* with all that its bases add */
  SamvadImportKind  kind;
  gint64            clock;
  GStrv             key;
  GStrv             columns;    /* NULL: the file has headings */
  GStrv             fields;     /* that have a column, in the profile's order */
  GHashTable       *headings;   /* field → set of folded headings */
  GHashTable       *words;      /* field, or its last part → folded word → code */
  GHashTable       *only;       /* folded heading → set of folded words */
};

/* "complete[hi]" → "complete" */
static char *
strip_language (const char *key)
{
  return g_strndup (key, strcspn (key, "["));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
add_folded (GHashTable *into,
            const char *word,
            const char *code)
{
  g_autofree char *folded = samvad_import_text_fold (word);

  if (*folded != '\0' && !g_hash_table_contains (into, folded))
    g_hash_table_insert (into, g_steal_pointer (&folded), g_strdup (code));
}

/* All languages of all keys of a group. */
static void
read_words (GKeyFile   *file,
            const char *group,
            const char *only_key,
            GHashTable *into)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_key_file_get_string_list (file, group, keys[i], NULL, NULL);
      g_autofree char *code = strip_language (keys[i]);

      if (only_key != NULL && !g_str_equal (code, only_key))
        continue;
      for (guint j = 0; words != NULL && words[j] != NULL; j++)
        add_folded (into, words[j], code);
    }
}

static void
read_districts (GHashTable *into)
{
  for (guint i = 1; samvad_demo_districts[i] != NULL; i++)      /* after the heading */
    {
      g_auto (GStrv) cells = g_strsplit (samvad_demo_districts[i], ",", 4);

      for (guint j = 0; j < 3; j++)
        add_folded (into, cells[j], cells[0]);
    }
}

static void
read_groups (SamvadImportProfile *self)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], "Words "))
      {
        g_auto (GStrv) keys = g_key_file_get_keys (self->file, groups[i], NULL, NULL);
        GHashTable *words = new_set ();

        for (guint j = 0; keys[j] != NULL; j++)
          {
            g_autofree char *code = strip_language (keys[j]);

            add_folded (words, code, code);
          }
        read_words (self->file, groups[i], NULL, words);
        g_hash_table_insert (self->words, g_strdup (groups[i] + strlen ("Words ")), words);
      }
  if (!g_hash_table_contains (self->words, "district"))
    {
      GHashTable *words = new_set ();

      read_districts (words);
      g_hash_table_insert (self->words, g_strdup ("district"), words);
    }
}

static void
read_fields (SamvadImportProfile *self)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, "Columns", NULL, NULL);
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *field = strip_language (keys[i]);
      GHashTable *headings;

      if (g_hash_table_contains (self->headings, field))
        continue;
      headings = new_set ();
      add_folded (headings, field, "");
      read_words (self->file, "Columns", field, headings);
      g_strv_builder_add (fields, field);
      g_hash_table_insert (self->headings, g_steal_pointer (&field), headings);
    }
  self->fields = g_strv_builder_end (fields);
}

static void
read_only (SamvadImportProfile *self)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, "Only", NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      GHashTable *words = new_set ();

      read_words (self->file, "Only", keys[i], words);
      g_hash_table_insert (self->only, samvad_import_text_fold (keys[i]), words);
    }
}

/* "+05:30" */
static gint64
read_clock (GKeyFile *file)
{
  g_autofree char *clock = g_key_file_get_string (file, "Profile", "Clock", NULL);
  g_autofree char *text = g_strconcat ("1970-01-01T00:00:00", clock, NULL);
  SamvadTime time;

  return clock != NULL && samvad_time_parse (text, &time) ? -time : SAMVAD_IST_OFFSET;
}

/* @problem: with one %s for the key of the profile */
static gboolean
fail_at (SamvadImportProfile  *self,
         GError              **error,
         const char           *key,
         const char           *problem)
{
  g_autofree char *name = g_strconcat ("[Profile] ", key, NULL);
  g_autoptr (GString) text = g_string_new (problem);

  g_string_replace (text, "%s", name, 1);
  return samvad_import_profile_fail (error, self->name, text->str);
}

static gboolean
read_profile (SamvadImportProfile  *self,
              GError              **error)
{
  static const char *const kinds[] = { "call", "action", "coverage", NULL };
  g_autofree char *kind = g_key_file_get_string (self->file, "Profile", "Document", NULL);

  if (kind == NULL || !g_strv_contains (kinds, kind))
    return fail_at (self, error, "Document", _("“%s” is not one of the kinds that are known"));
  while (!g_str_equal (kinds[self->kind], kind))
    self->kind++;
  self->key = g_key_file_get_string_list (self->file, "Profile", "Key", NULL, NULL);
  if (self->key == NULL && self->kind != SAMVAD_IMPORT_COVERAGE)
    return fail_at (self, error, "Key", _("“%s” is missing"));
  if (g_key_file_has_key (self->file, "Profile", "Heading", NULL) &&
      !g_key_file_get_boolean (self->file, "Profile", "Heading", NULL))
    {
      self->columns = g_key_file_get_string_list (self->file, "Profile", "Columns", NULL, NULL);
      if (self->columns == NULL)
        return fail_at (self, error, "Columns", _("“%s” is missing"));
    }
  self->clock = read_clock (self->file);
  read_groups (self);
  read_fields (self);
  read_only (self);
  return TRUE;
}

/**
 * samvad_import_profile_parse:
 * @name: what it is called in messages, and a part of the ids it makes
 * @text: a key file
 */
SamvadImportProfile *
samvad_import_profile_parse (const char  *name,
                             const char  *text,
                             GError     **error)
{
  g_autoptr (SamvadImportProfile) self = g_new0 (SamvadImportProfile, 1);

  self->name = g_strdup (name);
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->file = samvad_import_profile_file_parse (name, text, error);
  if (self->file == NULL || !read_profile (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * samvad_import_profile_load:
 * @name: "calls": from samvad/import/calls.ini in the user's or the system's data folders, else from
 *   the program itself; with a "/" in it, a file
 */
SamvadImportProfile *
samvad_import_profile_load (const char  *name,
                            GError     **error)
{
  g_autofree char *text = samvad_import_profile_file_find (name);
  g_autofree char *base = g_path_get_basename (name);
  g_auto (GStrv) all = NULL;
  g_autofree char *list = NULL;

  if (g_str_has_suffix (base, ".ini"))
    base[strlen (base) - 4] = '\0';
  if (text != NULL)
    return samvad_import_profile_parse (base, text, error);
  all = samvad_import_profile_list ();
  list = g_strjoinv (", ", all);
  g_set_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_PROFILE,
               _("there is no profile “%s”; there are ndjson, %s"), name, list);
  return NULL;
}

void
samvad_import_profile_free (SamvadImportProfile *self)
{
  g_free (self->name);
  g_clear_pointer (&self->file, g_key_file_unref);
  g_strfreev (self->key);
  g_strfreev (self->columns);
  g_strfreev (self->fields);
  g_hash_table_unref (self->headings);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->only);
  g_free (self);
}

const char *
samvad_import_profile_get_name (const SamvadImportProfile *self)
{
  return self->name;
}

SamvadImportKind
samvad_import_profile_get_kind (const SamvadImportProfile *self)
{
  return self->kind;
}

/** Returns: how far the clock that wrote the file is from UTC, in microseconds */
gint64
samvad_import_profile_get_clock (const SamvadImportProfile *self)
{
  return self->clock;
}

/** Returns: (nullable): the fields that make a row's own key */
const char *const *
samvad_import_profile_get_key (const SamvadImportProfile *self)
{
  return (const char *const *) self->key;
}

/** Returns: (nullable): the names of the columns of a file without headings */
const char *const *
samvad_import_profile_get_columns (const SamvadImportProfile *self)
{
  return (const char *const *) self->columns;
}

const char *const *
samvad_import_profile_get_fields (const SamvadImportProfile *self)
{
  return (const char *const *) self->fields;
}

/** Returns: (nullable): what holds for @field where a row says nothing; valid as long as the profile */
const char *
samvad_import_profile_get_fixed (const SamvadImportProfile *self,
                                 const char                *field)
{
  g_autofree char *value = g_key_file_get_string (self->file, "Fixed", field, NULL);

  return value != NULL && *value != '\0' ? g_intern_string (value) : NULL;
}

gboolean
samvad_import_profile_has_heading (const SamvadImportProfile *self,
                                   const char                *field,
                                   const char                *folded)
{
  GHashTable *headings = g_hash_table_lookup (self->headings, field);

  return headings != NULL && g_hash_table_contains (headings, folded);
}

/* Words of the field itself, else of the last part of its name: "referral.received" → "received" */
static const char *
find_group (const SamvadImportProfile *self,
            const char                *field)
{
  const char *dot = strrchr (field, '.');

  if (g_hash_table_contains (self->words, field) || dot == NULL)
    return field;
  return dot + 1;
}

/** Returns: (nullable): the code that @text stands for in @field */
const char *
samvad_import_profile_find_word (const SamvadImportProfile *self,
                                 const char                *field,
                                 const char                *text)
{
  GHashTable *words = g_hash_table_lookup (self->words, find_group (self, field));
  g_autofree char *folded = samvad_import_text_fold (text);

  return words != NULL ? g_hash_table_lookup (words, folded) : NULL;
}

/** Returns: whether the profile asks what stands in the column of this heading before it takes a row */
gboolean
samvad_import_profile_asks (const SamvadImportProfile *self,
                            const char                *folded_heading)
{
  return g_hash_table_contains (self->only, folded_heading);
}

/** Returns: whether a row with @text in that column is one to import */
gboolean
samvad_import_profile_allows (const SamvadImportProfile *self,
                              const char                *folded_heading,
                              const char                *text)
{
  g_autofree char *folded = samvad_import_text_fold (text);

  return g_hash_table_contains (g_hash_table_lookup (self->only, folded_heading), folded);
}

static char *
first_word (GKeyFile   *file,
            const char *group,
            const char *key,
            const char *language)
{
  g_autofree char *list = g_key_file_get_locale_string (file, group, key, language, NULL);
  char *word = g_strndup (list != NULL ? list : "", strcspn (list != NULL ? list : "", ";"));

  return g_strstrip (word);
}

/** Returns: (transfer full): the heading of @field in a template */
char *
samvad_import_profile_get_label (const SamvadImportProfile *self,
                                 const char                *field,
                                 const char                *language)
{
  char *label = first_word (self->file, "Columns", field, language);

  if (*label != '\0')
    return label;
  g_free (label);
  return g_strdup (field);
}

static void
list_districts (GStrvBuilder *words,
                const char   *language)
{
  for (guint i = 1; samvad_demo_districts[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (samvad_demo_districts[i], ",", 4);

      g_strv_builder_add (words, cells[g_strcmp0 (language, "hi") == 0 ? 2 : 1]);
    }
}

/** Returns: (transfer full): what a cell of @field may say, a word a code; empty: whatever one likes */
GStrv
samvad_import_profile_list_words (const SamvadImportProfile *self,
                                  const char                *field,
                                  const char                *language)
{
  g_autofree char *group = g_strconcat ("Words ", find_group (self, field), NULL);
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, group, NULL, NULL);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (keys == NULL && g_str_equal (field, "district"))
    list_districts (words, language);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (strchr (keys[i], '[') == NULL)
      {
        g_autofree char *word = first_word (self->file, group, keys[i], language);

        g_strv_builder_add (words, *word != '\0' ? word : keys[i]);
      }
  return g_strv_builder_end (words);
}
