//! Lists in the order of hashes, which are spread evenly: where something stands follows nearly from its hash.

/// The place of the first thing whose hash is not below `from`; the list's length if there is none. `hash` ascends.
pub(crate) fn first_from<T>(list: &[T], from: u32, hash: impl Fn(&T) -> u32) -> usize {
    let mut at = ((list.len() as u64 * u64::from(from)) >> u32::BITS) as usize;
    while list.get(at).is_some_and(|thing| hash(thing) < from) {
        at += 1;
    }
    while at > 0 && hash(&list[at - 1]) >= from {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_a_range_begins_with_is_found_however_hashes_are_spread(
            mut hashes in prop::collection::vec(prop_oneof![any::<u32>(), 0..9_u32, u32::MAX - 9..=u32::MAX], 0..99),
            from in prop_oneof![any::<u32>(), 0..9_u32, u32::MAX - 9..=u32::MAX],
        ) {
            hashes.sort_unstable();
            let first = hashes.iter().position(|hash| *hash >= from).unwrap_or(hashes.len());
            prop_assert_eq!(first_from(&hashes, from, |hash| *hash), first);
        }
    }
}
