#!/usr/bin/env bash
# The pictures of the README, from this repository's publication. Needs chromium, pngquant and python3.
#
#   tools/pictures.sh PATH-OF-MASTHEAD
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

masthead=$(realpath "$1")
pictures=$PWD/docs/pictures
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT

# photo NAME ADDRESS WIDTHxHEIGHT
photo() {
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$tmp/chromium" \
        --window-size="${3/x/,}" --screenshot="$tmp/$1.png" "$2" 2> "$tmp/chromium.log"
    pngquant --force --strip --output "$pictures/$1.png" 64 "$tmp/$1.png"
}

mkdir "$tmp/site"
cp -R config.toml content static "$tmp/site"
"$masthead" build --root "$tmp/site" --base-url http://127.0.0.1:8611
python3 -m http.server --bind 127.0.0.1 --directory "$tmp/site/public" 8611 > "$tmp/server.log" 2>&1 &
server=$!
sleep 1

photo home http://127.0.0.1:8611/ 1280x1100
photo article http://127.0.0.1:8611/articles/reglement-ia-calendrier-d-application/ 1280x1100
# In the middle of a text: a frame goes to a part of a page, where a picture of the page itself shows its head.
cat > "$tmp/site/public/_reading.html" << 'PAGE'
<!doctype html><meta charset="utf-8"><title>Reading</title><body style="margin:0">
<iframe src="/articles/algorithmes-publics-registres-et-recours/#europe" style="border:0;width:100vw;height:100vh"></iframe>
PAGE
photo reading http://127.0.0.1:8611/_reading.html 1280x800

# The end of an article: its list of related articles, cut out of a picture of the whole page.
style=$(cd "$tmp/site/public" && echo style.*.css)
{
  echo "<!doctype html><meta charset=\"utf-8\"><title>Related</title><link rel=\"stylesheet\" href=\"/$style\"><main></main>"
  cat << 'PAGE'
<script>
fetch("/articles/qui-gouverne-l-intelligence-artificielle/").then(answer => answer.text()).then(text => {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.documentElement.lang = page.documentElement.lang;
  document.querySelector("main").append(page.querySelector("aside.related"));
});
</script>
PAGE
} > "$tmp/site/public/_related.html"
photo related http://127.0.0.1:8611/_related.html 1280x1000

# A mistake as the terminal shows it.
sed -i 's/^tags:/topcis:/; s/^date: .*/date: 23 juin 2026/' "$tmp/site/content/articles/travail-exposition-a-l-ia-generative/index.md"
(cd "$tmp/site" && CLICOLOR_FORCE=1 "$masthead" build 2> "$tmp/said" || true)
python3 - "$tmp/said" > "$tmp/site/public/_terminal.html" << 'PYTHON'
import html, re, sys

COLOURS = {"31": "#f66", "91": "#f66", "33": "#fc6", "93": "#fc6", "32": "#6d6", "92": "#6d6", "36": "#6cf", "96": "#6cf", "94": "#8af", "34": "#8af"}

def style(codes):
    colour = next((COLOURS[code] for code in codes.split(";") if code in COLOURS), "inherit")
    weight = "bold" if "1" in codes.split(";") else "normal"
    return f'</span><span style="color:{colour};font-weight:{weight}">'

text = html.escape(open(sys.argv[1], encoding="utf-8").read())
text = re.sub(r"\x1b\[([0-9;]*)m", lambda found: style(found.group(1)), text)
print('<!doctype html><meta charset="utf-8"><body style="margin:0;background:#1b1d22;color:#ddd">'
      f'<pre style="margin:1.5rem;font:15px/1.4 monospace"><span>$ masthead build\n{text}</span></pre>')
PYTHON
photo terminal http://127.0.0.1:8611/_terminal.html 1000x420
ls -l "$pictures"
