/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-act-verbs.h"

#include "samvad-text.h"

/* In the order in which an item goes through them. */
static const SamvadActVerb verbs[] = {
  { SAMVAD_EVENT_ACKNOWLEDGE, "acknowledge", N_("Acknowledge"), "<Control><Shift>k", FALSE },
  { SAMVAD_EVENT_DONE, "done", N_("Done…"), "<Control><Shift>d", TRUE },
  { SAMVAD_EVENT_VERIFY, "verify", N_("Verify"), "<Control><Shift>v", FALSE },
  { SAMVAD_EVENT_REOPEN, "reopen", N_("Reopen…"), "<Control><Shift>o", TRUE },
  { SAMVAD_EVENT_NOTE, "note", N_("Note…"), "<Control><Shift>n", TRUE },
  { SAMVAD_EVENT_ASSIGN, "assign", N_("Assign…"), "<Control><Shift>a", TRUE },
  { SAMVAD_EVENT_ESCALATE, "escalate", N_("Escalate…"), "<Control><Shift>s", TRUE },
  { SAMVAD_EVENT_EXTEND, "extend", N_("Extend…"), "<Control><Shift>t", TRUE },
  { SAMVAD_EVENT_CANCEL, "cancel", N_("Cancel Item…"), "<Control><Shift>x", TRUE },
};

/** Returns: (nullable): %NULL behind the last */
const SamvadActVerb *
samvad_act_verb_get (guint index)
{
  return index < G_N_ELEMENTS (verbs) ? &verbs[index] : NULL;
}

/** Returns: (nullable): the verb of that name */
const SamvadActVerb *
samvad_act_verb_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];
  return NULL;
}

/** Returns: (transfer full): what was done, to how many: "Acknowledged", "2 of 3 items: Acknowledged" */
char *
samvad_act_verb_describe (const SamvadActVerb *verb,
                          guint                n_done,
                          guint                n_chosen)
{
  const char *what = samvad_text_label (samvad_event_kind_to_label (verb->kind));
  g_autofree char *done = samvad_text_number (n_done);
  g_autofree char *chosen = samvad_text_number (n_chosen);

  if (n_chosen == 1)
    return g_strdup (what);
  /* Translators: so many of the chosen items; what was done, as "Acknowledged" */
  return g_strdup_printf (_("%1$s of %2$s items: %3$s"), done, chosen, what);
}
