-- What is pushed down: 1 the source, 2 the options, 4 one article. A join on
-- the article opens one file for each row of the other table.
.mode list
CREATE TABLE docs(n INTEGER PRIMARY KEY, text TEXT);
CREATE TEMP TABLE plan(detail);
.print one table
EXPLAIN QUERY PLAN SELECT * FROM articles('d');
EXPLAIN QUERY PLAN SELECT * FROM articles('d', '{}');
EXPLAIN QUERY PLAN SELECT * FROM articles('d') WHERE article = 'x';
EXPLAIN QUERY PLAN SELECT * FROM articles('d', '{}') WHERE article IN ('x', 'y') AND words > 3 LIMIT 2;
EXPLAIN QUERY PLAN SELECT * FROM articles('d') WHERE article = 'x' COLLATE NOCASE;
EXPLAIN QUERY PLAN SELECT * FROM articles('d') WHERE article LIKE 'x%' LIMIT 5 OFFSET 2;
EXPLAIN QUERY PLAN SELECT * FROM articles WHERE source = 'd' AND options = '{}';
.print joins
EXPLAIN QUERY PLAN SELECT * FROM articles('d') a JOIN quotes('d') q USING (article);
EXPLAIN QUERY PLAN SELECT * FROM quotes('d') q JOIN articles('d') a USING (article);
EXPLAIN QUERY PLAN SELECT * FROM docs, extract_entities(docs.text) e WHERE e.type = 'DATE';
EXPLAIN QUERY PLAN SELECT * FROM extract_entities(docs.text) e, docs;
EXPLAIN QUERY PLAN SELECT * FROM docs LEFT JOIN extract_quotes(docs.text, '{}') q;
