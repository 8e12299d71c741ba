-- The scalar functions return what the tables have, as JSON.
CREATE TEMP TABLE t AS SELECT article, text FROM articles('tests/dump') WHERE text IS NOT NULL;
.print articles with valid JSON, segments, mentions, quotes
SELECT count(*) > 10, sum(json_valid(extract_article(text))), sum(json_valid(extract_segments(text))),
       sum(json_valid(extract_entities(text))), sum(json_valid(extract_quotes(text))) FROM t
 WHERE length(text) < 100000;
.print rows that differ from the table's
SELECT sum(extract_segments(text) IS NOT (SELECT json_group_array(json_object('segment', segment,
         'role', role, 'start', start, 'length', length, 'score', score)) FROM extract_segments(t.text)))
  FROM t WHERE length(text) < 100000;
SELECT sum(extract_entities(text) IS NOT (SELECT json_group_array(json_object('mention', mention,
         'type', type, 'text', text, 'start', start, 'length', length, 'entity', entity, 'key', key,
         'role', role, 'country', country, 'lat', lat, 'lon', lon, 'value', value,
         'sentence', sentence, 'segment', segment, 'score', score)) FROM extract_entities(t.text)))
  FROM t WHERE length(text) < 100000;
SELECT sum(extract_quotes(text) IS NOT (SELECT json_group_array(json_object('quote_id', quote_id,
         'kind', kind, 'quote', quote, 'start', start, 'length', length, 'parts', json(parts),
         'cue', cue, 'cue_start', cue_start, 'cue_length', cue_length, 'cue_class', cue_class,
         'speaker', speaker, 'speaker_key', speaker_key, 'speaker_text', speaker_text,
         'speaker_start', speaker_start, 'speaker_length', speaker_length,
         'speaker_kind', speaker_kind, 'role', role, 'addressee', addressee,
         'fingerprint', fingerprint, 'sentence', sentence, 'segment', segment, 'score', score))
         FROM extract_quotes(t.text)))
  FROM t WHERE length(text) < 100000;
SELECT sum(extract_article(text) IS NOT (SELECT json_object('url', url, 'site', site,
         'language', language, 'headline', headline, 'deck', deck, 'byline', byline,
         'agency', agency, 'dateline', dateline, 'place', place, 'country', country, 'lat', lat,
         'lon', lon, 'published', published, 'published_from', published_from, 'words', words,
         'body', body, 'text', text, 'fingerprint', fingerprint) FROM extract_article(t.text)))
  FROM t WHERE length(text) < 100000;
.print JSON is JSON to SQLite, and escaped
SELECT json_type(json_array(extract_segments('a')), '$[0]'),
       json_type(json_object('q', extract_quotes('a')), '$.q'),
       json_type(json_array(newsext_info()), '$[0]');
SELECT json_extract(extract_article('a "b" \ c' || char(9, 10, 1) || 'é'), '$.text')
     = 'a "b" \ c' || char(9, 10, 1) || 'é';
.print an option keeps one type
SELECT count(*) FROM t, json_each(extract_entities(text, '{"types": ["PERSON"]}'))
 WHERE value ->> 'type' <> 'PERSON';
