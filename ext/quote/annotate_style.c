/* The style sheet of annotate_html: see annotate.h. */
#include "quote/annotate.h"

/*
** Colours are variables, given once for light and once for dark; a type's
** colour is its text decoration and a tint of it the background, so that
** neither hides the words. --c is set by the class of the type.
*/
const char ANNOTATE_STYLE[] =
    ":root{color-scheme:light dark;--bg:#fdfcf9;--fg:#1d1d1f;--dim:#6b6b70;"
    "--line:#dcd9d0;--quote:#fff3c4;--mixed:#fbf1d9;--indirect:#f4f1e8;"
    "--person:#b3261e;--organization:#1d5fa8;--location:#1b7a3d;"
    "--facility:#0c7489;--norp:#7a4fb3;--product:#a34a00;--date:#5f6368;"
    "--money:#806000;--misc:#a5277b}"
    "@media(prefers-color-scheme:dark){:root{--bg:#17181b;--fg:#e6e4df;"
    "--dim:#9a9aa2;--line:#3a3b40;--quote:#3d3510;--mixed:#352f1a;"
    "--indirect:#26272b;--person:#ff8a80;--organization:#82b4ff;"
    "--location:#7fd699;--facility:#6fd3e6;--norp:#c5a3ff;--product:#ffb072;"
    "--date:#b4b8bd;--money:#e3c34f;--misc:#ff9bd6}}"
    "body{background:var(--bg);color:var(--fg);margin:2rem auto;padding:0 1rem;"
    "max-width:46rem;font:1.05rem/1.65 Georgia,'Times New Roman',serif}"
    "h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.1rem;margin-top:2."
    "5rem}"
    "p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.8rem 0}"
    ".legend,.by,table,.role{font-family:system-ui,sans-serif}"
    ".legend{font-size:.8rem;line-height:2.1;border-bottom:1px solid "
    "var(--line);padding-bottom:.6rem}"
    ".m{border-bottom:2px solid var(--c);border-radius:2px;padding:0 .1em;"
    "background:color-mix(in srgb,var(--c) 13%,transparent)}"
    ".PERSON{--c:var(--person)}.ORGANIZATION{--c:var(--organization)}"
    ".LOCATION{--c:var(--location)}.FACILITY{--c:var(--facility)}"
    ".NORP{--c:var(--norp)}.PRODUCT{--c:var(--product)}"
    ".DATE{--c:var(--date)}.MONEY{--c:var(--money)}.MISC{--c:var(--misc)}"
    ".direct{background-color:var(--quote)}.mixed{background-color:"
    "var(--mixed)}.indirect{background-color:var(--indirect)}"
    ".scare{border-bottom:1px dotted var(--dim)}"
    ".source{font-weight:600}.cue{font-style:italic}"
    ".by{font-size:.72rem;color:var(--dim);text-decoration:none;"
    "border:1px solid var(--line);border-radius:.7em;padding:.05em .5em;"
    "margin:0 .25em;white-space:nowrap}"
    "a.by:hover,:target+*{outline:2px solid var(--person)}"
    ".caption,.deck,.byline,.dateline,.credit{color:var(--dim)}"
    ".out{color:var(--dim);font-size:.85rem;opacity:.7}"
    "table{border-collapse:collapse;font-size:.82rem;line-height:1.4;"
    "width:100%}"
    "td,th{border-top:1px solid var(--line);padding:.35rem .5rem;"
    "text-align:left;vertical-align:top}"
    ".role{color:var(--dim)}td a{color:inherit}";
