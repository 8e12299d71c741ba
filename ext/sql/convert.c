/* SQL values in, Cells out: see result.h. */
#include "sql/convert.h"
SQLITE_EXTENSION_INIT3

enum { JSON_SUBTYPE = 'J', SHORT_TEXT = 4096 };

bool argument_text(sqlite3_value *value, Str *out, bool *blob) {
  int type = sqlite3_value_type(value);
  *out = STR_NULL;
  if (blob) *blob = type == SQLITE_BLOB;
  if (type == SQLITE_NULL) return true;
  /* text first: it is what makes the number of bytes true */
  const void *data =
      blob && *blob ? sqlite3_value_blob(value) : sqlite3_value_text(value);
  size_t length = (size_t)sqlite3_value_bytes(value);
  if (!data && (length > 0 || type != SQLITE_BLOB)) return false;
  *out = (Str){data ? data : "", length};
  return true;
}

struct SharedText {
  int holders;
  size_t length;
  char bytes[]; /* ends in NUL, which spares SQLite a copy of its own */
};

void shared_text_release(SharedText *text) {
  if (text && --text->holders == 0) sqlite3_free(text);
}

/* What SQLite calls with the pointer that it was given. */
static void shared_bytes_release(void *bytes) {
  shared_text_release(
      (SharedText *)((char *)bytes - offsetof(SharedText, bytes)));
}

static SharedText *shared_text_new(Str s) {
  SharedText *text = sqlite3_malloc64(sizeof(*text) + s.length + 1);
  if (!text) return NULL;
  text->holders = 1;
  text->length = s.length;
  memcpy(text->bytes, s.data, s.length);
  text->bytes[s.length] = 0;
  return text;
}

static void result_shared(sqlite3_context *context, const Cell *cell) {
  SharedText **keep = cell->keep;
  if (!*keep) *keep = shared_text_new(cell->text);
  if (!*keep) {
    sqlite3_result_error_nomem(context);
    return;
  }
  (*keep)->holders++;
  /* With a length of -1 SQLite knows that there is a NUL behind; the text
  ** itself has none. */
  sqlite3_result_text(context, (*keep)->bytes, -1, shared_bytes_release);
}

void result_cell(sqlite3_context *context, const Cell *cell) {
  switch (cell->kind) {
  case CELL_NULL:
    return;
  case CELL_INTEGER:
    sqlite3_result_int64(context, cell->integer);
    return;
  case CELL_REAL:
    sqlite3_result_double(context, cell->real);
    return;
  case CELL_TEXT:
  case CELL_JSON:
    break;
  }
  if (cell->keep && cell->text.length > SHORT_TEXT &&
      cell->text.length < INT32_MAX) {
    result_shared(context, cell);
  } else {
    sqlite3_result_text64(context, cell->text.data, cell->text.length,
                          SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  if (cell->kind == CELL_JSON) sqlite3_result_subtype(context, JSON_SUBTYPE);
}

void result_code(sqlite3_context *context, int rc) {
  if (rc == SQLITE_NOMEM) {
    sqlite3_result_error_nomem(context);
  } else if (rc == SQLITE_TOOBIG) {
    sqlite3_result_error_toobig(context);
  } else if (rc != SQLITE_OK) {
    sqlite3_result_error_code(context, rc);
  }
}

void result_message(sqlite3_context *context, const char *function,
                    const char *message) {
  char *text = sqlite3_mprintf("newsext: %s(): %s", function, message);
  if (text) {
    sqlite3_result_error(context, text, -1);
  } else {
    sqlite3_result_error_nomem(context);
  }
  sqlite3_free(text);
}
