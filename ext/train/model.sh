#!/bin/sh
# Trains the models anew: called by `make model DATA=DIR`.
#
#   model.sh BUILD DATA
#
# BUILD holds the trainers (`make train`), DATA the annotated news. Writes the
# weights and the card of the mentions to ext/model/. The same data, seeds and
# kind of machine give the same bytes.
set -e
build=$1 data=$2
[ -d "$data/ner" ] || {
  echo "usage: make model DATA=DIR (a folder with ner/ and quotes/)" >&2
  exit 1
}
here=$(dirname "$0")
vectors=$("$here/vectors.sh" "$build/vectors")
card=ext/model/mentions.md
log=$build/mentions.log

# To files beside first: the trainers are linked with the weights of before.
"$build/train/train_mentions" --data "$data" --vectors "$vectors" \
  --seed 1 --seeds 5 --cv 2 --dev 1 --rows 120000 \
  --out "$build/mentions.bin" >"$log"
mv "$build/mentions.bin" ext/model/mentions.bin
sed '/^<!-- log -->$/q' "$card" >"$build/mentions.md"
{ cat "$build/mentions.md"; echo; sed 's/^/    /' "$log"; } >"$card"

"$build/train/train_quotes" model "$data/quotes/polnear-train.jsonl" \
  ext/model/quotes.bin
"$build/train/make_words" >ext/model/words.c
"$build/train/train_segments" --data "$data" --cv --out ext/model/segments.c
