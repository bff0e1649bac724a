//! `briefgen completions`.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{Cli, End, Failure};

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
    clap_complete::generate(args.shell, &mut Cli::command(), "briefgen", &mut std::io::stdout());
    Ok(End::Well)
}
