/*
** Cue lemmas, their irregular forms and the classes of both: see cue.h.
**
** Regular forms are not listed: "denies", "denied", "denying" are taken back
** to "deny" by a table of endings.
*/
#include "quote/cue.h"

typedef struct CueWord {
  const char *word;
  uint8_t class;
} CueWord;

/* Lemmas and irregular forms, sorted by bytes (a test checks the order). */
static const CueWord CUE_WORDS[] = {
    {"accept", CUE_CONFIRM},      /* accepted that errors were made */
    {"accuse", CUE_CRITICIZE},    /* accused the firm of "greed" */
    {"acknowledge", CUE_CONFIRM}, /* acknowledged that talks had failed */
    {"add", CUE_SAY},             /* "We are ready", she added */
    {"address", CUE_SAY},         /* addressing the crowd */
    {"admit", CUE_CONFIRM},       /* admitted that it was late */
    {"admonish", CUE_CRITICIZE},  /* admonished the board */
    {"advise", CUE_DEMAND},       /* advised residents to leave */
    {"affirm", CUE_CONFIRM},      /* affirmed that the bridge is safe */
    {"agree", CUE_CONFIRM},       /* agreed that it was time */
    {"allege", CUE_CLAIM},        /* alleged that votes were bought */
    {"announce", CUE_SAY},        /* announced that it would close */
    {"answer", CUE_SAY},          /* "No", he answered */
    {"appeal", CUE_DEMAND},       /* appealed for calm */
    {"applaud", CUE_PRAISE},      /* applauded the "brave" choice */
    {"argue", CUE_CLAIM},         /* argued that taxes hurt */
    {"ask", CUE_ASK},             /* "Why now?", she asked */
    {"assert", CUE_CLAIM},        /* asserted that it was legal */
    {"assume", CUE_THINK},        /* assumes that prices fall */
    {"assure", CUE_PROMISE},      /* assured voters that … */
    {"attack", CUE_CRITICIZE},    /* attacked the plan as "reckless" */
    {"attest", CUE_CONFIRM},      /* attested that he was present */
    {"beg", CUE_DEMAND},          /* begged the court to wait */
    {"believe", CUE_THINK},       /* believes that peace is near */
    {"blame", CUE_CRITICIZE},     /* blamed the strike on "chaos" */
    {"blast", CUE_CRITICIZE},     /* blasted the bill */
    {"boast", CUE_CLAIM},         /* boasted that he had won */
    {"call", CUE_SAY},            /* called it "a mistake" */
    {"caution", CUE_WARN},        /* cautioned that it was early */
    {"certify", CUE_CONFIRM},     /* certified that the count was right */
    {"challenge", CUE_CRITICIZE}, /* challenged the finding */
    {"charge", CUE_CRITICIZE},    /* charged that the mayor knew */
    {"chide", CUE_CRITICIZE},     /* chided the minister */
    {"cite", CUE_SAY},            /* citing "weather" */
    {"claim", CUE_CLAIM},         /* claimed that it was theirs */
    {"clarify", CUE_SAY},         /* clarified that it was a draft */
    {"comment", CUE_SAY},         /* commented on the report */
    {"commit", CUE_PROMISE},      /* committed to "full reform" */
    {"complain", CUE_CRITICIZE},  /* complained that rents rose */
    {"compliment", CUE_PRAISE},   /* complimented the team */
    {"concede", CUE_CONFIRM},     /* conceded that he lost */
    {"conclude", CUE_SAY},        /* concluded that it was safe */
    {"condemn", CUE_CRITICIZE},   /* condemned the "cowardly" act */
    {"confess", CUE_CONFIRM},     /* confessed that she knew */
    {"confirm", CUE_CONFIRM},     /* confirmed that two had died */
    {"congratulate", CUE_PRAISE}, /* congratulated the winners */
    {"consider", CUE_THINK},      /* considers it "a test" */
    {"contend", CUE_CLAIM},       /* contends that the law is void */
    {"contradict", CUE_DENY},     /* contradicted the report */
    {"criticise", CUE_CRITICIZE}, /* criticised the "slow" answer */
    {"criticize", CUE_CRITICIZE}, /* criticized the "slow" answer */
    {"cry", CUE_SAY},             /* "Help!", he cried */
    {"declare", CUE_SAY},         /* declared that it was over */
    {"decry", CUE_CRITICIZE},     /* decried the ruling */
    {"defend", CUE_SAY},          /* defended the choice as "right" */
    {"demand", CUE_DEMAND},       /* demanded that he resign */
    {"denounce", CUE_CRITICIZE},  /* denounced the raid */
    {"deny", CUE_DENY},           /* denied that it had agreed */
    {"deplore", CUE_CRITICIZE},   /* deplored the loss of life */
    {"describe", CUE_SAY},        /* described it as "vast" */
    {"disclose", CUE_SAY},        /* disclosed that it paid */
    {"dismiss", CUE_DENY},        /* dismissed the claim as "fantasy" */
    {"dispute", CUE_DENY},        /* disputed the figures */
    {"doubt", CUE_THINK},         /* doubts that it will last */
    {"echo", CUE_SAY},            /* echoed the call */
    {"emphasise", CUE_SAY},       /* emphasised that time is short */
    {"emphasize", CUE_SAY},       /* emphasized that time is short */
    {"enquire", CUE_ASK},         /* enquired whether it was so */
    {"envisage", CUE_THINK},      /* envisages "a new port" */
    {"estimate", CUE_THINK},      /* estimates that 3,000 left */
    {"exclaim", CUE_SAY},         /* "At last!", he exclaimed */
    {"exhort", CUE_DEMAND},       /* exhorted them to vote */
    {"expect", CUE_THINK},        /* expects rain */
    {"explain", CUE_SAY},         /* explained that it was new */
    {"express", CUE_SAY},         /* expressed "deep regret" */
    {"extol", CUE_PRAISE},        /* extolled the "great" harvest */
    {"fear", CUE_THINK},          /* fears that more will come */
    {"feel", CUE_THINK},          /* feels that it is unjust */
    {"felt", CUE_THINK},          /* felt that it was unjust */
    {"forbade", CUE_DEMAND},      /* forbade entry */
    {"forecast", CUE_THINK},      /* forecast a warm year */
    {"forewarn", CUE_WARN},       /* forewarned of floods */
    {"guarantee", CUE_PROMISE},   /* guaranteed "free passage" */
    {"hail", CUE_PRAISE},         /* hailed "a new day" */
    {"hint", CUE_SAY},            /* hinted that he may run */
    {"hope", CUE_THINK},          /* hopes that it helps */
    {"implore", CUE_DEMAND},      /* implored them to stay */
    {"imply", CUE_CLAIM},         /* implied that they lied */
    {"indicate", CUE_SAY},        /* indicated that it would sign */
    {"inform", CUE_SAY},          /* informed the court that … */
    {"inquire", CUE_ASK},         /* inquired whether it was so */
    {"insist", CUE_CLAIM},        /* insists that it has no plan */
    {"instruct", CUE_DEMAND},     /* instructed staff to go home */
    {"joke", CUE_SAY},            /* joked that he was old */
    {"knew", CUE_THINK},          /* knew that it was late */
    {"know", CUE_THINK},          /* knows that it is late */
    {"known", CUE_THINK},         /* has known that … */
    {"lament", CUE_CRITICIZE},    /* lamented that none came */
    {"laud", CUE_PRAISE},         /* lauded the crew */
    {"maintain", CUE_CLAIM},      /* maintains that he is innocent */
    {"mention", CUE_SAY},         /* mentioned that it rained */
    {"mock", CUE_CRITICIZE},      /* mocked the "tiny" crowd */
    {"muse", CUE_THINK},          /* mused that life is short */
    {"note", CUE_SAY},            /* noted that prices fell */
    {"object", CUE_DENY},         /* objected that it was unfair */
    {"observe", CUE_SAY},         /* observed that none came */
    {"opine", CUE_THINK},         /* opined that it was dull */
    {"order", CUE_DEMAND},        /* ordered that it be closed */
    {"plead", CUE_DEMAND},        /* pleaded for help */
    {"pledge", CUE_PROMISE},      /* pledged to "stand by" them */
    {"point", CUE_SAY},           /* pointed out that it was old */
    {"ponder", CUE_THINK},        /* pondered whether to go */
    {"praise", CUE_PRAISE},       /* praised the "tireless" crew */
    {"predict", CUE_THINK},       /* predicts that it will rain */
    {"proclaim", CUE_CLAIM},      /* proclaimed that it was free */
    {"promise", CUE_PROMISE},     /* promised that roads will come */
    {"propose", CUE_SAY},         /* proposed "a pause" */
    {"protest", CUE_CRITICIZE},   /* protested that it was unfair */
    {"query", CUE_ASK},           /* queried the sum */
    {"question", CUE_ASK},        /* questioned whether it works */
    {"quip", CUE_SAY},            /* "Nice hat", he quipped */
    {"quote", CUE_SAY},           /* quoted a poet */
    {"reaffirm", CUE_CONFIRM},    /* reaffirmed the promise */
    {"realise", CUE_THINK},       /* realised that it was late */
    {"realize", CUE_THINK},       /* realized that it was late */
    {"reassure", CUE_PROMISE},    /* reassured savers */
    {"rebuff", CUE_DENY},         /* rebuffed the offer */
    {"rebuke", CUE_CRITICIZE},    /* rebuked the council */
    {"recall", CUE_SAY},          /* recalled that it was cold */
    {"reckon", CUE_THINK},        /* reckons that it will do */
    {"recommend", CUE_DEMAND},    /* recommended that it close */
    {"recount", CUE_SAY},         /* recounted how it fell */
    {"refute", CUE_DENY},         /* refuted the claim */
    {"reiterate", CUE_SAY},       /* reiterated that it is ready */
    {"reject", CUE_DENY},         /* rejected the claim as "false" */
    {"relate", CUE_SAY},          /* related that they had fled */
    {"remark", CUE_SAY},          /* remarked that it was cold */
    {"remind", CUE_SAY},          /* reminded them that … */
    {"repeat", CUE_SAY},          /* repeated that it is ready */
    {"reply", CUE_SAY},           /* "Never", she replied */
    {"report", CUE_SAY},          /* reported that it sank */
    {"reprimand", CUE_CRITICIZE}, /* reprimanded the guard */
    {"repudiate", CUE_DENY},      /* repudiated the deal */
    {"request", CUE_DEMAND},      /* requested that it wait */
    {"respond", CUE_SAY},         /* responded that it would */
    {"retort", CUE_SAY},          /* "So what?", he retorted */
    {"reveal", CUE_SAY},          /* revealed that he was ill */
    {"ridicule", CUE_CRITICIZE},  /* ridiculed the plan */
    {"said", CUE_SAY},            /* "We go", he said */
    {"salute", CUE_PRAISE},       /* saluted the "heroes" */
    {"say", CUE_SAY},             /* says that it will */
    {"scold", CUE_CRITICIZE},     /* scolded the press */
    {"shout", CUE_SAY},           /* "Out!", they shouted */
    {"slam", CUE_CRITICIZE},      /* slammed the ruling */
    {"speak", CUE_SAY},           /* speaking to reporters */
    {"speculate", CUE_THINK},     /* speculated that it was gas */
    {"spoke", CUE_SAY},           /* spoke of "a new era" */
    {"spoken", CUE_SAY},          /* has spoken of "a new era" */
    {"state", CUE_SAY},           /* stated that it is so */
    {"stipulate", CUE_DEMAND},    /* stipulates that fees be paid */
    {"stress", CUE_SAY},          /* stressed that time is short */
    {"suggest", CUE_SAY},         /* suggested that they wait */
    {"suppose", CUE_THINK},       /* supposes that it is so */
    {"suspect", CUE_THINK},       /* suspects that it was arson */
    {"swear", CUE_PROMISE},       /* swears that it is true */
    {"swore", CUE_PROMISE},       /* swore that it was true */
    {"sworn", CUE_PROMISE},       /* has sworn that … */
    {"tell", CUE_SAY},            /* tells reporters that … */
    {"testify", CUE_SAY},         /* testified that he saw it */
    {"thank", CUE_PRAISE},        /* thanked the crew */
    {"think", CUE_THINK},         /* thinks that it is late */
    {"thought", CUE_THINK},       /* thought that it was late */
    {"threat", CUE_WARN},         /* the threat to "cut off" gas */
    {"threaten", CUE_WARN},       /* threatened to "cut off" gas */
    {"told", CUE_SAY},            /* told reporters that … */
    {"tout", CUE_PRAISE},         /* touted the "best" year */
    {"tweet", CUE_SAY},           /* tweeted that it was off */
    {"underline", CUE_SAY},       /* underlined that it is so */
    {"underscore", CUE_SAY},      /* underscored the need */
    {"understand", CUE_THINK},    /* understands that it is so */
    {"understood", CUE_THINK},    /* understood that it was so */
    {"urge", CUE_DEMAND},         /* urged both to talk */
    {"voice", CUE_SAY},           /* voiced "concern" */
    {"vow", CUE_PROMISE},         /* vowed to "fight on" */
    {"want", CUE_THINK},          /* wants "a fair deal" */
    {"warn", CUE_WARN},           /* warned that ice was thin */
    {"warning", CUE_WARN},        /* a warning that ice was thin */
    {"welcome", CUE_PRAISE},      /* welcomed the "good step" */
    {"wonder", CUE_ASK},          /* wondered whether to go */
    {"write", CUE_SAY},           /* writes that it is so */
    {"written", CUE_SAY},         /* has written that … */
    {"wrote", CUE_SAY},           /* wrote that it was so */
    {"yell", CUE_SAY},            /* "Stop!", they yelled */
};
enum { CUE_WORD_COUNT = sizeof(CUE_WORDS) / sizeof(CUE_WORDS[0]) };

/*
** Endings of regular forms: cut `cut`, put `put` instead; `doubled` takes one
** of two equal consonants away as well. Tried in order.
*/
typedef struct Ending {
  const char *cut, *put;
  bool doubled;
} Ending;
static const Ending ENDINGS[] = {
    {"", "", false},     /* deny */
    {"ies", "y", false}, /* denies */
    {"ied", "y", false}, /* denied */
    {"s", "", false},    /* claims */
    {"es", "", false},   /* stresses */
    {"ed", "", false},   /* claimed */
    {"ed", "e", false},  /* noted */
    {"ing", "", false},  /* claiming */
    {"ing", "e", false}, /* noting */
    {"ed", "", true},    /* admitted */
    {"ing", "", true},   /* admitting */
};

enum { CUE_LONGEST = 16 }; /* bytes of the longest form that is looked up */

static const CueWord *cue_find(const char *word, size_t length) {
  size_t low = 0, high = CUE_WORD_COUNT;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const char *have = CUE_WORDS[middle].word;
    int order = strncmp(have, word, length);
    if (order == 0) order = have[length] != 0;
    if (order == 0) return &CUE_WORDS[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* Writes the lemma that `ending` makes of `word`; 0 when it does not fit. */
static size_t ending_apply(const Ending *ending, Str word, char *out) {
  size_t cut = strlen(ending->cut), put = strlen(ending->put);
  if (word.length < cut + 2) return 0;
  size_t stem = word.length - cut;
  if (memcmp(word.data + stem, ending->cut, cut) != 0) return 0;
  if (ending->doubled) {
    if (word.data[stem - 1] != word.data[stem - 2]) return 0;
    stem--;
  }
  memcpy(out, word.data, stem);
  memcpy(out + stem, ending->put, put);
  return stem + put;
}

CueClass cue_word_class(Str word) {
  char lower[CUE_LONGEST], lemma[CUE_LONGEST + 2];
  if (word.length < 3 || word.length > CUE_LONGEST) return CUE_NONE;
  for (size_t i = 0; i < word.length; i++) {
    lower[i] = ascii_lower(word.data[i]);
    if (!ascii_is_lower(lower[i])) return CUE_NONE;
  }
  Str form = {lower, word.length};
  for (size_t i = 0; i < sizeof(ENDINGS) / sizeof(ENDINGS[0]); i++) {
    size_t length = ending_apply(&ENDINGS[i], form, lemma);
    const CueWord *found = length ? cue_find(lemma, length) : NULL;
    if (found) return found->class;
  }
  return CUE_NONE;
}

/*
** Turns of phrase that are stronger than their words. Looked for anywhere in
** a cue, without regard to case.
*/
static const CueWord CUE_PHRASES[] = {
    {"call for", CUE_DEMAND},    /* call for "restraint" */
    {"called for", CUE_DEMAND},  /* called for "restraint" */
    {"called on", CUE_DEMAND},   /* called on both to stop */
    {"calling for", CUE_DEMAND}, /* calling for "restraint" */
    {"calling on", CUE_DEMAND},  /* calling on both to stop */
    {"calls for", CUE_DEMAND},   /* calls for "restraint" */
    {"calls on", CUE_DEMAND},    /* calls on both to stop */
    {"not confirm", CUE_DENY},   /* would not confirm that … */
};

static CueClass phrase_class(Str cue) {
  for (size_t i = 0; i < sizeof(CUE_PHRASES) / sizeof(CUE_PHRASES[0]); i++) {
    Str phrase = str_from_c(CUE_PHRASES[i].word);
    for (size_t at = 0; at + phrase.length <= cue.length; at++) {
      if (str_starts_nocase(str_slice(cue, at, cue.length - at), phrase))
        return CUE_PHRASES[i].class;
    }
  }
  return CUE_NONE;
}

CueClass cue_class(Str cue) {
  if (cue.length == 0) return CUE_NONE;
  if (cue.length > 200) cue.length = 200; /* a cue is a few words */
  CueClass best = phrase_class(cue);
  size_t at = 0;
  while (best == CUE_NONE && at < cue.length) {
    size_t end = at;
    while (end < cue.length && ascii_is_alpha(cue.data[end])) end++;
    CueClass class = cue_word_class(str_slice(cue, at, end - at));
    if (class != CUE_SAY) best = class;
    at = end + 1;
  }
  return best == CUE_NONE ? CUE_SAY : best;
}
