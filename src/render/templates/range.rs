//! `range`, as Tera has it, with a bound for each page: loops in loops would else go on without end.

use std::cell::Cell;

use tera::{Error, Kwargs, State, Tera, TeraResult};

/// Most numbers that the calls of one page give together.
const MOST: usize = 1_000_000;

thread_local! {
    /// How many more the page that is rendered by this thread may have.
    static LEFT: Cell<usize> = const { Cell::new(MOST) };
}

pub(super) fn register(tera: &mut Tera) {
    tera.register_function("range", |kwargs: Kwargs, _: &State| range(&kwargs));
}

/// A page begins.
pub(super) fn begin() {
    LEFT.set(MOST);
}

/// The numbers from `start` (0) to before `end`, each `step_by` (1) more than the last.
fn range(kwargs: &Kwargs) -> TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    let step = kwargs.get::<i64>("step_by")?.unwrap_or(1);
    if start > end && step > 0 {
        return Err(Error::message("`range` has a `start` greater than its `end`"));
    }
    let numbers = numbers(start, end, step).ok_or_else(|| Error::message("`range` has a `step_by` of 0"))?;
    let left = LEFT.get();
    let numbers: Vec<i64> = numbers.take(left.saturating_add(1)).collect();
    let Some(left) = left.checked_sub(numbers.len()) else {
        LEFT.set(0);
        return Err(Error::message(format!("`range` gives more than {MOST} numbers on one page")));
    };
    LEFT.set(left);
    Ok(numbers)
}

fn numbers(start: i64, end: i64, step: i64) -> Option<impl Iterator<Item = i64>> {
    let is_before = move |number: &i64| if step > 0 { *number < end } else { *number > end };
    let next = move |number: &i64| number.checked_add(step);
    (step != 0).then(|| std::iter::successors(Some(start), next).take_while(is_before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(template: &str) -> Result<String, String> {
        let mut tera = Tera::new();
        register(&mut tera);
        begin();
        tera.render_str(template, &tera::Context::new(), false).map_err(|error| error.to_string())
    }

    #[test]
    fn numbers_as_tera_gives_them() {
        for (call, expected) in [
            ("end=3", "0 1 2 "),
            ("start=2, end=4", "2 3 "),
            ("end=5, step_by=2", "0 2 4 "),
            ("start=3, end=0, step_by=-1", "3 2 1 "),
            ("end=0", ""),
        ] {
            let own = render(&format!("{{% for n in range({call}) %}}{{{{ n }}}} {{% endfor %}}"));
            assert_eq!(own.as_deref(), Ok(expected), "{call}");
        }
        for call in ["end=3, step_by=0", "start=3, end=0", "start=3"] {
            assert!(render(&format!("{{{{ range({call}) }}}}")).is_err(), "{call}");
        }
    }

    #[test]
    fn loops_in_loops_come_to_an_end() {
        const NESTED: &str = "{% for a in range(end=10000) %}{% for b in range(end=10000) %}\
             {% for c in range(end=10000) %}{% endfor %}{% endfor %}{% endfor %}";
        let error = render(NESTED).expect_err("they are too many");
        assert!(error.contains("more than 1000000 numbers"), "{error}");
        assert!(render("{% for n in range(end=9000000000) %}{% endfor %}").is_err());
    }
}
