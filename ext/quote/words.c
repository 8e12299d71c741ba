/* Word lists of the quotation tagger: see words.h. */
#include "quote/words.h"

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

const WordList WORD_LISTS[] = {
    /* "he said": a source by itself */
    {CLASS_PRONOUN, "he she they i we"},
    /* "it said", but also "it rained" */
    {CLASS_IT, "it you"},
    /* "who said": a source, too */
    {CLASS_RELATIVE, "who which"},
    /* "asked whether": opens a content */
    {CLASS_QUESTION, "what when where why how whose whom whether whoever"},
    /* "said that": opens a content */
    {CLASS_THAT, "that"},
    /* "his spokesman said" */
    {CLASS_POSSESSIVE, "his her its their our my your"},
    /* "told him": whoever is told is no source */
    {CLASS_OBJECT, "him them me us"},
    /* "the minister said" */
    {CLASS_ARTICLE, "the a an"},
    /* "those officials said" */
    {CLASS_DEMONSTRATIVE, "this these those"},
    /* "several aides said" */
    {CLASS_QUANTIFIER,
     "some any no each every all both either neither many much most more few "
     "several other others another one two three four five six seven eight "
     "nine ten dozens hundreds thousands"},
    /* "the head of the agency" */
    {CLASS_OF, "of"},
    /* "according to", "urged them to leave" */
    {CLASS_TO, "to"},
    /* "in a statement", "on Monday": ends contents */
    {CLASS_PREPOSITION,
     "in on at by for with from about into over under after before during "
     "between among against through without within toward towards upon per "
     "via amid despite like across around behind beyond near"},
    /* "described it as", "as she put it" */
    {CLASS_AS, "as"},
    /* ", while critics said": begins another clause */
    {CLASS_SUBORDINATE,
     "while although though because since if unless until whereas once"},
    /* "said … and added …" */
    {CLASS_AND, "and"},
    /* "but he denied" */
    {CLASS_BUT, "but or nor yet so"},
    /* "was told" */
    {CLASS_BE, "be is are was were been being am 're 'm"},
    /* "has denied" */
    {CLASS_HAVE, "have has had having 've"},
    /* "did not say" */
    {CLASS_DO, "do does did"},
    /* "would not say" */
    {CLASS_MODAL, "will would can could may might must should shall 'll 'd"},
    /* "did not say", "never said" */
    {CLASS_NOT, "not n't never"},
    /* "the court's ruling" */
    {CLASS_GENITIVE, "'s"},
    /* "there is": begins a clause */
    {CLASS_THERE, "there"},
    /* "called himself" */
    {CLASS_REFLEXIVE, "himself herself itself themselves myself ourselves"},
    /* "said on Monday": between cue and content */
    {CLASS_DAY,
     "monday tuesday wednesday thursday friday saturday sunday today "
     "yesterday tomorrow tonight"},
    /* "said in March" */
    {CLASS_MONTH,
     "january february march april june july august september october "
     "november december jan. feb. mar. apr. aug. sept. oct. nov. dec."},
    /* "said last week" */
    {CLASS_TIME,
     "day days week weeks month months year years morning afternoon evening "
     "night weekend ago earlier later recently hours minutes"},
    /* "said in an interview" */
    {CLASS_MEDIUM,
     "interview interviews statement statements speech speeches letter "
     "letters report reports tweet tweets post posts email e-mail memo "
     "article essay book op-ed column news conference briefing press remarks "
     "address debate rally call phone event meeting show program programme "
     "radio television tv twitter facebook instagram telegram video website "
     "message messages testimony release"},
    /* "said Mr. Lind" */
    {CLASS_HONORIFIC,
     "mr mr. mrs mrs. ms ms. dr dr. sen. rep. gov. gen. lt. col. maj. capt. "
     "sgt. rev. prof. sir lord lady dame president senator governor mayor "
     "secretary minister premier chancellor congressman congresswoman "
     "representative judge justice general colonel captain king queen prince "
     "princess pope archbishop bishop ambassador sheikh"},
    /* "a spokesman said" */
    {CLASS_ROLE,
     "spokesman spokeswoman spokesperson spokesmen spokespeople official "
     "officials aide aides adviser advisers advisor advisors analyst analysts "
     "expert experts source sources witness witnesses critic critics "
     "supporter supporters opponent opponents voter voters resident residents "
     "leader leaders member members lawmaker lawmakers candidate candidates "
     "nominee chairman chairwoman chair director directors manager executive "
     "executives chief chiefs head ceo founder owner coach player players "
     "lawyer lawyers attorney attorneys prosecutor prosecutors investigator "
     "investigators detective officer officers commander soldiers diplomat "
     "diplomats professor researcher researchers scientist scientists "
     "economist economists historian author host editor reporter reporters "
     "journalist journalists strategist strategists pollster activist "
     "activists protester protesters doctor doctors teacher teachers student "
     "students farmer farmers worker workers man woman men women people "
     "person mother father friend friends neighbour neighbor families "
     "operative operatives surrogate surrogates correspondent commissioner "
     "envoy sergeant authorities"},
    /* "police said", "the survey found" */
    {CLASS_ORGANIZATION,
     "police government ministry department agency company court committee "
     "council commission parliament party union group bank board office "
     "organization organisation association campaign administration team "
     "survey study poll polls research newspaper magazine times journal "
     "newspapers media document documents data records figures authority "
     "army navy military firm university institute club"},
};
const size_t WORD_LIST_COUNT = COUNT(WORD_LISTS);

/*
** Reporting of speech, in the forms that report: the noun's forms of "claim"
** or "report" are left out where they are mostly nouns.
*/
const char *const SPEECH_WORDS[] = {
    "say says said saying",
    "tell tells told telling",
    "add adds added adding",
    "write writes wrote writing written",
    "asks asked asking",
    "announces announced announcing",
    "argues argued arguing argue",
    "claims claimed claiming",
    "notes noted noting",
    "states stated stating",
    "replies replied replying",
    "responds responded responding",
    "explains explained explaining explain",
    "declares declared declaring",
    "insists insisted insisting insist",
    "warns warned warning warn",
    "suggests suggested suggesting suggest",
    "acknowledges acknowledged acknowledging",
    "admits admitted admitting",
    "reports reported",
    "recalls recalled recalling",
    "continues continued",
    "concludes concluded concluding",
    "remarks remarked",
    "calls called calling",
    "describes described describing",
    "accuses accused accusing",
    "promises promised promising",
    "vows vowed vowing",
    "pledges pledged pledging",
    "urges urged urging",
    "denies denied denying",
    "confirms confirmed confirming",
    "predicts predicted predicting",
    "complains complained complaining",
    "jokes joked joking",
    "quips quipped",
    "reads read",
    "testifies testified",
    "answers answered",
    "shouts shouted shouting",
    "chants chanted chanting",
    "mentions mentioned mentioning",
    "stresses stressed stressing",
    "emphasizes emphasized emphasizing emphasises emphasised emphasising",
    "reiterates reiterated reiterating",
    "repeats repeated repeating",
    "observes observed",
    "comments commented commenting",
    "boasts boasted boasting",
    "laments lamented lamenting",
    "reveals revealed revealing",
    "discloses disclosed disclosing",
    "tweets tweeted tweeting",
    "according",
    ":",
    "asserts asserted asserting",
    "alleges alleged alleging",
    "affirms affirmed affirming",
    "cautions cautioned cautioning",
    "contends contended contending contend",
    "concedes conceded conceding",
    "maintains maintained",
    "exclaims exclaimed exclaiming",
    "informs informed informing",
    "inquires inquired",
    "retorts retorted",
    "proclaims proclaimed proclaiming",
    "underlines underlined underlining",
    "underscores underscored",
    "clarifies clarified",
    "elaborates elaborated",
    "opines opined",
    "mused muses",
    "assures assured assuring",
    "confesses confessed",
    "recounts recounted recounting",
    "speculates speculated",
    "hints hinted",
    "posted posts",
};
const size_t SPEECH_WORD_COUNT = COUNT(SPEECH_WORDS);
