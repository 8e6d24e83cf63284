/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-zip.h"

#include <string.h>

/* PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and
 * 4.3.16 (its end). */
#define LOCAL_SIGNATURE   0x04034b50u
#define CENTRAL_SIGNATURE 0x02014b50u
#define END_SIGNATURE     0x06054b50u
#define LOCAL_SIZE        30
#define STORED            0
#define DEFLATED          8
#define VERSION           20
#define UTF8_NAMES        (1 << 11)
/* 1 January 1980: the zero of the format's calendar. */
#define NO_DATE           0x21

struct _SamvadZip {
  GByteArray *bytes;
  GByteArray *central;
  guint16     count;
};

static guint32
count_crc (const guint8 *data,
           gsize         size)
{
  static guint32 table[256];
  static gsize ready;
  guint32 crc = 0xffffffffu;

  if (g_once_init_enter (&ready))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          guint32 value = i;

          for (int bit = 0; bit < 8; bit++)
            value = value & 1 ? 0xedb88320u ^ (value >> 1) : value >> 1;
          table[i] = value;
        }
      g_once_init_leave (&ready, 1);
    }
  for (gsize i = 0; i < size; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return crc ^ 0xffffffffu;
}

static void
put16 (GByteArray *bytes,
       guint       value)
{
  guint8 data[2] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (bytes, data, sizeof data);
}

static void
put32 (GByteArray *bytes,
       gsize       value)
{
  put16 (bytes, (guint) (value & 0xffff));
  put16 (bytes, (guint) (value >> 16 & 0xffff));
}

SamvadZip *
samvad_zip_new (void)
{
  SamvadZip *self = g_new0 (SamvadZip, 1);

  self->bytes = g_byte_array_new ();
  self->central = g_byte_array_new ();
  return self;
}

void
samvad_zip_free (SamvadZip *self)
{
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->central);
  g_free (self);
}

static GBytes *
compress (GBytes *content)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  /* Into memory: nothing can fail but memory itself. */
  g_output_stream_write_all (stream, data, size, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* The fields that the local header and the central directory share. */
static void
put_entry (GByteArray *bytes,
           const char *name,
           GBytes     *content,
           GBytes     *packed,
           guint       method)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);

  put16 (bytes, VERSION);
  put16 (bytes, UTF8_NAMES);
  put16 (bytes, method);
  put16 (bytes, 0);
  put16 (bytes, NO_DATE);
  put32 (bytes, count_crc (data, size));
  put32 (bytes, g_bytes_get_size (packed));
  put32 (bytes, size);
  put16 (bytes, (guint) strlen (name));
  put16 (bytes, 0);
}

/** @content: less than 4 GiB */
void
samvad_zip_add (SamvadZip  *self,
                const char *name,
                GBytes     *content,
                gboolean    deflate)
{
  g_autoptr (GBytes) packed = deflate ? compress (content) : g_bytes_ref (content);
  gsize offset = self->bytes->len;
  guint method = deflate ? DEFLATED : STORED;

  g_return_if_fail (g_bytes_get_size (content) < G_MAXUINT32 && strlen (name) < G_MAXUINT16);
  put32 (self->bytes, LOCAL_SIGNATURE);
  put_entry (self->bytes, name, content, packed, method);
  g_byte_array_append (self->bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->bytes, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));

  put32 (self->central, CENTRAL_SIGNATURE);
  put16 (self->central, VERSION);
  put_entry (self->central, name, content, packed, method);
  put16 (self->central, 0);
  put16 (self->central, 0);
  put16 (self->central, 0);
  put32 (self->central, 0);
  put32 (self->central, offset);
  g_byte_array_append (self->central, (const guint8 *) name, (guint) strlen (name));
  self->count++;
}

/** Returns: (transfer full): the whole file; nothing can be added after it */
GBytes *
samvad_zip_finish (SamvadZip *self)
{
  gsize offset = self->bytes->len;

  g_byte_array_append (self->bytes, self->central->data, self->central->len);
  put32 (self->bytes, END_SIGNATURE);
  put16 (self->bytes, 0);
  put16 (self->bytes, 0);
  put16 (self->bytes, self->count);
  put16 (self->bytes, self->count);
  put32 (self->bytes, self->central->len);
  put32 (self->bytes, offset);
  put16 (self->bytes, 0);
  return g_bytes_new (self->bytes->data, self->bytes->len);
}

static guint32
get16 (const guint8 *data)
{
  return data[0] | (guint32) data[1] << 8;
}

static guint32
get32 (const guint8 *data)
{
  return get16 (data) | get16 (data + 2) << 16;
}

static void
free_entry (gpointer data)
{
  SamvadZipEntry *entry = data;

  g_free (entry->name);
  g_bytes_unref (entry->content);
  g_free (entry);
}

/**
 * samvad_zip_read:
 *
 * Reads the stored entries of a file in the form that samvad_zip_add() gives it without deflate,
 * from its beginning up to the first thing that is something else. Safe with any bytes.
 *
 * Returns: (transfer full) (element-type SamvadZipEntry)
 */
GPtrArray *
samvad_zip_read (GBytes *bytes)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  gsize size, offset = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size - offset >= LOCAL_SIZE && get32 (data + offset) == LOCAL_SIGNATURE)
    {
      gsize packed = get32 (data + offset + 18);
      gsize name = get16 (data + offset + 26);
      gsize start = offset + LOCAL_SIZE + name;
      SamvadZipEntry *entry;

      if (get16 (data + offset + 8) != STORED || start > size || packed > size - start)
        break;
      entry = g_new0 (SamvadZipEntry, 1);
      entry->name = g_strndup ((const char *) data + offset + LOCAL_SIZE, name);
      entry->content = g_bytes_new_from_bytes (bytes, start, packed);
      g_ptr_array_add (entries, entry);
      offset = start + packed;
    }
  return entries;
}
