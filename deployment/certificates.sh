#!/bin/sh
# Certificates with which the scheduler, its workers and the web replicas know each other: certificates.sh FOLDER
# Who has none of them can not even speak with the scheduler. Made once; the authority's key is not kept, so
# that nobody can make another: for new ones empty the folder and start all of them anew.
set -eu
cd "$1"
if [ -e ca.pem ]; then
    exit 0
fi
umask 077
key=$(mktemp)
made=$(mktemp -d ./made.XXXXXX)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
    -subj "/CN=mlintro cluster" -keyout "$key" -out "$made/ca.pem"
for name in scheduler worker client; do
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" \
        -keyout "$made/$name.key" -out "$made/$name.request"
    openssl x509 -req -days 3650 -in "$made/$name.request" -CA "$made/ca.pem" -CAkey "$key" \
        -CAcreateserial -out "$made/$name.pem"
    mv "$made/$name.key" "$made/$name.pem" .
done
mv "$made/ca.pem" .
rm -r "$key" "$made"
