//! Links audit records where that is not done before their commit (`docs/adr/0026`): one job on however many nodes, so
//! that no request waits for another.

use std::time::Duration;

use crate::{
    domain::Error,
    repository::{audit_chain, db::Database},
};

/// How often it is looked whether something waits: for so long a record can be changed without anybody seeing it.
const ROUND: Duration = Duration::from_millis(250);

/// How long it waits where something went wrong.
const PAUSE: Duration = Duration::from_secs(5);

/// Links what was recorded.
#[derive(Clone)]
pub struct AuditSealer {
    /// Where the records are.
    pub database: Database,
}

impl AuditSealer {
    /// Works until it is aborted, where there is anything to do for it.
    pub async fn run(self) {
        if !self.database.seals_apart() {
            return;
        }
        loop {
            let pause = match self.seal().await {
                Ok(_) => ROUND,
                Err(error) => {
                    tracing::warn!(%error, "audit records could not be linked");
                    PAUSE
                }
            };
            tokio::time::sleep(pause).await;
        }
    }

    /// Links whatever waits. Gives how many records that were.
    ///
    /// # Errors
    /// As the database says; what was not linked waits on.
    pub async fn seal(&self) -> Result<usize, Error> {
        let mut linked = 0;
        loop {
            match self.database.write(audit_chain::seal).await? {
                0 => return Ok(linked),
                more => linked += more,
            }
        }
    }
}
