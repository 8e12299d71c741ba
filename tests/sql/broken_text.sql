-- Broken UTF-8 in a value: what substr() takes for one character is one code
-- point of the analysed text, so spans are true of the value that was given.
CREATE TEMP TABLE byte(b);
INSERT INTO byte VALUES (x'41'), (x'80'), (x'BF'), (x'C0'), (x'C3'), (x'A9'),
  (x'E2'), (x'82'), (x'AC'), (x'ED'), (x'A0'), (x'F0'), (x'9F'), (x'F4'), (x'FF');
CREATE TEMP TABLE given AS
  SELECT 'é' || a.b || b.b || c.b || d.b || ' end' AS t
    FROM byte a, byte b, byte c, byte d WHERE (a.rowid * b.rowid + c.rowid + d.rowid) % 7 = 0;
CREATE TEMP TABLE pair AS
  SELECT t, (SELECT text FROM extract_article(t)) AS decoded FROM given;
.print texts of broken bytes, and those of another length when decoded
SELECT count(*), sum(length(t) <> length(decoded)) FROM pair;
.print characters that are neither the same nor replaced
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
SELECT count(*) > 50000, sum(substr(t, i, 1) <> substr(decoded, i, 1)
         AND substr(decoded, i, 1) <> char(0xFFFD))
  FROM pair, n WHERE i <= length(t);
.print single cases: bytes given, code points analysed
CREATE TEMP TABLE cases(t);
INSERT INTO cases VALUES (CAST(x'636166C3A9' AS TEXT)), (CAST(x'636166E9' AS TEXT)),
  (CAST(x'E282' AS TEXT)), (CAST(x'E282AC' AS TEXT)), (CAST(x'EDA080' AS TEXT)),
  (CAST(x'F4908080' AS TEXT)), (CAST(x'C0AF' AS TEXT)), (CAST(x'80BF' AS TEXT)),
  (CAST(x'C3A980' AS TEXT)), (CAST(x'610062' AS TEXT));
SELECT hex(t), length(t), hex(a.text), length(a.text) FROM cases, extract_article(t) a;
.print spans behind broken bytes, and none behind a NUL
SELECT substr(t, start, length) FROM
  (SELECT 'A' || x'E9' || ' line' || char(10) || x'80' || x'C3' || ' B' || char(10, 10) || 'C line' AS t),
  extract_segments(t);
SELECT sum(start + length - 1 > length(t)), count(*) FROM
  (SELECT 'A line.' || char(10, 10) || 'B line' || char(0) || 'C line' AS t), extract_segments(t);
.print a BLOB is a file's bytes
SELECT text FROM extract_article(x'436166E9206175206C6169742C');
SELECT text FROM extract_article(x'FFFE41004200');
SELECT text FROM extract_article(x'EFBBBF4142');
SELECT typeof(text), length(text) FROM extract_article(x'');
SELECT length(text) FROM extract_article(zeroblob(3));
.print numbers are text
SELECT text FROM extract_article(12.5);
