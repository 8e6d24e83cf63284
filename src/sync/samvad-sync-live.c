/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-live.h"

/** Returns: the name of the way, for logs and details */
const char *
samvad_sync_transport_to_text (SamvadSyncTransport transport)
{
  static const char *names[] = { "continuous", "longpoll", "poll" };

  return names[transport];
}

/** The next time a lesser way is taken. */
void
samvad_sync_live_fall_back (SamvadSyncLive *self)
{
  if (self->transport < SAMVAD_SYNC_TRANSPORT_POLL)
    self->transport++;
  self->failures = 0;
}

/** Returns: whether it is this way that was refused, and a lesser one may do */
gboolean
samvad_sync_live_is_refusal (const GError *problem)
{
  return g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_MALFORMED) ||
         g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_REJECTED);
}

/**
 * samvad_sync_live_follow:
 *
 * Writes what happens from now on into the feed's target, for as long as the connection holds.
 *
 * Returns: TRUE where the server ended the feed in good order: ask again
 */
gboolean
samvad_sync_live_follow (SamvadSyncLive  *self,
                         SamvadSyncFeed  *feed,
                         GError         **error)
{
  if (self->transport == SAMVAD_SYNC_TRANSPORT_CONTINUOUS)
    return samvad_sync_continuous_follow (self, feed, error);
  return samvad_sync_poll_follow (self, feed, error);
}
