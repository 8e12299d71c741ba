-- loads the extension itself
-- Functions and modules that the extension brings: these and no others, with
-- the flags that say where they may be used.
CREATE TEMP TABLE functions AS SELECT name, narg, flags FROM pragma_function_list;
CREATE TEMP TABLE modules AS SELECT name FROM pragma_module_list;
.load ./newsext
SELECT name, narg,
       iif(flags & 0x200000, 'innocuous', ''),
       iif(flags & 0x800, 'deterministic', ''),
       iif(flags & 0x80000, 'directonly', '')
  FROM pragma_function_list
 WHERE (name, narg, flags) NOT IN (SELECT * FROM temp.functions)
   AND name NOT GLOB 'load_extension*' ORDER BY 1, 2;
SELECT name FROM pragma_module_list
 WHERE name NOT IN (SELECT name FROM temp.modules)
   AND name NOT GLOB 'pragma_*' ORDER BY 1;
