/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-call-filter.h"
#include "samvad-call-item.h"

struct _SamvadCallList {
  SamvadPagedList parent;
};

G_DEFINE_FINAL_TYPE (SamvadCallList, samvad_call_list, SAMVAD_TYPE_PAGED_LIST)

static void
fill_item (SamvadPagedList *list,
           GObject         *item,
           gpointer         value)
{
  samvad_call_item_take (SAMVAD_CALL_ITEM (item), value);
}

static void
samvad_call_list_class_init (SamvadCallListClass *klass)
{
  SAMVAD_PAGED_LIST_CLASS (klass)->item_type = SAMVAD_TYPE_CALL_ITEM;
  SAMVAD_PAGED_LIST_CLASS (klass)->fill_item = fill_item;
}

static void
samvad_call_list_init (SamvadCallList *self)
{
}

/** Returns: (transfer full): the dials that @filter lets through, newest first */
SamvadCallList *
samvad_call_list_new (SamvadStore            *store,
                      const SamvadCallFilter *filter)
{
  return samvad_call_list_new_after (store, filter, NULL);
}

/**
 * samvad_call_list_new_after:
 * @seen: (nullable): of the same filter, which goes on showing what it had when it last looked
 *
 * Returns: (transfer full): the dials that @filter lets through now
 */
SamvadCallList *
samvad_call_list_new_after (SamvadStore            *store,
                            const SamvadCallFilter *filter,
                            SamvadCallList         *seen)
{
  SamvadCallList *self = g_object_new (SAMVAD_TYPE_CALL_LIST, NULL);

  samvad_paged_list_set_store (SAMVAD_PAGED_LIST (self), store);
  if (seen != NULL)
    samvad_paged_list_set_seen (SAMVAD_PAGED_LIST (self), SAMVAD_PAGED_LIST (seen));
  samvad_call_list_set_filter (self, filter);
  return self;
}

/** Returns: how many of the dials came in since the list looked that @self was made after */
guint
samvad_call_list_count_new (SamvadCallList *self)
{
  return samvad_paged_list_count_unseen (SAMVAD_PAGED_LIST (self));
}

/** All of it counts as seen. */
void
samvad_call_list_forget_seen (SamvadCallList *self)
{
  samvad_paged_list_set_seen (SAMVAD_PAGED_LIST (self), NULL);
}

void
samvad_call_list_set_filter (SamvadCallList         *self,
                             const SamvadCallFilter *filter)
{
  samvad_paged_list_set_query (SAMVAD_PAGED_LIST (self), samvad_call_filter_make_query (filter));
}

/** Looks anew; to be called after the store's `changed`. */
void
samvad_call_list_reload (SamvadCallList *self)
{
  samvad_paged_list_rescan (SAMVAD_PAGED_LIST (self));
}
