/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-pack.h"

G_BEGIN_DECLS

/* One review pack while it is composed; the chapters append to @story in their order. */
typedef struct {
  const SamvadPackInput *input;
  const SamvadFigures   *figures;
  SamvadStory           *story;
  gboolean               slides;        /* one finding a page: no long tables */
  guint                  chapter;
  guint                  page;          /* of a chapter with one page a district */
} SamvadPack;

#define SAMVAD_PACK_ADD(pack, kind, ...) samvad_story_add_format ((pack)->story, SAMVAD_BLOCK_##kind, __VA_ARGS__)

/* Chapters */
void         samvad_pack_add_summary     (SamvadPack *pack);
void         samvad_pack_add_decisions   (SamvadPack *pack);
void         samvad_pack_add_target      (SamvadPack *pack);
void         samvad_pack_add_response    (SamvadPack *pack);
void         samvad_pack_add_districts   (SamvadPack *pack);
void         samvad_pack_add_services    (SamvadPack *pack);
void         samvad_pack_add_actions     (SamvadPack *pack);
void         samvad_pack_add_pages       (SamvadPack *pack);
void         samvad_pack_add_boundaries  (SamvadPack *pack, const SamvadDistrictFigures *district);
void         samvad_pack_add_changes     (SamvadPack *pack);
void         samvad_pack_add_definitions (SamvadPack *pack);
void         samvad_pack_begin_chapter   (SamvadPack *pack, const char *title);
void         samvad_pack_begin_page      (SamvadPack *pack, const char *title);
void         samvad_pack_add_table       (SamvadPack *pack, SamvadTable *table);

/* Tables: each is also a sheet of the exports */
SamvadTable *samvad_table_of_decisions   (const SamvadPackInput *input);
SamvadTable *samvad_table_of_target      (const SamvadFigures *figures);
SamvadTable *samvad_table_of_officers    (const SamvadFigures *figures);
SamvadTable *samvad_table_of_rates       (const SamvadFigures *figures);
SamvadTable *samvad_table_of_outcomes    (const SamvadFigures *figures);
SamvadTable *samvad_table_of_districts   (const SamvadFigures *figures);
SamvadTable *samvad_table_of_services    (const SamvadFigures *figures, const char *district);
SamvadTable *samvad_table_of_actions     (const SamvadFigures *figures);
SamvadTable *samvad_table_of_overdue     (const SamvadPackInput *input);
SamvadTable *samvad_table_of_flow        (const SamvadPackInput *input);
SamvadTable *samvad_table_of_ages        (const SamvadPackInput *input);
SamvadTable *samvad_table_of_responses   (const SamvadPackInput *input);
SamvadTable *samvad_table_of_restated    (GPtrArray *restatements, const char *query);
SamvadTable *samvad_table_of_months      (const SamvadPackInput *input);
SamvadTable *samvad_table_of_state       (const SamvadFigures *figures);

/* Words */
const char  *samvad_pack_name_district   (const SamvadFigures *figures, const char *code);
const char  *samvad_pack_name_officer    (const SamvadOfficerFigures *officer);
char        *samvad_pack_describe_share  (const SamvadShare *share);
char        *samvad_pack_describe_interval (const SamvadShare *share);
char        *samvad_pack_name_span       (const SamvadFigures *figures);
char        *samvad_pack_describe_window (const SamvadFigures *figures);
char        *samvad_pack_describe_month  (const SamvadFigures *figures);
char        *samvad_pack_describe_state  (const SamvadFigures *figures);
char        *samvad_pack_describe_age    (const SamvadFigures *figures);
char        *samvad_pack_describe_pace   (const SamvadFigures *figures);
char        *samvad_pack_describe_actions (const SamvadFigures *figures);
char        *samvad_pack_describe_reporting (const SamvadFigures *figures);
char        *samvad_pack_describe_decisions (const SamvadPackInput *input);
const char  *samvad_pack_name_verdict    (SamvadVerdict verdict);
const char  *samvad_pack_name_band       (SamvadBand band);

/* Charts; %NULL where there is nothing to draw */
SamvadChart *samvad_pack_draw_months     (GPtrArray *months);
SamvadChart *samvad_pack_draw_burn_up    (const SamvadFigures *figures);
SamvadChart *samvad_pack_draw_districts  (const SamvadFigures *figures);
SamvadChart *samvad_pack_draw_map        (const SamvadFigures *figures);
SamvadChart *samvad_pack_draw_services   (const SamvadFigures *figures);

G_END_DECLS
