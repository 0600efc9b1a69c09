//! The difference of two texts with the same number of lines: fixes never add or remove one.

use std::ops::Range;

use crate::diagnostic::{Colour, is_unprintable};

/// Lines shown before and after each change.
const AROUND: usize = 3;

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const CYAN: &str = "\u{1b}[36m";
const PLAIN: &str = "\u{1b}[0m";

/// A unified diff, as `diff -u` and `patch` know it; empty if nothing differs.
pub(super) fn unified(path: &str, before: &str, after: &str, colour: Colour) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let changed: Vec<usize> = (0..old.len()).filter(|line| old[*line] != new[*line]).collect();
    let mut drawing = Drawing { text: String::new(), colour };
    if changed.is_empty() {
        return drawing.text;
    }
    drawing.line(BOLD, "--- ", path);
    drawing.line(BOLD, "+++ ", path);
    for hunk in hunks(&changed, old.len()) {
        let (start, count) = (hunk.start + 1, hunk.len());
        drawing.line(CYAN, "@@ ", &format!("-{start},{count} +{start},{count} @@"));
        drawing.hunk(&old[hunk.clone()], &new[hunk]);
    }
    drawing.text
}

/// Each with its end.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The lines to show: those around changes, put together where they meet.
fn hunks(changed: &[usize], lines: usize) -> Vec<Range<usize>> {
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for line in changed {
        let around = line.saturating_sub(AROUND)..(line + 1 + AROUND).min(lines);
        match hunks.last_mut() {
            Some(last) if around.start <= last.end => last.end = around.end,
            _ => hunks.push(around),
        }
    }
    hunks
}

struct Drawing {
    text: String,
    colour: Colour,
}

impl Drawing {
    /// Neighbouring lines that change are shown together, first what they were.
    fn hunk(&mut self, old: &[&str], new: &[&str]) {
        let mut line = 0;
        while line < old.len() {
            let changes = (line..old.len()).take_while(|line| old[*line] != new[*line]).count();
            if changes == 0 {
                self.line("", " ", old[line]);
                line += 1;
                continue;
            }
            old[line..line + changes].iter().for_each(|text| self.line(RED, "-", text));
            new[line..line + changes].iter().for_each(|text| self.line(GREEN, "+", text));
            line += changes;
        }
    }

    fn line(&mut self, style: &str, sign: &str, text: &str) {
        let (text, end) = match text.strip_suffix('\n') {
            Some(text) => (text, "\n"),
            None if matches!(sign, " " | "-" | "+") => (text, "\n\\ No newline at end of file\n"),
            None => (text, "\n"),
        };
        match self.colour {
            Colour::Plain => self.text.push_str(&format!("{sign}{text}{end}")),
            Colour::Ansi => {
                let shown = text.replace(|c| c != '\t' && is_unprintable(c), "");
                self.text.push_str(&format!("{style}{sign}{shown}{PLAIN}{end}"));
            }
        }
    }
}
