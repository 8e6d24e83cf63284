/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadPage:
 *
 * Base of all pages: listens to the view model it is given (property `model`, set once) and
 * calls what the page overrides. Nothing is called before there is a model; @snapshot is %NULL
 * until something was read.
 */
#define SAMVAD_TYPE_PAGE (samvad_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SamvadPage, samvad_page, SAMVAD, PAGE, AdwBin)

/**
 * SamvadPageClass:
 * @show: (nullable): show these figures
 * @select: (nullable): another month, window or cache was chosen
 * @cache_changed: (nullable): what changed in the cache, for lists
 * @connection_changed: (nullable): the server came, went, or wants something
 * @tick: (nullable): a minute has passed: ages are older
 */
struct _SamvadPageClass {
  AdwBinClass parent_class;

  void (*show)          (SamvadPage *self, SamvadSnapshot *snapshot);
  void (*select)        (SamvadPage *self);
  void (*cache_changed) (SamvadPage *self, SamvadChange what);
  void (*connection_changed) (SamvadPage *self);
  void (*tick)          (SamvadPage *self);
};

SamvadViewModel *samvad_page_get_model (SamvadPage *self);

G_END_DECLS
