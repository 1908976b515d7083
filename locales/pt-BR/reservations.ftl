# Reservas do Azure que um cliente compra diretamente.
reservation-title = Reserva do Azure
reservation-buy = Comprar uma reserva do Azure
reservation-lead = Seu parceiro permite que você compre reservas diretamente: capacidade por um ou três anos, a um preço melhor que o do pagamento por uso.
reservation-partner = Parceiro que paga
reservation-partner-hint = A reserva é cobrada do parceiro, e ele cobra de você conforme o combinado.
reservation-offer = Capacidade reservada
reservation-quantity = Quantidade
reservation-review-lead = Confira tudo antes de enviar. O pedido ainda não foi feito.
reservation-means = { $partner } paga por esta reserva. O histórico de pedidos mostra que foi você quem fez o pedido. { $partner } pode cancelá-la em até sete dias.
reservation-not-allowed = Nenhum dos seus parceiros permite que você faça compras diretamente. Peça a um parceiro que ative “Permitir que o cliente compre” para você.
reservation-no-agreement = Até que o Contrato de Cliente da Microsoft seja aceito, nada pode ser comprado. Aceite-o em Contratos ou peça ao seu parceiro que registre a aceitação.
reservation-no-azure-plan = Uma reserva pertence a um plano do Azure, e você não tem nenhum plano ativo de { $partner }. Primeiro peça a { $partner } que faça o pedido de um plano do Azure para você.
flash-reservation-ordered = O pedido da reserva do Azure foi feito. O histórico de pedidos do seu parceiro mostra que foi você quem fez o pedido.
