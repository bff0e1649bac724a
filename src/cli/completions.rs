//! `briefgen completions`.

use clap::CommandFactory as _;
use clap_complete::{Generator as _, Shell};

use super::{Cli, End, Failure, say};

/// Print the completions of a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen completions bash > ~/.local/share/bash-completion/completions/briefgen
  briefgen completions zsh > ~/.zfunc/_briefgen       with ~/.zfunc in $fpath
  briefgen completions fish > ~/.config/fish/completions/briefgen.fish
  briefgen completions powershell >> $PROFILE")]
pub(super) struct Args {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let mut command = Cli::command();
    command.set_bin_name("briefgen");
    command.build();
    let mut script = Vec::new();
    args.shell
        .try_generate(&command, &mut script)
        .map_err(|error| Failure::new(format!("The completions could not be made: {error}.")))?;
    say::out(format_args!("{}", String::from_utf8_lossy(&script)));
    Ok(End::Well)
}
