/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-item.h"

#include "samvad-store-private.h"

struct _SamvadActionItem {
  GObject            parent;
  SamvadActionValue *value;
};

G_DEFINE_FINAL_TYPE (SamvadActionItem, samvad_action_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_LOADED, N_PROPS };
static GParamSpec *properties[N_PROPS];

void
samvad_action_value_free (gpointer data)
{
  SamvadActionValue *value = data;

  if (value == NULL)
    return;
  samvad_history_free (value->history);
  samvad_action_free (value->action);
  g_free (value);
}

/* As a query of a paged list reads its rows. */
gpointer
samvad_action_value_read (SamvadDatabase  *database,
                          sqlite3_stmt    *statement,
                          SamvadTime       now,
                          GError         **error)
{
  SamvadActionValue *value = g_new0 (SamvadActionValue, 1);
  gint64 unsent = 0;

  value->action = samvad_actions_read (database, statement, error);
  value->history = samvad_history_new (value->action, now != SAMVAD_TIME_NONE ? now : g_get_real_time ());
  samvad_database_get_int (database, &unsent, NULL, "SELECT EXISTS (SELECT 1 FROM outbox WHERE doc_id = ?)", "s",
                           value->action->id);
  value->unsent = unsent != 0;
  return value;
}

static void
samvad_action_item_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_LOADED)
    g_value_set_boolean (value, SAMVAD_ACTION_ITEM (object)->value != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
samvad_action_item_finalize (GObject *object)
{
  g_clear_pointer (&SAMVAD_ACTION_ITEM (object)->value, samvad_action_value_free);
  G_OBJECT_CLASS (samvad_action_item_parent_class)->finalize (object);
}

static void
samvad_action_item_class_init (SamvadActionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = samvad_action_item_get_property;
  object_class->finalize = samvad_action_item_finalize;
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
samvad_action_item_init (SamvadActionItem *self)
{
}

/** Returns: (transfer none) (nullable): the item; %NULL while it loads */
const SamvadAction *
samvad_action_item_get_action (SamvadActionItem *self)
{
  return self->value != NULL ? self->value->action : NULL;
}

/** Returns: (transfer none) (nullable): what its history says at the list's time */
const SamvadHistory *
samvad_action_item_get_history (SamvadActionItem *self)
{
  return self->value != NULL ? self->value->history : NULL;
}

/** Returns: whether an edit of it has not reached the server yet */
gboolean
samvad_action_item_is_unsent (SamvadActionItem *self)
{
  return self->value != NULL && self->value->unsent;
}

/** @value: (transfer full): what the item says from now on */
void
samvad_action_item_take (SamvadActionItem  *self,
                         SamvadActionValue *value)
{
  g_clear_pointer (&self->value, samvad_action_value_free);
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}
