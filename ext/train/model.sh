#!/bin/sh
# Trains the models anew: called by `make model DATA=DIR`.
#
#   model.sh BUILD DATA
#
# BUILD holds the trainers (`make train`), DATA the annotated news. The same
# data, seed and kind of machine give the same bytes.
set -e
build=$1 data=$2
[ -d "$data/ner" ] || { echo "usage: make model DATA=DIR (with ner/)" >&2; exit 1; }
here=$(dirname "$0")
vectors=$("$here/vectors.sh" "$build/vectors")
"$build/train/train_mentions" --data "$data" --vectors "$vectors" \
  --seeds 3 --cv 1 --dev --out ext/model/mentions.bin
"$build/train/train_quotes" model "$data/quotes/polnear-train.jsonl" \
  ext/model/quotes.bin
"$build/train/make_words" >ext/model/words.c
"$build/train/train_segments" --data "$data" --cv --out ext/model/segments.c
