//! Passwords: issued, chosen and checked. Each use case here takes several trips to the database, with the hashing between
//! them: that takes long, and no transaction waits for it.

mod chosen;
mod temporary;

pub(super) use chosen::{check_chosen, known_of};

pub use temporary::{
    add_colleague, add_user, create_account, reset_administrator, reset_colleague, reset_first_administrator,
    reset_user, submit_new_customer,
};

use crate::auth::lanes::Origin;
use crate::domain::{
    Error,
    password::{self, TemporaryPassword},
};
use crate::service::{Caller, Outcome, UseCase};

/// Issues a temporary password: whether it may be kept is asked before anything is hashed, and again when it is kept.
async fn issue<T, C, K>(caller: &Caller, check: C, keep: K) -> Outcome<(T, TemporaryPassword)>
where
    C: FnOnce(&mut UseCase<'_>) -> Result<(), Error> + Send + 'static,
    K: FnOnce(&mut UseCase<'_>, String) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    let checked = caller.read(check).await;
    if let Err(error) = checked.result {
        return Outcome::failed(checked.visitor, error);
    }
    let secret = password::temporary();
    let origin = checked.visitor.as_ref().map_or_else(|| caller.origin(), |visitor| Origin::person(visitor.person.id));
    match caller.app().passwords.hash(&origin, secret.reveal().to_owned()).await {
        Ok(hash) => caller.write(move |cx| keep(cx, hash)).await.map(|kept| (kept, secret)),
        Err(error) => Outcome::failed(checked.visitor, error),
    }
}
