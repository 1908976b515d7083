# Azure reservations that a customer purchases for itself.
reservation-title = Azure reservation
reservation-buy = Buy an Azure reservation
reservation-lead = Your partner lets you buy reservations yourself: capacity for one or three years, at a better price than paying by use.
reservation-partner = Partner that pays
reservation-partner-hint = It is billed for the reservation and bills you as you have agreed.
reservation-offer = What is reserved
reservation-quantity = Quantity
reservation-review-lead = Check everything before you submit. Nothing has been ordered yet.
reservation-means = { $partner } pays for this reservation and sees in its order history that you placed the order. { $partner } can cancel it within seven days.
reservation-not-allowed = None of your partners lets you purchase for yourself. Ask a partner to turn on “Allow customer to purchase” for you.
reservation-no-agreement = Nothing can be bought before the Microsoft Customer Agreement is accepted. Accept it under Agreements, or ask your partner to record that you have.
reservation-no-azure-plan = A reservation belongs to an Azure plan, and you have no active one from { $partner }. Ask { $partner } to order an Azure plan for you first.
flash-reservation-ordered = Your Azure reservation is ordered. Your partner sees that you placed the order.
