/* Tables of abbreviations: see abbreviation.h. */
#include "text/abbreviation.h"

#include <stdlib.h>

enum { LONGEST = 8 };

/* How the word must be written. */
typedef enum Writing {
  ANY,     /* "etc.", "Etc.", "ETC." */
  CAPITAL, /* first letter upper case: "Gen.", "GEN."; "gen" is a word */
  COMMA    /* the same, behind a comma: "Gary, Ind."; "Mo" is a name */
} Writing;

typedef struct Row {
  char word[LONGEST]; /* lower case, without the dot */
  uint8_t kind;
  uint8_t writing;
} Row;

#define T ABBREVIATION_TITLE, CAPITAL
#define M ABBREVIATION_MONTH, CAPITAL
#define N ABBREVIATION_NUMBERED, ANY
#define P ABBREVIATION_NUMBERED, CAPITAL
#define C ABBREVIATION_COMPANY, CAPITAL
#define O ABBREVIATION_OTHER, CAPITAL
#define S ABBREVIATION_OTHER, COMMA
#define A ABBREVIATION_OTHER, ANY
#define I ABBREVIATION_INNER, ANY

/* In byte order: searched by halves. */
static const Row ROWS[] = {
    {"adm", T},    /* Adm. Lisa Franchetti */
    {"al", I},     /* Okafor et al. found */
    {"ala", S},    /* Mobile, Ala. */
    {"amb", T},    /* Amb. Thomas-Greenfield */
    {"approx", A}, /* approx. 40 people */
    {"apr", M},    /* Apr. 3 */
    {"ariz", S},   /* Tucson, Ariz. */
    {"ark", S},    /* Little Rock, Ark. */
    {"art", P},    /* Art. 5 of the treaty */
    {"arts", P},   /* Arts. 2 and 3 */
    {"assoc", O},  /* Assoc. Press */
    {"asst", T},   /* Asst. Secretary Lu */
    {"atty", T},   /* Atty. Gen. Bonta */
    {"aug", M},    /* Aug. 24 */
    {"ave", O},    /* Fifth Ave. */
    {"bldg", O},   /* Hart Bldg. */
    {"blvd", O},   /* Sunset Blvd. */
    {"brig", T},   /* Brig. Gen. Ryder */
    {"calif", S},  /* Fresno, Calif. */
    {"capt", T},   /* Capt. Moreno */
    {"cf", I},     /* cf. the earlier report */
    {"cmdr", T},   /* Cmdr. Hawkins */
    {"co", C},     /* Ford Motor Co. */
    {"col", T},    /* Col. Assimi Goita */
    {"colo", S},   /* Aspen, Colo. */
    {"comdr", T},  /* Comdr. Hale */
    {"cong", T},   /* Cong. Garcia */
    {"conn", S},   /* Hartford, Conn. */
    {"corp", C},   /* Exxon Mobil Corp. */
    {"cos", C},    /* Williams Cos. */
    {"cpl", T},    /* Cpl. Banda */
    {"dec", M},    /* Dec. 31 */
    {"del", S},    /* Wilmington, Del. */
    {"dep", T},    /* Dep. Minister Okello */
    {"dept", O},   /* State Dept. */
    {"det", T},    /* Det. Sgt. Walsh */
    {"dr", T},     /* Dr. Fauci */
    {"engr", T},   /* Engr. Bello */
    {"esq", C},    /* John Hart Esq. */
    {"est", A},    /* est. 1921 */
    {"etc", A},    /* food, water, etc. */
    {"feb", M},    /* Feb. 12 */
    {"fig", N},    /* Fig. 2 */
    {"figs", N},   /* Figs. 2 and 3 */
    {"fla", S},    /* Tampa, Fla. */
    {"fri", M},    /* Fri. 8 p.m. */
    {"ft", O},     /* Ft. Lauderdale, 6 ft. tall */
    {"gen", T},    /* Gen. Mark Milley */
    {"gov", T},    /* Gov. Newsom */
    {"govt", O},   /* Govt. officials */
    {"hon", T},    /* Hon. Justice Ade */
    {"ill", S},    /* Peoria, Ill. */
    {"inc", C},    /* Apple Inc. */
    {"ind", S},    /* Gary, Ind. */
    {"insp", T},   /* Insp. Rao */
    {"jan", M},    /* Jan. 6 */
    {"jr", C},     /* Martin Luther King Jr. */
    {"jul", M},    /* Jul. 4 */
    {"jun", M},    /* Jun. 14 */
    {"kan", S},    /* Wichita, Kan. */
    {"ky", S},     /* Lexington, Ky. */
    {"la", S},     /* Lafayette, La. */
    {"lieut", T},  /* Lieut. Gov. */
    {"llc", C},    /* Acme LLC. */
    {"lt", T},     /* Lt. Col. Vindman */
    {"ltd", C},    /* Tata Steel Ltd. */
    {"maj", T},    /* Maj. Gen. Konashenkov */
    {"mar", M},    /* Mar. 8 */
    {"mass", S},   /* Salem, Mass. */
    {"md", S},     /* Towson, Md. */
    {"messrs", T}, /* Messrs. Hill and Knox */
    {"mich", S},   /* Flint, Mich. */
    {"minn", S},   /* Duluth, Minn. */
    {"miss", S},   /* Jackson, Miss. */
    {"mlle", T},   /* Mlle. Dupont */
    {"mme", T},    /* Mme. Lagarde */
    {"mo", S},     /* Joplin, Mo. */
    {"mon", M},    /* Mon. 8 a.m. */
    {"mont", S},   /* Helena, Mont. */
    {"mr", T},     /* Mr. Brown */
    {"mrs", T},    /* Mrs. Ndlovu */
    {"ms", T},     /* Ms. Park */
    {"msgr", T},   /* Msgr. Lopez */
    {"mt", T},     /* Mt. Everest */
    {"neb", S},    /* Omaha, Neb. */
    {"nev", S},    /* Reno, Nev. */
    {"no", N},     /* No. 10 Downing Street */
    {"nos", N},    /* Nos. 4 and 5 */
    {"nov", M},    /* Nov. 3 */
    {"oct", M},    /* Oct. 7 */
    {"okla", S},   /* Tulsa, Okla. */
    {"op", P},     /* Op. 27 */
    {"ore", S},    /* Salem, Ore. */
    {"pa", S},     /* Erie, Pa. */
    {"para", N},   /* para. 12 */
    {"pct", A},    /* 5.4 pct. */
    {"pfc", T},    /* Pfc. Jones */
    {"plc", C},    /* BP Plc. */
    {"pp", N},     /* pp. 12-14 */
    {"pres", T},   /* Pres. Marcos */
    {"prof", T},   /* Prof. Adeyemi */
    {"pte", C},    /* Acme Pte. Ltd. */
    {"pty", C},    /* Acme Pty. Ltd. */
    {"pvt", C},    /* Acme Pvt. Ltd., Pvt. Smith */
    {"rd", O},     /* Abbey Rd. */
    {"rep", T},    /* Rep. Ocasio-Cortez */
    {"reps", T},   /* Reps. Hill and Gomez */
    {"rev", T},    /* Rev. Barber */
    {"sat", M},    /* Sat. 9 a.m. */
    {"sec", P},    /* Sec. 230 */
    {"sen", T},    /* Sen. Warren */
    {"sens", T},   /* Sens. Collins and King */
    {"sep", M},    /* Sep. 11 */
    {"sept", M},   /* Sept. 11 */
    {"sgt", T},    /* Sgt. Pepper */
    {"sr", C},     /* Ken Griffey Sr. */
    {"st", O},     /* St. Petersburg, Wall St. */
    {"sun", M},    /* Sun. 9 a.m. */
    {"supt", T},   /* Supt. Carvalho */
    {"tenn", S},   /* Memphis, Tenn. */
    {"tex", S},    /* Waco, Tex. */
    {"thu", M},    /* Thu. 8 p.m. */
    {"thur", M},   /* Thur. 8 p.m. */
    {"thurs", M},  /* Thurs. 8 p.m. */
    {"tue", M},    /* Tue. 8 p.m. */
    {"tues", M},   /* Tues. 8 p.m. */
    {"univ", O},   /* Univ. of Lagos */
    {"va", S},     /* Fairfax, Va. */
    {"viz", I},    /* viz. the treaty */
    {"vol", N},    /* Vol. 3 */
    {"vols", N},   /* Vols. 3 and 4 */
    {"vs", I},     /* India vs. England */
    {"vt", S},     /* Barre, Vt. */
    {"wash", S},   /* Tacoma, Wash. */
    {"wed", M},    /* Wed. 8 p.m. */
    {"wis", S},    /* Racine, Wis. */
    {"wyo", S},    /* Casper, Wyo. */
};

#undef T
#undef M
#undef N
#undef P
#undef C
#undef O
#undef S
#undef A
#undef I

/* Lower-case copy of a short ASCII word, NUL behind it; false: too long. */
static bool lower_copy(Str word, char *out, size_t room) {
  if (word.length >= room) return false;
  for (size_t i = 0; i < word.length; i++) out[i] = ascii_lower(word.data[i]);
  out[word.length] = 0;
  return true;
}

static int compare_row(const void *key, const void *row) {
  return strcmp(key, ((const Row *)row)->word);
}

Abbreviation abbreviation_find(Str word, bool after_comma) {
  char lower[LONGEST];
  if (word.length < 2 || !lower_copy(word, lower, sizeof(lower))) {
    return ABBREVIATION_NONE;
  }
  const Row *row = bsearch(lower, ROWS, sizeof(ROWS) / sizeof(ROWS[0]),
                           sizeof(ROWS[0]), compare_row);
  if (!row) return ABBREVIATION_NONE;
  if (row->writing != ANY && !ascii_is_upper(word.data[0])) {
    return ABBREVIATION_NONE;
  }
  if (row->writing == COMMA && !after_comma) return ABBREVIATION_NONE;
  return (Abbreviation)row->kind;
}

/* Words that begin a sentence rather than a name, in byte order. */
static const char STARTERS[][12] = {
    "a",       "according", "after",   "all",     "also",  "although",
    "an",      "and",       "another", "any",     "as",    "at",
    "because", "before",    "both",    "but",     "by",    "despite",
    "during",  "each",      "earlier", "even",    "every", "for",
    "from",    "had",       "has",     "have",    "he",    "her",
    "here",    "his",       "how",     "however", "i",     "if",
    "in",      "is",        "it",      "its",     "just",  "last",
    "many",    "meanwhile", "more",    "most",    "my",    "no",
    "nobody",  "not",       "nothing", "now",     "of",    "officials",
    "on",      "once",      "one",     "only",    "or",    "other",
    "others",  "our",       "she",     "since",   "so",    "some",
    "still",   "such",      "that",    "the",     "their", "then",
    "there",   "these",     "they",    "this",    "those", "though",
    "to",      "today",     "two",     "under",   "until", "was",
    "we",      "well",      "were",    "what",    "when",  "where",
    "whether", "which",     "while",   "who",     "why",   "with",
    "yes",     "yesterday", "yet",     "you",     "your"};

static int compare_word(const void *key, const void *row) {
  return strcmp(key, row);
}

bool abbreviation_is_starter(Str word) {
  char lower[12];
  if (!lower_copy(word, lower, sizeof(lower))) return false;
  return bsearch(lower, STARTERS, sizeof(STARTERS) / sizeof(STARTERS[0]),
                 sizeof(STARTERS[0]), compare_word) != NULL;
}
