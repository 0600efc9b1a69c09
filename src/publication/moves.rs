//! Articles that take other places in the publication's order, and what that makes of everything that knows articles by
//! their places.

use super::ArticleId;

/// Moves of single articles, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves(Vec<Move>);

/// An article leaves its place for another; those in between move up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Move {
    from: ArticleId,
    to: ArticleId,
}

impl Moves {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One more move, after those before it; none if the article stays where it is.
    pub(super) fn push(&mut self, from: ArticleId, to: ArticleId) {
        if from != to {
            self.0.push(Move { from, to });
        }
    }

    /// Where the article stands after all moves that stood here before them.
    pub fn of(&self, id: ArticleId) -> ArticleId {
        self.0.iter().fold(id, |id, made| made.of(id))
    }

    /// Puts what stands by article in the new order.
    pub(super) fn reorder<T>(&self, by_article: &mut [T]) {
        self.0.iter().for_each(|made| made.reorder(by_article));
    }

    /// Renames the articles of a list that has an order of its own.
    pub(super) fn rename<'i>(&self, ids: impl IntoIterator<Item = &'i mut ArticleId>) {
        ids.into_iter().for_each(|id| *id = self.of(*id));
    }

    /// Renames the articles of a list in the publication's order, and puts it in the new one.
    pub(super) fn rename_sorted(&self, ids: &mut [ArticleId]) {
        self.rename(&mut *ids);
        // Nearly all of it is in order, which is quickly seen.
        ids.sort();
    }
}

impl Move {
    fn of(self, id: ArticleId) -> ArticleId {
        let Self { from, to } = self;
        if id == from {
            to
        } else if from < id && id <= to {
            ArticleId(id.0 - 1)
        } else if to <= id && id < from {
            ArticleId(id.0 + 1)
        } else {
            id
        }
    }

    fn reorder<T>(self, by_article: &mut [T]) {
        let (from, to) = (self.from.index(), self.to.index());
        if from < to {
            by_article[from..=to].rotate_left(1);
        } else {
            by_article[to..=from].rotate_right(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn who_stood_somewhere_stands_where_the_moves_say(moves in prop::collection::vec((0..9_u32, 0..9_u32), 0..5)) {
            let mut all = Moves::default();
            moves.iter().for_each(|(from, to)| all.push(ArticleId(*from), ArticleId(*to)));
            let mut names: Vec<u32> = (0..9).collect();
            all.reorder(&mut names);
            for name in 0..9 {
                prop_assert_eq!(names[all.of(ArticleId(name)).index()], name);
            }
        }
    }
}
