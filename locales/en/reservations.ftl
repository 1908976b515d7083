# Azure reservations that a customer purchases for itself.
reservation-title = Azure reservation
reservation-buy = Buy an Azure reservation
reservation-lead = Your partner lets you buy reservations yourself: capacity for one or three years, at a better price than paying by usage.
reservation-partner = Partner that pays
reservation-partner-hint = The partner is billed for the reservation, and bills you as you’ve agreed.
reservation-offer = Reserved capacity
reservation-quantity = Quantity
reservation-review-lead = Check everything before you submit. Nothing has been ordered yet.
reservation-means = { $partner } pays for this reservation. Its order history shows that you placed the order. { $partner } can cancel it within seven days.
reservation-not-allowed = None of your partners lets you purchase for yourself. Ask a partner to turn on “Allow customer to purchase” for you.
reservation-no-agreement = Until the Microsoft Customer Agreement is accepted, nothing can be bought. Accept it under Agreements, or ask your partner to record that you did.
reservation-no-azure-plan = A reservation belongs to an Azure plan, and you have no active one from { $partner }. Ask { $partner } to order an Azure plan for you first.
flash-reservation-ordered = Azure reservation ordered. Your partner’s order history shows that you placed the order.
