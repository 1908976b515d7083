-- What costs nothing on a provider's subscriptions, its resellers do by themselves, unless it says otherwise.
ALTER TABLE partnerships ADD COLUMN reseller_administers INTEGER NOT NULL DEFAULT 1 CHECK (reseller_administers IN (0, 1));
