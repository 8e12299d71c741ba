/* Phrases that tell what a line is: see cues.h. */
#include "article/cues.h"

#include "article/scan.h"

enum { START, ANYWHERE, LAST, WHOLE };

/*
** Lower case; START: the line begins with it, WHOLE: it is all of the line,
** up to punctuation. The examples that a row was written for are plain from
** the phrase itself.
*/
#define STR_ROW(literal)                                                       \
  { literal, sizeof(literal) - 1 }
#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct CueRow {
  Str phrase;
  uint16_t cue;
  uint8_t where;
} CueRow;

static const CueRow AT_START[] = {
    {STR_ROW("related posts"), CUE_RELATED, START},
    {STR_ROW("related articles"), CUE_RELATED, START},
    {STR_ROW("related stories"), CUE_RELATED, START},
    {STR_ROW("related content"), CUE_RELATED, START},
    {STR_ROW("related topics"), CUE_RELATED, START},
    {STR_ROW("related tags"), CUE_RELATED, START},
    {STR_ROW("related news"), CUE_RELATED, START},
    {STR_ROW("related links"), CUE_RELATED, START},
    {STR_ROW("related coverage"), CUE_RELATED, START},
    {STR_ROW("related"), CUE_RELATED, WHOLE},
    {STR_ROW("related:"), CUE_MORE, START},
    {STR_ROW("recommended"), CUE_RELATED, WHOLE},
    {STR_ROW("recommended for you"), CUE_RELATED, START},
    {STR_ROW("recommended stories"), CUE_RELATED, START},
    {STR_ROW("recommended reading"), CUE_RELATED, START},
    {STR_ROW("recommended by"), CUE_RELATED, START},
    {STR_ROW("you may also like"), CUE_RELATED, START},
    {STR_ROW("you might also like"), CUE_RELATED, START},
    {STR_ROW("you may like"), CUE_RELATED, START},
    {STR_ROW("you might like"), CUE_RELATED, START},
    {STR_ROW("you may also be interested"), CUE_RELATED, START},
    {STR_ROW("you might also be interested"), CUE_RELATED, START},
    {STR_ROW("you may have missed"), CUE_RELATED, START},
    {STR_ROW("also read"), CUE_MORE, START},
    {STR_ROW("also see"), CUE_MORE, START},
    {STR_ROW("also on"), CUE_MORE, START},
    {STR_ROW("see also"), CUE_MORE, START},
    {STR_ROW("read also"), CUE_MORE, START},
    {STR_ROW("read more"), CUE_MORE, START},
    {STR_ROW("read next"), CUE_RELATED, START},
    {STR_ROW("read the full story"), CUE_MORE, START},
    {STR_ROW("read full story"), CUE_MORE, START},
    {STR_ROW("read:"), CUE_MORE, START},
    {STR_ROW("watch:"), CUE_MORE, START},
    {STR_ROW("watch more"), CUE_MORE, START},
    {STR_ROW("watch now"), CUE_MORE, START},
    {STR_ROW("must read"), CUE_MORE, START},
    {STR_ROW("must watch"), CUE_MORE, START},
    {STR_ROW("don't miss"), CUE_MORE, START},
    {STR_ROW("don\xE2\x80\x99t miss"), CUE_MORE, START},
    {STR_ROW("more from"), CUE_RELATED, START},
    {STR_ROW("more in"), CUE_RELATED, START},
    {STR_ROW("more on this"), CUE_RELATED, START},
    {STR_ROW("more on:"), CUE_RELATED, START},
    {STR_ROW("more news"), CUE_RELATED, START},
    {STR_ROW("more stories"), CUE_RELATED, START},
    {STR_ROW("more about"), CUE_RELATED, START},
    {STR_ROW("more:"), CUE_MORE, START},
    {STR_ROW("most read"), CUE_RELATED, START},
    {STR_ROW("most popular"), CUE_RELATED, START},
    {STR_ROW("most viewed"), CUE_RELATED, START},
    {STR_ROW("most shared"), CUE_RELATED, START},
    {STR_ROW("most recent"), CUE_RELATED, WHOLE},
    {STR_ROW("popular stories"), CUE_RELATED, START},
    {STR_ROW("popular posts"), CUE_RELATED, START},
    {STR_ROW("popular now"), CUE_RELATED, START},
    {STR_ROW("popular"), CUE_RELATED, WHOLE},
    {STR_ROW("top stories"), CUE_RELATED, START},
    {STR_ROW("top news"), CUE_RELATED, START},
    {STR_ROW("trending"), CUE_RELATED, START},
    {STR_ROW("latest news"), CUE_RELATED, START},
    {STR_ROW("latest stories"), CUE_RELATED, START},
    {STR_ROW("latest articles"), CUE_RELATED, START},
    {STR_ROW("latest posts"), CUE_RELATED, START},
    {STR_ROW("latest from"), CUE_RELATED, START},
    {STR_ROW("editor's picks"), CUE_RELATED, START},
    {STR_ROW("editors' picks"), CUE_RELATED, START},
    {STR_ROW("editor\xE2\x80\x99s picks"), CUE_RELATED, START},
    {STR_ROW("from our partners"), CUE_RELATED, START},
    {STR_ROW("from the web"), CUE_RELATED, START},
    {STR_ROW("around the web"), CUE_RELATED, START},
    {STR_ROW("promoted stories"), CUE_RELATED, START},
    {STR_ROW("sponsored content"), CUE_ADVERT, START},
    {STR_ROW("sponsored links"), CUE_ADVERT, START},
    {STR_ROW("sponsored stories"), CUE_ADVERT, START},
    {STR_ROW("what others are reading"), CUE_RELATED, START},
    {STR_ROW("explore more"), CUE_RELATED, START},
    {STR_ROW("keep reading"), CUE_MORE, START},
    {STR_ROW("continue reading"), CUE_MORE, START},
    {STR_ROW("story continues below"), CUE_ADVERT, START},
    {STR_ROW("article continues"), CUE_ADVERT, START},
    {STR_ROW("next article"), CUE_RELATED, START},
    {STR_ROW("next story"), CUE_RELATED, START},
    {STR_ROW("previous article"), CUE_RELATED, START},
    {STR_ROW("previous story"), CUE_RELATED, START},
    {STR_ROW("next post"), CUE_RELATED, START},
    {STR_ROW("previous post"), CUE_RELATED, START},
    {STR_ROW("tags:"), CUE_RELATED, START},
    {STR_ROW("tags"), CUE_RELATED, WHOLE},
    {STR_ROW("tag:"), CUE_RELATED, START},
    {STR_ROW("topics:"), CUE_RELATED, START},
    {STR_ROW("topics"), CUE_RELATED, WHOLE},
    {STR_ROW("filed under"), CUE_RELATED, START},
    {STR_ROW("posted in"), CUE_RELATED, START},
    {STR_ROW("categories:"), CUE_RELATED, START},
    {STR_ROW("in this article"), CUE_RELATED, WHOLE},
    {STR_ROW("in this story"), CUE_RELATED, WHOLE},

    {STR_ROW("leave a reply"), CUE_COMMENTS, START},
    {STR_ROW("leave a comment"), CUE_COMMENTS, START},
    {STR_ROW("leave your comment"), CUE_COMMENTS, START},
    {STR_ROW("post a comment"), CUE_COMMENTS, START},
    {STR_ROW("post comment"), CUE_COMMENTS, START},
    {STR_ROW("add a comment"), CUE_COMMENTS, START},
    {STR_ROW("add comment"), CUE_COMMENTS, START},
    {STR_ROW("write a comment"), CUE_COMMENTS, START},
    {STR_ROW("your email address will not be published"), CUE_COMMENTS, START},
    {STR_ROW("save my name"), CUE_COMMENTS, START},
    {STR_ROW("notify me of"), CUE_COMMENTS, START},
    {STR_ROW("comments are closed"), CUE_COMMENTS, START},
    {STR_ROW("comments ("), CUE_COMMENTS, START},
    {STR_ROW("comments"), CUE_COMMENTS, WHOLE},
    {STR_ROW("no comments"), CUE_COMMENTS, START},
    {STR_ROW("view comments"), CUE_COMMENTS, START},
    {STR_ROW("show comments"), CUE_COMMENTS, START},
    {STR_ROW("load comments"), CUE_COMMENTS, START},
    {STR_ROW("join the conversation"), CUE_COMMENTS, START},
    {STR_ROW("join the discussion"), CUE_COMMENTS, START},
    {STR_ROW("start the conversation"), CUE_COMMENTS, START},
    {STR_ROW("have your say"), CUE_COMMENTS, START},
    {STR_ROW("what do you think"), CUE_COMMENTS, START},
    {STR_ROW("please enable javascript"), CUE_COMMENTS, START},
    {STR_ROW("reply"), CUE_COMMENTS, WHOLE},
    {STR_ROW("report abuse"), CUE_COMMENTS, START},

    {STR_ROW("share this"), CUE_SHARE, START},
    {STR_ROW("share on"), CUE_SHARE, START},
    {STR_ROW("share with"), CUE_SHARE, START},
    {STR_ROW("share via"), CUE_SHARE, START},
    {STR_ROW("share article"), CUE_SHARE, START},
    {STR_ROW("share story"), CUE_SHARE, START},
    {STR_ROW("share to"), CUE_SHARE, START},
    {STR_ROW("share"), CUE_SHARE, WHOLE},
    {STR_ROW("click to share"), CUE_SHARE, START},
    {STR_ROW("click to print"), CUE_SHARE, START},
    {STR_ROW("click to email"), CUE_SHARE, START},
    {STR_ROW("tweet"), CUE_SHARE, WHOLE},
    {STR_ROW("facebook"), CUE_SHARE, START},
    {STR_ROW("twitter"), CUE_SHARE, START},
    {STR_ROW("whatsapp"), CUE_SHARE, START},
    {STR_ROW("linkedin"), CUE_SHARE, START},
    {STR_ROW("pinterest"), CUE_SHARE, START},
    {STR_ROW("email"), CUE_SHARE, WHOLE},
    {STR_ROW("e-mail"), CUE_SHARE, WHOLE},
    {STR_ROW("print"), CUE_SHARE, WHOLE},
    {STR_ROW("copy link"), CUE_SHARE, START},
    {STR_ROW("connect with us"), CUE_SHARE, START},
    {STR_ROW("follow us"), CUE_SHARE, START},
    {STR_ROW("follow me"), CUE_SHARE, START},
    {STR_ROW("follow @"), CUE_SHARE, START},
    {STR_ROW("follow on"), CUE_SHARE, START},
    {STR_ROW("find us on"), CUE_SHARE, START},
    {STR_ROW("like us on"), CUE_SHARE, START},

    {STR_ROW("skip to"), CUE_NAVIGATION, START},
    {STR_ROW("jump to"), CUE_NAVIGATION, START},
    {STR_ROW("menu"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("home"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("search"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("hi, what are you looking for"), CUE_NAVIGATION, START},
    {STR_ROW("sign in"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("log in"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("login"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("register"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("close"), CUE_NAVIGATION, WHOLE},
    {STR_ROW("toggle"), CUE_NAVIGATION, START},
    {STR_ROW("back to"), CUE_NAVIGATION, START},
    {STR_ROW("you are here"), CUE_NAVIGATION, START},
    {STR_ROW("view all"), CUE_NAVIGATION, START},
    {STR_ROW("show more"), CUE_NAVIGATION, START},
    {STR_ROW("load more"), CUE_NAVIGATION, START},
    {STR_ROW("see all"), CUE_NAVIGATION, START},

    {STR_ROW("subscribe"), CUE_NEWSLETTER, START},
    {STR_ROW("sign up"), CUE_NEWSLETTER, START},
    {STR_ROW("get the latest"), CUE_NEWSLETTER, START},
    {STR_ROW("get our"), CUE_NEWSLETTER, START},
    {STR_ROW("get more"), CUE_NEWSLETTER, START},
    {STR_ROW("newsletter"), CUE_NEWSLETTER, START},
    {STR_ROW("support our"), CUE_NEWSLETTER, START},
    {STR_ROW("become a member"), CUE_NEWSLETTER, START},
    {STR_ROW("already a subscriber"), CUE_NEWSLETTER, START},
    {STR_ROW("join our"), CUE_NEWSLETTER, START},
    {STR_ROW("chat with us"), CUE_NEWSLETTER, START},

    {STR_ROW("copyright"), CUE_LEGAL, START},
    {STR_ROW("\xC2\xA9"), CUE_LEGAL, START},
    {STR_ROW("(c) "), CUE_LEGAL, START},
    {STR_ROW("all contents \xC2\xA9"), CUE_LEGAL, START},
    {STR_ROW("terms of"), CUE_LEGAL, START},
    {STR_ROW("privacy"), CUE_LEGAL, START},
    {STR_ROW("our standards:"), CUE_LEGAL, START},
    {STR_ROW("disclaimer"), CUE_LEGAL, START},

    {STR_ROW("pictures:"), CUE_CREDIT, START},
    {STR_ROW("image copyright"), CUE_CREDIT, START},
    {STR_ROW("image caption"), CUE_CAPTION, START},
    {STR_ROW("media caption"), CUE_CAPTION, START},
    {STR_ROW("credits:"), CUE_CREDIT, START},
    {STR_ROW("courtesy of"), CUE_CREDIT, START},
    {STR_ROW("reporting by"), CUE_CREDIT, START},
    {STR_ROW("(reporting by"), CUE_CREDIT, START},
    {STR_ROW("editing by"), CUE_CREDIT, START},
    {STR_ROW("additional reporting"), CUE_CREDIT, START},
    {STR_ROW("(additional reporting"), CUE_CREDIT, START},
    {STR_ROW("source:"), CUE_CREDIT, START},
    {STR_ROW("file -"), CUE_CAPTION, START},
    {STR_ROW("file \xE2\x80\x93"), CUE_CAPTION, START},
    {STR_ROW("file \xE2\x80\x94"), CUE_CAPTION, START},
    {STR_ROW("image 1 of"), CUE_CAPTION, START},
    {STR_ROW("photo 1 of"), CUE_CAPTION, START},
    {STR_ROW("caption"), CUE_CAPTION, START},
    {STR_ROW("pictured:"), CUE_CAPTION, START},
    {STR_ROW("above:"), CUE_CAPTION, START},

    {STR_ROW("by "), CUE_BYLINE, START},
    {STR_ROW("written by"), CUE_BYLINE, START},
    {STR_ROW("story by"), CUE_BYLINE, START},
    {STR_ROW("posted by"), CUE_BYLINE, START},
    {STR_ROW("published by"), CUE_BYLINE, START},
    {STR_ROW("author:"), CUE_BYLINE, START},
    {STR_ROW("analysis by"), CUE_BYLINE, START},
    {STR_ROW("opinion by"), CUE_BYLINE, START},

    {STR_ROW("published"), CUE_DATED, START},
    {STR_ROW("updated"), CUE_DATED, START},
    {STR_ROW("posted"), CUE_DATED, START},
    {STR_ROW("last updated"), CUE_DATED, START},
    {STR_ROW("last modified"), CUE_DATED, START},
    {STR_ROW("first published"), CUE_DATED, START},
    {STR_ROW("date:"), CUE_DATED, START},
    {STR_ROW("created:"), CUE_DATED, START},

    {STR_ROW("advertisement"), CUE_ADVERT, START},
    {STR_ROW("advertising"), CUE_ADVERT, WHOLE},
    {STR_ROW("ad"), CUE_ADVERT, WHOLE},
    {STR_ROW("loading"), CUE_ADVERT, START},

    {STR_ROW("about the author"), CUE_AUTHOR, START},

    {STR_ROW("ends"), CUE_END, WHOLE},
    {STR_ROW("end"), CUE_END, WHOLE},
    {STR_ROW("reuter"), CUE_END, WHOLE},
    {STR_ROW("reuters"), CUE_END, WHOLE},
    {STR_ROW("-30-"), CUE_END, WHOLE},
    {STR_ROW("###"), CUE_END, WHOLE},
};

static const CueRow WITHIN[] = {
    {STR_ROW("required fields are marked"), CUE_COMMENTS, ANYWHERE},
    {STR_ROW("cancel reply"), CUE_COMMENTS, ANYWHERE},
    {STR_ROW("comments"), CUE_COMMENTS, LAST}, /* 34 Comments */
    {STR_ROW("feed for comments"), CUE_COMMENTS, ANYWHERE},
    {STR_ROW("log in to comment"), CUE_COMMENTS, ANYWHERE},
    {STR_ROW("be the first to comment"), CUE_COMMENTS, ANYWHERE},
    {STR_ROW("shares"), CUE_SHARE, LAST},
    {STR_ROW("our newsletter"), CUE_NEWSLETTER, ANYWHERE},
    {STR_ROW("enter your email"), CUE_NEWSLETTER, ANYWHERE},
    {STR_ROW("your inbox"), CUE_NEWSLETTER, ANYWHERE},
    {STR_ROW("download our app"), CUE_NEWSLETTER, ANYWHERE},
    {STR_ROW("click here to"), CUE_NEWSLETTER, ANYWHERE},
    {STR_ROW("to continue reading"), CUE_NEWSLETTER, ANYWHERE},
    {STR_ROW("all rights reserved"), CUE_LEGAL, ANYWHERE},
    {STR_ROW("this material may not be"), CUE_LEGAL, ANYWHERE},
    {STR_ROW("may not be published"), CUE_LEGAL, ANYWHERE},
    {STR_ROW("we use cookies"), CUE_LEGAL, ANYWHERE},
    {STR_ROW("uses cookies"), CUE_LEGAL, ANYWHERE},
    {STR_ROW("views expressed"), CUE_LEGAL, ANYWHERE},
    {STR_ROW("photo:"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("photo by"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("photograph:"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("photograph by"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("photos by"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("photo courtesy"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("photo credit"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("picture:"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("picture by"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("image:"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("image credit"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("image source"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("credit:"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("getty images"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("/getty"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("(ap photo"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("via ap"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("via getty"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("(associated press)"), CUE_CREDIT, LAST},
    {STR_ROW("(reuters)"), CUE_CREDIT, LAST},
    {STR_ROW("/reuters"), CUE_CREDIT, LAST},
    {STR_ROW("/ap"), CUE_CREDIT, LAST},
    {STR_ROW("/afp"), CUE_CREDIT, LAST},
    {STR_ROW("shutterstock"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("contributed to this report"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("contributed to this story"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("contributed reporting"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("contributed to this article"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("with inputs from"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("with agency inputs"), CUE_CREDIT, ANYWHERE},
    {STR_ROW("file photo"), CUE_CAPTION, ANYWHERE},
    {STR_ROW("in this photo"), CUE_CAPTION, ANYWHERE},
    {STR_ROW("in this file photo"), CUE_CAPTION, ANYWHERE},
    {STR_ROW("hide caption"), CUE_CAPTION, ANYWHERE},
    {STR_ROW("(representational"), CUE_CAPTION, ANYWHERE},
    {STR_ROW("representative image"), CUE_CAPTION, ANYWHERE},
    {STR_ROW("min read"), CUE_DATED, ANYWHERE},
    {STR_ROW("hours ago"), CUE_DATED, ANYWHERE},
    {STR_ROW("days ago"), CUE_DATED, ANYWHERE},
    {STR_ROW("is a reporter"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("is a staff writer"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("is a senior"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("is a freelance"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("the author is"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("the writer is"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("can be reached at"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("follow him on"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("follow her on"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("follow them on"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("contact the author"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("email the author"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("on twitter at"), CUE_AUTHOR, ANYWHERE},
    {STR_ROW("on twitter @"), CUE_AUTHOR, ANYWHERE},
};

enum {
  MAX_CUE_LINE = 400,
  MAX_PHRASE = 44, /* of the table, in bytes */
  MAX_LEAD = 96    /* phrases that a line begins with, and a rest */
};

static bool is_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         (c >= 0xC3 && c != 0xE2);
}

/* `phrase` at `at` in the lower-cased line, at the ends of words. */
static bool phrase_at(Str line, size_t at, Str phrase) {
  if (!scan_is(line, at, phrase)) return false;
  size_t end = at + phrase.length;
  bool inside = is_letter((unsigned char)phrase.data[phrase.length - 1]) &&
                is_letter(scan_byte(line, end));
  return !inside && (at == 0 || !is_letter(scan_byte(line, at - 1)) ||
                     !is_letter((unsigned char)phrase.data[0]));
}

/* Nothing but punctuation and digits behind `at`: "Comments (3)". */
static bool nothing_follows(Str line, size_t at) {
  for (; at < line.length; at++) {
    unsigned char c = (unsigned char)line.data[at];
    if ((c >= 'a' && c <= 'z') || c >= 0xC3) return false;
  }
  return true;
}

/* The cue of a phrase that begins in [from, end), or at the start. */
static uint32_t phrase_cue(Str line, const CueRow *row, size_t from,
                           size_t end) {
  size_t at = 0;
  if (row->where == ANYWHERE || row->where == LAST) {
    Str part = {line.data, end};
    at = str_find(part, row->phrase, from);
    if (at == SIZE_MAX) return 0;
  }
  if (!phrase_at(line, at, row->phrase)) return 0;
  bool whole = nothing_follows(line, at + row->phrase.length);
  if ((row->where == WHOLE || row->where == LAST) && !whole) return 0;
  return row->cue | (whole && at == 0 ? CUE_WHOLE : 0u);
}

/* "(tfa)", "(KNP/ed)": initials of those who wrote or edited, in brackets. */
static bool is_initials(Str line) {
  if (line.length < 4 || line.length > 14 || line.data[0] != '(' ||
      line.data[line.length - 1] != ')') {
    return false;
  }
  for (size_t i = 1; i + 1 < line.length; i++) {
    char c = line.data[i];
    if (!ascii_is_alpha(c) && c != '/' && c != '-' && c != '.') return false;
  }
  return true;
}

/* Looks for phrases around each word that may be part of one. */
static uint32_t cues_within(Str line) {
  uint32_t cues = 0;
  for (size_t at = 0, done = 0; at < line.length;) {
    uint32_t hash;
    size_t n = words_scan(line, at, &hash);
    if (n > 0 && at + n > done && words_classes(hash) & WORD_CUE) {
      size_t start = at < MAX_PHRASE ? 0 : at - MAX_PHRASE;
      done = at + MAX_PHRASE < line.length ? at + MAX_PHRASE : line.length;
      for (size_t i = 0; i < COUNT(WITHIN); i++) {
        cues |= phrase_cue(line, &WITHIN[i], start, done);
      }
    }
    at += n ? n : words_gap(line, at);
  }
  return cues;
}

uint32_t cues_find(Str line, uint32_t classes, uint32_t lead) {
  char lower[MAX_CUE_LINE];
  if (line.length == 0 || line.length > MAX_CUE_LINE) return 0;
  if (is_initials(line)) return CUE_END | CUE_WHOLE;
  bool starts = lead & WORD_LEAD || !ascii_is_alpha(line.data[0]);
  bool within = classes & WORD_CUE;
  if (!starts && !within) return 0;
  if (!within && line.length > MAX_LEAD) line.length = MAX_LEAD;
  size_t letters = 0;
  for (size_t i = 0; i < line.length; i++) {
    lower[i] = ascii_lower(line.data[i]);
    letters += is_letter((unsigned char)lower[i]);
  }
  Str low = {lower, line.length};
  uint32_t cues = letters == 0 ? CUE_END : 0;
  for (size_t i = 0; starts && i < COUNT(AT_START); i++) {
    if (AT_START[i].phrase.data[0] != lower[0]) continue;
    cues |= phrase_cue(low, &AT_START[i], 0, 0);
  }
  return within ? cues | cues_within(low) : cues;
}

/* The longest word of a phrase that is no small word: the rarest, mostly. */
static Str key_word(const WordIndex *index, Str phrase) {
  Str best = {phrase.data, 0};
  for (size_t at = 0; at < phrase.length;) {
    uint32_t hash;
    size_t n = words_scan(phrase, at, &hash);
    bool stop = index_classes(index, hash) & WORD_STOP;
    if (n >= best.length && n > 0 && !stop) best = str_slice(phrase, at, n);
    at += n ? n : words_gap(phrase, at);
  }
  return best;
}

void cues_index(WordIndex *index) {
  for (size_t i = 0; i < COUNT(AT_START); i++) {
    words_add(index, AT_START[i].phrase, WORD_LEAD);
  }
  for (size_t i = 0; i < COUNT(WITHIN); i++) {
    words_add(index, key_word(index, WITHIN[i].phrase), WORD_CUE);
  }
}
