//! Pages of things that have a history: what was done to them last is read with them.

use super::request::Request;
use crate::{
    domain::Error,
    service::{
        UseCase,
        activity_log::{self, HistoryOf},
    },
    web::{View, error::WebError},
};

impl Request {
    /// As [`read`](Request::read), with what was done last to what is found: the page shows it below.
    ///
    /// # Errors
    /// As there.
    pub async fn read_with_history<T, F>(&self, work: F, of: fn(&T) -> HistoryOf) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let read = move |cx: &mut UseCase<'_>| {
            let found = work(cx)?;
            let history = activity_log::history(cx, of(&found))?;
            Ok((found, history))
        };
        let (view, (found, history)) = self.read(read).await?;
        Ok((view.with_history(history), found))
    }
}
