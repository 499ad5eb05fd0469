/* The processes: plain CGI answers one request, FastCGI keeps workers that answer one after the other. */
#ifndef XUN_CGI_PROCESS_H
#define XUN_CGI_PROCESS_H

#include "apps/cgi/settings.h"

/* Limits the memory of this process. Call once. */
void xun_limit_memory(const xun_settings *settings);

/* From begin to end a request may take so many seconds of processor time, and so many of the clock (a remote
 * index may keep it waiting); then a page of 503 goes out by `descriptor` and the process ends. `fastcgi_id`:
 * of the request, 0 for plain CGI. */
void xun_clock_begin(size_t cpu_seconds, size_t seconds, int descriptor, unsigned fastcgi_id);
void xun_clock_end(void);

/* Keeps `workers` copies of this process going: returns in each copy, never in the first process, which
 * replaces those that end and ends when it is told to. */
void xun_keep_workers(size_t workers);

#endif
