//! What a customer has of each product, and who uses it.

use crate::{
    domain::{
        Error,
        directory::Right,
        ids::OfferId,
        license::Pool,
        list::{ByName, ListQuery, Page},
    },
    repository::{
        db::{Db, at_one_moment},
        licensed_users::{self, Licensed},
        licenses,
    },
    service::{
        UseCase,
        directory::{self, Directory, Place},
    },
};

/// A customer's licenses.
#[derive(Clone, Debug)]
pub struct LicenseList {
    /// Whose.
    pub directory: Directory,
    /// What there is of each product; nothing where the directory is closed.
    pub pools: Vec<Pool>,
}

/// A product and the users who have it.
#[derive(Clone, Debug)]
pub struct Users {
    /// Whose.
    pub directory: Directory,
    /// The product.
    pub pool: Pool,
    /// The users, by name.
    pub page: Page<Licensed>,
}

/// A customer's licenses, product by product. A partner without privileges is told so by [`Directory::open`].
pub fn list(cx: &mut UseCase<'_>, place: Place) -> Result<LicenseList, Error> {
    let directory = directory::show(cx, place, Right::View)?;
    let pools = if directory.open { pools(cx.db, &directory)? } else { Vec::new() };
    Ok(LicenseList { directory, pools })
}

/// A page of the users who have a license of a product.
pub fn users(cx: &mut UseCase<'_>, place: Place, offer: OfferId, wanted: &ListQuery<ByName>) -> Result<Users, Error> {
    let wanted = &cx.paged(wanted);
    let directory = directory::open(cx, place, Right::View)?;
    let pool = pools(cx.db, &directory)?.into_iter().find(|pool| pool.offer == offer).ok_or(Error::NotFound)?;
    let page = licensed_users::licensed(cx.db, directory.id, offer, wanted)?;
    Ok(Users { directory, pool, page })
}

/// What there is of each product, all of one moment. Not inside of a transaction.
pub(super) fn pools(db: &mut Db, directory: &Directory) -> Result<Vec<Pool>, Error> {
    at_one_moment(db, |db| licenses::pools(db, directory.id))
}
