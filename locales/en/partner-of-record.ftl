# The reseller on a subscription: what is wrong with a partner number, and who can mend it.
reseller-none-direct = A direct-bill partner sells to its own customers; there is no reseller on their subscriptions. Leave the field empty.
reseller-own = MPN ID { $mpn } is your own. Enter the location MPN ID of the reseller, or leave the field empty.
reseller-unknown = Nobody here has MPN ID { $mpn }. Check the number with the reseller: its global admin finds it in the organization's account settings.
reseller-global = { $mpn } is the MPN ID of a company as a whole. Ask the reseller for the MPN ID of the location that it enrolled with.
reseller-not-a-reseller = MPN ID { $mpn } does not belong to an indirect reseller. Only an indirect reseller can earn incentives here.
reseller-other-region = The reseller with MPN ID { $mpn } is in another region or cloud. Ask it for the MPN ID of its location in your region.
reseller-no-partnership = The reseller with MPN ID { $mpn } is not your partner. Request a partnership on the Indirect resellers page; once its global admin has accepted, enter the number again.
reseller-suspended = The account of the reseller with MPN ID { $mpn } is suspended. The reseller has to settle that with the operator of this portal.
reseller-agreement-not-signed = The reseller with MPN ID { $mpn } has not signed the Microsoft Partner Agreement. Its global admin signs it on the Agreements page; until then orders go without this number.
