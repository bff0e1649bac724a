//! Keys by which other programs hold a text back: what they are called, and what their values say.
//!
//! briefgen knows `draft`, `date` and `expires`; a text that says it in other words is held back all the same, since
//! what should not be out cannot be called back. It must not know what becomes of the text.

use crate::date::Publication;
use crate::text::WordList;
use crate::yaml::{Node, Value};

/// What a key of another program says of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// It may be out.
    Out,
    /// It may not.
    NotYet,
    /// It may from then on.
    From(Publication),
    /// It may until then.
    Until(Publication),
}

/// How a key is to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `publish: false`
    Shows,
    /// `private: true`
    Hides,
    /// `embargo: 2030-01-01`
    From,
    /// `expiryDate: 2030-01-01`
    Until,
    /// `status: draft`
    State,
    /// `tags: [draft]`
    Labels,
}

/// Keys, by the letters and digits of their names.
static KEYS: [(Kind, WordList); 6] = [
    (
        Kind::Shows,
        WordList::new(
            "publish published ispublished dgpublish public ispublic live islive visible isvisible ready isready \
         approved isapproved released isreleased cleared render output permalink show listed",
        ),
    ),
    (
        Kind::Hides,
        WordList::new(
            "drafts isdraft wip iswip workinprogress hide hidden ishidden private isprivate unlisted isunlisted \
         unpublish unpublished isunpublished embargoed isembargoed underembargo confidential restricted internal \
         secret trash trashed deleted notready unfinished incomplete inreview pending protected password hold onhold \
         entwurf istentwurf brouillon borrador rascunho bozza kladde utkast luonnos szkic vázlat \
         черновик чернетка чарнавік προσχέδιο مسودة טיוטה پیشنویس 草稿 下書き 초안 초고 비공개 非公開 प्रारूप ร่าง bảnnháp \
         donotpublish dontpublish nopublish notforpublication notforrelease withhold withheld withdrawn retracted",
        ),
    ),
    (
        Kind::From,
        WordList::new(
            "pubdate publishdate publishedat publishat publishon publishfrom publishafter publishtime publicationdate \
         publishingdate datepublished releasedate releaseat releaseon embargo embargodate embargotime embargountil \
         embargoeduntil release embargoends embargoend embargolift embargolifts notbefore golive goliveat golivedate livedate \
         scheduled schedule scheduledate scheduledfor scheduledat availablefrom visiblefrom showfrom holduntil \
         hideuntil draftuntil validfrom",
        ),
    ),
    (
        Kind::Until,
        WordList::new(
            "expirydate expirationdate expiry expireson expiresat expireat expiredate expiration unpublishdate \
         unpublishat unpublishon unpublishafter unpublishedat publishuntil availableuntil visibleuntil showuntil \
         validuntil takedown takedowndate removeon removeafter retireon hideafter enddateofpublication",
        ),
    ),
    (
        Kind::State,
        WordList::new(
            "status state stage phase poststatus publishstatus publishstate publishingstatus publicationstatus \
         publicationstate editorialstatus editorialstate reviewstatus reviewstate contentstatus articlestatus \
         documentstatus docstatus storystatus workflow workflowstate workflowstatus workflowstage visibility \
         accessibility review access accesslevel audience privacy build sharing \
         zustand statut état estado stato stan durum статус состояние стан κατάσταση الحالة حالة סטטוס מצב وضعیت \
         状态 狀態 状態 ステータス 상태 स्थिति สถานะ trạngthái",
        ),
    ),
    (Kind::Labels, WordList::new("tags tag categories category labels label keywords keyword flags")),
];

/// Keys that say it also under `extra`, where a theme may use others for what it likes.
static PLAIN_UNDER_EXTRA: WordList = WordList::new(
    "draft drafts isdraft wip iswip publish published ispublished dgpublish donotpublish dontpublish nopublish withhold withheld unpublish unpublished \
     isunpublished embargoed isembargoed underembargo notready expires",
);

/// Values that hold a text back, by their letters and digits, in the languages that writers use.
static NOT_YET: WordList = WordList::new(
    "draft drafts drafting wip workinprogress inprogress pending pendingreview review inreview forreview \
     needsreview underreview toreview readyforreview awaitingreview awaitingapproval unapproved notapproved private \
     embargo embargoed underembargo unpublished notpublished notyetpublished notyet hidden hide unlisted scheduled \
     future planned todo idea hold onhold held withheld internal confidential restricted secret password protected \
     members membersonly subscribers subscribersonly staff staffonly editorsonly trash trashed deleted removed retracted \
     notready unready notforpublication notforrelease donotpublish dontpublish tbd tba tbc unfinished incomplete never none nobody off no false rejected spiked killed \
     entwurf borrador brouillon rascunho bozza concept kladde utkast luonnos taslak szkic koncept nacrt \
     черновик чернетка чарнавік πρόχειρο ฉบับร่าง přehled vázlat ciornă προσχέδιο مسودة مسوّدة טיוטה پیشنویس پیش‌نویس مسودہ \
     草稿 下書き 初稿 초안 비공개 作成中 非公開 未公開 未发布 未發布 प्रारूप ร่าง nháp bảnnháp drap konsep",
);

/// Those of them that say it in a list of labels, where other words are subjects.
static NOT_YET_AS_LABEL: WordList = WordList::new(
    "draft drafts wip workinprogress unpublished notpublished embargo embargoed underembargo notready donotpublish notforpublication \
     entwurf borrador brouillon rascunho bozza черновик 草稿 下書き 초안 مسودة טיוטה",
);

static YES: WordList = WordList::new("true yes y on 1 always t published publish public");
static NO: WordList = WordList::new("false no n off 0 never none null nil f");

/// Whether a key speaks of when a text may be out, `draft` among them.
pub(super) fn is_key(key: &str) -> bool {
    let key = letters(key);
    matches!(&*key, "draft" | "expires") || kind_of(&key).is_some_and(|kind| kind != Kind::Labels)
}

/// Whether a key holds labels, of which most say nothing of that.
pub(super) fn is_label(key: &str) -> bool {
    kind_of(&letters(key)) == Some(Kind::Labels)
}

fn kind_of(folded: &str) -> Option<Kind> {
    KEYS.iter().find(|(_, keys)| keys.has(folded)).map(|(kind, _)| *kind)
}

/// What a key says, at the top of front matter; `None` for a key that speaks of something else.
pub(super) fn says(key: &str, node: &Node) -> Option<Says> {
    if key == "<<" {
        return merges_withheld(node).then_some(Says::NotYet);
    }
    let key = letters(key);
    let kind = kind_of(&key)?;
    // A title stands under `permalink`, or `false`.
    if kind == Kind::Shows && matches!(&*key, "permalink" | "output" | "render" | "live" | "show" | "public")
    {
        return is_one_of(&node.value, &NO).then_some(Says::NotYet);
    }
    reads(kind, &node.value)
}

/// Whether what YAML 1.1 merges into a mapping, which is not read here, holds a text back.
fn merges_withheld(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(entries) => entries.iter().any(|(key, node)| {
            let folded = letters(&key.text);
            match &*folded {
                "draft" => !is_one_of(&node.value, &NO),
                "expires" => true,
                _ => matches!(says(&key.text, node), Some(Says::NotYet | Says::From(_) | Says::Until(_))),
            }
        }),
        Value::Sequence(items) => items.iter().any(merges_withheld),
        Value::Scalar { .. } | Value::Null => false,
    }
}

/// What a key says under `extra`.
pub(super) fn says_under_extra(key: &str, node: &Node) -> Option<Says> {
    let folded = letters(key);
    let kind = kind_of(&folded);
    match kind {
        _ if folded == "draft" => reads(Kind::Hides, &node.value),
        _ if folded == "expires" => reads(Kind::Until, &node.value),
        Some(Kind::Shows | Kind::Hides) if !PLAIN_UNDER_EXTRA.has(&folded) => None,
        Some(Kind::State | Kind::Labels) => is_one_of(&node.value, &NOT_YET_AS_LABEL).then_some(Says::NotYet),
        Some(kind) => reads(kind, &node.value),
        None => None,
    }
}

/// What a value says; nothing says nothing.
fn reads(kind: Kind, value: &Value) -> Option<Says> {
    if *value == Value::Null {
        return None;
    }
    let out_if = |is_out: bool| Some(if is_out { Says::Out } else { Says::NotYet });
    match kind {
        Kind::Shows => match date(value) {
            Some(date) => Some(Says::From(date)),
            None => out_if(is_one_of(value, &YES)),
        },
        Kind::Hides => match date(value) {
            Some(date) => Some(Says::From(date)),
            None => out_if(is_one_of(value, &NO)),
        },
        Kind::From => date(value).map(Says::From).or_else(|| out_if(is_one_of(value, &NO))),
        Kind::Until => date(value).map(Says::Until).or_else(|| out_if(is_one_of(value, &NO))),
        Kind::State => out_if(!is_one_of(value, &NOT_YET)),
        Kind::Labels => out_if(!is_one_of(value, &NOT_YET_AS_LABEL)),
    }
}

fn date(value: &Value) -> Option<Publication> {
    match value {
        Value::Scalar { text, .. } => Publication::parse(text.trim()).ok(),
        _ => None,
    }
}

/// Whether a value is one of these words, or a list or mapping that holds one.
fn is_one_of(value: &Value, words: &WordList) -> bool {
    match value {
        Value::Null => false,
        // `draft, news` is a list in many programs.
        Value::Scalar { text, .. } => {
            words.has(&letters(text)) || text.split([',', ';']).any(|part| words.has(&letters(part)))
        }
        Value::Sequence(items) => items.iter().any(|item| is_one_of(&item.value, words)),
        Value::Mapping(entries) => entries.iter().any(|(_, node)| is_one_of(&node.value, words)),
    }
}

/// Lower case, and nothing but letters and digits: `Publish-Date`, `publish_date` and `publishDate` are one. Of a
/// value also what joins words in other scripts stays out.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '.' | ':' | '/' | '#'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line of front matter, and what it says: `-` for nothing.
    const ROWS: &[(&str, &str)] = &[
        ("publish: false", "not yet"),
        ("publish: true", "out"),
        ("Publish: No", "not yet"),
        ("PUBLISHED: no", "not yet"),
        ("is_published: off", "not yet"),
        ("dg-publish: false", "not yet"),
        ("published: 2024-06-19", "from 2024-06-19"),
        ("ready: false", "not yet"),
        ("permalink: false", "not yet"),
        ("permalink: /a/", "-"),
        ("hidden: true", "not yet"),
        ("hidden: false", "out"),
        ("private: yes", "not yet"),
        ("unlisted: 1", "not yet"),
        ("WIP: true", "not yet"),
        ("wip:", "-"),
        ("embargoed: true", "not yet"),
        ("embargo: true", "not yet"),
        ("embargo: false", "out"),
        ("embargo: 2099-01-01", "from 2099-01-01"),
        ("embargo_until: 2099-01-01T10:00:00+09:00", "from 2099-01-01"),
        ("Embargo-Until: next Tuesday", "not yet"),
        ("pubDate: 2099-01-01", "from 2099-01-01"),
        ("publish_date: 1 January 2099", "not yet"),
        ("publishDate: \"2020-01-01\"", "from 2020-01-01"),
        ("PublishDate: 2099-01-01", "from 2099-01-01"),
        ("expiryDate: 2024-01-01", "until 2024-01-01"),
        ("unpublish_on: 2024-01-01", "until 2024-01-01"),
        ("unpublish: true", "not yet"),
        ("unpublishDate: soon", "not yet"),
        ("status: draft", "not yet"),
        ("status: DRAFT", "not yet"),
        ("Status: In progress", "not yet"),
        ("status: in_review", "not yet"),
        ("status: published", "out"),
        ("state: review", "not yet"),
        ("workflow: in review", "not yet"),
        ("workflow: { status: draft }", "not yet"),
        ("build: { render: never }", "not yet"),
        ("visibility: private", "not yet"),
        ("visibility: public", "out"),
        ("access: [staff only]", "not yet"),
        ("status: черновик", "not yet"),
        ("status: 초안", "not yet"),
        ("status: 草稿", "not yet"),
        ("状态: 草稿", "not yet"),
        ("статус: черновик", "not yet"),
        ("статус: опубликовано", "out"),
        ("черновик: true", "not yet"),
        ("Черновик: нет", "not yet"),
        ("черновик: false", "out"),
        ("草稿: yes", "not yet"),
        ("초안: 1", "not yet"),
        ("Entwurf: true", "not yet"),
        ("do_not_publish: true", "not yet"),
        ("noPublish: true", "not yet"),
        ("withhold: true", "not yet"),
        ("withhold: false", "out"),
        ("release: 2099-01-01", "from 2099-01-01"),
        ("review: pending", "not yet"),
        ("status: not for release", "not yet"),
        ("status: TBD", "not yet"),
        ("status: ฉบับร่าง", "not yet"),
        ("tags: draft, news", "not yet"),
        ("tags: '#draft'", "not yet"),
        ("keywords: [not for publication]", "not yet"),
        ("'<<': { draft: true }", "not yet"),
        ("'<<': { title: A, draft: false }", "-"),
        ("מדינה: טיוטה", "-"),
        ("status: مسودة", "not yet"),
        ("status: טיוטה", "not yet"),
        ("status: brouillon", "not yet"),
        ("tags: [draft]", "not yet"),
        ("tags: WIP", "not yet"),
        ("tags: [pending cases, arms]", "out"),
        ("sitemap: false", "-"),
        ("summary: draft", "-"),
    ];

    const UNDER_EXTRA: &[(&str, &str)] = &[
        ("draft: true", "not yet"),
        ("draft: false", "out"),
        ("published: false", "not yet"),
        ("embargo: 2099-01-01", "from 2099-01-01"),
        ("publishDate: 2099-01-01", "from 2099-01-01"),
        ("status: draft", "not yet"),
        ("status: pending", "-"),
        ("hidden: true", "-"),
        ("tags: [draft]", "not yet"),
        ("do_not_publish: true", "not yet"),
        ("withhold: true", "not yet"),
        ("hero: x.png", "-"),
    ];

    fn check(rows: &[(&str, &str)], says: fn(&str, &Node) -> Option<Says>) {
        for (line, expected) in rows {
            let root = crate::yaml::parse(line, 0, &"x.md".into(), &mut Vec::new()).expect("it is YAML");
            let Value::Mapping(entries) = &root.value else { panic!("{line} is no mapping") };
            let (key, node) = &entries[0];
            let got = match says(&key.text, node) {
                None => "-".to_owned(),
                Some(Says::Out) => "out".to_owned(),
                Some(Says::NotYet) => "not yet".to_owned(),
                Some(Says::From(day)) => format!("from {}", day.date()),
                Some(Says::Until(day)) => format!("until {}", day.date()),
            };
            assert_eq!(got, *expected, "{line}");
        }
    }

    #[test]
    fn keys_of_other_programs() {
        check(ROWS, says);
    }

    #[test]
    fn keys_under_extra() {
        check(UNDER_EXTRA, says_under_extra);
    }
}
