//! An edition as it is planned: which pages it has, before it knows the other editions.
//!
//! Nothing can be shown of it yet. It must not know what stands on a page.

use std::sync::Arc;

use super::plan::{Plan, Planner};
use super::plan_inputs::Inputs;
use super::timeline::Years;
use super::urls::EditionUrls;
use super::{Assets, Identity};
use crate::config::Settings;
use crate::date::Clock;
use crate::language::Language;
use crate::name::{SourcePath, UrlPath};
use crate::site::Site;
use crate::snapshot::Fingerprint;

/// What the pages of an edition stand in.
#[derive(Debug)]
pub struct Surroundings<'a> {
    /// The paths that the theme's own files take.
    pub theme_files: &'a [UrlPath],
    /// What the settings make of the theme.
    pub identity: &'a Arc<Identity>,
    /// The files of `content/` that go to `/assets/`, those of all editions.
    pub assets: &'a Arc<Assets>,
    /// What day it is.
    pub clock: Clock,
    /// The language of the pages.
    pub language: &'a Arc<Language>,
    /// The folder of the edition: `/ko`, or nothing for the site's own language.
    pub folder: &'a str,
    /// The folders of the other editions, without slashes.
    pub reserved: &'a [String],
}

/// What the plan of an edition was, for the next one: a change that moves no page needs no new plan.
#[derive(Debug)]
pub struct EarlierPlan {
    /// Of all that the plan is made of.
    pub(super) inputs: Fingerprint,
    pub(super) plan: Arc<Plan>,
}

/// The plan of an edition. [`Self::introduce`] turns those of all editions into pages that can be shown.
#[derive(Debug)]
pub struct PlannedEdition {
    pub(super) site: Arc<Site>,
    pub(super) settings: Arc<Settings>,
    pub(super) clock: Clock,
    pub(super) language: Arc<Language>,
    pub(super) urls: EditionUrls,
    pub(super) years: Arc<Years>,
    pub(super) plan: Arc<Plan>,
    /// Of all that the plan is made of.
    pub(super) plan_inputs: Fingerprint,
    pub(super) folder: String,
    pub(super) identity: Arc<Identity>,
}

impl PlannedEdition {
    /// Plans the pages of an edition. `earlier` is the plan of an earlier site under the same settings.
    pub fn new(
        site: &Arc<Site>,
        settings: &Arc<Settings>,
        around: &Surroundings,
        earlier: Option<EarlierPlan>,
    ) -> Self {
        let years = Arc::new(Years::new(site, settings.paginate));
        let urls = EditionUrls::new(site, settings, &years, around);
        let inputs = Inputs::of(site, settings, &years, around);
        let plan_inputs = Fingerprint::of_value(&inputs);
        // Problems point to places in files, which move: then the plan is made again.
        let same =
            earlier.filter(|earlier| earlier.inputs == plan_inputs && earlier.plan.problems.is_empty());
        let plan =
            same.map_or_else(|| Arc::new(Planner::new(&inputs, settings).plan()), |earlier| earlier.plan);
        Self {
            site: Arc::clone(site),
            settings: Arc::clone(settings),
            clock: around.clock,
            language: Arc::clone(around.language),
            urls,
            years,
            plan,
            plan_inputs,
            folder: around.folder.to_owned(),
            identity: Arc::clone(around.identity),
        }
    }

    /// Documents that cannot be published, because another page has their URL. Lists and links of
    /// these pages name them all the same: link the site again without them.
    pub fn losers(&self) -> &[SourcePath] {
        &self.plan.losers
    }
}
