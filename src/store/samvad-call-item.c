/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-call-item.h"

struct _SamvadCallItem {
  GObject     parent;
  SamvadCall *call;
};

G_DEFINE_FINAL_TYPE (SamvadCallItem, samvad_call_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_LOADED, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
samvad_call_item_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_LOADED)
    g_value_set_boolean (value, SAMVAD_CALL_ITEM (object)->call != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
samvad_call_item_finalize (GObject *object)
{
  g_clear_pointer (&SAMVAD_CALL_ITEM (object)->call, samvad_call_free);
  G_OBJECT_CLASS (samvad_call_item_parent_class)->finalize (object);
}

static void
samvad_call_item_class_init (SamvadCallItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = samvad_call_item_get_property;
  object_class->finalize = samvad_call_item_finalize;
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
samvad_call_item_init (SamvadCallItem *self)
{
}

/** Returns: (transfer none) (nullable): the dial; %NULL while it loads */
const SamvadCall *
samvad_call_item_get_call (SamvadCallItem *self)
{
  g_return_val_if_fail (SAMVAD_IS_CALL_ITEM (self), NULL);
  return self->call;
}

/** @call: (transfer full): what the item says from now on */
void
samvad_call_item_take (SamvadCallItem *self,
                       SamvadCall     *call)
{
  g_clear_pointer (&self->call, samvad_call_free);
  self->call = call;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}
