# The agreement of one's own account, of partners and of customers.
agreement-text = The text of the agreement
agreement-download = Download
agreement-accept = Accept and continue
agreement-admins = Who can accept it
agreement-ask-admin = Only a global admin of your organization can accept this agreement. Ask one of those named above.

partner-agreement-lead = What your organization agrees to when it works in the partner program. It is signed once for your region.
partner-agreement-region = Region
partner-agreement-signed-at = Signed on
partner-agreement-signed-by = Signed by
partner-agreement-signed-by-unknown = Not recorded
partner-agreement-for-good = The agreement is signed for good: nobody has to sign it again, also when people leave or your company changes its name.
partner-agreement-english = This agreement exists in English only, and only the English text binds.
partner-agreement-unsigned-title = While it is not signed
partner-agreement-blocks-number = Your MPN ID can't be put on new orders and subscriptions, so they earn you no incentives.
partner-agreement-blocks-business = Your providers should begin no new business with you.
partner-agreement-blocks-seller = You should begin no new business with customers and resellers: the program asks for the signature first.
partner-agreement-allows-looking = You can sign in and see your lists as before.
partner-agreement-allows-partnerships = You can accept partnerships of providers.
partner-agreement-allows-existing = Subscriptions that run already stay as they are.
partner-agreement-means = By accepting you sign the agreement for your whole organization in this region. Your name and the time are recorded.

own-agreement-lead = What your organization agrees to when it uses Microsoft cloud services.
own-agreement-accepted-here = Your organization accepted it in this portal.
own-agreement-asked = You were asked to accept the agreement on
own-agreement-missing = Nobody has accepted the agreement for your organization yet.
own-agreement-blocks = It is not accepted yet. Your partners can't order anything for you before it is.
own-agreement-ask-partner = Your organization has purchases under an older agreement, so it can't accept this one itself. Please ask your partner to confirm that you accept it.
own-agreement-partners = Who can confirm it
own-agreement-means = By accepting you agree for your whole organization. Your name and the day are recorded, and your partners are told that they may order for you.

region-africa = Africa
region-asia-pacific = Asia Pacific
region-australia = Australia
region-brazil = Brazil
region-canada = Canada
region-europe = Europe
region-india = India
region-japan = Japan
region-korea = Korea
region-latin-america = Latin America and the Caribbean
region-mecee = Middle East, Central and Eastern Europe, north and south of Africa
region-new-zealand = New Zealand
region-russia = Russia
region-taiwan = Taiwan
region-united-states = United States


flash-agreement-signed = Your organization has signed the Microsoft Partner Agreement. Thank you.
flash-agreement-accepted = Your organization has accepted the Microsoft Customer Agreement. Your partners are told that they may order for you.

mail-open-agreements = See the agreement
mail-open-resellers = See your indirect resellers
mail-mpa-receipt-subject = { $account } has signed the Microsoft Partner Agreement
mail-mpa-receipt-text = { $person } has signed the agreement for { $account } on { $at }.
mail-mpa-receipt-meaning = It holds for your whole organization in its region and for good. You can read and download it under Agreements.
mail-mpa-signed-subject = { $account } has signed the Microsoft Partner Agreement
mail-mpa-signed-text = { $person } has signed for your reseller { $account } on { $at }. From now on its MPN ID can stand on new orders and subscriptions.
mail-mca-receipt-subject = { $account } has accepted the Microsoft Customer Agreement
mail-mca-receipt-text = { $person } has accepted the agreement for { $account } on { $at }.
mail-mca-receipt-meaning = Your partners may order subscriptions for you from now on. You can read and download the agreement under Agreements.
mail-mca-accepted-subject = { $account } has accepted the Microsoft Customer Agreement
mail-mca-accepted-text = { $person } has accepted the agreement for { $account } on { $at }. Subscriptions can be ordered for this customer from now on.
