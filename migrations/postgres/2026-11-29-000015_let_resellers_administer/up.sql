-- What costs nothing on a provider's subscriptions, its resellers do by themselves, unless it says otherwise.
ALTER TABLE partnerships ADD COLUMN reseller_administers BOOLEAN NOT NULL DEFAULT TRUE;
