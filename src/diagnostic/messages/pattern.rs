//! A sentence with gaps: `` unknown key ⟨key⟩ in `⟨section⟩` ``.

/// What stands between gaps, and the gaps' names; one more text than gaps.
pub(super) struct Pattern {
    texts: Vec<&'static str>,
    gaps: Vec<&'static str>,
}

/// Whether what a pattern has in backticks may have backticks in it, as the words of a writer may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backticks {
    Apart,
    Within,
}

impl Pattern {
    pub(super) fn new(sentence: &'static str) -> Self {
        let (mut texts, mut gaps) = (Vec::new(), Vec::new());
        let mut rest = sentence;
        while let Some((text, after)) = rest.split_once('⟨') {
            let (gap, after) = after.split_once('⟩').expect("a gap ends, as a test holds");
            texts.push(text);
            gaps.push(gap);
            rest = after;
        }
        texts.push(rest);
        Self { texts, gaps }
    }

    /// Bytes of the sentence that are said.
    pub(super) fn weight(&self) -> usize {
        self.texts.iter().map(|text| text.len()).sum()
    }

    #[cfg(test)]
    pub(super) fn gaps(&self) -> &[&'static str] {
        &self.gaps
    }

    /// What stands in the gaps, if the sentence is of this form. Nothing is no value.
    pub(super) fn values<'s>(&self, sentence: &'s str, backticks: Backticks) -> Option<Vec<(&'static str, &'s str)>> {
        let rest = sentence.strip_prefix(self.texts[0])?;
        let mut values = Vec::with_capacity(self.gaps.len());
        self.fill(0, rest, backticks, &mut values).then_some(values)
    }

    /// Whether the gaps from this one on can be filled with the rest; each takes as little as it can.
    fn fill<'s>(
        &self,
        gap: usize,
        rest: &'s str,
        backticks: Backticks,
        values: &mut Vec<(&'static str, &'s str)>,
    ) -> bool {
        let Some(name) = self.gaps.get(gap) else { return rest.is_empty() };
        let after = self.texts[gap + 1];
        let is_whole = backticks == Backticks::Apart && self.texts[gap].ends_with('`') && after.starts_with('`');
        let is_last = gap + 1 == self.gaps.len();
        let ends: Vec<usize> = match is_last {
            true => rest.strip_suffix(after).map(str::len).into_iter().collect(),
            false => rest.match_indices(after).map(|(at, _)| at).collect(),
        };
        for end in ends.into_iter().filter(|end| *end > 0) {
            let value = &rest[..end];
            if is_whole && value.contains('`') {
                return false;
            }
            values.push((name, value));
            if self.fill(gap + 1, &rest[end + after.len()..], backticks, values) {
                return true;
            }
            values.pop();
        }
        false
    }

    pub(super) fn filled(&self, value: impl Fn(&str) -> String) -> String {
        let mut sentence = self.texts[0].to_owned();
        for (gap, text) in self.gaps.iter().zip(&self.texts[1..]) {
            sentence.push_str(&value(gap));
            sentence.push_str(text);
        }
        sentence
    }
}
