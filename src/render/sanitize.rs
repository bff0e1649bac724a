//! HTML of a body without what could do harm, for desks that take texts from others.
//!
//! The HTML of the whole body is read as a browser reads it and written anew from what is known to be harmless, by
//! ammonia: an element that one piece of a text opens and another closes, or that a browser would read otherwise than
//! a search for patterns does ("mutation XSS"), has no way around that. What briefgen itself writes into a body
//! passes: ids, notes, marks of quotes and names, pictures and their copies.

#[cfg(feature = "sanitize")]
use std::sync::LazyLock;

/// A body's HTML, made harmless.
#[cfg(feature = "sanitize")]
pub(super) fn sanitized(html: &str) -> String {
    static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(cleaner);
    at_rest(html, &CLEANER)
}

/// The same for feeds, which have no style sheet and no page around them: plain elements alone, and full addresses.
#[cfg(feature = "sanitize")]
pub(super) fn sanitized_for_feed(html: &str, page: &str) -> String {
    at_rest(html, &cleaner_of_feeds(page))
}

#[cfg(feature = "sanitize")]
fn at_rest(html: &str, cleaner: &ammonia::Builder) -> String {
    let mut clean = cleaner.clean(html).to_string();
    for _ in 0..MOST_ROUNDS {
        let again = cleaner.clean(&clean).to_string();
        if again == clean {
            return clean;
        }
        clean = again;
    }
    ammonia::clean_text(&clean)
}

/// How often HTML is read anew until a browser reads it as it is written; what never comes to rest is shown as text.
#[cfg(feature = "sanitize")]
const MOST_ROUNDS: usize = 6;

/// What is allowed.
#[cfg(feature = "sanitize")]
fn cleaner() -> ammonia::Builder<'static> {
    const OF_ALL: [&str; 13] = [
        "aria-hidden",
        "aria-label",
        "class",
        "data-card",
        "data-label",
        "data-link",
        "dir",
        "id",
        "lang",
        "role",
        "tabindex",
        "title",
        "translate",
    ];
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .add_tags(["input", "picture", "section", "source"])
        .add_generic_attributes(OF_ALL)
        .add_tag_attributes("a", ["rel"])
        .add_tag_attributes("img", ["decoding", "loading"])
        .add_tag_attributes("input", ["checked", "disabled"])
        .add_tag_attributes("li", ["value"])
        .add_tag_attributes("source", ["sizes", "srcset", "type"])
        .add_tag_attributes("details", ["open"])
        // The boxes of a list of tasks are all that asks for nothing. Of several values that are set, each program
        // would write another one first.
        .set_tag_attribute_value("input", "type", "checkbox")
        .url_schemes(SCHEMES.into())
        .link_rel(None);
    cleaner
}

/// By which addresses begin.
#[cfg(feature = "sanitize")]
const SCHEMES: [&str; 10] =
    ["http", "https", "mailto", "tel", "geo", "sms", "doi", "xmpp", "matrix", "signal"];

/// What is allowed in the feeds of a text whose page has a full address. Of drawings, forms and frames nothing is left:
/// their words alone would say nothing.
#[cfg(feature = "sanitize")]
fn cleaner_of_feeds(page: &str) -> ammonia::Builder<'static> {
    const LEFT_OUT: [&str; 12] = [
        "button", "canvas", "form", "iframe", "math", "noscript", "object", "script", "select", "style",
        "svg", "textarea",
    ];
    const MEANT_FOR_STYLES: [&str; 5] = ["area", "center", "map", "span", "strike"];
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .clean_content_tags(LEFT_OUT.into())
        .add_tags(["audio", "video"])
        .rm_tags(MEANT_FOR_STYLES)
        .add_generic_attributes(["dir"])
        .add_tag_attributes("audio", ["controls", "src"])
        .add_tag_attributes("video", ["controls", "poster", "src"])
        .add_tag_attributes("li", ["value"])
        .url_schemes(SCHEMES.into())
        .link_rel(None);
    if let Ok(base) = ammonia::Url::parse(page) {
        cleaner.url_relative(ammonia::UrlRelative::RewriteWithBase(base));
    }
    cleaner
}

#[cfg(all(test, feature = "sanitize"))]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What a browser could be made to run, from public collections, and the shapes of mutation
    /// XSS that broke sanitizers before.
    const PAYLOADS: &[&str] = &[
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//example.com/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src=x OnErRoR = alert(1)>",
        "<img/src=x/onerror=alert(1)>",
        "<img src=\"x\" onerror=\"&#97;lert(1)\">",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
        "<svg><use href='data:image/svg+xml,x#x'></use></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><mi><style><img src=x onerror=alert(1)></style></mi></math>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
        "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">",
        "<template><img src=x onerror=alert(1)></template>",
        "<select><style></select><img src=x onerror=alert(1)></style>",
        "<table><td><a href=javascript:alert(1)>x",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!--!><img src=x onerror=alert(1)>--!>",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml-stylesheet ><img src=x onerror=alert(1)> ?>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" \u{1}java\tscript:alert(1)\">x</a>",
        "<a href=\"java&#10;script&colon;alert(1)\">x</a>",
        "<a href='vbscript:msgbox(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=javascript:alert(1)></object>",
        "<embed src=javascript:alert(1)>",
        "<form action=javascript:alert(1)><button>x</button></form>",
        "<button formaction=javascript:alert(1)>x</button>",
        "<input onfocus=alert(1) autofocus>",
        "<details ontoggle=alert(1) open>x</details>",
        "<body onload=alert(1)>",
        "<video><source onerror=alert(1)></video>",
        "<audio src=x onerror=alert(1)>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<base href=//example.com/>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<link rel=stylesheet href=//example.com/x.css>",
        "<style>@import '//example.com/x.css';</style>",
        "<p style=\"background:url(javascript:alert(1))\">x</p>",
        "<p style=\"position:fixed;inset:0\">x</p>",
        "<x onclick=alert(1)>x</x>",
        "<custom-element onpointerenter=alert(1)>x</custom-element>",
        "<b onmouseover=alert(1)>x",
        "</div></main></body><script>alert(1)</script>",
        "<a href=\"https://example.org/\" onclick=\"alert(1)\" target=\"_top\">x</a>",
        "<isindex action=javascript:alert(1) type=image>",
        "<portal src=javascript:alert(1)>",
        "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
        "<applet code=x></applet>",
        "<plaintext><img src=x onerror=alert(1)>",
        "<\u{0}script>alert(1)</script>",
        "<img src=`x` onerror=`alert(1)`>",
        "<img \u{b}src=x \u{c}onerror=alert(1)>",
        "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}<img src=x onerror=alert(1)>",
    ];

    /// The elements and attributes that a browser makes of some HTML.
    fn read(html: &str) -> Vec<(String, Vec<(String, String)>)> {
        let fragment = scraper::Html::parse_fragment(html);
        let elements = fragment.root_element().descendants().filter_map(scraper::ElementRef::wrap);
        let attributes = |element: scraper::ElementRef| {
            element.value().attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
        };
        elements.skip(1).map(|element| (element.value().name().to_owned(), attributes(element))).collect()
    }

    fn check(html: &str) {
        let clean = sanitized(html);
        for (element, attributes) in read(&clean) {
            let is_harmless = !matches!(
                &*element,
                "script"
                    | "style"
                    | "iframe"
                    | "object"
                    | "embed"
                    | "form"
                    | "button"
                    | "base"
                    | "meta"
                    | "link"
                    | "svg"
                    | "math"
                    | "template"
                    | "noscript"
                    | "textarea"
                    | "frame"
                    | "frameset"
                    | "portal"
            );
            assert!(is_harmless, "`{element}` is left of {html}\n{clean}");
            for (name, value) in attributes {
                assert!(
                    !name.starts_with("on") && name != "style" && name != "srcdoc",
                    "{name} of {html}\n{clean}"
                );
                assert!(crate::name::unsafe_scheme(&value).is_none(), "{value} of {html}\n{clean}");
            }
        }
        // What a browser reads and writes again stays as it is: nothing changes its meaning on the way.
        assert_eq!(sanitized(&clean), clean, "{html}");
    }

    #[test]
    fn no_payload_passes() {
        for payload in PAYLOADS {
            check(payload);
            check(&format!("<p>{payload}</p>"));
            check(&format!("<table><tr><td>{payload}</table>"));
            check(&format!("<a href=\"x\">{payload}"));
            check(&format!("<ul><li title='{payload}'>x</ul>"));
        }
    }

    #[test]
    fn no_two_payloads_pass_together() {
        for first in PAYLOADS {
            for second in PAYLOADS.iter().step_by(5) {
                check(&format!("{first}{second}"));
            }
        }
    }

    /// In a feed nothing acts, and nothing means something on its page alone.
    #[test]
    fn no_payload_passes_into_a_feed() {
        const PLAIN: [&str; 13] = [
            "alt", "cite", "controls", "dir", "height", "href", "lang", "poster", "src", "start", "title",
            "value", "width",
        ];
        for payload in PAYLOADS {
            for html in
                [format!("<p class=\"x\" id=\"y\">{payload}</p>"), format!("<a href=\"/x\">{payload}")]
            {
                let clean = sanitized_for_feed(&html, "https://x.org/a/");
                for (element, attributes) in read(&clean) {
                    let acts =
                        ["script", "style", "form", "input", "button", "iframe", "svg", "math", "span"];
                    assert!(!acts.contains(&&*element), "`{element}` is left of {html}\n{clean}");
                    for (name, value) in attributes {
                        assert!(PLAIN.contains(&&*name), "{name} of {html}\n{clean}");
                        let is_address = matches!(&*name, "href" | "src" | "poster");
                        assert!(!is_address || value.starts_with("http"), "{value} of {html}\n{clean}");
                    }
                }
                assert_eq!(sanitized_for_feed(&clean, "https://x.org/a/"), clean, "{html}");
            }
        }
    }

    #[test]
    fn what_briefgen_writes_passes() {
        for html in [
            "<h2 id=\"talks\">Talks</h2>",
            "<p>He <a class=\"actor\" href=\"/actors/kim/\" data-card=\"Kim, President\">Kim</a> said.</p>",
            "<span class=\"quote\" id=\"quote-1\" data-card=\"Kim\">words</span>",
            "<a class=\"quote-link\" href=\"#quote-1\" aria-label=\"Link\" data-card=\"Kim\">¶</a>",
            "<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>",
            "<section class=\"footnotes\" aria-label=\"Notes\"><ol><li id=\"fn-1\" value=\"1\">x</li></ol></section>",
            "<a href=\"https://example.org/\" rel=\"external\" data-link=\"1\">x</a>",
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr><th class=\"right\">x</th>\
             </tr></thead></table></div>",
            "<picture><source type=\"image/webp\" srcset=\"/a.webp 480w\" sizes=\"36rem\"><img src=\"/a.png\" alt=\"x\" \
             width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\"></picture>",
            "<blockquote class=\"markdown-alert-note\" data-label=\"Note\">x</blockquote>",
            "<pre><code class=\"language-rust\">x &lt; y</code></pre>",
            "<blockquote class=\"markdown-alert-note\"><p class=\"alert-title\">T</p>x</blockquote>",
            "<details class=\"markdown-alert-tip\" open><summary>T</summary><p>x</p></details>",
            "<figure><img src=\"/a.png\" alt=\"x\"><figcaption>The map <span class=\"credit\"><a rel=\"license\" \
             href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a></span></figcaption></figure>",
            "<figure><a class=\"embed\" href=\"https://youtu.be/x\" rel=\"external\" data-link=\"1\"><span class=\"embed-host\">\
             YouTube</span> Talks</a></figure>",
            "<dl><dt>Term</dt><dd>What it means.</dd></dl>",
            "<pre><code class=\"language-json\">{<span class=\"hl-name\">\"a\"</span>: 1}</code></pre>",
            "<p>안녕 <del>x</del> — Ünïcode &amp; מה</p>",
        ] {
            assert_eq!(read(&sanitized(html)), read(html), "{html}\n{}", sanitized(html));
        }
        let boxes: BTreeSet<String> =
            (0..20).map(|_| cleaner().clean("<input type=checkbox disabled>").to_string()).collect();
        assert_eq!(boxes.len(), 1, "one input, one output: {boxes:?}");
        let task = sanitized("<input type=\"checkbox\" disabled aria-label=\"done\" checked>");
        for part in ["type=\"checkbox\"", "disabled", "checked", "aria-label=\"done\""] {
            assert!(task.contains(part), "{task}");
        }
    }
}
