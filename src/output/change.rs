//! The last step of a build: from what stands to what is planned.

use std::{collections::BTreeMap, fs, io, path::PathBuf};

use super::{
    Output, Way,
    error::OutputError,
    in_place::InPlace,
    place::{Place, REPOSITORIES, under},
    plan::{Plan, Planned, Rest, Source},
    record::{Entry, Made, Record, Tree},
    stage::{Method, Stage},
    standing::{Claim, inode},
    tree::{Assembly, Hindrance, hindrance},
};

/// How far a try to exchange the folders came.
enum Attempt {
    Done(Way),
    /// The system cannot; the staged files are still staged.
    NotAssembled,
    /// The system cannot; the staged files stand in the assembled tree.
    NotExchanged,
}

impl Output {
    /// Nothing is to be done but to remember that it was so.
    pub(super) fn remember_unchanged(&self, plan: &Plan, root: u64, made: Made) -> Result<(), OutputError> {
        let old = self.record.as_ref().filter(|old| old.tree(root).is_some());
        let mut trees = vec![plan.tree(root)];
        trees.extend(old.iter().flat_map(|old| &old.trees).filter(|tree| tree.root != root).cloned());
        let exchange_refused = old.is_some_and(|old| old.refuses_exchange(root));
        let record = Record { made: Some(made), trees, exchange_refused };
        if old == Some(&record) { Ok(()) } else { self.remember(&record) }
    }

    /// Makes the output folder what is planned.
    pub(super) fn change(&mut self, plan: &Plan, rest: &Rest, made: Made) -> Result<Way, OutputError> {
        self.stage()?;
        let mut stage = self.stage.take().expect("the line above made it");
        let (is_assembled, exchange_refused) = match stage.method {
            Method::InPlace => (false, false),
            Method::Fresh | Method::Forward(_) => match self.exchange(plan, rest, &made, &mut stage)? {
                Attempt::Done(way) => return Ok(way),
                Attempt::NotAssembled => (false, true),
                Attempt::NotExchanged => (true, true),
            },
        };
        stage.keeps_spare = false;
        let place_of = |file: &Planned, number| match is_assembled {
            true => under(&self.place.spare(), &file.path),
            false => stage.place_of(&file.path, number),
        };
        self.replace(plan, rest, made, exchange_refused, place_of)
    }

    fn exchange(&self, plan: &Plan, rest: &Rest, made: &Made, stage: &mut Stage) -> Result<Attempt, OutputError> {
        let spare = self.place.spare();
        let folder = match stage.method {
            Method::Forward(_) => &spare,
            Method::Fresh | Method::InPlace => &stage.folder,
        };
        if let (Method::Forward(_), Some(record)) = (&stage.method, &self.record) {
            // From here until it is whole again, the tree before last does not count.
            self.remember(&record.with_only(&self.standing))?;
            stage.keeps_spare = false;
        }
        let assembly = Assembly::new(plan, rest, &self.standing, &self.place.target, self.tools, folder.clone());
        match assembly.assemble(stage) {
            Ok(()) => {}
            Err(Hindrance::Unable) => return Ok(Attempt::NotAssembled),
            Err(Hindrance::Failed(error)) => return Err(error),
        }
        if self.standing.root.is_none() {
            return self.create(plan, made, stage).map(Attempt::Done);
        }
        if let Method::Fresh = stage.method {
            fs::rename(&stage.folder, &spare).map_err(OutputError::io("move", &stage.folder))?;
        }
        self.remember_both(plan, made, &spare, self.old_tree(plan))?;
        stage.keeps_spare = true;
        match (self.tools.exchange)(&self.place.target, &spare).map_err(hindrance("replace", &self.place.target)) {
            Ok(()) => {}
            Err(Hindrance::Unable) => return Ok(Attempt::NotExchanged),
            Err(Hindrance::Failed(error)) => return Err(error),
        }
        for repository in &self.standing.repositories {
            let (from, to) = (spare.join(repository), self.place.target.join(repository));
            fs::rename(&from, &to).map_err(OutputError::io("move", &from))?;
        }
        Ok(Attempt::Done(Way::Exchanged))
    }

    /// Where no output stands, the stage becomes it.
    fn create(&self, plan: &Plan, made: &Made, stage: &Stage) -> Result<Way, OutputError> {
        let spare = fs::symlink_metadata(self.place.spare()).ok().filter(|_| stage.keeps_spare);
        let waiting = spare.and_then(|spare| self.record.as_ref()?.tree(inode(&spare)).cloned());
        self.remember_both(plan, made, &stage.folder, waiting)?;
        fs::rename(&stage.folder, &self.place.target).map_err(OutputError::io("make", &self.place.target))?;
        Ok(Way::Created)
    }

    /// Replaces file by file. Until all is done, the record tells only what is sure at any moment.
    fn replace(
        &self,
        plan: &Plan,
        rest: &Rest,
        made: Made,
        exchange_refused: bool,
        place_of: impl Fn(&Planned, u32) -> PathBuf,
    ) -> Result<Way, OutputError> {
        let root = self.standing.root.expect("files are replaced only in a folder that stands");
        let was_refused = self.record.as_ref().is_some_and(|record| record.refuses_exchange(root));
        let exchange_refused = exchange_refused || was_refused;
        let between = self.tree_between(plan, root);
        self.remember(&Record { made: None, trees: vec![between], exchange_refused })?;
        let in_place = InPlace { plan, rest, standing: &self.standing, target: &self.place.target };
        let copied: BTreeMap<&str, Entry> = in_place.replace(place_of)?.into_iter().collect();
        let mut tree = plan.tree(root);
        for (path, entry) in &mut tree.files {
            *entry = copied.get(&**path).copied().or(*entry);
        }
        self.remember(&Record { made: Some(made), trees: vec![tree], exchange_refused })?;
        Ok(Way::Replaced)
    }

    /// Written before the folders change names, and true before and after.
    fn remember_both(&self, plan: &Plan, made: &Made, new: &PathBuf, other: Option<Tree>) -> Result<(), OutputError> {
        let root = inode(&fs::metadata(new).map_err(OutputError::io("read", new))?);
        let trees = [plan.tree(root)].into_iter().chain(other).collect();
        self.remember(&Record { made: Some(made.clone()), trees, exchange_refused: false })
    }

    /// What stands, as it will be known when it waits under the hidden name.
    fn old_tree(&self, plan: &Plan) -> Option<Tree> {
        let ours = self.standing.files.iter().filter_map(|found| {
            let entry = |digest| Some(Entry { digest, size: found.size, inode: found.inode });
            match (plan.find(&found.path), found.claim) {
                (Some(Planned { entry, source: Source::Standing, .. }), _) => Some((found.path.clone(), Some(*entry))),
                (_, Claim::Known(digest)) => Some((found.path.clone(), entry(digest))),
                (_, Claim::Ours) | (Some(_), Claim::Unclaimed) => Some((found.path.clone(), None)),
                (None, Claim::Unclaimed) | (_, Claim::Foreign) => None,
            }
        });
        Some(Tree { root: self.standing.root?, files: ours.collect() })
    }

    /// Files of the old and the new site, while one becomes the other.
    fn tree_between(&self, plan: &Plan, root: u64) -> Tree {
        let old = self.old_tree(plan).into_iter().flat_map(|tree| tree.files);
        let new = plan.staged().map(|(file, _)| (file.path.clone(), None));
        let files: BTreeMap<Box<str>, Option<Entry>> = old.chain(new).collect();
        Tree { root, files: files.into_iter().collect() }
    }

    fn remember(&self, record: &Record) -> Result<(), OutputError> {
        if self.lock.is_none() {
            return Ok(());
        }
        record.save(&self.place.record).map_err(OutputError::io("write", &self.place.record))
    }
}

/// A build that was killed right after the exchange left them in the tree that had been public.
pub fn bring_back_repositories(place: &Place) -> Result<(), OutputError> {
    for name in REPOSITORIES {
        let (left, standing) = (place.spare().join(name), place.target.join(name));
        if !fs::symlink_metadata(&left).is_ok_and(|found| found.is_dir()) {
            continue;
        }
        if fs::symlink_metadata(&standing).is_ok() {
            return Err(OutputError::TwoRepositories { left, standing });
        }
        match fs::create_dir(&place.target) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(OutputError::io("make", &place.target)(error));
            }
            _ => fs::rename(&left, &standing).map_err(OutputError::io("move", &left))?,
        }
    }
    Ok(())
}
