//! How far a catalogue that is being loaded has come: for those who wait for it.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::domain::ids::UploadId;

/// The files that are being loaded in this process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Loads(Arc<Mutex<HashMap<UploadId, Arc<LoadProgress>>>>);

impl Loads {
    /// Begins to follow a file.
    #[must_use]
    pub fn begin(&self, id: UploadId) -> Arc<LoadProgress> {
        let progress = Arc::<LoadProgress>::default();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&progress));
        progress
    }

    /// Rows written and rows to write of a file; `None` where that is not known, here or yet.
    #[must_use]
    pub fn seen(&self, id: UploadId) -> Option<(usize, usize)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id)?.seen()
    }

    /// Follows a file no longer.
    pub fn end(&self, id: UploadId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

/// Rows written and rows to write. Nothing is expected until the file was read and checked.
#[derive(Debug, Default)]
pub struct LoadProgress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl LoadProgress {
    /// Begins to count up to `total`.
    pub(super) fn expect(&self, total: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Counts `more` rows.
    pub(super) fn advance(&self, more: usize) {
        self.done.fetch_add(more, Ordering::Relaxed);
    }

    /// Rows written and rows to write; `None` while that is not known yet.
    #[must_use]
    pub fn seen(&self) -> Option<(usize, usize)> {
        let total = self.total.load(Ordering::Relaxed);
        (total > 0).then(|| (self.done.load(Ordering::Relaxed).min(total), total))
    }
}
