-- the script says what it needs and makes; here are made-up fingerprints
CREATE TEMP TABLE news_articles(article TEXT, body TEXT, fingerprint INTEGER);
CREATE TEMP TABLE story(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO story VALUES
  (1, 'The ferry to the islands did not run for most of the week, the port said.'),
  (2, 'The court in the capital opened its session with a case about bank fees.');
-- a, b and c are a chain: 6 bits from one to the next, 12 from end to end
INSERT INTO news_articles
SELECT v.column1, s.body, v.column2 FROM (VALUES
  ('a', 0, 1), ('b', 63, 1), ('c', 63 + (63 << 20), 1), ('d', -1, 2),
  ('e', -1, 2), ('f', -1 - 4, 2), ('g', 127 << 40, 1), ('h', NULL, 1),
  ('i', 0, 1), ('j', 1, 2)) v JOIN story s ON s.id = v.column3;
-- an edited copy: another first paragraph, curly marks
INSERT INTO news_articles VALUES ('k', 'Short.

The court in the capital opened its session with a case about bank fees – and more.',
  -1 - 8);
.read sql/near_copies.sql
SELECT copy_group, article FROM near_copies;
.print run again
.read sql/near_copies.sql
SELECT count(*), count(DISTINCT copy_group) FROM near_copies;
.print what is left behind
SELECT count(*) FROM temp.sqlite_schema WHERE name LIKE 'near_copy_%';
.print every pair that differs in up to six bits
DELETE FROM news_articles;
INSERT INTO news_articles
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
SELECT printf('%03d', i), printf('%03d ', i) || (SELECT body FROM story),
       ((i * 2654435761) % 2147483648) * 4294967296
       + (i * 1597334677) % 4294967296 FROM n;
INSERT INTO news_articles
SELECT article || 'x', body, (fingerprint | 1 | (1 << 13) | (1 << 27)
       | (1 << 33) | (1 << 47) | (1 << 59)) FROM news_articles;
.read sql/near_copies.sql
SELECT count(*) FROM near_copies;
SELECT sum(n = 2) FROM (SELECT count(*) AS n FROM near_copies
                        GROUP BY copy_group);
SELECT sum(article LIKE copy_group || '%') FROM near_copies;
