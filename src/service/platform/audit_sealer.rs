//! Links audit records where that is not done before their commit (`docs/adr/0026`): one job on however many nodes, so
//! that no request waits for another.

use std::time::Duration;

use chrono::TimeDelta;

use crate::{
    clock::Clock,
    domain::Error,
    repository::{audit_chain, db::Database},
    telemetry,
};

/// How often it is looked whether something waits: for so long a record can be changed without anybody seeing it.
const ROUND: Duration = Duration::from_millis(250);

/// How long a record may wait until somebody is told.
const LONGEST_WAIT: TimeDelta = TimeDelta::seconds(10);

/// How long it waits where something went wrong.
const PAUSE: Duration = Duration::from_secs(5);

/// Links what was recorded.
#[derive(Clone)]
pub struct AuditSealer {
    /// Where the records are.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
}

impl AuditSealer {
    /// Works until it is aborted, where there is anything to do for it.
    pub async fn run(self) {
        if !self.database.seals_apart() {
            return;
        }
        let mut looked_at = self.clock.now();
        loop {
            // Somebody else may hold what only one may have, and never do the work.
            if self.clock.now().since(looked_at) > LONGEST_WAIT {
                looked_at = self.clock.now();
                self.warn_of_what_waits().await;
            }
            let pause = match self.seal().await {
                Ok(_) => ROUND,
                Err(error) => {
                    telemetry::put_off(&error, "audit records could not be linked");
                    PAUSE
                }
            };
            tokio::time::sleep(pause).await;
        }
    }

    async fn warn_of_what_waits(&self) {
        if let Ok(Some(since)) = self.database.read(audit_chain::waiting_since).await
            && self.clock.now().since(since) > LONGEST_WAIT
        {
            tracing::warn!(since = %since.utc(), "audit records wait to be linked, and can be altered unseen");
        }
    }

    /// Links whatever waits. Gives how many records that were.
    ///
    /// # Errors
    /// As the database says; what was not linked waits on.
    pub async fn seal(&self) -> Result<usize, Error> {
        let mut linked = 0;
        loop {
            let more = self.database.write(audit_chain::seal).await?;
            linked += more;
            // What came meanwhile is few, and a commit of its own for each few costs those who write.
            if !audit_chain::is_a_piece(more) {
                return Ok(linked);
            }
        }
    }
}
