//! How far a catalogue that is being loaded has come: for those who wait for it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Rows written and rows to write. Nothing is expected until the file was read and checked.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
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
