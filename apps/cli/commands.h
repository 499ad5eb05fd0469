/* The subcommands, each in the file of its name. */
#ifndef XUN_CLI_COMMANDS_H
#define XUN_CLI_COMMANDS_H

#include "apps/cli/command.h"

extern const xun_command xun_command_check;
extern const xun_command xun_command_compact;
extern const xun_command xun_command_dictionary;
extern const xun_command xun_command_eval;
extern const xun_command xun_command_extract;
extern const xun_command xun_command_glossary;
extern const xun_command xun_command_help;
extern const xun_command xun_command_index;
extern const xun_command xun_command_report;
extern const xun_command xun_command_search;
extern const xun_command xun_command_serve;
extern const xun_command xun_command_stats;
extern const xun_command xun_command_terms;
extern const xun_command xun_command_tokenize;
extern const xun_command xun_command_version;

#endif
