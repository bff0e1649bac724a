//! A site onto the branch that a host publishes.
//!
//! Owns: what may go out (`ready`, `guard`, `traces`), what it changes there (`changes`, `live`, `moved`), where hosts
//! show it (`host_address`, `remote`), and the `git` program (`git`, `refusal`, `repository`, `stage`, `publish`). Must
//! not know the command line, the terminal or HTTP, nor how a page is made.
//!
//! A deploy is [`prepare`], which builds in memory and looks for what must not go out; [`look`], which
//! fetches the live branch and tells what would change; and [`Plan::publish`], which pushes.
//!
//! What holds: the work tree, the index, `HEAD` and the branches of the repository are never touched. The
//! files go from memory into the object store, whatever filters or line ends the repository asks for. The
//! live branch moves in one step, and only from the commit that was looked at. The one trace in the
//! repository is a ref below `refs/briefgen/`, so that the next deploy fetches little.

mod changes;
mod checkout;
mod git;
mod guard;
mod host_address;
mod live;
mod moved;
mod publish;
mod ready;
mod refusal;
mod remote;
mod repository;
mod stage;
mod traces;

pub use changes::{Changes, place};
pub(crate) use checkout::Checkout;
pub use git::Prompts;
pub use guard::{Shown, Trace};
pub use moved::Moved;
pub use publish::{Foreign, Order, Plan, Published, Removals, look};
pub use ready::{Demands, Named, Ready, Unfit, prepare};
pub use refusal::Refusal;
pub(crate) use remote::GithubRepository;
