//! What counts as direct speech.

use super::super::{Quotable, spoken};
use crate::prose::Prose;

/// Checks the texts of the speeches of a body.
fn check(body: &str, expected: &[&str]) {
    let prose = Prose::read(body);
    let found = spoken(&Quotable::read(&prose));
    let texts: Vec<&str> =
        found.iter().filter(|spoken| !spoken.is_fragment).map(|spoken| spoken.text.as_str()).collect();
    assert_eq!(texts, expected, "{body}");
}

#[test]
fn speech() {
    for (body, expected) in [
        ("\"We will go on together,\" he said.", "We will go on together"),
        ("Kim said: “We will go on together.”", "We will go on together."),
        ("“No,” Kim said.", "No"),
        ("“Why?” asked Kim.", "Why?"),
        ("Kim told reporters, “Never again.”", "Never again."),
        ("“We will,” he said, “go on together.”", "We will go on together."),
        ("“There is no deal,” he said. “There was none.”", "There is no deal. There was none."),
        ("“Is there a deal?” he asked. “There was none.”", "Is there a deal? There was none."),
        ("“We will go on together.\n\n“We must,” he said.", "We will go on together. We must"),
        ("«Мы никогда не сдадимся», — заявил он.", "Мы никогда не сдадимся"),
        ("„Wir werden das niemals tun“, sagte er.", "Wir werden das niemals tun"),
        ("« Nous ne ferons jamais cela », a-t-il déclaré.", "Nous ne ferons jamais cela"),
        ("普京說：「我們永遠不會忘記你們。」", "我們永遠不會忘記你們。"),
        ("김정은은 “우리는 결코 잊지 않을 것”이라고 말했다.", "우리는 결코 잊지 않을 것"),
        ("《우리는 결코 잊지 않을것이다》라고 말하였다.", "우리는 결코 잊지 않을것이다"),
        ("‘We will go on together,’ he said.", "We will go on together"),
        // Marks that are equal to those around them.
        ("She said: “We have two aims: peace and “law”.”", "We have two aims: peace and “law”."),
        ("«Мы оставим границу «открытой» на зиму», — заявил он.", "Мы оставим границу «открытой» на зиму"),
        ("普京說：「我們永遠不會忘記「你們」。」", "我們永遠不會忘記「你們」。"),
        ("He said: “We will go. Then he said: “We stay at home for now.”", "We stay at home for now."),
        ("\"'Tis a good day for it,\" she said. The players' plan.", "’Tis a good day for it"),
        ("‘The players’ strike isn’t over yet,’ he said.", "The players’ strike isn’t over yet"),
        ("“The ‘old’ way is the best,” he said.", "The ‘old’ way is the best"),
        ("“He is 6'2\" tall, I think,” she said.", "He is 6’2” tall, I think"),
        ("He is 6'2\" tall. “We will go on together,” she said.", "We will go on together"),
        ("“Unbalanced words here. “We will go on together,” she said.", "We will go on together"),
        ("> We will go on.\n> -- Kim Jong Un", "We will go on."),
        ("> “We will go on.”\n>\n> — Kim Jong Un", "We will go on."),
        ("Kim said:\n\n> We will go on.\n>\n> And we must.", "We will go on. And we must."),
        ("[“We will go on together,” he said](https://x.org) today.", "We will go on together"),
        ("[“We will go *on*](x.md) together,” he said.", "We will go on together"),
        ("| A |\n|---|\n| “We will go on together,” he said. |", "We will go on together"),
        ("“This is almost a war.” So said Kim.", "This is almost a war."),
        ("- “We will go on together,” he said.", "We will go on together"),
        ("(“We will go on together,” he said.)", "We will go on together"),
        // Marks of other kinds.
        ("''We will go on together,'' he said.", "We will go on together"),
        ("“We will go on together.”\n― Kim Jong Un", "We will go on together."),
        ("“We will go on together.”\n\n-- Kim Jong Un", "We will go on together."),
        ("Kim said: “We will go on together.\n\nHe left.", "We will go on together."),
        (
            "— Мы оставим границу открытой, — сказал Ким. — На всю зиму.",
            "Мы оставим границу открытой. На всю зиму.",
        ),
        ("—No lo haremos nunca más —dijo Kim—. Es todo.", "No lo haremos nunca más Es todo."),
        // An attribution of any length.
        (
            "“This is no reform at all,” said Alan Cole, an economist who once ran the centre for public policy of a \
             large university in the north. “It only adds to the burden.”",
            "This is no reform at all. It only adds to the burden.",
        ),
        (
            "“This is no reform at all,” Kim, who has led the ministry of the north for more than twelve long years, \
             said in Oslo. “It only adds to the burden.”",
            "This is no reform at all. It only adds to the burden.",
        ),
        ("‘Isn’t that exhausting?’ I ask.", "Isn’t that exhausting?"),
        ("Kim: ‘I do not know that number.’ She sat down.", "I do not know that number."),
    ] {
        check(body, &[expected]);
    }
}

#[test]
fn no_speech() {
    for body in [
        "The so-called “axis” met.",
        "Ri “The Hammer” Yong Ho arrived.",
        "The film “The Good, the Bad and the Ugly” was shown.",
        "She read “The Long Road to Peace” aloud.",
        "A report titled “what we know of the deal” came out.",
        "He called it a “gift”.",
        // Part of the writer's own sentence.
        "They meet “in desperation, to develop relations”, she wrote.",
        "Kim said it was “a clear threat to peace”.",
        "Kim said the plan would “put a target on young officers.”",
        "Kim warned of “consequences for each and every one”, she said.",
        "He called it the “gift,” and left.",
        "# “We will go on together,” he said",
        "`“We will go on together,” he said`",
        "```\n“We will go on together,” he said\n```",
        "It's the players' own, isn't it? 'Tis the '90s.",
        "A 12\" gun and a 6\" one said nothing.",
        "“We will go on together, he said.",
        "We will go on together,” he said.",
        "> We will go on together.",
        "> [!NOTE]\n> We will go on together.",
        "He wrote the book 《三體三體三體三體三體》。",
        "See [“kim tells putin the truth”](https://x.org).",
        "See [it](https://x.org \"we will go on together\").",
        "The exercise “freedom edge of the sea” began.",
        "He used the word “never” twice, she said.",
        "They 'met' and 'talked' and 'ate' there.",
        "A note.[^1]\n\n[^1]: “The end of it all”, Reuters.",
        "“”",
        "The “one” and “two” of it.",
        // Nobody says them: they are names, signs, terms, files, or part of the teller's own sentence.
        "The treaty promises “military and other assistance with all means”.",
        "It was a “no-fly zone over the whole of the north”.",
        "The ship “Pride of the North Sea” sailed.",
        "The exercise, called “Northern Shield of the Free”, ends on Friday.",
        "A sign read “No entry beyond this point at all”.",
        "A sign says: “No entry beyond this point at all.”",
        "The banner outside the ministry said “we want our money back now”.",
        "A poster of Kim read “We agreed on everything that matters”.",
        "The bill, titled “An Act to keep the northern border open”, passed.",
        "The term “weapons of mass destruction in general” means weapons.",
        "Press “Save and close the window” to go on. Click “I agree to the terms of use”.",
        "The report “Borders in the North: Ten Lessons” was published by the ministry, Kim said.",
        "Article 5 says: “An armed attack against one is an attack against them all.”",
        "The constitution states: “All power comes from the people of this land.”",
        "The motto “one for all and all for one” is old.",
        "As the proverb has it, “where there is a will there is a way”.",
        "See “Chapter two: the long road” and the section “What we know and what we do not”.",
        "Kim said the “rules-based international order of the north” was at risk.",
        "His password was \"correct horse battery staple\".",
        "The file \"final report v2 really final.docx\" leaked.",
        "Kim said: \"the minutes of the second talks.pdf\"",
        "Kim said: \"We will keep the border 6\" wide open all winter.\"",
        "Le navire « Fierté de la mer du Nord » est parti.",
        "Das Schild „Kein Zutritt für alle anderen“ hing dort.",
        "“We will close the border at noon” is wrongly attributed to Kim.",
    ] {
        check(body, &[]);
    }
}

#[test]
fn several_speeches() {
    for (body, expected) in [
        ("“We will go on,” said Kim. “We will not,” said Putin.", ["We will go on", "We will not"]),
        ("Kim said: “We will go on.” Putin replied: “We will not.”", ["We will go on.", "We will not."]),
        ("“We will go on,” he said, adding: “We have to do it.”", ["We will go on", "We have to do it."]),
        ("“We will go on,” Kim said.\n\n“We will not,” Putin said.", ["We will go on", "We will not"]),
        ("“We will go on.” He said, “They will not.”", ["We will go on.", "They will not."]),
        ("> We will go.\n> — Kim\n\n“We will not,” Putin said.", ["We will go.", "We will not"]),
    ] {
        check(body, &expected);
    }
}

#[test]
fn attributions() {
    for (body, expected) in [
        ("“We will go on together,” he said on Monday. Then he left.", "he said on Monday."),
        ("On Monday Kim said: “We will go on together.”", "On Monday Kim said:"),
        ("“We will,” he said, “go on together.”", "he said,"),
        ("It rained. Kim, the leader, said that “we will go on together”.", "Kim, the leader, said that"),
        ("“We will go on together”, according to Kim.", ", according to Kim."),
        ("Kim praised “the great friendship of two peoples”.", "Kim praised"),
        ("Then: “We will go on together.”", "Then:"),
        ("> We will go.\n> — Kim Jong Un", "— Kim Jong Un"),
        ("Mr. Kim said: “We will go on together.”", "Mr. Kim said:"),
        ("“This is almost a war.” So said Kim. He left.", "So said Kim."),
        ("“We will go on together.” Kim said nothing else.", ""),
    ] {
        let prose = Prose::read(body);
        let found = spoken(&Quotable::read(&prose));
        assert_eq!(found.len(), 1, "{body}");
        let attribution = found[0].attribution.clone().map(|place| prose.text[place].to_owned());
        assert_eq!(attribution.unwrap_or_default(), expected, "{body}");
    }
}

/// Checks the texts of two quotations that an attribution parts.
#[test]
fn one_speech_or_two() {
    for (body, expected) in [
        // The second stands alone: one speech.
        ("“We sail at dawn,” said Kim. “We sail home.”", &["We sail at dawn. We sail home."][..]),
        (
            "“We sail at dawn,” said Kim. “We sail home.” The crew of the ship was glad.",
            &["We sail at dawn. We sail home."],
        ),
        (
            "„Wir segeln heute früh“, sagte Kim. „Wir segeln heim.“",
            &["Wir segeln heute früh. Wir segeln heim."],
        ),
        (
            "„Wir segeln heute früh“, sagte Kim. „Wir segeln heim“. Danach war es still.",
            &["Wir segeln heute früh. Wir segeln heim"],
        ),
        (
            "«Мы уходим завтра утром», — сказал Ким. «Мы идём домой».",
            &["Мы уходим завтра утром. Мы идём домой"],
        ),
        ("“我们明天早上出发，”金说。“我们一起回家去。”", &["我们明天早上出发。我们一起回家去。"]),
        (
            "“We sail at dawn,” said Kim. “We sail home with a crew.” “Do you?” asked Putin.",
            &["We sail at dawn. We sail home with a crew.", "Do you?"],
        ),
        ("“We sail,” Kim said, “at dawn tomorrow.”", &["We sail at dawn tomorrow."]),
        // Somebody else may have said the second, whatever the verb.
        (
            "“We sail at dawn,” said Kim. “You will sail never,” growled the cook.",
            &["We sail at dawn", "You will sail never"],
        ),
        (
            "“We sail at dawn,” said Kim. “Do you sail again?” a passenger wondered.",
            &["We sail at dawn", "Do you sail again?"],
        ),
        (
            "“We sail at dawn,” said Kim. “Do you sail again?” Putin snapped.",
            &["We sail at dawn", "Do you sail again?"],
        ),
        ("“We sail at dawn,” said Kim. “You will sail never” is how Putin put it.", &["We sail at dawn"]),
        ("“We sail at dawn,” said Kim. “You will sail never” (Putin).", &["We sail at dawn"]),
        (
            "“We sail at dawn,” said Kim. “You will sail never” — so the harbour master.",
            &["We sail at dawn", "You will sail never"],
        ),
        (
            "“We sail at dawn,” said Kim. “You will sail never.” Putin, in Oslo.",
            &["We sail at dawn", "You will sail never."],
        ),
        (
            "„Wir segeln heute früh“, sagte Kim. „Ihr segelt gar nicht mehr“, knurrte der Koch.",
            &["Wir segeln heute früh", "Ihr segelt gar nicht mehr"],
        ),
        (
            "« Nous partons très tôt », a déclaré Kim. « Vous ne partez pas », gronde le cuisinier.",
            &["Nous partons très tôt", "Vous ne partez pas"],
        ),
        (
            "«Salimos muy temprano hoy», dijo Kim. «Ustedes no salen nunca», gruñó el cocinero.",
            &["Salimos muy temprano hoy", "Ustedes no salen nunca"],
        ),
        (
            "«Мы уходим завтра утром», — сказал Ким. «Вы не уйдёте никогда», — буркнул повар.",
            &["Мы уходим завтра утром", "Вы не уйдёте никогда"],
        ),
        (
            "«Ми підемо завтра вранці», — сказав Кім. «Ви не підете ніколи», — буркнув кухар.",
            &["Ми підемо завтра вранці", "Ви не підете ніколи"],
        ),
        (
            "“我们明天早上出发，”金说。“你们一定走不了的？”厨师嘟囔。",
            &["我们明天早上出发", "你们一定走不了的？"],
        ),
        (
            "She said, “a ton of fish”; in Oslo, Putin answered, “it is only lunch”.",
            &["a ton of fish", "it is only lunch"],
        ),
        (
            "“We sail at dawn,” Kim said, and the cook added, “and eat at noon, my friends.”",
            &["We sail at dawn", "and eat at noon, my friends."],
        ),
        // What the writer says inside the marks is not said.
        (
            "«Мы уходим завтра утром», — сказал Ким. «Мы, — буркнул он, — идём домой».",
            &["Мы уходим завтра утром"],
        ),
    ] {
        check(body, expected);
    }
}
