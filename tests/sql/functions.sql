-- Functions over one text.
.nullvalue NULL
CREATE TEMP TABLE t(text);
INSERT INTO t VALUES ('Road mended along the lake' || char(10, 10) ||
  'NAIROBI, July 3 (Xinhua) -- The road along the lake is open, the mayor of Kisumu said on Monday.' ||
  char(10, 10) || 'It was shut in May, when rain washed a part of it away.');
SELECT headline(text) FROM t;
SELECT body(text) FROM t;
SELECT dateline(text, 'text'), dateline(text, 'start'), dateline(text, 'length') FROM t;
SELECT dateline(text, 'place'), dateline(text, 'agency') FROM t;
SELECT json_extract(dateline(text), '$.text', '$.start', '$.length', '$.agency') FROM t;
SELECT group_concat(key) FROM t, json_each(dateline(text));
SELECT headline, dateline, words, body = body(t.text), a.text = t.text FROM t, extract_article(t.text) a;
SELECT news_fingerprint(t.text) = fingerprint, typeof(fingerprint) FROM t, extract_article(t.text);
SELECT news_distance(0, 0), news_distance(0, -1), news_distance(5, 6),
       news_distance(-9223372036854775807 - 1, 0);
SELECT news_date('15/2/2022', NULL), news_date('Feb 12', NULL), news_date('Feb 12', '2022-03-01'),
       news_date('no day', '2022-03-01'), news_date(NULL, '2022-03-01');
SELECT news_date('Feb 12', 'nonsense'), news_date('Feb' || x'FF' || ' 12', '2022');
SELECT annotate(text) LIKE '<!doctype html>%</html>%', instr(annotate(text), 'said') > 0,
       instr(annotate('a <script>alert(1)</script> b'), '<script>'), annotate(NULL) FROM t;
SELECT newsext_version();
SELECT group_concat(key) FROM json_each(newsext_info());
SELECT newsext_info() ->> 'version' = newsext_version(), newsext_info() ->> 'sqlite' = sqlite_version();
.print a page of HTML
CREATE TEMP TABLE page AS SELECT '<!DOCTYPE html><html><head><title>Bridge opens | Lake Post</title>'
  || '<meta charset="utf-8"></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge opens</h1>'
  || '<p>The bridge over the river opened on Monday after three years of work, the ministry said in a long statement.</p>'
  || '<p>It had been closed since the flood of the year before, which carried two of its piers away.</p>'
  || '</article></body></html>' AS html;
SELECT headline(html), text LIKE '%<p>%', text LIKE '%opened on Monday%', body LIKE '%two of its piers%'
  FROM page, extract_article(html);
SELECT count(*) FROM page, extract_article(html) a WHERE a.body = body(html);
