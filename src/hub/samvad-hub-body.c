/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

#include "samvad-json-text.h"

#include <string.h>

/* A small gzip can be a large text: what comes out is bounded as what comes in. */
static GBytes *
inflate (GBytes *bytes)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 buffer[65536];
  gssize got;

  while ((got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      g_byte_array_append (out, buffer, (guint) got);
      if (out->len > SAMVAD_HUB_MAX_BODY)
        return NULL;
    }
  return got == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/* PUT carries documents whatever its type says; a form comes by POST. */
static gboolean
has_json_type (SamvadHubRequest *request)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_request_headers (request->message), NULL);

  return g_str_equal (request->method, "PUT") || g_strcmp0 (type, "application/json") == 0;
}

/** Reads, inflates and bounds the body. Returns: %FALSE where it cannot be taken: then the request is answered */
gboolean
samvad_hub_read_body (SamvadHubRequest *request)
{
  SoupMessageBody *body = soup_server_message_get_request_body (request->message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  gsize size;
  gconstpointer data;

  if (g_strcmp0 (soup_message_headers_get_one (headers, "Content-Encoding"), "gzip") == 0)
    {
      GBytes *inflated = inflate (bytes);

      if (inflated == NULL)
        {
          samvad_hub_reply_error (request, 413, "too_large", "The request body cannot be inflated or is too large.");
          return FALSE;
        }
      g_bytes_unref (bytes);
      bytes = inflated;
    }
  data = g_bytes_get_data (bytes, &size);
  if (size > SAMVAD_HUB_MAX_BODY)
    {
      samvad_hub_reply_error (request, 413, "too_large", "The request entity is too large.");
      return FALSE;
    }
  /* A text that ends; a NUL inside makes it end early, and so no JSON. */
  {
    g_autofree char *text = g_strndup (size > 0 ? data : "", size);
    /* What is no JSON (a form, or a mistake) stays as it is: the handlers answer it. */
    char *json = g_utf8_validate (text, -1, NULL) ? samvad_json_compact (text) : NULL;

    if (json == NULL && has_json_type (request) && *text != '\0')
      {
        samvad_hub_reply_error (request, 400, "bad_request", "invalid UTF-8 JSON");
        return FALSE;
      }
    request->body = json != NULL ? g_bytes_new_take (json, strlen (json) + 1)
                                 : g_bytes_new (text, strlen (text) + 1);
  }
  return TRUE;
}

/** Returns: %FALSE where a POST is not JSON: then the request is answered */
gboolean
samvad_hub_check_content_type (SamvadHubRequest *request)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_request_headers (request->message), NULL);

  if (!g_str_equal (request->method, "POST") || (request->length > 0 && g_str_equal (request->path[0], "_session")) ||
      g_strcmp0 (type, "application/json") == 0)
    return TRUE;
  samvad_hub_reply_error (request, 415, "bad_content_type", "Content-Type must be application/json");
  return FALSE;
}

static void
on_chunk (SoupServerMessage *message,
          GBytes            *chunk,
          gpointer           user_data)
{
  gsize *size = user_data;

  *size += g_bytes_get_size (chunk);
  /* Beyond the limit nothing is kept; the answer is 413 when the request ends. */
  if (*size > SAMVAD_HUB_MAX_BODY)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/* SoupServer would read the whole body before it answers: the connection is taken from it, answered
 * and closed. */
static void
refuse_body (SoupServerMessage *message)
{
  static const char answer[] =
    "HTTP/1.1 413 Request Entity Too Large\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n"
    "{\"error\":\"too_large\",\"reason\":\"The request entity is too large.\"}\n";
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (stream == NULL)
    return;
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), answer, sizeof answer - 1, NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

/** Keeps no more of a body that is on its way than may come. */
void
samvad_hub_bound_body (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gsize *size = g_new0 (gsize, 1);

  g_signal_connect_data (message, "got-chunk", G_CALLBACK (on_chunk), size, (GClosureNotify) (void (*) (void)) g_free, 0);
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_content_length (headers) > SAMVAD_HUB_MAX_BODY)
    refuse_body (message);
}
