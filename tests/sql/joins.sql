-- Joins open a table again and again for other arguments.
CREATE TEMP TABLE docs(n INTEGER PRIMARY KEY, text TEXT);
INSERT INTO docs(text) VALUES ('One line.'), (NULL), ('One line.' || char(10, 10) ||
  'Two lines.'), (''), ('One line.' || char(10, 10) || 'Two lines.' || char(10, 10) || 'Three.');
.print segments of each text, in a join, a left join and a subquery
SELECT n, count(*) FROM docs, extract_segments(docs.text) GROUP BY n;
SELECT n, count(segment) FROM docs LEFT JOIN extract_segments(docs.text) GROUP BY n;
SELECT n, (SELECT count(*) FROM extract_segments(docs.text)) FROM docs;
SELECT n FROM docs WHERE EXISTS (SELECT 1 FROM extract_segments(docs.text) WHERE segment = 2);
.print options from a column
SELECT o.column1, count(*) FROM (VALUES ('{}'), ('{"types": ["PERSON"]}'), (NULL)) o,
  extract_segments('a', o.column1) GROUP BY 1 ORDER BY 1;
.print one source after another
CREATE TEMP TABLE sources(s);
INSERT INTO sources VALUES ('tests/dump/harbour-times'), ('tests/dump/gulf-today'),
  ('tests/dump/harbour-times/*.txt'), ('tests/dump/gulf-today/port-deal.txt');
SELECT s, count(*) FROM sources, articles(s) GROUP BY s ORDER BY s;
SELECT a.article FROM sources, articles(s) a WHERE a.article = 'port-deal.txt';
.print a join by article, either way round
SELECT (SELECT count(*) FROM articles('tests/dump') JOIN mentions('tests/dump') USING (article))
     = (SELECT count(*) FROM mentions('tests/dump')),
       (SELECT count(*) FROM mentions('tests/dump') CROSS JOIN articles('tests/dump') USING (article))
     = (SELECT count(*) FROM mentions('tests/dump')),
       (SELECT count(*) FROM segments('tests/dump') CROSS JOIN segments('tests/dump') b USING (article, segment))
     = (SELECT count(*) FROM segments('tests/dump'));
.print one article or another
SELECT article FROM articles('tests/dump')
 WHERE article = 'gulf-today/port-deal.txt' OR article = 'harbour-times/fish-prices.txt';
SELECT count(*), count(DISTINCT rowid) FROM segments('tests/dump')
 WHERE article = 'gulf-today/port-deal.txt' OR article = 'harbour-times/fish-prices.txt';
SELECT article FROM articles('tests/dump')
 WHERE article IN ('harbour-times/fish-prices.txt', 'nothing.txt', NULL, 5, 'gulf-today/port-deal.txt');
SELECT count(*) FROM articles('tests/dump') WHERE article = 'GULF-today/port-deal.txt';
SELECT article FROM articles('tests/dump') WHERE article = 'GULF-today/port-deal.txt' COLLATE NOCASE;
SELECT count(*) FROM articles('tests/dump') WHERE article = CAST('gulf-today/port-deal.txt' AS BLOB);
SELECT count(*) FROM articles('tests/dump') WHERE article = '../sql/joins.sql';
SELECT count(*) FROM articles('tests/dump') WHERE article = 'gulf-today';
.print two different sources are no source
SELECT count(*) FROM articles('tests/dump') WHERE source = 'tests/sql';
.print rows have the same rowid in every scan
SELECT count(*) > 50 FROM segments('tests/dump') a CROSS JOIN segments('tests/dump') b
 WHERE a.rowid = b.rowid AND b.article = a.article AND a.segment = b.segment;
SELECT count(DISTINCT rowid) = count(*) FROM segments('tests/dump');
