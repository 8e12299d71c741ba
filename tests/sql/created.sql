-- CREATE VIRTUAL TABLE, in temp alone.
CREATE VIRTUAL TABLE temp.a USING articles('tests/dump');
SELECT count(*) = (SELECT count(*) FROM articles('tests/dump')) FROM a;
SELECT count(*) FROM a WHERE article = 'harbour-times/fish-prices.txt';
SELECT DISTINCT source, options IS NULL FROM a;
SELECT count(*) FROM a('tests/sql');
CREATE VIRTUAL TABLE temp.m USING mentions("tests/dump", '{"types": ["PERSON"]}');
SELECT group_concat(DISTINCT type), count(*) > 0 FROM m;
SELECT count(*) = (SELECT count(*) FROM mentions('tests/dump') WHERE type = 'PERSON') FROM m;
CREATE VIRTUAL TABLE temp.s USING segments([tests/dump/harbour-times], `{"all":true}`);
SELECT count(*) > 0, options FROM s;
CREATE VIRTUAL TABLE temp.nobody USING quotes;
SELECT * FROM nobody;
SELECT count(*) > 0 FROM nobody('tests/dump');
CREATE VIRTUAL TABLE temp.broken USING articles('it''s not there');
SELECT * FROM temp.broken;
CREATE VIRTUAL TABLE temp.toomany USING articles('a', '{}', 'b');
-- nothing stays in a database
CREATE VIRTUAL TABLE main.x USING articles('tests/dump');
CREATE VIRTUAL TABLE x USING quotes('tests/dump');
CREATE VIRTUAL TABLE articles USING articles;
CREATE VIRTUAL TABLE x USING extract_entities;
ATTACH ':memory:' AS other;
CREATE VIRTUAL TABLE other.x USING mentions('tests/dump');
CREATE VIRTUAL TABLE other.mentions USING mentions;
SELECT count(*) FROM sqlite_schema;
SELECT count(*) FROM other.sqlite_schema;
BEGIN;
CREATE TABLE t(x);
SELECT count(*) > 0 FROM segments('tests/dump');
COMMIT;
DROP TABLE a; DROP TABLE m; DROP TABLE s; DROP TABLE nobody;
CREATE TABLE kept AS SELECT article, headline FROM articles('tests/dump');
SELECT name FROM sqlite_schema ORDER BY 1;
-- rows cannot be written
DELETE FROM articles;
INSERT INTO extract_quotes(quote) VALUES ('a');
