-- Columns, their order and types: a contract. Hidden ones are arguments.
SELECT 'articles', name, type, hidden FROM pragma_table_xinfo('articles');
SELECT 'segments', name, type, hidden FROM pragma_table_xinfo('segments');
SELECT 'mentions', name, type, hidden FROM pragma_table_xinfo('mentions');
SELECT 'quotes', name, type, hidden FROM pragma_table_xinfo('quotes');
SELECT 'extract_article', group_concat(name) FROM pragma_table_xinfo('extract_article');
SELECT 'extract_segments', group_concat(name) FROM pragma_table_xinfo('extract_segments');
SELECT 'extract_entities', group_concat(name) FROM pragma_table_xinfo('extract_entities');
SELECT 'extract_quotes', group_concat(name) FROM pragma_table_xinfo('extract_quotes');
