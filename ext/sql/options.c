/*
** The JSON object of options: see options.h. One row of OPTIONS for each.
*/
#include "sql/options.h"

#include <stdio.h>

#include "entity/entity.h"
#include "read/json.h"
#include "sql/rows_json.h"

typedef struct OptionReader {
  Options *options;
  Arena *arena;
  ReadError *error;
} OptionReader;

static bool option_refuse(const OptionReader *r, const char *name,
                          const char *want) {
  snprintf(r->error->message, sizeof(r->error->message),
           "option \"%s\" must be %s", name, want);
  return false;
}

/* {"all": true} */
static bool option_all(OptionReader *r, const Json *value) {
  r->options->document.all = value->kind == JSON_TRUE;
  return value->kind == JSON_TRUE || value->kind == JSON_FALSE ||
         option_refuse(r, "all", "true or false");
}

/* {"language": "any"} */
static bool option_language(OptionReader *r, const Json *value) {
  Str language = json_string(value);
  r->options->document.any_language = str_equal(language, STR("any"));
  return r->options->document.any_language || str_equal(language, STR("en")) ||
         option_refuse(r, "language", "\"en\" or \"any\"");
}

/* {"year": 2022} */
static bool option_year(OptionReader *r, const Json *value) {
  bool good = value->kind == JSON_NUMBER && value->number >= 1000 &&
              value->number <= 9999;
  if (good) r->options->document.year = (int)value->number;
  return good || option_refuse(r, "year", "a number such as 2022");
}

static bool is_iso_day(Str s) {
  static const char shape[] = "0000-00-00";
  if (s.length < sizeof(shape) - 1) return false;
  for (size_t i = 0; i < sizeof(shape) - 1; i++) {
    bool same =
        shape[i] == '0' ? ascii_is_digit(s.data[i]) : s.data[i] == shape[i];
    if (!same) return false;
  }
  return s.length == sizeof(shape) - 1 || s.data[sizeof(shape) - 1] == 'T';
}

/* {"published": "2022-02-12"} */
static bool option_published(OptionReader *r, const Json *value) {
  Str day = json_string(value);
  r->options->document.published = day;
  return (day.data && is_iso_day(day)) ||
         option_refuse(r, "published", "a day such as \"2022-02-12\"");
}

static bool option_add_type(OptionReader *r, const Json *value) {
  Str name = json_string(value);
  for (int type = 0; type < TYPE_COUNT; type++) {
    if (str_equal(name, str_from_c(ENTITY_TYPE_NAMES[type]))) {
      r->options->types |= 1u << type;
      return true;
    }
  }
  return option_refuse(r, "types",
                       "an array of: PERSON, ORGANIZATION, LOCATION, "
                       "FACILITY, NORP, PRODUCT, DATE, MONEY, MISC");
}

/* {"types": ["PERSON", "ORGANIZATION"]}, {"types": "PERSON"} */
static bool option_types(OptionReader *r, const Json *value) {
  r->options->types = 0;
  if (value->kind != JSON_ARRAY) return option_add_type(r, value);
  JSON_EACH(item, value) {
    if (!option_add_type(r, item)) return false;
  }
  return true;
}

/* {"format": "jsonl"} */
static bool option_format(OptionReader *r, const Json *value) {
  r->options->format = json_string(value);
  return r->options->format.data ||
         option_refuse(r, "format", "the name of a format");
}

/* {"fields": {"text": "content", "published": "pub_date"}} */
static bool option_fields(OptionReader *r, const Json *value) {
  static const char want[] = "an object that maps names to names";
  if (value->kind != JSON_OBJECT) return option_refuse(r, "fields", want);
  Buffer out = {.arena = r->arena};
  char before = '{';
  JSON_EACH(item, value) {
    if (item->kind != JSON_STRING) return option_refuse(r, "fields", want);
    buffer_add_char(&out, before);
    json_add_string(&out, item->key);
    buffer_add_char(&out, ':');
    json_add_string(&out, item->text);
    before = ',';
  }
  buffer_add(&out, before == '{' ? STR("{}") : STR("}"));
  r->options->fields = buffer_str(&out);
  return !r->arena->failed;
}

/* {"max_record": 1000000} */
static bool option_max_record(OptionReader *r, const Json *value) {
  bool good = value->kind == JSON_NUMBER && value->number >= 1 &&
              value->number <= 1 << 30;
  if (good) r->options->max_record = (size_t)value->number;
  return good || option_refuse(r, "max_record", "bytes, at most 1073741824");
}

static const struct {
  const char *name;
  bool value; /* also of the functions over one text */
  bool (*read)(OptionReader *r, const Json *value);
} OPTIONS[] = {
    {"all", true, option_all},        {"language", true, option_language},
    {"year", true, option_year},      {"published", true, option_published},
    {"types", true, option_types},    {"format", false, option_format},
    {"fields", false, option_fields}, {"max_record", false, option_max_record},
};
enum { OPTION_COUNT = sizeof(OPTIONS) / sizeof(OPTIONS[0]) };

static bool option_unknown(const OptionReader *r, Str name, bool dump) {
  char *out = r->error->message;
  size_t room = sizeof(r->error->message);
  int shown = name.length > 60 ? 60 : (int)name.length;
  const char *later =
      str_equal(name, STR("corrections")) ? "is not there yet" : "is not known";
  size_t used = (size_t)snprintf(
      out, room, "option \"%.*s\" %s; there are: ", shown, name.data, later);
  for (int i = 0; i < OPTION_COUNT; i++) {
    if (!dump && !OPTIONS[i].value) continue;
    used += (size_t)snprintf(out + used, room - used, "%s%s", i ? ", " : "",
                             OPTIONS[i].name);
  }
  return false;
}

static bool option_read(OptionReader *r, const Json *member, bool dump) {
  for (int i = 0; i < OPTION_COUNT; i++) {
    if ((dump || OPTIONS[i].value) &&
        str_equal(member->key, str_from_c(OPTIONS[i].name))) {
      return member->kind == JSON_NULL || OPTIONS[i].read(r, member);
    }
  }
  return option_unknown(r, member->key, dump);
}

bool options_parse(Options *options, Arena *arena, Str json, bool dump,
                   ReadError *e) {
  *options = (Options){.types = UINT32_MAX};
  if (!json.data) return true;
  JsonError why = {"", 0};
  const Json *object = json_parse(arena, json, &why);
  if (arena->failed) return false;
  if (!object) {
    snprintf(e->message, sizeof(e->message),
             "the options are no JSON: %s at byte %zu", why.message,
             why.offset + 1);
    return false;
  }
  if (object->kind != JSON_OBJECT) {
    snprintf(e->message, sizeof(e->message),
             "the options must be a JSON object such as {\"all\": true}");
    return false;
  }
  OptionReader reader = {options, arena, e};
  JSON_EACH(member, object) {
    if (!option_read(&reader, member, dump)) return false;
  }
  return !arena->failed;
}
