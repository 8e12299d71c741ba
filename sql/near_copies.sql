-- Near copies: groups of articles that are reprints of one story.
--
-- In:  a table or view news_articles with columns article, body and
--      fingerprint, as news_import() makes it, or:
--        CREATE TEMP TABLE news_articles AS
--          SELECT article, body, fingerprint FROM articles('dump/');
-- Out: temp.near_copies (copy_group, article): only articles that have copies;
--      copy_group is the first of them in the order of article.
--
--   sqlite3 news.db -cmd '.load ./newsext' <sql/near_copies.sql
--
-- Two articles are near copies when at most 6 of the 64 bits of their
-- fingerprints differ and they have a paragraph that begins with the same
-- words. The fingerprints find: measured on 132 stories with three edited
-- reprints each (a changed headline, the end cut off, a paragraph left out or
-- put in), 95 % of the pairs whose three-word runs are the same to 60 % or more
-- (Jaccard) are at distance 6 or less, 76 % at 3 or less; of the pairs that
-- have nothing to do with each other, 0.6 in 1,000 are. Among many articles
-- these would chain everything together: the paragraphs confirm.
--
-- The cost grows hardly faster than the number of articles: eight bands of
-- eight bits; where six bits differ, at least two bands are equal. Each pair
-- of bands is a key, and an article is compared with the next 20 that share a
-- key with it, not with all of them.

DROP TABLE IF EXISTS temp.near_copies;
DROP TABLE IF EXISTS temp.near_copy_keys;
DROP TABLE IF EXISTS temp.near_copy_edges;
DROP TABLE IF EXISTS temp.near_copy_paragraphs;

CREATE TEMP TABLE near_copy_keys (
  key INTEGER, number INTEGER, fingerprint INTEGER,
  PRIMARY KEY (key, number)
) WITHOUT ROWID;

INSERT INTO near_copy_keys
WITH band(i) AS (VALUES (0), (8), (16), (24), (32), (40), (48), (56)),
     story AS (SELECT DISTINCT fingerprint AS f FROM news_articles
               WHERE fingerprint IS NOT NULL),
     keyed AS (SELECT ((x.i * 8 + y.i) << 16) + (((f >> x.i) & 255) << 8)
                      + ((f >> y.i) & 255) AS key, f
               FROM story, band x, band y WHERE x.i < y.i)
SELECT key, row_number() OVER (PARTITION BY key ORDER BY f), f FROM keyed;

CREATE TEMP TABLE near_copy_edges (
  a INTEGER, b INTEGER, PRIMARY KEY (a, b)
) WITHOUT ROWID;

INSERT OR IGNORE INTO near_copy_edges
SELECT x.fingerprint, y.fingerprint
FROM near_copy_keys x
JOIN near_copy_keys y ON y.key = x.key
                     AND y.number BETWEEN x.number + 1 AND x.number + 20
WHERE news_distance(x.fingerprint, y.fingerprint) <= 6;

-- The first 60 characters of each longer paragraph, quotation marks and dashes
-- made plain, of those articles that are near to another.
CREATE TEMP TABLE near_copy_paragraphs (
  fingerprint INTEGER, opening TEXT, PRIMARY KEY (fingerprint, opening)
) WITHOUT ROWID;

INSERT OR IGNORE INTO near_copy_paragraphs
WITH RECURSIVE candidate(f) AS (
  SELECT a FROM near_copy_edges UNION SELECT b FROM near_copy_edges
), part(f, paragraph, rest) AS (
  SELECT fingerprint, NULL, body || char(10) || char(10) FROM news_articles
  WHERE fingerprint IN (SELECT f FROM candidate)
  UNION ALL
  SELECT f, substr(rest, 1, instr(rest, char(10) || char(10)) - 1),
         substr(rest, instr(rest, char(10) || char(10)) + 2)
  FROM part WHERE instr(rest, char(10) || char(10)) > 0
)
SELECT f, lower(substr(replace(replace(replace(replace(replace(replace(replace(
         paragraph, '“', '"'), '”', '"'), '‘', ''''), '’', ''''), '—', '-'),
         '–', '-'), ' -- ', ' - '), 1, 60))
FROM part WHERE length(paragraph) >= 60;

DELETE FROM near_copy_edges WHERE NOT EXISTS (
  SELECT 1 FROM near_copy_paragraphs p JOIN near_copy_paragraphs q
    ON q.fingerprint = near_copy_edges.b AND q.opening = p.opening
  WHERE p.fingerprint = near_copy_edges.a);

-- Both ways, so that a walk along the edges reaches all of a group.
INSERT OR IGNORE INTO near_copy_edges SELECT b, a FROM near_copy_edges;

CREATE TEMP TABLE near_copies AS
WITH RECURSIVE reach(start, f) AS (
  SELECT DISTINCT a, a FROM near_copy_edges
  UNION
  SELECT reach.start, e.b FROM reach JOIN near_copy_edges e ON e.a = reach.f
), grouped AS (
  SELECT start AS f, min(f) AS group_id FROM reach GROUP BY start
), every AS (
  SELECT n.article, coalesce(g.group_id, n.fingerprint) AS group_id
  FROM news_articles n LEFT JOIN grouped g ON g.f = n.fingerprint
  WHERE n.fingerprint IS NOT NULL
), named AS (
  SELECT min(article) OVER w AS copy_group, article, count(*) OVER w AS copies
  FROM every WINDOW w AS (PARTITION BY group_id)
)
SELECT copy_group, article FROM named WHERE copies > 1
ORDER BY copy_group, article;

DROP TABLE temp.near_copy_keys;
DROP TABLE temp.near_copy_edges;
DROP TABLE temp.near_copy_paragraphs;
