//! The people of a partner: who they are, what they may, and how they like it.

mod asked_people;
mod partner_people;
mod partner_users;
mod preferences;
mod puppets;
