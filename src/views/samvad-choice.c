/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-choice.h"

#include "samvad-text.h"

/* Names are found by any of their letters where there are many of them. */
#define SEARCHED_FROM 12

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("samvad-codes");
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;
  return TRUE;
}

static void
set_model (GtkDropDown *drop_down,
           const char  *all,
           GPtrArray   *labels)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { all, NULL });
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint i = 0; i < labels->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (labels, i));
  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_enable_search (drop_down, labels->len >= SEARCHED_FROM);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

/**
 * samvad_choice_fill:
 * @all: what stands first, for no choice
 * @codes: (transfer full) (element-type utf8): owned strings
 * @labels: (transfer none) (element-type utf8): as many
 *
 * Does nothing where the codes are the same as before; keeps what is chosen as long as it is there.
 */
void
samvad_choice_fill (GtkDropDown *drop_down,
                    const char  *all,
                    GPtrArray   *codes,
                    GPtrArray   *labels)
{
  g_autofree char *chosen = NULL;

  if (is_same (g_object_get_qdata (G_OBJECT (drop_down), get_quark ()), codes))
    {
      g_ptr_array_unref (codes);
      return;
    }
  chosen = g_strdup (samvad_choice_get (drop_down));
  g_object_set_qdata_full (G_OBJECT (drop_down), get_quark (), codes, (GDestroyNotify) g_ptr_array_unref);
  set_model (drop_down, all, labels);
  samvad_choice_set (drop_down, chosen);
}

/** Returns: (transfer none) (nullable): the chosen code; %NULL: all */
const char *
samvad_choice_get (GtkDropDown *drop_down)
{
  GPtrArray *codes = g_object_get_qdata (G_OBJECT (drop_down), get_quark ());
  guint index = gtk_drop_down_get_selected (drop_down);

  return codes != NULL && index > 0 && index <= codes->len ? g_ptr_array_index (codes, index - 1) : NULL;
}

/** @code: (nullable): %NULL, or one that is not offered: all */
void
samvad_choice_set (GtkDropDown *drop_down,
                   const char  *code)
{
  GPtrArray *codes = g_object_get_qdata (G_OBJECT (drop_down), get_quark ());
  guint index = 0;

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (codes, i), code) == 0)
      index = i + 1;
  gtk_drop_down_set_selected (drop_down, index);
}

/** Returns: (transfer none) (nullable): what the chosen entry says; %NULL: all */
const char *
samvad_choice_get_label (GtkDropDown *drop_down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  return item != NULL && samvad_choice_get (drop_down) != NULL ? gtk_string_object_get_string (item) : NULL;
}

/** Offers all roles that this version knows; of @chosen the highest at most */
void
samvad_choice_fill_roles (GtkDropDown *drop_down,
                          SamvadRole   chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int role = 0; role < SAMVAD_ROLE_UNKNOWN; role++)
    gtk_string_list_append (names, samvad_text_label (samvad_role_to_label ((SamvadRole) role)));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, MIN (chosen, SAMVAD_ROLE_HQ));
}

/**
 * samvad_choice_row_new:
 * @choice: (out): its drop-down, still empty
 *
 * Returns: a row of preferences to choose in
 */
GtkWidget *
samvad_choice_row_new (const char   *title,
                       GtkDropDown **choice)
{
  GtkWidget *row = adw_action_row_new ();

  *choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (*choice), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*choice));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*choice));
  return row;
}
