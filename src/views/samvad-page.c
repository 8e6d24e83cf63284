/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-page.h"

#include "samvad-age.h"

typedef struct {
  SamvadViewModel *model;
} SamvadPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SamvadPage, samvad_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_MODEL, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static SamvadPagePrivate *
get_private (SamvadPage *self)
{
  return samvad_page_get_instance_private (self);
}

static void
on_changed (SamvadViewModel *model,
            SamvadPage      *self)
{
  SamvadPageClass *klass = SAMVAD_PAGE_GET_CLASS (self);

  if (klass->show != NULL)
    klass->show (self, samvad_view_model_get_snapshot (model));
}

static void
on_selection_changed (SamvadViewModel *model,
                      SamvadPage      *self)
{
  SamvadPageClass *klass = SAMVAD_PAGE_GET_CLASS (self);

  if (klass->select != NULL)
    klass->select (self);
}

static void
on_cache_changed (SamvadViewModel *model,
                  guint            what,
                  SamvadPage      *self)
{
  SamvadPageClass *klass = SAMVAD_PAGE_GET_CLASS (self);

  if (klass->cache_changed != NULL)
    klass->cache_changed (self, (SamvadChange) what);
}

static void
on_connection_changed (SamvadViewModel *model,
                       SamvadPage      *self)
{
  SamvadPageClass *klass = SAMVAD_PAGE_GET_CLASS (self);

  if (klass->connection_changed != NULL)
    klass->connection_changed (self);
}

static void
on_ticked (SamvadViewModel *model,
           SamvadPage      *self)
{
  SamvadPageClass *klass = SAMVAD_PAGE_GET_CLASS (self);

  if (klass->tick != NULL)
    klass->tick (self);
}

static void
set_model (SamvadPage      *self,
           SamvadViewModel *model)
{
  SamvadPagePrivate *priv = get_private (self);

  if (model == NULL)
    return;
  g_return_if_fail (priv->model == NULL);
  priv->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (on_selection_changed), self, 0);
  g_signal_connect_object (model, "cache-changed", G_CALLBACK (on_cache_changed), self, 0);
  g_signal_connect_object (model, "connection-changed", G_CALLBACK (on_connection_changed), self, 0);
  g_signal_connect_object (model, "ticked", G_CALLBACK (on_ticked), self, 0);
  on_selection_changed (model, self);
  on_changed (model, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

static void
samvad_page_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  if (id == PROP_MODEL)
    set_model (SAMVAD_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
samvad_page_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (id == PROP_MODEL)
    g_value_set_object (value, samvad_page_get_model (SAMVAD_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
samvad_page_dispose (GObject *object)
{
  SamvadPagePrivate *priv = get_private (SAMVAD_PAGE (object));

  if (priv->model != NULL)
    g_signal_handlers_disconnect_by_data (priv->model, object);
  g_clear_object (&priv->model);
  G_OBJECT_CLASS (samvad_page_parent_class)->dispose (object);
}

static void
samvad_page_class_init (SamvadPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* Each page has one beside its first number, bound to the page's model in its template. */
  g_type_ensure (SAMVAD_TYPE_AGE);
  object_class->set_property = samvad_page_set_property;
  object_class->get_property = samvad_page_get_property;
  object_class->dispose = samvad_page_dispose;
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, SAMVAD_TYPE_VIEW_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
samvad_page_init (SamvadPage *self)
{
}

/** Returns: (transfer none) (nullable): the model that the page shows */
SamvadViewModel *
samvad_page_get_model (SamvadPage *self)
{
  return get_private (self)->model;
}
