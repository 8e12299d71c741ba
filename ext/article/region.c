/* States, provinces and countries behind a city: see region.h. */
#include "article/region.h"

#include "article/scan.h"

/* Printed with or without their dots: "Calif.", "Fla", "MINN.", "W.Va.". */
static const char *const SHORT_FORMS[] = {
    "Ala.", "Alaska", "Ariz.", "Ark.", "Calif.", "Cal.", "Colo.", "Conn.",
    "Del.", "D.C.", "Fla.", "Ga.", "Hawaii", "Idaho", "Ill.", "Ind.", "Iowa",
    "Kan.", "Kans.", "Ky.", "La.", "Maine", "Md.", "Mass.", "Mich.", "Minn.",
    "Miss.", "Mo.", "Mont.", "Neb.", "Nebr.", "Nev.", "N.H.", "N.J.", "N.M.",
    "N.Y.", "N.C.", "N.D.", "Ohio", "Okla.", "Ore.", "Oreg.", "Pa.", "Penn.",
    "R.I.", "S.C.", "S.D.", "Tenn.", "Tex.", "Texas", "Utah", "Vt.", "Va.",
    "Wash.", "W.Va.", "W. Va.", "Wis.", "Wisc.", "Wyo.", "P.R.", "Alta.",
    "B.C.", "Man.", "N.B.", "N.L.", "N.S.", "N.W.T.", "Ont.", "P.E.I.",
    "Que.", "Sask.", "Y.T.", "N.S.W.", "NSW", "Vic.", "Qld.", "U.K.", "U.S.",
    "U.S.A.", "U.A.E.", "UK", "USA", "UAE", "AL", "AK", "AZ", "AR", "CA",
    "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "KS", "KY", "LA",
    "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ",
    "NM", "NY", "NC", "ND", "OK", "PA", "RI", "SC", "SD", "TN", "TX", "UT",
    "VT", "VA", "WA", "WV", "WI", "WY",
};

/* Names as printed in news in English. */
static const char *const NAMES[] = {
    "Alabama", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
    "Delaware", "Florida", "Georgia", "Illinois", "Indiana", "Kansas",
    "Kentucky", "Louisiana", "Maryland", "Massachusetts", "Michigan",
    "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina",
    "North Dakota", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island",
    "South Carolina", "South Dakota", "Tennessee", "Vermont", "Virginia",
    "Washington State", "West Virginia", "Wisconsin", "Wyoming",
    "Puerto Rico", "Alberta", "British Columbia", "Manitoba", "New Brunswick",
    "Newfoundland", "Nova Scotia", "Ontario", "Prince Edward Island",
    "Quebec", "Saskatchewan", "Yukon", "New South Wales", "Queensland",
    "South Australia", "Tasmania", "Victoria", "Western Australia", "England",
    "Scotland", "Wales", "Northern Ireland", "West Bank", "Gaza",
    "Gaza Strip", "Hong Kong", "Taiwan", "Kosovo", "Kashmir", "Punjab",
    "Sindh", "West Germany", "East Germany", "Soviet Union", "Czechoslovakia",
    "Yugoslavia", "Afghanistan", "Albania", "Algeria", "Andorra", "Angola",
    "Antigua", "Argentina", "Armenia", "Australia", "Austria", "Azerbaijan",
    "Bahamas", "Bahrain", "Bangladesh", "Barbados", "Belarus", "Belgium",
    "Belize", "Benin", "Bermuda", "Bhutan", "Bolivia", "Bosnia",
    "Bosnia-Herzegovina", "Bosnia and Herzegovina", "Botswana", "Brazil",
    "Brunei", "Bulgaria", "Burkina Faso", "Burma", "Burundi", "Cambodia",
    "Cameroon", "Canada", "Cape Verde", "Central African Republic", "Chad",
    "Chile", "China", "Colombia", "Comoros", "Congo", "Costa Rica", "Croatia",
    "Cuba", "Cyprus", "Czech Republic", "Czechia", "Denmark", "Djibouti",
    "Dominica", "Dominican Republic", "East Timor", "Ecuador", "Egypt",
    "El Salvador", "Equatorial Guinea", "Eritrea", "Estonia", "Eswatini",
    "Ethiopia", "Fiji", "Finland", "France", "Gabon", "Gambia", "Germany",
    "Ghana", "Greece", "Greenland", "Grenada", "Guam", "Guatemala", "Guinea",
    "Guinea-Bissau", "Guyana", "Haiti", "Honduras", "Hungary", "Iceland",
    "India", "Indonesia", "Iran", "Iraq", "Ireland", "Israel", "Italy",
    "Ivory Coast", "Jamaica", "Japan", "Jordan", "Kazakhstan", "Kenya",
    "Kiribati", "Kuwait", "Kyrgyzstan", "Laos", "Latvia", "Lebanon",
    "Lesotho", "Liberia", "Libya", "Liechtenstein", "Lithuania", "Luxembourg",
    "Macau", "Madagascar", "Malawi", "Malaysia", "Maldives", "Mali", "Malta",
    "Mauritania", "Mauritius", "Mexico", "Moldova", "Monaco", "Mongolia",
    "Montenegro", "Morocco", "Mozambique", "Myanmar", "Namibia", "Nauru",
    "Nepal", "Netherlands", "New Zealand", "Nicaragua", "Niger", "Nigeria",
    "North Korea", "North Macedonia", "Norway", "Oman", "Pakistan",
    "Palestine", "Panama", "Papua New Guinea", "Paraguay", "Peru",
    "Philippines", "Poland", "Portugal", "Qatar", "Romania", "Russia",
    "Rwanda", "Saint Lucia", "Samoa", "San Marino", "Saudi Arabia", "Senegal",
    "Serbia", "Seychelles", "Sierra Leone", "Singapore", "Slovakia",
    "Slovenia", "Solomon Islands", "Somalia", "Somaliland", "South Africa",
    "South Korea", "South Sudan", "Spain", "Sri Lanka", "Sudan", "Suriname",
    "Swaziland", "Sweden", "Switzerland", "Syria", "Tajikistan", "Tanzania",
    "Thailand", "Togo", "Tonga", "Trinidad", "Trinidad and Tobago", "Tunisia",
    "Turkey", "Turkmenistan", "Tuvalu", "Uganda", "Ukraine",
    "United Arab Emirates", "United Kingdom", "United States", "Uruguay",
    "Uzbekistan", "Vanuatu", "Vatican City", "Venezuela", "Vietnam",
    "Western Sahara", "Yemen", "Zambia", "Zimbabwe",
};

/* Length of `name` at `at` when no letter follows it; 0 when it is not there.
*/
static size_t match_name(Str s, size_t at, Str name) {
  Str rest = str_slice(s, at, s.length - at);
  if (!str_starts_nocase(rest, name)) return 0;
  unsigned char next = scan_byte(rest, name.length);
  bool ends = !ascii_is_alpha((char)next) && next != '-' && next < 0xC3;
  return ends ? name.length : 0;
}

/* The same for a short form, whose final dot may be missing. */
static size_t match_short(Str s, size_t at, Str name) {
  size_t n = match_name(s, at, name);
  if (n == 0 && name.data[name.length - 1] == '.') {
    n = match_name(s, at, str_slice(name, 0, name.length - 1));
  } else if (n > 0 && scan_byte(s, at + n) == '.' &&
             scan_byte(s, at + n - 1) != '.') {
    n++;
  }
  return n;
}

size_t region_match(Str s, size_t at) {
  if (!ascii_is_upper((char)scan_byte(s, at))) return 0;
  size_t best = 0;
  for (size_t i = 0; i < sizeof SHORT_FORMS / sizeof *SHORT_FORMS; i++) {
    if (SHORT_FORMS[i][0] != s.data[at]) continue;
    size_t n = match_short(s, at, str_from_c(SHORT_FORMS[i]));
    if (n > best) best = n;
  }
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    if (NAMES[i][0] != s.data[at]) continue;
    size_t n = match_name(s, at, str_from_c(NAMES[i]));
    if (n > best) best = n;
  }
  return best;
}
