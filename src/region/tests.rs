use std::collections::{BTreeMap, BTreeSet};

use super::names::languages;
use super::spelling::fold;
use super::table::TABLE;
use super::*;

/// The id of what an English and French site finds for a text; `-` if nothing.
fn found(text: &str) -> &'static str {
    find(text, &["fr", "en"]).map_or("-", RegionCode::id)
}

fn region(id: &str) -> RegionCode {
    by_id(id).unwrap_or_else(|| panic!("no region has the id `{id}`"))
}

fn ids(regions: &[RegionCode]) -> Vec<&'static str> {
    regions.iter().map(|region| region.id()).collect()
}

#[test]
fn every_way_to_write_kenya_is_one_region() {
    for text in ["KE", "ke", "KEN", "ken", "404", "Kenya", "kenya", " KENYA ", "Quénia", "Kenia", "كينيا", "肯尼亚"]
    {
        assert_eq!(found(text), "ke", "{text}");
    }
    let kenya = region("ke");
    assert_eq!((kenya.alpha2(), kenya.alpha3(), kenya.numeric()), (Some("KE"), Some("KEN"), Some("404")));
}

#[test]
fn codes_that_are_words_are_codes() {
    for (text, id) in
        [("NO", "no"), ("no", "no"), ("is", "is"), ("IN", "in"), ("in", "in"), ("It", "it"), ("AND", "ad")]
    {
        assert_eq!(found(text), id, "{text}");
    }
}

#[test]
fn numbers_need_no_leading_zeros() {
    for (text, id) in
        [("014", "eastern-africa"), ("14", "eastern-africa"), ("2", "africa"), ("4", "af"), ("001", "world")]
    {
        assert_eq!(found(text), id, "{text}");
    }
    for text in ["0404", "999", "0", "-4", "4.0"] {
        assert_eq!(found(text), "-", "{text}");
    }
}

#[test]
fn names_shared_by_several_countries_mean_the_one_that_is_called_so_alone() {
    for (id, texts) in [
        ("cg", "Congo"),
        ("ge", "Georgia"),
        ("gn", "Guinea | Guinée"),
        ("gw", "Guinea-Bissau"),
        ("gq", "Equatorial Guinea"),
        ("ne", "Niger"),
        ("ng", "Nigeria"),
        ("dm", "Dominica"),
        ("kr", "Korea | Corée"),
        ("fm", "Micronesia"),
        ("micronesian-region", "Micronesian Region"),
        ("ie", "Ireland"),
        ("ws", "Samoa"),
        ("sd", "Sudan"),
        ("mk", "Macedonia"),
        ("mf", "Saint Martin"),
        ("sx", "Sint Maarten"),
        ("lu", "Luxembourg"),
        ("africa", "Africa | Afrique"),
        ("australasia", "Australasia"),
        ("americas", "America"),
        ("north-america", "Amérique du Nord"),
        ("northern-america", "Northern America"),
    ] {
        for text in texts.split(" | ") {
            assert_eq!(found(text), id, "{text}");
        }
    }
}

#[test]
fn usual_other_names_are_found() {
    for (id, texts) in [
        ("us", "USA | U.S. | United States of America | États-Unis | etats unis"),
        ("gb", "UK | uk | U.K. | Great Britain | Royaume-Uni"),
        ("gr", "EL"),
        ("ci", "Côte d'Ivoire | Cote d’Ivoire | Ivory Coast"),
        ("cd", "DRC | RDC | Democratic Republic of Congo | Congo (DRC)"),
        ("cg", "Congo-Brazzaville"),
        ("kr", "Corée du Sud | South Korea | Korea, Republic of"),
        ("kp", "Corée du Nord"),
        ("ir", "Iran (Islamic Republic of)"),
        ("tz", "Tanzania, United Republic of"),
        ("ru", "Russie | Russian Federation"),
        ("cn", "Chine"),
        ("vn", "Viet Nam | Vietnam"),
        ("cz", "Czech Republic | Czechia | Tchéquie"),
        ("tr", "Turkey | Türkiye | Turquie"),
        ("sz", "Swaziland | Eswatini"),
        ("mm", "Burma | Birmanie | Myanmar"),
        ("cv", "Cape Verde | Cabo Verde"),
        ("hk", "Hong Kong"),
        ("tw", "Taiwan"),
        ("ps", "Palestine"),
        ("va", "Vatican | Holy See"),
        ("gm", "The Gambia"),
        ("nl", "the Netherlands | Pays-Bas"),
        ("it", "l'Italie"),
        ("re", "La Réunion"),
        ("xk", "Kosovo"),
        ("eastern-africa", "East Africa | Afrique de l’Est"),
        ("western-africa", "Afrique de l'Ouest"),
        ("latin-america-and-the-caribbean", "Latin America | Amérique latine"),
        ("sub-saharan-africa", "Sub-Saharan Africa"),
    ] {
        for text in texts.split(" | ") {
            assert_eq!(found(text), id, "{text}");
        }
    }
}

#[test]
fn groups_are_found_by_name_and_acronym_in_any_case() {
    for (id, texts) in [
        ("eu", "EU | UE | Union européenne"),
        ("euro-area", "eurozone"),
        ("nato", "OTAN"),
        ("ecowas", "Cedeao | ECOWAS"),
        ("asean", "Asean"),
        ("african-union", "Union africaine"),
        ("sahel", "Sahel"),
        ("alliance-of-sahel-states", "AES"),
        ("western-balkans", "Western Balkans | Balkans occidentaux"),
        ("gcc", "Gulf States | pays du Golfe"),
        ("brics", "BRICS+"),
        ("council-of-europe", "Conseil de l'Europe"),
        ("maghreb", "Maghreb"),
        ("un", "ONU"),
    ] {
        for text in texts.split(" | ") {
            assert_eq!(found(text), id, "{text}");
        }
    }
}

#[test]
fn what_is_no_region_or_has_no_agreed_members_is_unknown() {
    for text in
        ["", " ", "-", "Île-de-France", "Middle East", "Proche-Orient", "Global South", "Scotland", "ZZ", "Wakanda"]
    {
        assert_eq!(found(text), "-", "{text}");
    }
}

#[test]
fn a_name_in_the_sites_own_language_is_stronger_than_a_code_in_small_letters() {
    let in_vietnamese = |text| find(text, &["vi"]).map(RegionCode::id);
    assert_eq!(in_vietnamese("Nga"), Some("ru"));
    assert_eq!(in_vietnamese("NGA"), Some("ng"));
    assert_eq!(in_vietnamese("Áo"), Some("at"));
    assert_eq!(found("nga"), "ng");
}

#[test]
fn an_id_is_found_exactly_as_it_is_written() {
    assert_eq!(by_id("eastern-africa").map(RegionCode::id), Some("eastern-africa"));
    assert_eq!(by_id("KE"), None);
    assert_eq!(by_id("404"), None);
    assert_eq!(by_id("Kenya"), None);
}

#[test]
fn the_areas_above_are_nearest_first_without_the_world() {
    for (id, above) in [
        ("ke", vec!["eastern-africa", "africa"]),
        ("fr", vec!["western-europe", "europe"]),
        ("br", vec!["south-america", "americas"]),
        ("eu", vec!["europe"]),
        ("ecowas", vec!["western-africa", "africa"]),
        ("nato", vec![]),
        ("africa", vec![]),
        ("world", vec![]),
        ("aq", vec![]),
    ] {
        assert_eq!(ids(region(id).ancestors()), above, "{id}");
    }
    assert_eq!(region("eu").parent(), Some(region("europe")));
    assert_eq!(region("nato").parent(), Some(region("world")));
    assert_eq!(region("world").parent(), None);
}

#[test]
fn members_and_groups_are_two_sides_of_one_thing() {
    assert_eq!(ids(region("benelux").members()), ["be", "lu", "nl"]);
    assert_eq!(
        ids(region("africa").members()),
        ["western-africa", "eastern-africa", "northern-africa", "middle-africa", "southern-africa"]
    );
    assert_eq!(ids(region("southern-africa").countries()), ["bw", "ls", "na", "sz", "za"]);
    assert_eq!(ids(region("ke").countries()), ["ke"]);
    assert_eq!(
        ids(region("ke").groups()),
        ["sub-saharan-africa", "un", "african-union", "east-african-community", "comesa", "igad"]
    );
    assert_eq!(ids(region("eastern-africa").groups()), ["sub-saharan-africa"]);
    for group in all().filter(|region| region.kind() == Kind::Group) {
        for country in group.countries() {
            assert!(country.groups().contains(&group), "{country:?} is in {group:?}");
        }
    }
}

#[test]
fn groups_have_as_many_members_as_their_own_lists_say() {
    for (id, members) in [
        ("eu", 27),
        ("euro-area", 21),
        ("eea", 30),
        ("efta", 4),
        ("council-of-europe", 46),
        ("nato", 32),
        ("oecd", 38),
        ("un", 193),
        ("g7", 7),
        ("g20", 19),
        ("oic", 57),
        ("african-union", 55),
        ("ecowas", 12),
        ("sadc", 16),
        ("comesa", 21),
        ("arab-league", 22),
        ("asean", 11),
        ("apec", 21),
        ("brics", 11),
        ("caricom", 15),
        ("pacific-islands-forum", 18),
    ] {
        assert_eq!(region(id).countries().len(), members, "{id}");
    }
}

#[test]
fn every_country_lies_in_a_continent_of_the_one_tree() {
    let world = region("world");
    let continents = ["africa", "americas", "asia", "europe", "oceania"];
    assert_eq!(all().filter(|region| region.kind() == Kind::Country).count(), 250);
    assert_eq!(world.countries().len(), 250);
    for region in all().filter(|&region| region != world) {
        let top = region.ancestors().last().copied().unwrap_or(region);
        let stands_right = continents.contains(&top.id()) || region.id() == "aq" || region.kind() == Kind::Group;
        assert!(stands_right, "{region:?} has no continent");
        assert_eq!(top.parent(), Some(world), "{region:?}");
        assert!(!region.ancestors().contains(&region), "{region:?} lies in itself");
        assert!(!region.countries().is_empty(), "{region:?} has no country");
    }
}

#[test]
fn no_code_means_two_regions() {
    let mut meanings: BTreeMap<String, BTreeSet<RegionCode>> = BTreeMap::new();
    for region in all() {
        let codes = [Some(region.id()), region.alpha2(), region.alpha3(), region.numeric()];
        for code in codes.into_iter().flatten().chain(region.record().acronyms.iter().copied()) {
            meanings.entry(code.to_lowercase()).or_default().insert(region);
        }
    }
    let doubled: Vec<_> = meanings.iter().filter(|(_, regions)| regions.len() > 1).collect();
    assert!(doubled.is_empty(), "{doubled:?}");
}

#[test]
fn every_id_is_a_slug_and_only_a_countrys_id_has_two_letters_of_iso() {
    for region in all() {
        let id = region.id();
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{id}");
        assert_eq!(
            region.kind() == Kind::Country,
            region.alpha2().is_some_and(|code| code.to_lowercase() == id),
            "{id}"
        );
    }
    assert_eq!(found("au"), "au");
    assert_eq!(region("au").name("en"), "Australia");
}

#[test]
fn every_region_has_its_own_title_in_english_and_french() {
    for language in ["en", "fr"] {
        let titles: BTreeSet<_> = all().map(|region| region.name(language)).collect();
        assert_eq!(titles.len(), all().count(), "{language}");
        assert!(!titles.contains(""), "{language}");
    }
    let own_french =
        |group: &RegionCode| TABLE.group_names.iter().any(|(tag, region, _)| *tag == "fr" && region == group);
    let untranslated: Vec<_> = all()
        .filter(|region| region.kind() == Kind::Group && region.name("fr") == region.name("en") && !own_french(region))
        .collect();
    assert!(untranslated.is_empty(), "{untranslated:?}");
}

#[test]
fn a_title_leads_back_to_its_region_in_every_language() {
    let mut lost = Vec::new();
    for language in languages() {
        for region in all() {
            let title = region.name(language.tag());
            assert!(!title.is_empty(), "{region:?} in {}", language.tag());
            let back = find(title, &[language.tag()]);
            if back != Some(region) {
                lost.push(format!("{} {} {title:?} {back:?}", language.tag(), region.id()));
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn a_title_in_any_language_is_found_on_every_site() {
    let mut lost = Vec::new();
    for language in languages() {
        for region in all() {
            let title = region.name(language.tag());
            if find(title, &[]).is_none() {
                lost.push(format!("{} {} {title:?} {}", language.tag(), region.id(), fold(title)));
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn names_are_in_the_language_asked_for() {
    for (id, language, name) in [
        ("ke", "fr", "Kenya"),
        ("ke", "pt-PT", "Quénia"),
        ("ke", "pt", "Quênia"),
        ("ke", "pt-AO", "Quénia"),
        ("de", "fr-CA", "Allemagne"),
        ("cn", "zh-TW", "中國"),
        ("cn", "zh-CN", "中国"),
        ("rs", "sr", "Србија"),
        ("rs", "sr-Latn-RS", "Srbija"),
        ("no", "no", "Norge"),
        ("ba", "en", "Bosnia and Herzegovina"),
        ("world", "fr", "Monde"),
        ("world", "en", "World"),
        ("eastern-africa", "fr", "Afrique orientale"),
        ("eu", "pl", "Unia Europejska"),
        ("ecowas", "fr", "CEDEAO"),
        ("ecowas", "pl", "ECOWAS"),
        ("de", "tlh", "Germany"),
        ("de", "", "Germany"),
        ("hk", "fr", "Hong Kong"),
        ("cd", "fr", "République démocratique du Congo"),
    ] {
        assert_eq!(region(id).name(language), name, "{id} in {language}");
    }
}

#[test]
fn a_slip_of_the_pen_finds_the_name_meant_in_the_sites_language() {
    for (text, languages, name) in [
        ("Kenia", &["en"][..], Some("Kenya")),
        ("Gremany", &["en"], Some("Germany")),
        ("Alemagne", &["fr", "en"], Some("Allemagne")),
        ("Germny", &["fr", "en"], Some("Germany")),
        ("Burkina Fasso", &["fr"], Some("Burkina Faso")),
        ("Côte d'Ivoir", &["en"], Some("Côte d’Ivoire")),
        ("Union europeene", &["fr"], Some("Union européenne")),
        ("Eastren Africa", &[], Some("Eastern Africa")),
        ("Île-de-France", &["fr", "en"], None),
        ("Middle East", &["en"], None),
        ("Oz", &["en"], None),
        ("", &["en"], None),
    ] {
        assert_eq!(nearest(text, languages), name, "{text}");
    }
}

#[test]
fn an_alias_is_no_name_of_another_region() {
    for language in ["en", "fr"] {
        for region in all() {
            let title = region.name(language);
            assert_eq!(find(title, &[]), Some(region), "{title} ({}) by aliases", fold(title));
        }
    }
}

#[test]
fn the_data_stay_small() {
    let files = [include_str!("data/table.txt"), include_str!("data/names.txt"), include_str!("data/groups.txt")];
    assert!(files.iter().map(|file| file.len()).sum::<usize>() < 400_000);
    assert!(TABLE.records.len() < 400);
}
