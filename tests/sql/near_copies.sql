CREATE TEMP TABLE news_articles(article TEXT, fingerprint INTEGER);
-- a, b and c are a chain: 6 bits from one to the next, 12 from end to end
INSERT INTO news_articles VALUES
  ('a', 0), ('b', 63), ('c', 63 + (63 << 20)), ('d', -1), ('e', -1),
  ('f', -1 - 4), ('g', 127 << 40), ('h', NULL), ('i', 0);
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
SELECT printf('%03d', i), ((i * 2654435761) % 2147483648) * 4294967296
       + (i * 1597334677) % 4294967296 FROM n;
INSERT INTO news_articles
SELECT article || 'x', (fingerprint | 1 | (1 << 13) | (1 << 27) | (1 << 33)
       | (1 << 47) | (1 << 59)) FROM news_articles;
.read sql/near_copies.sql
SELECT count(*) FROM news_articles x JOIN news_articles y
  ON x.article < y.article AND news_distance(x.fingerprint, y.fingerprint) <= 6
WHERE NOT EXISTS (SELECT 1 FROM near_copies p JOIN near_copies q
                  ON p.copy_group = q.copy_group
                  WHERE p.article = x.article AND q.article = y.article);
SELECT count(*) FROM near_copies;
SELECT sum(n = 2) FROM (SELECT count(*) AS n FROM near_copies GROUP BY copy_group);
