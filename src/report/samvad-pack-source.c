/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-source.h"

void
samvad_pack_source_free (SamvadPackSource *self)
{
  g_clear_pointer (&self->figures, samvad_figures_free);
  g_clear_pointer (&self->previous, samvad_figures_free);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  g_clear_pointer (&self->restatements, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->flow, samvad_flow_free);
  g_strfreev (self->districts);
  g_free (self);
}
