#!/bin/sh
# Double-click it, or run it in a terminal.
cd "$(dirname "$0")" || exit 1
for version in $(sort -rV python-versions.txt); do
    if command -v "python$version" >/dev/null 2>&1; then
        exec "python$version" start.py
    fi
done
if command -v python3 >/dev/null 2>&1; then
    exec python3 start.py
fi
echo "Falta Python. Instala una de las versiones de python-versions.txt (python.org) y vuelve a empezar."
echo "Python is missing. Install one of the versions in python-versions.txt (python.org) and start again."
