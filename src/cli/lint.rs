//! `briefgen lint`.

use super::say::say;
use super::{End, Failure};
use crate::diagnostic::Lint;
use crate::name::nearest;
use crate::text;

/// List the lints, or explain one
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen lint                    all lints with their levels
  briefgen lint quote-not-in-body  what one finds, why, and an example

Set a level in briefgen.yaml:
  lints: { quote-not-in-body: error, orphan-actor: allow }")]
pub(super) struct Args {
    /// The lint to explain; `list`, or nothing, lists all of them
    #[arg(default_value = "list")]
    name: String,
}

/// The documentation of all lints; what is said here is what stands there.
const DOCUMENTATION: &str = include_str!("../../docs/lints.md");

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    if args.name.eq_ignore_ascii_case("list") {
        let width = Lint::ALL.iter().map(|lint| lint.name().len()).max().unwrap_or_default();
        for lint in Lint::ALL {
            let fixed = if lint.is_fixed() { " (always)" } else { "" };
            say!(
                "{:width$}  {:16} {}",
                lint.name(),
                format!("{}{fixed}", lint.default_word()),
                lint.summary()
            );
        }
        return Ok(End::Well);
    }
    let Some(lint) = Lint::by_name(&args.name) else {
        let near = nearest(&args.name, Lint::ALL.iter().map(|lint| lint.name()));
        let hint = near.map_or_else(
            || "`briefgen lint` lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Failure::new(format!("There is no lint `{}`.", args.name)).hint(hint));
    };
    match section(DOCUMENTATION, lint.name()) {
        Some(section) => say!("{}", section.trim_end()),
        None => say!("{}\n\n{}\n\n{}", lint.name(), lint.summary(), lint.reason()),
    }
    Ok(End::Well)
}

/// The part of the documentation under a heading with this name.
fn section<'d>(documentation: &'d str, name: &str) -> Option<&'d str> {
    let heading = documentation.match_indices("## ").find(|(at, _)| {
        let rest = text::from(documentation, at + 3).trim_start_matches('`');
        let is_line_start = *at == 0 || text::before(documentation, *at).ends_with('\n');
        is_line_start && rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(['`', '\n', '\r']))
    });
    let start = heading?.0 + 3;
    let rest = text::from(documentation, start);
    let end = rest.find("\n## ").unwrap_or(rest.len());
    Some(text::before(rest, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lint_has_a_section_with_an_example() {
        for lint in Lint::ALL {
            let section = section(DOCUMENTATION, lint.name());
            assert!(
                section.is_some_and(|text| text.contains("```")),
                "docs/lints.md lacks `{}` or its example",
                lint.name()
            );
        }
    }
}
