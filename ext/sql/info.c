/*
** newsext_info(): what this build is made of, as JSON, for reports of faults:
** {"version":"0.1.0","sqlite":"3.40.1","icu":"72.1", …}. A library that is
** not built in is null.
*/
#include "sql/functions.h"
SQLITE_EXTENSION_INIT3

#include <utf8proc.h>
#ifdef NEWSEXT_ICU
#include <unicode/uversion.h>
#endif
#ifdef NEWSEXT_ZLIB
#include <zlib.h>
#endif
#ifdef NEWSEXT_ZSTD
#include <zstd.h>
#endif
#ifdef NEWSEXT_ARCHIVE
#include <archive.h>
#endif

#include "base/hash.h"
#include "newsext.h"
#include "quote/model.h"
#include "sql/rows_json.h"

/* Versions as the libraries that are loaded tell them, not as compiled. */
static const char *version_of_icu(char *room) {
#ifdef NEWSEXT_ICU
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, room);
  return room;
#else
  (void)room;
  return NULL;
#endif
}

static const char *version_of_zlib(void) {
#ifdef NEWSEXT_ZLIB
  return zlibVersion();
#else
  return NULL;
#endif
}

static const char *version_of_zstd(void) {
#ifdef NEWSEXT_ZSTD
  return ZSTD_versionString();
#else
  return NULL;
#endif
}

static const char *version_of_archive(void) {
#ifdef NEWSEXT_ARCHIVE
  return archive_version_string() + strlen("libarchive ");
#else
  return NULL;
#endif
}

static const char *version_of_compiler(void) {
#if defined(__clang__)
  return "clang " __clang_version__;
#elif defined(__GNUC__)
  return "gcc " __VERSION__;
#else
  return NULL;
#endif
}

/* Weights have no versions of their own: a hash tells them apart. */
static const char *version_of_models(char *room, size_t size) {
  uint64_t quotes =
      hash_bytes((const char *)quote_model(), sizeof(*quote_model()));
  sqlite3_snprintf((int)size, room, "mentions %016llx, quotes %016llx",
                   (unsigned long long)info_mentions_model(),
                   (unsigned long long)quotes);
  return room;
}

void info_add_json(Buffer *out) {
  char icu[32] = "", models[80];
  const struct {
    const char *name, *value;
  } facts[] = {
      {"version", NEWSEXT_VERSION},
      {"sqlite", sqlite3_libversion()},
      {"sqlite_compiled_for", SQLITE_VERSION},
      {"utf8proc", utf8proc_version()},
      {"unicode", utf8proc_unicode_version()},
      {"icu", version_of_icu(icu)},
      {"zlib", version_of_zlib()},
      {"zstd", version_of_zstd()},
      {"libarchive", version_of_archive()},
      {"models", version_of_models(models, sizeof(models))},
      {"compiler", version_of_compiler()},
  };
  for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
    buffer_add_char(out, i ? ',' : '{');
    json_add_string(out, str_from_c(facts[i].name));
    buffer_add_char(out, ':');
    json_add_string(out, str_from_c(facts[i].value));
  }
  buffer_add_char(out, '}');
}
