/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-tab-stop.h"

struct _SamvadTabStop {
  AdwBin parent;
};

G_DEFINE_FINAL_TYPE (SamvadTabStop, samvad_tab_stop, ADW_TYPE_BIN)

static gboolean
samvad_tab_stop_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (samvad_tab_stop_parent_class)->focus (widget, direction);
}

static void
samvad_tab_stop_class_init (SamvadTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = samvad_tab_stop_focus;
}

static void
samvad_tab_stop_init (SamvadTabStop *self)
{
}
