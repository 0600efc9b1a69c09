//! Which codes are languages, and what languages call themselves.

/// The languages with a code of two letters (ISO 639-1).
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv \
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn \
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg \
    th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Those with three letters (ISO 639-3) in which CLDR has data or which are official or widely published somewhere. Not
/// `min`: in a file name it means something else.
const THREE_LETTERS: &str = "ace agq arn asa ast bal ban bas bem bew bez bgc bgn bho bik bin blo blt brx bug ceb cgg chk chr cic ckb \
    cnr crh crs csb dav dje doi dsb dua dyo dyu ebu efi ewo fil fon frr fur gaa gag gil gsw guz haw hil hnj hsb ilo inh jbo jgo \
    jmc kaa kab kaj kam kbd kcg kde kea ken kgp khq kkj kln kmb kok kpe krl ksb ksf ksh kxv lag lij liv lkt lld lmo loz lrc ltg \
    lua luo luy mad mai mas mdf men mer mfe mgh mgo mhr mic mni moh mos mua mus myv mzn nah naq nds niu nmg nnh nqo nso nus \
    nyn osa pam pap pau pcm pis prg quc rap rar rhg rif rof rom rwk sah saq sat sbp scn sco sdh seh ses shi shn skr sma smj \
    smn sms snk srn srr ssy suz syr szl teo tem tet tig tiv tkl tok tpi trv tum tvl twq tyv tzm udm umb vai vec vep vmw vro \
    vun wae wal war wbp xnr xog yav yrl yue zgh";

/// What languages call themselves, as CLDR writes it.
const OWN_NAMES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "azərbaycan"),
    ("be", "беларуская"),
    ("bg", "български"),
    ("bm", "bamanakan"),
    ("bn", "বাংলা"),
    ("bs", "bosanski"),
    ("ca", "català"),
    ("cs", "čeština"),
    ("cy", "Cymraeg"),
    ("da", "dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("en-GB", "British English"),
    ("en-US", "American English"),
    ("eo", "Esperanto"),
    ("es", "español"),
    ("es-419", "español latinoamericano"),
    ("et", "eesti"),
    ("eu", "euskara"),
    ("fa", "فارسی"),
    ("fi", "suomi"),
    ("fil", "Filipino"),
    ("fr", "français"),
    ("fr-CA", "français canadien"),
    ("ga", "Gaeilge"),
    ("gl", "galego"),
    ("gu", "ગુજરાતી"),
    ("ha", "Hausa"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "hrvatski"),
    ("hu", "magyar"),
    ("hy", "հայերեն"),
    ("id", "Indonesia"),
    ("ig", "Igbo"),
    ("is", "íslenska"),
    ("it", "italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kk", "қазақ тілі"),
    ("km", "ខ្មែរ"),
    ("kn", "ಕನ್ನಡ"),
    ("ko", "한국어"),
    ("ku", "kurdî"),
    ("lb", "Lëtzebuergesch"),
    ("ln", "lingála"),
    ("lo", "ລາວ"),
    ("lt", "lietuvių"),
    ("lv", "latviešu"),
    ("mg", "Malagasy"),
    ("mk", "македонски"),
    ("ml", "മലയാളം"),
    ("mn", "монгол"),
    ("mr", "मराठी"),
    ("ms", "Melayu"),
    ("mt", "Malti"),
    ("my", "မြန်မာ"),
    ("nb", "norsk bokmål"),
    ("ne", "नेपाली"),
    ("nl", "Nederlands"),
    ("nl-BE", "Vlaams"),
    ("nn", "norsk nynorsk"),
    ("no", "norsk"),
    ("oc", "occitan"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "polski"),
    ("ps", "پښتو"),
    ("pt", "português"),
    ("pt-BR", "português (Brasil)"),
    ("pt-PT", "português (Portugal)"),
    ("rm", "rumantsch"),
    ("ro", "română"),
    ("ru", "русский"),
    ("rw", "Ikinyarwanda"),
    ("se", "davvisámegiella"),
    ("si", "සිංහල"),
    ("sk", "slovenčina"),
    ("sl", "slovenščina"),
    ("so", "Soomaali"),
    ("sq", "shqip"),
    ("sr", "српски"),
    ("sr-Latn", "srpski"),
    ("sv", "svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("th", "ไทย"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("ur", "اردو"),
    ("uz", "o‘zbek"),
    ("vi", "Tiếng Việt"),
    ("wo", "Wolof"),
    ("xh", "IsiXhosa"),
    ("yo", "Yorùbá"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("zu", "isiZulu"),
];

/// Whether a suffix of a file name reads as a language that the site forgot to declare: two letters, or those with a
/// script or a region (`zh-Hant`, `pt-BR`, `es-419`). Three letters are more often something else (`.min`, `.old`).
pub fn looks_like_code(text: &str) -> bool {
    let (language, rest) = text.split_once('-').map_or((text, None), |(language, rest)| (language, Some(rest)));
    language.len() == 2 && is_known(language) && rest.is_none_or(|rest| rest.split('-').all(is_script_or_region))
}

/// `language` in lower case, without script or region.
pub(super) fn is_known(language: &str) -> bool {
    match language.len() {
        2 => TWO_LETTERS.split(' ').any(|code| code == language),
        3 => is_for_private_use(language) || THREE_LETTERS.split(' ').any(|code| code == language),
        _ => false,
    }
}

/// `qaa` to `qtz`, which ISO 639 leaves to everyone: for a made-up language, as one tests translations with.
fn is_for_private_use(language: &str) -> bool {
    matches!(language.as_bytes(), [b'q', b'a'..=b't', b'a'..=b'z'])
}

/// The name of the code, else of what is left without its last part, which is then put in brackets, else the code.
pub(super) fn own_name(code: &str) -> String {
    let named = |code: &str| OWN_NAMES.iter().find(|(known, _)| *known == code).map(|(_, name)| (*name).to_owned());
    let shortened = || {
        let (shorter, last) = code.rsplit_once('-')?;
        named(shorter).map(|name| format!("{name} ({last})"))
    };
    named(code).or_else(shortened).unwrap_or_else(|| code.to_owned())
}

fn is_script_or_region(part: &str) -> bool {
    match part.as_bytes() {
        [_, _] => part.bytes().all(|byte| byte.is_ascii_uppercase()),
        [_, _, _] => part.bytes().all(|byte| byte.is_ascii_digit()),
        [first, rest @ ..] if rest.len() == 3 => first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase),
        _ => false,
    }
}
