/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SamvadWake:
 *
 * Notices what the program cannot know by itself: that the PC slept, that its clock was set, that
 * the network is another one. It waits for others to say so and never wakes up to look.
 *
 * Signals: `woke` (after a sleep, or the clock was set), `network-changed` (only a hint: the next
 * answer of the server decides).
 */
#define SAMVAD_TYPE_WAKE (samvad_wake_get_type ())
G_DECLARE_FINAL_TYPE (SamvadWake, samvad_wake, SAMVAD, WAKE, GObject)

SamvadWake *samvad_wake_new (void);

G_END_DECLS
