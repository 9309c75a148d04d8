#!/bin/sh
# Copies an index while it is served and written to: backup.sh INDEX TARGET
#
# CURRENT is copied first, so the copy names a state that was complete; files are immutable, so hard links would do as
# well. A writer may clean that state away meanwhile (it keeps two): then the copy is taken again. The result is
# verified to the last byte.
set -eu
index=$1
target=$2
[ -e "$target" ] && { echo "backup.sh: $target exists already" >&2; exit 2; }
for attempt in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$target.part"
    mkdir -p "$target.part"
    if cp -p "$index/CURRENT" "$target.part/CURRENT" &&
        cp -Rp "$index/generations" "$index/segments" "$target.part/" 2>/dev/null &&
        { [ ! -e "$index/withdrawn.json" ] || cp -p "$index/withdrawn.json" "$target.part/"; } &&
        "${PYTHON:-python3}" -m timtin --index "$target.part" check --repair >/dev/null 2>&1; then
        mv "$target.part" "$target"
        exit 0
    fi
done
rm -rf "$target.part"
echo "backup.sh: no whole copy in ten attempts; is somebody reindexing without pause?" >&2
exit 1
