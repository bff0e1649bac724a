//! The reports of the template engine about what it does not know, as it writes them: `error: MESSAGE`, then
//! ` --> TEMPLATE:LINE:COLUMN`, then the line, which has its number before it.
//!
//! It must not know what a message means.

/// One report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its first line, without `error: `.
    pub message: String,
    /// The engine's name of the template.
    pub template: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Report {
    /// The reports in a text of the engine.
    pub fn all_of(text: &str) -> Vec<Self> {
        let mut message = "";
        let mut reports = Vec::new();
        for line in text.lines() {
            if let Some(said) = line.strip_prefix("error: ") {
                message = said;
            } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
                let mut parts = place.rsplitn(3, ':');
                let (column, line, template) = (parts.next(), parts.next(), parts.next());
                let number = |part: Option<&str>| part.and_then(|part| part.parse().ok()).unwrap_or(1);
                reports.push(Self {
                    message: message.to_owned(),
                    template: template.unwrap_or_default().to_owned(),
                    line: number(line),
                    column: number(column),
                });
            }
        }
        reports
    }

    /// The byte of the template's text at which it begins.
    pub fn start(&self, text: &str) -> usize {
        let lines = text.split_inclusive('\n');
        let before: usize = lines.clone().take(self.line - 1).map(str::len).sum();
        let line = lines.clone().nth(self.line - 1).unwrap_or_default();
        before + line.chars().take(self.column - 1).map(char::len_utf8).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::Report;

    #[test]
    fn what_the_engine_does_not_know() {
        let text = "é {{ x | nofilter }}\n가{{ <none a={1} /> }}";
        let error = tera::Tera::new().add_raw_template("a:b", text).expect_err("neither is known");
        let found: Vec<_> = Report::all_of(&error.to_string())
            .into_iter()
            .map(|report| {
                (report.message.clone(), report.template.clone(), text.split_at(report.start(text)).1)
            })
            .map(|(message, template, rest)| (message, template, rest.chars().take(5).collect::<String>()))
            .collect();
        let row = |message: &str, at: &str| (message.to_owned(), "a:b".to_owned(), at.to_owned());
        assert_eq!(
            found,
            [row("Unknown filter `nofilter`", "nofil"), row("Unknown component `none`", "<none")]
        );
        assert_eq!(Report::all_of("Something else\nin two lines"), []);
    }
}
