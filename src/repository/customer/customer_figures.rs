//! How many customers a partner serves, and how many came and left.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment, Scope,
    list::{Count, Trend},
};
use crate::repository::{
    counted::count_each_up_to,
    db::{Db, MultiBackend},
    partner_counts,
    schema::relationships,
};

/// How many customers the partner serves, and how many came and left since then.
pub fn trend(db: &mut Db, scope: Scope, since: Moment) -> Result<Trend, Error> {
    let served = || {
        relationships::table
            .filter(relationships::partner_id.eq(scope.account()))
            .select(relationships::partner_id)
            .into_boxed::<MultiBackend>()
    };
    let moved = count_each_up_to(
        db,
        vec![served().filter(relationships::since.ge(since)), served().filter(relationships::removed_at.ge(since))],
    )?;
    let now = Count::from(partner_counts::find(db, scope)?.customers);
    Ok(Trend::of(&[&[now], moved.as_slice()].concat()))
}

/// How many customers came and left in each of these spans of time.
pub fn in_spans(db: &mut Db, scope: Scope, spans: &[(Moment, Moment)]) -> Result<Vec<(Count, Count)>, Error> {
    let served =
        || relationships::table.filter(relationships::partner_id.eq(scope.account())).select(relationships::partner_id);
    let begun = spans.iter().map(|(from, until)| {
        let within = relationships::since.ge(*from).and(relationships::since.lt(*until));
        served().filter(within).into_boxed::<MultiBackend>()
    });
    let left = spans.iter().map(|(from, until)| {
        let within = relationships::removed_at.ge(*from).and(relationships::removed_at.lt(*until));
        served().filter(within).into_boxed()
    });
    let counts = count_each_up_to(db, begun.chain(left).collect())?;
    let (begun, left) = counts.split_at(spans.len());
    Ok(begun.iter().copied().zip(left.iter().copied()).collect())
}
