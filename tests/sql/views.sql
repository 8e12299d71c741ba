-- What may stand in a view or trigger of somebody else's database: what works
-- on a value alone. Tables over files may not.
CREATE TABLE docs(n INTEGER PRIMARY KEY, text TEXT,
  head TEXT GENERATED ALWAYS AS (headline(text)) VIRTUAL);
INSERT INTO docs(text) VALUES ('Road mended along the lake' || char(10, 10) ||
  'KISUMU, July 3 (MNN) -- The road along the lake is open, the mayor said on Monday.');
CREATE INDEX by_place ON docs(dateline(text, 'place'));
CREATE VIEW said AS SELECT n, q.kind FROM docs, extract_quotes(docs.text) q;
CREATE VIEW files AS SELECT article FROM articles('tests/dump');
CREATE TEMP VIEW mine AS SELECT article FROM articles('tests/dump');
CREATE TABLE seen(n);
CREATE TRIGGER on_docs AFTER INSERT ON docs BEGIN
  INSERT INTO seen SELECT count(*) FROM mentions('tests/dump'); END;
PRAGMA trusted_schema = OFF;
SELECT head FROM docs;
SELECT dateline(text, 'agency') FROM docs WHERE dateline(text, 'place') = 'Kisumu';
SELECT count(*) >= 0 FROM said;
SELECT * FROM files;
SELECT count(*) > 10 FROM mine;
INSERT INTO docs(text) VALUES ('a');
PRAGMA trusted_schema = ON;
SELECT * FROM files;
INSERT INTO docs(text) VALUES ('a');
