//! What goes on between accounts: service requests and invitations.

use diesel::prelude::*;

use super::{Bound, CALLED, Finding, NEAR, READ, ask};
use crate::domain::{
    Error, Moment, Scope,
    account::AccountKind,
    ids::InvitationId,
    invitation::{InvitationKind, InvitationOutcome, InvitationProgress, InvitationStage},
    sought::Sought,
};
use crate::repository::{db::Db, in_list::ColumnInList, schema::invitations, service_requests::must_serve};

/// The service requests that the account may see, as [`find`](crate::repository::service_requests::find) says: by a
/// piece of the subject among the newest [`CALLED`], by the number or its beginning and by id among all.
pub fn requests(db: &mut Db, scope: Scope, kind: AccountKind, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT s.id AS id, s.customer_id AS account, s.subject AS name, s.number AS mark, a.name AS more,
               s.state AS state
        FROM (SELECT request_id FROM (SELECT request_id FROM service_request_parties WHERE account_id = $1
                                      ORDER BY request_id DESC LIMIT $2) newest
              UNION SELECT id FROM (SELECT id FROM service_requests WHERE number >= $3 AND number < $4
                                    ORDER BY number LIMIT $2) numbered
              UNION SELECT id FROM service_requests WHERE id = $5) near
        CROSS JOIN service_request_parties p CROSS JOIN service_requests s CROSS JOIN accounts a
        WHERE p.account_id = $1 AND p.request_id = near.request_id AND s.id = p.request_id AND a.id = s.customer_id
          AND (lower(s.subject) LIKE $6 ESCAPE '\\' OR s.subject LIKE $7 ESCAPE '\\' OR s.subject LIKE $8 ESCAPE '\\'
               OR (s.number >= $3 AND s.number < $4) OR s.id = $5)
          AND ($9 = 0 OR EXISTS (SELECT 1 FROM relationships r WHERE r.partner_id = $1
                                 AND r.customer_id = s.customer_id AND r.state = 'active'))
        ORDER BY s.id DESC LIMIT $10";
    let ([from, before], [small, typed, begun]) = (sought.requests(), sought.patterns_as_written());
    let bounds = [
        Bound::Account(scope.account()),
        // Their subjects stand in another table.
        Bound::Number(CALLED),
        Bound::Text(from),
        Bound::Text(before),
        Bound::Id(sought.id()),
        Bound::Text(small),
        Bound::Text(typed),
        Bound::Text(begun),
        Bound::Number(i64::from(must_serve(kind))),
        Bound::Number(READ),
    ];
    ask(db, SQL, bounds)
}

/// What decides where an invitation stands.
type InvitedRow =
    (InvitationId, InvitationKind, Option<String>, InvitationStage, Option<Moment>, Option<InvitationOutcome>, Moment);

/// An invitation that was found.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The invitation.
    pub id: InvitationId,
    /// What it invites to.
    pub kind: InvitationKind,
    /// The address it is for, where one was given.
    pub recipient: Option<String>,
    /// What decides where it stands.
    pub progress: InvitationProgress,
}

/// The account's invitations, by a piece of the address among the newest, by its beginning among those that wait for an
/// answer, or by id. Two statements.
pub fn invitations(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Invited>, Error> {
    const SQL: &str = "
        SELECT near.id AS id, near.id AS account, '' AS name, '' AS mark, '' AS more, '' AS state
        FROM (SELECT id FROM (SELECT id, recipient_key FROM invitations WHERE account_id = $1
                              ORDER BY id DESC LIMIT $2) newest
              WHERE recipient_key LIKE $3 ESCAPE '\\'
              UNION SELECT id FROM (SELECT id FROM invitations WHERE account_id = $1 AND outcome IS NULL
                                    AND recipient_key >= $4 AND recipient_key < $5
                                    ORDER BY recipient_key LIMIT $6) addressed) near
        ORDER BY near.id DESC LIMIT $6";
    let [from, before] = sought.beginnings();
    let bounds = [
        Bound::Account(scope.account()),
        Bound::Number(NEAR),
        Bound::Text(sought.pattern()),
        Bound::Text(from),
        Bound::Text(before),
        Bound::Number(READ),
    ];
    let addressed = ask(db, SQL, bounds)?.into_iter().map(|one| one.id);
    let rows: Vec<InvitedRow> = invitations::table
        .filter(invitations::account_id.eq(scope.account()))
        .filter(invitations::id.in_list(addressed.chain([sought.id()])))
        .order(invitations::id.desc())
        .limit(READ)
        .select((
            invitations::id,
            invitations::kind,
            invitations::recipient,
            invitations::stage,
            invitations::signed_in_at,
            invitations::outcome,
            invitations::expires_at,
        ))
        .load(db)?;
    Ok(rows.into_iter().map(invited).collect())
}

fn invited((id, kind, recipient, stage, signed_in_at, outcome, expires_at): InvitedRow) -> Invited {
    Invited { id, kind, recipient, progress: InvitationProgress { stage, signed_in_at, outcome, expires_at } }
}
