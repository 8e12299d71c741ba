/*
** newsext: scraped news as SQL tables. What a C program may use.
**
** Loaded at run time:   .load ./newsext
** Linked in:            cc -DSQLITE_CORE … libnewsext.a
**                       sqlite3_auto_extension((void(*)(void))
**                                              sqlite3_newsext_init);
*/
#ifndef NEWSEXT_H
#define NEWSEXT_H

#include <sqlite3.h>

#define NEWSEXT_VERSION "0.1.0"

#if defined(_WIN32)
#define NEWSEXT_API __declspec(dllexport)
#else
#define NEWSEXT_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

struct sqlite3_api_routines;

/* Registers all functions and tables. Returns SQLITE_OK or an error code with
** a message in *pzErrMsg (which may be NULL). `api` may be NULL when linked
** statically. */
NEWSEXT_API int sqlite3_newsext_init(sqlite3 *db, char **pzErrMsg,
                                     const struct sqlite3_api_routines *api);

/* The same without whatever opens a path: for hosts that run other people's
** SQL. */
NEWSEXT_API int
sqlite3_newsext_nofs_init(sqlite3 *db, char **pzErrMsg,
                          const struct sqlite3_api_routines *api);

#ifdef __cplusplus
}
#endif
#endif
