/* Phrases that tell what a line is: see cues.h. */
#include "article/cues.h"

#include "article/scan.h"
#include "article/words.h"

enum { START, ANYWHERE, LAST, WHOLE };

/*
** Lower case; START: the line begins with it, WHOLE: it is all of the line,
** up to punctuation. The examples that a row was written for are plain from
** the phrase itself.
*/
static const struct {
  const char *phrase;
  uint16_t cue;
  uint8_t where;
} PHRASES[] = {
    {"related posts", CUE_RELATED, START},
    {"related articles", CUE_RELATED, START},
    {"related stories", CUE_RELATED, START},
    {"related content", CUE_RELATED, START},
    {"related topics", CUE_RELATED, START},
    {"related tags", CUE_RELATED, START},
    {"related news", CUE_RELATED, START},
    {"related links", CUE_RELATED, START},
    {"related coverage", CUE_RELATED, START},
    {"related", CUE_RELATED, WHOLE},
    {"related:", CUE_MORE, START},
    {"recommended", CUE_RELATED, WHOLE},
    {"recommended for you", CUE_RELATED, START},
    {"recommended stories", CUE_RELATED, START},
    {"recommended reading", CUE_RELATED, START},
    {"recommended by", CUE_RELATED, START},
    {"you may also like", CUE_RELATED, START},
    {"you might also like", CUE_RELATED, START},
    {"you may like", CUE_RELATED, START},
    {"you might like", CUE_RELATED, START},
    {"you may also be interested", CUE_RELATED, START},
    {"you might also be interested", CUE_RELATED, START},
    {"you may have missed", CUE_RELATED, START},
    {"also read", CUE_MORE, START},
    {"also see", CUE_MORE, START},
    {"also on", CUE_MORE, START},
    {"see also", CUE_MORE, START},
    {"read also", CUE_MORE, START},
    {"read more", CUE_MORE, START},
    {"read next", CUE_RELATED, START},
    {"read the full story", CUE_MORE, START},
    {"read full story", CUE_MORE, START},
    {"read:", CUE_MORE, START},
    {"watch:", CUE_MORE, START},
    {"watch more", CUE_MORE, START},
    {"watch now", CUE_MORE, START},
    {"must read", CUE_MORE, START},
    {"must watch", CUE_MORE, START},
    {"don't miss", CUE_MORE, START},
    {"don\xE2\x80\x99t miss", CUE_MORE, START},
    {"more from", CUE_RELATED, START},
    {"more in", CUE_RELATED, START},
    {"more on this", CUE_RELATED, START},
    {"more on:", CUE_RELATED, START},
    {"more news", CUE_RELATED, START},
    {"more stories", CUE_RELATED, START},
    {"more about", CUE_RELATED, START},
    {"more:", CUE_MORE, START},
    {"most read", CUE_RELATED, START},
    {"most popular", CUE_RELATED, START},
    {"most viewed", CUE_RELATED, START},
    {"most shared", CUE_RELATED, START},
    {"most recent", CUE_RELATED, WHOLE},
    {"popular stories", CUE_RELATED, START},
    {"popular posts", CUE_RELATED, START},
    {"popular now", CUE_RELATED, START},
    {"popular", CUE_RELATED, WHOLE},
    {"top stories", CUE_RELATED, START},
    {"top news", CUE_RELATED, START},
    {"trending", CUE_RELATED, START},
    {"latest news", CUE_RELATED, START},
    {"latest stories", CUE_RELATED, START},
    {"latest articles", CUE_RELATED, START},
    {"latest posts", CUE_RELATED, START},
    {"latest from", CUE_RELATED, START},
    {"editor's picks", CUE_RELATED, START},
    {"editors' picks", CUE_RELATED, START},
    {"editor\xE2\x80\x99s picks", CUE_RELATED, START},
    {"from our partners", CUE_RELATED, START},
    {"from the web", CUE_RELATED, START},
    {"around the web", CUE_RELATED, START},
    {"promoted stories", CUE_RELATED, START},
    {"sponsored content", CUE_ADVERT, START},
    {"sponsored links", CUE_ADVERT, START},
    {"sponsored stories", CUE_ADVERT, START},
    {"what others are reading", CUE_RELATED, START},
    {"explore more", CUE_RELATED, START},
    {"keep reading", CUE_MORE, START},
    {"continue reading", CUE_MORE, START},
    {"story continues below", CUE_ADVERT, START},
    {"article continues", CUE_ADVERT, START},
    {"next article", CUE_RELATED, START},
    {"next story", CUE_RELATED, START},
    {"previous article", CUE_RELATED, START},
    {"previous story", CUE_RELATED, START},
    {"next post", CUE_RELATED, START},
    {"previous post", CUE_RELATED, START},
    {"tags:", CUE_RELATED, START},
    {"tags", CUE_RELATED, WHOLE},
    {"tag:", CUE_RELATED, START},
    {"topics:", CUE_RELATED, START},
    {"topics", CUE_RELATED, WHOLE},
    {"filed under", CUE_RELATED, START},
    {"posted in", CUE_RELATED, START},
    {"categories:", CUE_RELATED, START},
    {"in this article", CUE_RELATED, WHOLE},
    {"in this story", CUE_RELATED, WHOLE},

    {"leave a reply", CUE_COMMENTS, START},
    {"leave a comment", CUE_COMMENTS, START},
    {"leave your comment", CUE_COMMENTS, START},
    {"post a comment", CUE_COMMENTS, START},
    {"post comment", CUE_COMMENTS, START},
    {"add a comment", CUE_COMMENTS, START},
    {"add comment", CUE_COMMENTS, START},
    {"write a comment", CUE_COMMENTS, START},
    {"your email address will not be published", CUE_COMMENTS, START},
    {"required fields are marked", CUE_COMMENTS, ANYWHERE},
    {"save my name", CUE_COMMENTS, START},
    {"notify me of", CUE_COMMENTS, START},
    {"cancel reply", CUE_COMMENTS, ANYWHERE},
    {"comments are closed", CUE_COMMENTS, START},
    {"comments (", CUE_COMMENTS, START},
    {"comments", CUE_COMMENTS, WHOLE},
    {"comments", CUE_COMMENTS, LAST}, /* 34 Comments */
    {"feed for comments", CUE_COMMENTS, ANYWHERE},
    {"no comments", CUE_COMMENTS, START},
    {"view comments", CUE_COMMENTS, START},
    {"show comments", CUE_COMMENTS, START},
    {"load comments", CUE_COMMENTS, START},
    {"join the conversation", CUE_COMMENTS, START},
    {"join the discussion", CUE_COMMENTS, START},
    {"start the conversation", CUE_COMMENTS, START},
    {"have your say", CUE_COMMENTS, START},
    {"what do you think", CUE_COMMENTS, START},
    {"please enable javascript", CUE_COMMENTS, START},
    {"reply", CUE_COMMENTS, WHOLE},
    {"report abuse", CUE_COMMENTS, START},
    {"log in to comment", CUE_COMMENTS, ANYWHERE},
    {"be the first to comment", CUE_COMMENTS, ANYWHERE},

    {"share this", CUE_SHARE, START},
    {"share on", CUE_SHARE, START},
    {"share with", CUE_SHARE, START},
    {"share via", CUE_SHARE, START},
    {"share article", CUE_SHARE, START},
    {"share story", CUE_SHARE, START},
    {"share to", CUE_SHARE, START},
    {"share", CUE_SHARE, WHOLE},
    {"shares", CUE_SHARE, LAST},
    {"click to share", CUE_SHARE, START},
    {"tweet", CUE_SHARE, WHOLE},
    {"facebook", CUE_SHARE, START},
    {"twitter", CUE_SHARE, START},
    {"whatsapp", CUE_SHARE, START},
    {"linkedin", CUE_SHARE, START},
    {"pinterest", CUE_SHARE, START},
    {"email", CUE_SHARE, WHOLE},
    {"e-mail", CUE_SHARE, WHOLE},
    {"print", CUE_SHARE, WHOLE},
    {"copy link", CUE_SHARE, START},
    {"connect with us", CUE_SHARE, START},
    {"follow us", CUE_SHARE, START},
    {"follow me", CUE_SHARE, START},
    {"follow @", CUE_SHARE, START},
    {"follow on", CUE_SHARE, START},
    {"find us on", CUE_SHARE, START},
    {"like us on", CUE_SHARE, START},

    {"skip to", CUE_NAVIGATION, START},
    {"jump to", CUE_NAVIGATION, START},
    {"menu", CUE_NAVIGATION, WHOLE},
    {"home", CUE_NAVIGATION, WHOLE},
    {"search", CUE_NAVIGATION, WHOLE},
    {"hi, what are you looking for", CUE_NAVIGATION, START},
    {"sign in", CUE_NAVIGATION, WHOLE},
    {"log in", CUE_NAVIGATION, WHOLE},
    {"login", CUE_NAVIGATION, WHOLE},
    {"register", CUE_NAVIGATION, WHOLE},
    {"close", CUE_NAVIGATION, WHOLE},
    {"toggle", CUE_NAVIGATION, START},
    {"back to", CUE_NAVIGATION, START},
    {"you are here", CUE_NAVIGATION, START},
    {"view all", CUE_NAVIGATION, START},
    {"show more", CUE_NAVIGATION, START},
    {"load more", CUE_NAVIGATION, START},
    {"see all", CUE_NAVIGATION, START},

    {"subscribe", CUE_NEWSLETTER, START},
    {"sign up", CUE_NEWSLETTER, START},
    {"get the latest", CUE_NEWSLETTER, START},
    {"get our", CUE_NEWSLETTER, START},
    {"get more", CUE_NEWSLETTER, START},
    {"newsletter", CUE_NEWSLETTER, START},
    {"our newsletter", CUE_NEWSLETTER, ANYWHERE},
    {"enter your email", CUE_NEWSLETTER, ANYWHERE},
    {"your inbox", CUE_NEWSLETTER, ANYWHERE},
    {"support our", CUE_NEWSLETTER, START},
    {"become a member", CUE_NEWSLETTER, START},
    {"already a subscriber", CUE_NEWSLETTER, START},
    {"download our app", CUE_NEWSLETTER, ANYWHERE},
    {"join our", CUE_NEWSLETTER, START},
    {"click here to", CUE_NEWSLETTER, ANYWHERE},
    {"to continue reading", CUE_NEWSLETTER, ANYWHERE},
    {"chat with us", CUE_NEWSLETTER, START},

    {"copyright", CUE_LEGAL, START},
    {"\xC2\xA9", CUE_LEGAL, START},
    {"(c) ", CUE_LEGAL, START},
    {"all rights reserved", CUE_LEGAL, ANYWHERE},
    {"all contents \xC2\xA9", CUE_LEGAL, START},
    {"terms of", CUE_LEGAL, START},
    {"privacy", CUE_LEGAL, START},
    {"this material may not be", CUE_LEGAL, ANYWHERE},
    {"may not be published", CUE_LEGAL, ANYWHERE},
    {"we use cookies", CUE_LEGAL, ANYWHERE},
    {"uses cookies", CUE_LEGAL, ANYWHERE},
    {"our standards:", CUE_LEGAL, START},
    {"views expressed", CUE_LEGAL, ANYWHERE},
    {"disclaimer", CUE_LEGAL, START},

    {"photo:", CUE_CREDIT, ANYWHERE},
    {"photo by", CUE_CREDIT, ANYWHERE},
    {"photograph:", CUE_CREDIT, ANYWHERE},
    {"photograph by", CUE_CREDIT, ANYWHERE},
    {"photos by", CUE_CREDIT, ANYWHERE},
    {"photo courtesy", CUE_CREDIT, ANYWHERE},
    {"photo credit", CUE_CREDIT, ANYWHERE},
    {"picture:", CUE_CREDIT, ANYWHERE},
    {"picture by", CUE_CREDIT, ANYWHERE},
    {"pictures:", CUE_CREDIT, START},
    {"image:", CUE_CREDIT, ANYWHERE},
    {"image credit", CUE_CREDIT, ANYWHERE},
    {"image source", CUE_CREDIT, ANYWHERE},
    {"image copyright", CUE_CREDIT, START},
    {"image caption", CUE_CAPTION, START},
    {"media caption", CUE_CAPTION, START},
    {"credit:", CUE_CREDIT, ANYWHERE},
    {"credits:", CUE_CREDIT, START},
    {"courtesy of", CUE_CREDIT, START},
    {"getty images", CUE_CREDIT, ANYWHERE},
    {"/getty", CUE_CREDIT, ANYWHERE},
    {"(ap photo", CUE_CREDIT, ANYWHERE},
    {"via ap", CUE_CREDIT, ANYWHERE},
    {"via getty", CUE_CREDIT, ANYWHERE},
    {"(associated press)", CUE_CREDIT, LAST},
    {"(reuters)", CUE_CREDIT, LAST},
    {"/reuters", CUE_CREDIT, LAST},
    {"/ap", CUE_CREDIT, LAST},
    {"/afp", CUE_CREDIT, LAST},
    {"shutterstock", CUE_CREDIT, ANYWHERE},
    {"reporting by", CUE_CREDIT, START},
    {"(reporting by", CUE_CREDIT, START},
    {"editing by", CUE_CREDIT, START},
    {"additional reporting", CUE_CREDIT, START},
    {"(additional reporting", CUE_CREDIT, START},
    {"contributed to this report", CUE_CREDIT, ANYWHERE},
    {"contributed to this story", CUE_CREDIT, ANYWHERE},
    {"contributed reporting", CUE_CREDIT, ANYWHERE},
    {"contributed to this article", CUE_CREDIT, ANYWHERE},
    {"source:", CUE_CREDIT, START},
    {"with inputs from", CUE_CREDIT, ANYWHERE},
    {"with agency inputs", CUE_CREDIT, ANYWHERE},
    {"file photo", CUE_CAPTION, ANYWHERE},
    {"file -", CUE_CAPTION, START},
    {"file \xE2\x80\x93", CUE_CAPTION, START},
    {"file \xE2\x80\x94", CUE_CAPTION, START},
    {"in this photo", CUE_CAPTION, ANYWHERE},
    {"in this file photo", CUE_CAPTION, ANYWHERE},
    {"image 1 of", CUE_CAPTION, START},
    {"photo 1 of", CUE_CAPTION, START},
    {"caption", CUE_CAPTION, START},
    {"pictured:", CUE_CAPTION, START},
    {"above:", CUE_CAPTION, START},
    {"hide caption", CUE_CAPTION, ANYWHERE},
    {"(representational", CUE_CAPTION, ANYWHERE},
    {"representative image", CUE_CAPTION, ANYWHERE},

    {"by ", CUE_BYLINE, START},
    {"written by", CUE_BYLINE, START},
    {"story by", CUE_BYLINE, START},
    {"posted by", CUE_BYLINE, START},
    {"published by", CUE_BYLINE, START},
    {"author:", CUE_BYLINE, START},
    {"analysis by", CUE_BYLINE, START},
    {"opinion by", CUE_BYLINE, START},

    {"published", CUE_DATED, START},
    {"updated", CUE_DATED, START},
    {"posted", CUE_DATED, START},
    {"last updated", CUE_DATED, START},
    {"last modified", CUE_DATED, START},
    {"first published", CUE_DATED, START},
    {"date:", CUE_DATED, START},
    {"created:", CUE_DATED, START},
    {"min read", CUE_DATED, ANYWHERE},
    {"hours ago", CUE_DATED, ANYWHERE},
    {"days ago", CUE_DATED, ANYWHERE},

    {"advertisement", CUE_ADVERT, START},
    {"advertising", CUE_ADVERT, WHOLE},
    {"ad", CUE_ADVERT, WHOLE},
    {"loading", CUE_ADVERT, START},

    {"about the author", CUE_AUTHOR, START},
    {"is a reporter", CUE_AUTHOR, ANYWHERE},
    {"is a staff writer", CUE_AUTHOR, ANYWHERE},
    {"is a senior", CUE_AUTHOR, ANYWHERE},
    {"is a freelance", CUE_AUTHOR, ANYWHERE},
    {"can be reached at", CUE_AUTHOR, ANYWHERE},
    {"follow him on", CUE_AUTHOR, ANYWHERE},
    {"follow her on", CUE_AUTHOR, ANYWHERE},
    {"follow them on", CUE_AUTHOR, ANYWHERE},
    {"contact the author", CUE_AUTHOR, ANYWHERE},
    {"email the author", CUE_AUTHOR, ANYWHERE},
    {"the author is", CUE_AUTHOR, START},
    {"the writer is", CUE_AUTHOR, START},
    {"on twitter at", CUE_AUTHOR, ANYWHERE},
    {"on twitter @", CUE_AUTHOR, ANYWHERE},

    {"ends", CUE_END, WHOLE},
    {"end", CUE_END, WHOLE},
    {"reuter", CUE_END, WHOLE},
    {"reuters", CUE_END, WHOLE},
    {"-30-", CUE_END, WHOLE},
    {"###", CUE_END, WHOLE},
};

enum { MAX_CUE_LINE = 400 };

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

static uint32_t phrase_cue(Str line, Str phrase, uint16_t cue, int where) {
  size_t at = 0;
  if (where == ANYWHERE || where == LAST) {
    at = str_find(line, phrase, 0);
    if (at == SIZE_MAX) return 0;
  }
  if (!phrase_at(line, at, phrase)) return 0;
  bool whole = nothing_follows(line, at + phrase.length);
  if ((where == WHOLE || where == LAST) && !whole) return 0;
  return cue | (whole && at == 0 ? CUE_WHOLE : 0u);
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

/* Words without which a cue's phrases within a line cannot be there. */
static uint32_t cue_classes(uint16_t cue) {
  switch (cue) {
  case CUE_CREDIT:
  case CUE_CAPTION:
    return WORD_PHOTO | WORD_AUTHOR;
  case CUE_NEWSLETTER:
    return WORD_PROMO;
  case CUE_LEGAL:
    return WORD_LEGAL;
  case CUE_COMMENTS:
    return WORD_REPLY;
  case CUE_DATED:
    return WORD_DATE;
  default:
    return UINT32_MAX;
  }
}

uint32_t cues_find(Str line, uint32_t classes) {
  char lower[MAX_CUE_LINE];
  if (line.length == 0 || line.length > MAX_CUE_LINE) return 0;
  size_t letters = 0;
  for (size_t i = 0; i < line.length; i++) {
    lower[i] = ascii_lower(line.data[i]);
    letters += is_letter((unsigned char)lower[i]);
  }
  if (is_initials(line)) return CUE_END | CUE_WHOLE;
  Str low = {lower, line.length};
  uint32_t cues = letters == 0 ? CUE_END : 0;
  for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
    char first = PHRASES[i].phrase[0];
    bool fixed = PHRASES[i].where == START || PHRASES[i].where == WHOLE;
    if (fixed && first != lower[0]) continue;
    if (!fixed && (cue_classes(PHRASES[i].cue) & classes) == 0) continue;
    cues |= phrase_cue(low, str_from_c(PHRASES[i].phrase), PHRASES[i].cue,
                       PHRASES[i].where);
  }
  return cues;
}
