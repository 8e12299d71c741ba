-- Every span of every table gives its words back, over the whole dump.
CREATE TEMP TABLE a AS SELECT * FROM articles('tests/dump');
.print segments
SELECT count(*) > 50, sum(s.start IS NULL OR s.length < 1
         OR s.start + s.length - 1 > length(a.text)
         OR substr(a.text, s.start, s.length) <> trim(substr(a.text, s.start, s.length),
              char(9, 10, 11, 12, 13, 32)))
  FROM segments('tests/dump') s JOIN a USING (article);
.print segments in order, none overlapping
SELECT count(*) FROM (SELECT start, lag(start + length) OVER
    (PARTITION BY article ORDER BY segment) AS before FROM segments('tests/dump'))
 WHERE before > start;
.print mentions
SELECT count(*) > 100, sum(substr(a.text, m.start, m.length) IS NOT m.text)
  FROM mentions('tests/dump', '{"all": true}') m JOIN a USING (article);
.print mentions lie in their segments
SELECT count(*) FROM mentions('tests/dump') m JOIN segments('tests/dump') s
    USING (article, segment)
 WHERE m.start < s.start OR m.start + m.length > s.start + s.length;
.print quotes, cues, speakers
SELECT count(*) > 20,
       sum(substr(a.text, q.cue_start, q.cue_length) IS NOT q.cue),
       sum(substr(a.text, q.speaker_start, q.speaker_length) IS NOT q.speaker_text)
  FROM quotes('tests/dump', '{"all": true}') q JOIN a USING (article);
.print parts of quotes
SELECT count(*) > 20, sum(instr(substr(a.text, p.value ->> 0, p.value ->> 1), char(0)) > 0
         OR p.value ->> 0 < q.start
         OR (p.value ->> 0) + (p.value ->> 1) > q.start + q.length)
  FROM quotes('tests/dump') q JOIN a USING (article), json_each(q.parts) p;
.print a quote of one part has its words there, line ends aside
SELECT count(*) > 20, sum(instr(replace(substr(a.text, q.start, q.length), char(10), ' '), q.quote) = 0)
  FROM quotes('tests/dump') q JOIN a USING (article)
 WHERE json_array_length(q.parts) = 1;
.print parts cover a quote
SELECT count(*) FROM quotes('tests/dump') q
 WHERE q.start <> (SELECT min(value ->> 0) FROM json_each(q.parts))
    OR q.start + q.length <> (SELECT max((value ->> 0) + (value ->> 1)) FROM json_each(q.parts));
.print datelines
SELECT count(*) > 5, sum(substr(text, dateline(text, 'start'), dateline(text, 'length'))
         IS NOT dateline(text, 'text')), sum(dateline IS NOT dateline(text, 'text'))
  FROM a WHERE dateline IS NOT NULL;
.print headlines
SELECT count(*) > 10, sum(instr(text, headline) = 0) FROM a WHERE headline IS NOT NULL;
.print words of the body
WITH b AS (SELECT words, trim(replace(replace(replace(replace(replace(body, char(13), ' '),
         char(10), ' '), char(9), ' '), '   ', ' '), '  ', ' ')) AS one_line FROM a WHERE body IS NOT NULL)
SELECT count(*) > 10, sum(words <> length(one_line) - length(replace(one_line, ' ', '')) + 1) FROM b;
