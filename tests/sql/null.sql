-- NULL in, NULL out: no rows from a table, NULL from a function.
.nullvalue NULL
SELECT count(*) FROM articles(NULL);
SELECT count(*) FROM mentions(NULL, '{"all": true}');
SELECT count(*) FROM articles('tests/dump', NULL);
SELECT count(*) FROM articles('tests/dump') WHERE article = NULL;
SELECT count(*) FROM extract_article(NULL);
SELECT count(*) FROM extract_segments(NULL);
SELECT count(*) FROM extract_entities(NULL, NULL);
SELECT count(*) FROM extract_quotes(NULL);
SELECT extract_article(NULL), extract_segments(NULL), extract_entities(NULL),
       extract_quotes(NULL);
SELECT extract_quotes(NULL, NULL), extract_entities(NULL, '{"types": "DATE"}');
SELECT dateline(NULL), dateline(NULL, 'place'), dateline('a', NULL);
SELECT headline(NULL), byline(NULL), body(NULL);
SELECT news_fingerprint(NULL), news_distance(NULL, 1), news_distance(1, NULL);
-- not known is NULL, too
SELECT dateline('No dateline here.'), byline('Nor a byline.');
SELECT count(*), sum(words) FROM extract_article('');
SELECT extract_entities(''), extract_quotes(''), extract_segments('');
SELECT quote(text), quote(fingerprint), quote(dateline) FROM extract_article('');
