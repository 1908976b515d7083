# The reseller on a subscription: what is wrong with a partner number, and who can mend it.
reseller-none-direct = Leave this field empty. A direct-bill partner sells to its own customers, so there is no reseller on their subscriptions.
reseller-own = Enter the reseller’s location MPN ID, or leave this field empty. MPN ID { $mpn } is your own.
reseller-unknown = No organization here has MPN ID { $mpn }. Check the number with the reseller. Its global admin finds it in the organization’s account settings.
reseller-global = Enter a location MPN ID. { $mpn } is the MPN ID of a company as a whole; ask the reseller for the location it enrolled with.
reseller-not-a-reseller = Enter an indirect reseller’s MPN ID. { $mpn } doesn’t belong to one, and only indirect resellers can earn incentives here.
reseller-other-region = The reseller with MPN ID { $mpn } is in another region or cloud. Ask for the MPN ID of its location in your region.
reseller-no-partnership = The reseller with MPN ID { $mpn } isn’t your partner. Request a partnership under Indirect resellers. After the reseller accepts, enter the number again.
reseller-suspended = The account of the reseller with MPN ID { $mpn } is suspended. The reseller must resolve this with the operator of this portal.
reseller-agreement-not-signed = The reseller with MPN ID { $mpn } hasn’t signed the Microsoft Partner Agreement. Until its global admin signs it under Agreements, orders go without this number.
