-- Bad arguments end a query, and say what is wrong.
SELECT * FROM articles;
SELECT * FROM extract_quotes;
SELECT * FROM articles('tests/no such folder');
SELECT * FROM articles('');
SELECT * FROM mentions('tests/dump', 'all');
SELECT * FROM mentions('tests/dump', '[]');
SELECT * FROM mentions('tests/dump', '{"al": true}');
SELECT * FROM mentions('tests/dump', '{"corrections": "mine"}');
SELECT * FROM mentions('tests/dump', '{"all": 1}');
SELECT * FROM mentions('tests/dump', '{"language": "tlh"}');
SELECT * FROM mentions('tests/dump', '{"types": ["PERSON", "HORSE"]}');
SELECT * FROM articles('tests/dump', '{"year": "2022"}');
SELECT * FROM articles('tests/dump', '{"published": "last May"}');
SELECT * FROM articles('tests/dump', '{"format": 1}');
SELECT * FROM articles('tests/dump', '{"fields": ["text"]}');
SELECT * FROM articles('tests/dump', '{"max_record": 0}');
SELECT * FROM extract_entities('a', '{"format": "text"}');
SELECT extract_entities('a', '{"colour": "red"}');
SELECT extract_entities('a', '{"types": ');
SELECT dateline('a', 'colour');
SELECT articles('a');
SELECT extract_quotes();
-- a value is no path, and no error either
SELECT count(*) FROM extract_article('tests/dump');
-- a connection is as good as new after errors
SELECT count(*) > 10 FROM articles('tests/dump');
