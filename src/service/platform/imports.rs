//! Loads files in the background: a few at a time, and to their end, whoever looks on. The request that began one may be
//! long gone by then.

use std::{future::Future, pin::Pin, sync::Arc, thread, time::Duration};

use tokio::sync::{
    Semaphore,
    mpsc::{UnboundedSender, unbounded_channel},
    oneshot,
};

use crate::domain::Error;
use crate::service::catalog::Loads;

/// How many files are loaded at once: each takes the writer's time that others need.
const AT_ONCE: usize = 2;
/// How long whoever began a load waits for its end: most are sooner than anybody would look.
const SOON: Duration = Duration::from_millis(1500);

type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The way to the thread that loads files; it ends with the program.
pub struct Imports {
    jobs: UnboundedSender<Job>,
    /// How far the catalogue files have come that are being loaded.
    pub loads: Loads,
}

impl Imports {
    /// Starts the thread.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the system gives none.
    pub fn start() -> Result<Self, Error> {
        let unavailable = |cause: std::io::Error| Error::Unavailable(cause.to_string());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(unavailable)?;
        let (jobs, mut waiting) = unbounded_channel::<Job>();
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let serve = async move {
            while let Some(job) = waiting.recv().await {
                let turns = Arc::clone(&turns);
                tokio::spawn(async move {
                    let _turn = turns.acquire_owned().await;
                    job.await;
                });
            }
        };
        let thread = thread::Builder::new().name("imports".into());
        thread.spawn(move || runtime.block_on(serve)).map_err(unavailable)?;
        Ok(Self { jobs, loads: Loads::default() })
    }

    /// Loads a file, and waits a moment for its end; where it takes longer, the file's page shows how far it is.
    pub async fn load(&self, job: impl Future<Output = ()> + Send + 'static) {
        let (tell, ended) = oneshot::channel();
        let job = Box::pin(async move {
            job.await;
            let _nobody_waits = tell.send(());
        });
        if self.jobs.send(job).is_err() {
            tracing::error!("the thread that loads files has ended");
            return;
        }
        let _still_at_it = tokio::time::timeout(SOON, ended).await;
    }
}
