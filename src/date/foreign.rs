//! Dates in words and digits of other languages, put into English ones: `19 juin 2024`, `2024年6月19日`, `١٩ يونيو ٢٠٢٤`.
//!
//! Owns the names of months and seasons, and the few words that stand beside a date. Must not know what a date is: it
//! gives a text that `guess` reads again.

/// Names of the months, from January on.
const MONTHS: [&str; 12] = [
    "janvier januar jänner januari enero janeiro gennaio stycznia styczeń января январь січня січень ocak ledna leden \
     ιανουαρίου ιανουάριος يناير ژانویه ינואר जनवरी januarie ianuarie",
    "février fevrier februar februari febrero fevereiro febbraio lutego luty февраля февраль лютого лютий şubat února \
     únor φεβρουαρίου φεβρουάριος فبراير فوریه פברואר फ़रवरी फरवरी februarie",
    "mars märz maart marzo março marca marzec марта март березня березень mart března březen μαρτίου μάρτιος مارس \
     מרץ मार्च maret marts martie",
    "avril april abril aprile kwietnia kwiecień апреля апрель квітня квітень nisan dubna duben απριλίου απρίλιος أبريل \
     ابريل آوریل אפריל अप्रैल aprilie",
    "mai mei mayo maio maggio maja maj мая май травня травень mayıs května květen μαΐου μάιος مايو مه מאי मई",
    "juin juni junio junho giugno czerwca czerwiec июня июнь червня червень haziran června červen ιουνίου ιούνιος يونيو \
     ژوئن יוני जून iunie",
    "juillet juli julio julho luglio lipca lipiec июля июль липня липень temmuz července červenec ιουλίου ιούλιος يوليو \
     ژوئیه יולי जुलाई iulie",
    "août aout august augustus augusti agosto sierpnia sierpień августа август серпня серпень ağustos srpna srpen \
     αυγούστου αύγουστος أغسطس اوت אוגוסט अगस्त agustus",
    "septembre septiembre setiembre setembro settembre września wrzesień сентября сентябрь вересня вересень eylül září \
     σεπτεμβρίου σεπτέμβριος سبتمبر سپتامبر ספטמבר सितंबर सितम्बर septembrie",
    "octobre oktober octubre outubro ottobre października październik октября октябрь жовтня жовтень ekim října říjen \
     οκτωβρίου οκτώβριος أكتوبر اکتبر אוקטובר अक्टूबर अक्तूबर octombrie",
    "novembre noviembre novembro listopada listopad ноября ноябрь листопада листопад kasım listopadu νοεμβρίου νοέμβριος \
     نوفمبر نوامبر נובמבר नवंबर नवम्बर noiembrie",
    "décembre decembre dezember diciembre dezembro dicembre grudnia grudzień декабря декабрь грудня грудень aralık \
     prosince prosinec δεκεμβρίου δεκέμβριος ديسمبر دسامبر דצמבר दिसंबर दिसम्बर desember decembrie",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Further words, with the English one; an empty one says nothing.
const WORDS: [(&str, &str); 17] = [
    (
        "spring",
        "frühling frühjahr printemps primavera весна весной весны навесні 봄 春 春季 春天 ربيع wiosna voorjaar jaro ilkbahar άνοιξη אביב بهار वसंत",
    ),
    (
        "summer",
        "sommer été verano verão estate лето летом лета 여름 夏 夏季 夏天 صيف lato zomer літо літом влітку léto yaz καλοκαίρι קיץ تابستان",
    ),
    (
        "autumn",
        "herbst automne otoño outono autunno осень осенью осени 가을 秋 秋季 秋天 خريف jesień осінь восени podzim sonbahar φθινόπωρο סתיו پاییز",
    ),
    (
        "winter",
        "hiver invierno inverno зима зимой зимы 겨울 冬 冬季 冬天 شتاء zima взимку kış χειμώνας חורף زمستان",
    ),
    ("since", "depuis seit desde с منذ od dal sinds sedan"),
    ("before", "avant vor antes до قبل przed prima vóór före"),
    ("after", "après nach después depois после بعد po dopo na efter"),
    ("until", "jusqu'en jusqu'à bis hasta até حتى do tot till"),
    ("about", "vers um hacia около ок نحو około circa omstreeks env environ ungefähr etwa cerca"),
    ("early", "초 初 début debut anfang principios início inizio начало начале początek begin"),
    ("mid", "중반 中 mitte mediados meados metà середина середине połowa medio mi"),
    ("late", "말 末 fin ende finales fine конец конце koniec eind"),
    ("h1", "상반기 上半年"),
    ("h2", "하반기 下半年"),
    ("present", "aujourd'hui heute hoy oggi hoje настоящее 현재 至今 现在"),
    ("unknown", "inconnu unbekannt desconocido неизвестно 미상 不详"),
    (
        "",
        "de del du des le la les der den dem el al di do da года году г рік року р ngày tháng năm den the of van عام سنة er º го \
         في מ",
    ),
];

/// The first digits of the scripts that have their own.
const ZEROS: [char; 16] = [
    '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}', '\u{C66}',
    '\u{CE6}', '\u{D66}', '\u{E50}', '\u{ED0}', '\u{1040}', '\u{17E0}', '\u{FF10}',
];

/// The text in English words and ASCII digits, if it has others that are known.
pub(super) fn in_english(lower: &str) -> Option<String> {
    let text: String = lower.chars().map(digit).collect();
    let quarters =
        (1..=4).fold(text, |text, number| text.replace(&format!("{number}분기"), &format!("q{number}")));
    let text = counted(&quarters);
    let mut english = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphabetic() || is_mark(c) || (matches!(c, '\'' | '’') && !word.is_empty()) {
            word.push(if c == '’' { '\'' } else { c });
            continue;
        }
        english.push_str(translated(&word).unwrap_or(&word));
        word.clear();
        english.push(c);
    }
    let english = english.split_whitespace().collect::<Vec<_>>().join(" ");
    (english != lower).then_some(english)
}

/// `2024年6月19日` and `2024년 6월 19일` with hyphens.
fn counted(text: &str) -> String {
    let mut counted = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_counter = matches!(c, '年' | '년' | '月' | '월' | '日' | '일' | '號' | '号')
            && counted.ends_with(|before: char| before.is_ascii_digit());
        if !is_counter {
            counted.push(c);
            continue;
        }
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        let goes_on = chars.peek().is_some_and(char::is_ascii_digit);
        counted.push(if goes_on { '-' } else { ' ' });
    }
    counted
}

fn digit(c: char) -> char {
    let value = |zero: &char| (u32::from(c)).checked_sub(u32::from(*zero)).filter(|value| *value < 10);
    ZEROS.iter().find_map(value).and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// Vowel signs and accents that are letters of their own in a text.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{94D}')
}

/// The English word; none for a word that is not known, and for an English one.
fn translated(word: &str) -> Option<&'static str> {
    if word.is_empty() {
        return None;
    }
    let bare = word.strip_suffix('\'').unwrap_or(word);
    // To look for the letters first is quick, and most words are in no list.
    let holds =
        |words: &str, word: &str| words.contains(word) && words.split_whitespace().any(|one| one == word);
    let known = |word: &str| {
        let month = MONTHS.iter().position(|names| holds(names, word));
        let other = || WORDS.iter().find(|(_, words)| holds(words, word));
        month
            .and_then(|month| ENGLISH_MONTHS.get(month).copied())
            .or_else(|| other().map(|(english, _)| *english))
    };
    // In Hebrew "in" is a letter before the name.
    known(bare).or_else(|| known(bare.strip_prefix('ב')?))
}
