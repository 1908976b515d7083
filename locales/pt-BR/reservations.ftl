# Reservas do Azure que um cliente compra por conta própria.
reservation-title = Reserva do Azure
reservation-buy = Comprar uma reserva do Azure
reservation-lead = Seu parceiro permite que você mesmo compre reservas: capacidade por um ou três anos, a um preço melhor que o do uso avulso.
reservation-partner = Parceiro que paga
reservation-partner-hint = A reserva é cobrada dele, e ele cobra de você conforme o combinado.
reservation-offer = O que é reservado
reservation-quantity = Quantidade
reservation-review-lead = Confira tudo antes de enviar. Nada foi pedido ainda.
reservation-means = { $partner } paga por esta reserva e vê no histórico de pedidos que o pedido foi feito por você. Durante sete dias, { $partner } pode cancelá-la.
reservation-not-allowed = Nenhum dos seus parceiros permite que você compre por conta própria. Peça a um parceiro que ative “Permitir que o cliente compre” para você.
reservation-no-agreement = Nada pode ser comprado antes da aceitação do Contrato de Cliente da Microsoft. Aceite-o em Contratos ou peça ao seu parceiro que registre a aceitação.
reservation-no-azure-plan = Uma reserva pertence a um plano do Azure, e você não tem nenhum plano ativo de { $partner }. Peça primeiro a { $partner } que faça o pedido de um plano do Azure para você.
flash-reservation-ordered = Sua reserva do Azure foi pedida. Seu parceiro vê que o pedido foi feito por você.
