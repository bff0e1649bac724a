//! `briefgen init`: a whole and sound site, nothing of the user's overwritten, and a workflow whose steps do what
//! they say.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::cli::{Ran, run};
use crate::support::{PROGRAM, folder, temporary, write, yaml};

const WORKFLOW: &str = ".github/workflows/pages.yml";

/// Makes a repository with a remote, which nobody asks.
fn repository(here: &Path, remote: &str) {
    git(here, &["init", "--quiet", "--initial-branch=main"]);
    git(here, &["remote", "add", "origin", remote]);
}

fn git(here: &Path, arguments: &[&str]) {
    let done = Command::new("git").arg("-C").arg(here).args(arguments).output().expect("git runs");
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn text(here: &Path, path: &str) -> String {
    std::fs::read_to_string(here.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_new_site_is_whole_and_sound() {
    let here = temporary();
    run(here.path(), &["init", "desk", "--title", "Desk: \"East\""]).expect(0, &["16 files"]);
    let files = folder(&here.path().join("desk"));
    let count = |start: &str| files.keys().filter(|path| path.starts_with(start)).count();
    assert_eq!((count("content/briefings/"), count("content/actors/"), count("content/topics/")), (2, 3, 1));
    for path in ["briefgen.yaml", "README.md", ".gitignore", ".vscode/settings.json", "content/about.md"] {
        assert!(files.contains_key(path), "no {path}");
    }
    for (path, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).contains("{{"), "{path} was not filled in");
    }
    let editor: Value = serde_json::from_slice(&files[".vscode/settings.json"]).expect("it is JSON");
    for schema in editor["yaml.schemas"].as_object().expect("schemas are named").keys() {
        assert!(files.contains_key(schema), "the editor is told of {schema}, which is not there");
    }
    run(&here.path().join("desk"), &["check", "--strict"])
        .expect(0, &["2 briefings, 3 actors, 1 topic: no problems"]);
}

#[test]
fn what_is_there_stays() {
    for taken in ["README.md", ".gitignore", "content.md", ".vscode/settings.json", WORKFLOW] {
        let here = temporary();
        write(&here.path().join(taken), "mine");
        let ran = run(here.path(), &["init", "--github-pages"]);
        ran.expect(0, &["Began a site"]);
        assert_eq!(text(here.path(), taken), "mine");
        let is_told = ran.out.contains(&format!("Left alone, for it was there: {taken}."));
        assert_eq!(is_told, taken != "content.md", "{}", ran.out);
        assert_eq!(ran.out.contains("Add to .gitignore: /public/ /.briefgen-cache/"), taken == ".gitignore");
        run(here.path(), &["check", "--strict"]).expect(0, &[]);
    }
}

#[test]
fn what_git_should_not_keep_is_told_once() {
    for (ignored, told) in
        [("public/\n", "Add to .gitignore: /.briefgen-cache/\n"), ("target\n/public\n.briefgen-cache\n", "")]
    {
        let here = temporary();
        write(&here.path().join(".gitignore"), ignored);
        let ran = run(here.path(), &["init"]);
        ran.expect(0, &[told]);
        assert_eq!(ran.out.contains("Add to"), !told.is_empty(), "{}", ran.out);
    }
}

#[test]
fn a_site_that_is_there_gets_the_workflow_alone() {
    for taken in ["briefgen.yaml", "content/actors/kim-jong-un.md"] {
        let here = temporary();
        write(&here.path().join(taken), "name: mine");
        let before = folder(here.path());
        run(here.path(), &["init"])
            .expect(2, &["There is a site in", "nothing was written", "--github-pages"]);
        assert_eq!(folder(here.path()), before);
        run(here.path(), &["init", "--github-pages"]).expect(0, &[&format!("Wrote {WORKFLOW}.")]);
        let mut after = folder(here.path());
        assert!(after.remove(WORKFLOW).is_some());
        assert_eq!(after, before);
        run(here.path(), &["init", "--github-pages"])
            .expect(2, &[WORKFLOW, "exists already, and nothing was written"]);
    }
}

/// What `init` says of the address, and what it writes into the settings.
fn check_address(prepare: impl Fn(&Path), told: &str, settings: &str) {
    let here = temporary();
    prepare(here.path());
    run(here.path(), &["init"]).expect(0, &[told]);
    let written = text(here.path(), "briefgen.yaml");
    assert!(written.contains(settings), "no {settings:?} in\n{written}");
    run(here.path(), &["check", "--strict"]).expect(0, &[]);
}

#[test]
fn the_address_is_guessed() {
    for (remote, address) in [
        ("git@github.com:User/desk.git", "https://user.github.io/desk/"),
        ("https://github.com/user/User.github.io", "https://user.github.io/"),
    ] {
        let told = format!("Its address is {address}:");
        check_address(|here| repository(here, remote), &told, &format!("base_url: {address}\nlanguage"));
    }
    let with_domain = |here: &Path| {
        repository(here, "git@github.com:user/desk.git");
        write(&here.join("CNAME"), "briefings.example.org\n");
    };
    check_address(
        with_domain,
        "Its address is https://briefings.example.org/:",
        "base_url: https://briefings.example.org/\ndomain: briefings.example.org\n",
    );
    let another = |here: &Path| {
        git(here, &["init", "--quiet"]);
        git(here, &["remote", "add", "hub", "https://github.com/user/desk"]);
    };
    check_address(
        another,
        "Its address is https://user.github.io/desk/:",
        "base_url: https://user.github.io/desk/\n",
    );
}

#[test]
fn why_the_address_is_not_known_is_told() {
    let unknown = "# Change it to your own address.\nbase_url: https://example.org/\n";
    check_address(|_| {}, "the folder is not the top of a git repository: set `base_url`", unknown);
    check_address(|here| git(here, &["init", "--quiet"]), "the repository has no remote `origin`", unknown);
    check_address(
        |here| repository(here, "https://gitlab.com/user/desk.git"),
        "the repository's remote is on gitlab.com, not on github.com",
        unknown,
    );
    check_address(|here| repository(here, "/srv/desk.git"), "names no repository on github.com", unknown);
    check_address(
        |here| write(&here.join("CNAME"), "not a domain"),
        "`not a domain` in the file CNAME",
        unknown,
    );
}

#[test]
fn where_briefgen_comes_from() {
    let version = env!("CARGO_PKG_VERSION");
    for (named, action) in [
        ("someone/briefgen", format!("uses: someone/briefgen@v{version} ")),
        ("https://github.com/someone/fork.git", format!("uses: someone/fork@v{version} ")),
    ] {
        let here = temporary();
        let ran = run(here.path(), &["init", "--github-pages", "--briefgen-repo", named]);
        ran.expect(0, &[]);
        assert!(!ran.out.contains("OWNER"), "{}", ran.out);
        assert!(text(here.path(), WORKFLOW).contains(&action), "{action}");
    }
    let here = temporary();
    let ran = run(here.path(), &["init", "unnamed", "--github-pages"]);
    ran.expect(0, &["  cd unnamed\n  git init "]);
    let own = env!("BRIEFGEN_REPOSITORY");
    let action = if own.is_empty() { "OWNER/briefgen" } else { own };
    assert!(
        text(here.path(), &format!("unnamed/{WORKFLOW}")).contains(&format!("uses: {action}@v{version} "))
    );
    assert_eq!(ran.out.contains("Put the repository of briefgen in place of"), own.is_empty(), "{}", ran.out);
    let here = temporary();
    run(here.path(), &["init", "--github-pages", "--briefgen-repo", "nobody"])
        .expect(2, &["`nobody` names no repository on GitHub.", "OWNER/briefgen"]);
    run(here.path(), &["init", "--github-pages", "--briefgen-repo", "https://gitlab.com/a/b"]).expect(2, &[]);
    assert!(folder(here.path()).is_empty());
}

#[test]
fn the_branch_that_is_published() {
    for (branch, published) in
        [("trunk", "trunk"), ("release/1.x", "release/1.x"), ("a+b", "main"), ("on", "main")]
    {
        let here = temporary();
        git(here.path(), &["init", "--quiet", &format!("--initial-branch={branch}")]);
        run(here.path(), &["init", "--github-pages"]).expect(0, &[&format!("Every push to `{published}`")]);
        let workflow = yaml(&text(here.path(), WORKFLOW));
        assert_eq!(workflow["on"]["push"]["branches"], serde_json::json!([published]), "{branch}");
    }
}

#[test]
fn a_folder_in_another_repository_gets_no_workflow() {
    let here = temporary();
    git(here.path(), &["init", "--quiet"]);
    for site in ["desk", "sites/desk"] {
        run(here.path(), &["init", site, "--github-pages"]).expect(
            2,
            &["where GitHub finds no workflow, and nothing was written", &format!("`git init {site}`")],
        );
        assert!(!here.path().join(site).exists());
    }
    run(here.path(), &["init", "desk"]).expect(0, &["Began a site in desk"]);
}

/// Runs the steps of the workflow's first job as they stand there, as GitHub would: each script with
/// `bash -e`, in the repository, with briefgen on the path and the answers of earlier steps in place. Returns
/// what all of them printed, and stops at the first that fails.
pub(crate) fn run_build_job(here: &Path, workflow: &Value) -> (bool, String) {
    let mut printed = String::new();
    for step in workflow["jobs"]["build"]["steps"].as_array().expect("the job has steps") {
        let Some(script) = step["run"].as_str() else { continue };
        assert!(!script.contains("${{"), "what GitHub puts into a script could be anything: {script}");
        let mut command = Command::new("bash");
        command.current_dir(here).args(["-e", "-c", script]).env("PATH", path_with_briefgen());
        for (name, value) in step["env"].as_object().into_iter().flatten() {
            assert_eq!(value, "${{ steps.pages.outputs.base_url }}", "{name} is asked of GitHub");
            command.env(name, "https://user.github.io/desk");
        }
        let done = command.output().expect("bash runs");
        printed.push_str(&String::from_utf8_lossy(&done.stdout));
        printed.push_str(&String::from_utf8_lossy(&done.stderr));
        if !done.status.success() {
            return (false, printed);
        }
    }
    (true, printed)
}

/// The search path with the program under test first.
pub(crate) fn path_with_briefgen() -> std::ffi::OsString {
    let own = Path::new(PROGRAM).parent().expect("the program stands in a folder").to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&others)))
        .expect("folders make a path")
}

/// A site with the workflow, in a repository.
fn site_with_workflow() -> (tempfile::TempDir, Value) {
    let here = temporary();
    repository(here.path(), "https://github.com/user/desk.git");
    let told: Ran = run(here.path(), &["init", "--github-pages", "--briefgen-repo", "someone/briefgen"]);
    told.expect(0, &["Began a site in .: 17 files.", "Every push to `main` will publish it"]);
    let workflow = yaml(&text(here.path(), WORKFLOW));
    (here, workflow)
}

#[test]
fn the_workflow_builds_the_site_as_written() {
    let (here, workflow) = site_with_workflow();
    let (is_well, printed) = run_build_job(here.path(), &workflow);
    assert!(is_well, "{printed}");
    assert!(printed.contains("no problems") && printed.contains("Built 2 briefings"), "{printed}");
    let upload = workflow["jobs"]["build"]["steps"].as_array().and_then(|steps| steps.last());
    let built =
        upload.and_then(|step| step["with"]["path"].as_str()).expect("the last step uploads a folder");
    let home = text(here.path(), &format!("{built}/index.html"));
    assert!(home.contains("href=\"/desk/") && home.contains("https://user.github.io/desk/"), "{home}");
}

#[test]
fn a_problem_stops_the_workflow_and_is_annotated() {
    let (here, workflow) = site_with_workflow();
    write(
        &here.path().join("content/briefings/talks.md"),
        "---\ntitle: Talks\ndate: 2024-06-19\nactors: [Vladimr Putin]\n---\n",
    );
    let (is_well, printed) = run_build_job(here.path(), &workflow);
    assert!(!is_well && !here.path().join("public").exists(), "{printed}");
    assert!(printed.contains("::warning file=content/briefings/talks.md,line=4,"), "{printed}");
}

#[test]
fn the_workflow_may_no_more_than_it_must() {
    let (_here, workflow) = site_with_workflow();
    assert_eq!(workflow["permissions"], serde_json::json!({}));
    let jobs = &workflow["jobs"];
    assert_eq!(jobs["build"]["permissions"], serde_json::json!({ "contents": "read", "pages": "read" }));
    assert_eq!(jobs["deploy"]["permissions"], serde_json::json!({ "pages": "write", "id-token": "write" }));
    assert_eq!(jobs["build"]["steps"][0]["with"]["persist-credentials"], false);
    assert_eq!(jobs["deploy"]["if"], "github.event_name != 'pull_request'");
}
