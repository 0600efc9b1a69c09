//! What readers see of the front matter, with the marks and spaces of its language.

use crate::front_matter::{FrontMatter, Picture, TermFrontMatter};
use crate::typography::Typography;

/// Sets all texts of an article that pages show. Names of terms, addresses and what is compared (`status`, `license`) stay
/// as typed.
pub(super) fn article(front: &mut FrontMatter, typography: Typography) {
    let lines = [&mut front.title, &mut front.subtitle, &mut front.kicker, &mut front.summary];
    let record = [&mut front.funding, &mut front.disclosure];
    let roles = front.authors.iter_mut().map(|credit| &mut credit.role);
    let titles = front.attachments.iter_mut().map(|attachment| &mut attachment.title);
    let addressees = front.recommendations.iter_mut().map(|recommendation| &mut recommendation.addressee);
    let optional = lines.into_iter().chain(record).chain(roles).chain(titles).chain(addressees);
    optional.flatten().for_each(|text| typography.set_in(text));

    let changes = front.changes.iter_mut().map(|change| &mut change.note);
    let reason = front.withdrawn.iter_mut().map(|withdrawn| &mut withdrawn.reason);
    let recommendations = front.recommendations.iter_mut().map(|recommendation| &mut recommendation.text);
    let texts = front.key_points.iter_mut().chain(changes).chain(reason).chain(recommendations);
    texts.for_each(|text| typography.set_in(text));
    picture(&mut front.image, typography);
}

/// Sets all texts of a term that pages show, but for its names: those of all its files meet elsewhere.
pub(super) fn term(front: &mut TermFrontMatter, typography: Typography) {
    let texts = [&mut front.summary, &mut front.role, &mut front.organisation];
    texts.into_iter().flatten().for_each(|text| typography.set_in(text));
    picture(&mut front.image, typography);
}

/// The description is for an attribute and stays as typed.
fn picture(image: &mut Option<Picture>, typography: Typography) {
    let Some(image) = image else { return };
    [&mut image.caption, &mut image.credit].into_iter().flatten().for_each(|text| typography.set_in(text));
}
