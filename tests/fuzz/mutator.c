/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mutator.h"

#include <string.h>

#define MOST_CHANGES 8
#define LONGEST_RUN  64

/* What readers stumble over: ends, depths, extremes, text that is none. */
static const char *const tokens[] = {
  "null", "true", "-1", "0", "1e999", "-1e999", "9223372036854775808", "4294967296", "1e-400", "{}", "[]", "\"\"",
  "[[[[[[[[", "{\"a\":{\"a\":", "\"_id\":", "\\u0000", "\\ud800", "\xff", "\xe2\x80\xae", "\xef\xbb\xbf", "\n\n", "\r\n",
  ",", ":", "\"", "\\", "%00", "%", "PK\3\4", "\x7f\xff\xff\xff",
};

static gsize
pick (GRand *chance,
      gsize  count)
{
  return count > 0 ? g_rand_int (chance) % count : 0;
}

static void
insert (GByteArray   *self,
        gsize         at,
        const guint8 *data,
        gsize         size)
{
  g_autofree guint8 *rest = g_memdup2 (self->data + at, self->len - at);
  gsize rest_size = self->len - at;

  g_byte_array_set_size (self, (guint) at);
  g_byte_array_append (self, data, (guint) size);
  g_byte_array_append (self, rest, (guint) rest_size);
}

static void
change_bytes (GByteArray *self,
              GRand      *chance)
{
  for (gsize i = 0, count = 1 + pick (chance, 4); self->len > 0 && i < count; i++)
    self->data[pick (chance, self->len)] ^= (guint8) (1u << pick (chance, 8));
}

static void
erase (GByteArray *self,
       GRand      *chance)
{
  gsize at = pick (chance, self->len);
  gsize size = pick (chance, LONGEST_RUN);

  g_byte_array_remove_range (self, (guint) at, (guint) MIN (self->len - at, size));
}

static void
add_token (GByteArray *self,
           GRand      *chance)
{
  const char *token = tokens[pick (chance, G_N_ELEMENTS (tokens))];

  insert (self, pick (chance, self->len), (const guint8 *) token, strlen (token));
}

/* A part of one input, its own or another's, at another place. */
static void
copy_part (GByteArray *self,
           GRand      *chance,
           GPtrArray  *corpus)
{
  GBytes *other = g_ptr_array_index (corpus, pick (chance, corpus->len));
  gsize whole;
  const guint8 *data = g_bytes_get_data (other, &whole);
  gsize from = pick (chance, whole), to = pick (chance, self->len), size = pick (chance, LONGEST_RUN);

  insert (self, to, data + from, MIN (whole - from, size));
}

/** Returns: (transfer full): one of @corpus (element-type GBytes), not empty, with some changes */
GByteArray *
mutator_make (GRand     *chance,
              GPtrArray *corpus)
{
  GBytes *seed = g_ptr_array_index (corpus, pick (chance, corpus->len));
  GByteArray *self = g_byte_array_new ();

  g_byte_array_append (self, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
  for (gsize i = 0, count = 1 + pick (chance, MOST_CHANGES); i < count; i++)
    switch (pick (chance, 4))
      {
      case 0:
        change_bytes (self, chance);
        break;
      case 1:
        erase (self, chance);
        break;
      case 2:
        add_token (self, chance);
        break;
      default:
        copy_part (self, chance, corpus);
        break;
      }
  return self;
}
