# Solicitações de pedido: o que clientes e revendedores pedem, e o que acontece com elas.
order-request-ask = Solicitar uma assinatura
order-request-new-title = Solicitar uma assinatura
order-request-licenses-title = Solicitar licenças
order-request-change-title = Solicitar uma alteração
order-request-kinds = O que você pode solicitar
order-request-kind-new = Nova assinatura
order-request-kind-licenses = Mais licenças
order-request-kind-upgrade = Atualização de produto
order-request-kind-add-on = Complemento
order-request-kind-conversion = Assinatura paga
order-request-kind-auto-renewal = Renovação automática
order-request-kind-cancellation = Cancelamento
order-requests-empty-title = Ainda não há solicitações de pedido
order-requests-empty-own = Quando você solicita uma assinatura ou mais licenças, a solicitação e a resposta aparecem aqui.
order-requests-empty-reseller = O que você solicita aos seus provedores e o que seus clientes solicitam a você aparece aqui.
order-requests-empty-seller = Quando um cliente ou um revendedor solicita uma assinatura ou mais licenças, a solicitação aparece aqui.
order-requests-none-found = Nenhuma solicitação de pedido tem esse status.
order-requests-all = Todas
order-request-state-asked = Em espera
order-request-state-approved = Aprovada
order-request-state-declined = Recusada
order-request-state-withdrawn = Retirada
order-request-state-overtaken = Superada
order-request-state-expired = Expirada
order-request-expires-soon = Expira em breve
order-request-product = Produto
order-request-quantity = Quantidade
order-request-customer = Cliente
order-request-asked-by = Solicitado por
order-request-asked = Data da solicitação
order-request-term = Período e cobrança
order-request-with = Com { $holder }
order-request-holder = Aguardando
order-request-until = Expira
order-request-passed-on-by = Encaminhada por
order-request-order = Pedido
order-request-from-to = { $before } → { $quantity }
order-request-partner = Parceiro
order-request-through = { $reseller }, para { $seller }
order-request-subscription = Assinatura
order-request-present = O total de que você precisa. Agora: { $now }. No máximo: { $max }.
order-request-no-more = Informe um número maior que { $now }, que é o número de licenças atual.
order-request-next = Nenhum pedido é feito ainda. O parceiro tem 30 dias para decidir, e você recebe um e-mail.
order-request-next-until = Nada termina ainda. O parceiro pode aprovar até { $at }, e você recebe um e-mail.
order-request-means-upgrade = { $quantity ->
    [one] { $quantity } licença passa para o produto que você selecionar. O período e a cobrança continuam os mesmos.
   *[other] Todas as { $quantity } licenças passam para o produto que você selecionar. O período e a cobrança continuam os mesmos.
}
order-request-means-conversion = A avaliação se torna uma assinatura paga, e o primeiro período começa.
order-request-means-auto-renewal = { $quantity ->
    [one] Quando o período terminar, começa outro para { $quantity } licença, pelo preço vigente nesse dia.
   *[other] Quando o período terminar, começa outro para { $quantity } licenças, pelo preço vigente nesse dia.
}
order-request-means-cancellation = { $quantity ->
    [one] A assinatura termina, e com ela { $quantity } licença e todos os complementos. Os usuários perdem o acesso quando o parceiro aprovar.
   *[other] A assinatura termina, e com ela { $quantity } licenças e todos os complementos. Os usuários perdem o acesso quando o parceiro aprovar.
}
order-request-not-of-this = Isto não pode ser solicitado para esta assinatura. Selecione uma das alterações desta página.
order-request-not-your-role = Suas funções não incluem converter avaliações. Peça a um administrador global, administrador de usuários ou agente de vendas da sua organização que aprove.
order-request-send = Enviar solicitação
order-request-no-partner = Nenhum parceiro vende para a sua organização ainda. Aceite primeiro a solicitação de um parceiro.
order-request-no-provider = Para solicitar um pedido, você precisa de privilégios de administrador delegado para este cliente e de um provedor que também o atenda.
order-request-terms = O que você aprova
order-request-ordered = Licenças pedidas
order-request-renewed = Licenças renovadas
order-request-ended = Licenças que terminam
order-request-price = Preço por licença e período de cobrança
order-request-price-next = Preço por licença e período de cobrança a partir do próximo período
order-request-price-was = Na data da solicitação: { $price }
order-request-amount = Total por período de cobrança
order-request-amount-rest = Total até o fim deste período de cobrança
order-request-credit = Crédito
order-request-term-ends = O período termina em { $at }
order-request-cancel-until = Último dia para cancelar
order-request-no-cancel = O que você pedir agora não pode ser cancelado: a janela terminou.
order-request-no-record = Nenhum. Os incentivos são perdidos.
order-request-approve-text = Quando você aprova, o pedido é feito em nome da sua organização.
order-request-approve-renewal = Quando você aprova, a assinatura passa a ser renovada ao fim do período. Nada é cobrado antes disso.
order-request-approve-cancellation = Quando você aprova, a assinatura termina. Os usuários perdem o acesso.
order-request-approve = Aprovar
order-request-pass-on = Encaminhar
order-request-pass-on-text = Depois disso, { $seller } decide. O cliente continua registrado como quem solicitou.
order-request-reason = Motivo
order-request-reason-hint = Quem fez a solicitação lê isto.
order-request-reason-words = Motivo, nas palavras do parceiro
order-request-unsent = Seu motivo, que não foi enviado
order-request-withdraw = Retirar
order-request-withdraw-text = Ninguém decidiu ainda. Se você retirar a solicitação, ela não poderá mais ser aprovada.
order-request-overtaken-relationship = Uma das organizações não trabalha mais com a outra, por isso o pedido não pode ser feito. Envie uma nova solicitação a um parceiro que atenda o cliente.
order-request-overtaken-offer = Este produto não é mais vendido nessas condições. Envie uma nova solicitação de outro produto ou período.
order-request-overtaken-subscription = A assinatura mudou desde a solicitação: terminou, foi atualizada para outro produto ou já tem esse número de licenças.
order-request-changed = Outra pessoa já atualizou esta solicitação. Nenhum pedido foi feito. Esta página mostra como ela está agora.
order-request-repriced = O preço ou as condições mudaram desde que você abriu esta página. Nenhum pedido foi feito. O preço por licença agora é { $price }. Verifique tudo e aprove novamente.
order-request-stands-elsewhere = Não é possível fazer isso: o status da solicitação é “{ $state }”. Esta página mostra o que você pode fazer.
flash-order-request-sent = Solicitação enviada. Avisamos o parceiro que decide.
flash-order-request-passed-on = Solicitação encaminhada. Avisamos { $name } e o provedor.
flash-order-request-approved = Solicitação aprovada e pedido feito. Avisamos { $name }.
flash-order-request-approved-done = Solicitação aprovada e assinatura alterada. Avisamos { $name }.
flash-order-request-declined = Solicitação recusada. Avisamos { $name }.
flash-order-request-withdrawn = Solicitação retirada.
flash-order-request-overtaken = Nenhum pedido foi feito: a solicitação foi superada. Avisamos { $name }.
flash-order-request-expired = Nenhum pedido foi feito: a solicitação expirou. Avisamos { $name }.
home-order-request-waits = { $asker } solicita para { $customer }.
home-order-request-own = { $customer } faz esta solicitação.
home-order-request-answered = Sua solicitação de pedido: { $state }.
home-view-order-request = Ver solicitação
mail-order-request-open = Ver a solicitação
mail-order-request-subject = { $asker } solicita { $offer }
mail-order-request-new = { $person }, de { $asker }, solicita uma nova assinatura para { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}.
mail-order-request-licenses = { $person }, de { $asker }, solicita mais licenças para { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
} no total, agora { $before }.
mail-order-request-upgrade = { $person }, de { $asker }, solicita a atualização para outro produto de uma assinatura de { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}.
mail-order-request-add-on = { $person }, de { $asker }, solicita um complemento para { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}.
mail-order-request-conversion = { $person }, de { $asker }, solicita uma assinatura paga no lugar de uma avaliação para { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}.
mail-order-request-auto-renewal = { $person }, de { $asker }, solicita a renovação automática de uma assinatura de { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}.
mail-order-request-cancellation = { $person }, de { $asker }, solicita o cancelamento de uma assinatura de { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}.
mail-order-request-passed-on-to-you = { $decider }, de { $partner }, encaminhou a solicitação a você.
mail-order-request-pass-on = Encaminhe a solicitação a { $seller } ou recuse até { $until }. Até lá, nenhum pedido é feito.
mail-order-request-decide = Aprove ou recuse até { $until }. A página mostra o preço antes que um pedido seja feito.
mail-order-request-approved-subject = { $partner } aprovou sua solicitação: { $offer }
mail-order-request-approved = { $decider }, de { $partner }, aprovou sua solicitação para { $customer } e fez o pedido: { $offer }.
mail-order-request-approved-done = { $decider }, de { $partner }, aprovou sua solicitação para { $customer } e alterou a assinatura: { $offer }.
mail-order-request-declined-subject = { $partner } recusou sua solicitação: { $offer }
mail-order-request-declined = { $decider }, de { $partner }, recusou sua solicitação para { $customer }: { $offer }. Nenhum pedido foi feito.
mail-order-request-passed-on-subject = { $partner } encaminhou sua solicitação: { $offer }
mail-order-request-passed-on = { $decider }, de { $partner }, encaminhou sua solicitação para { $customer }: { $offer }. Agora { $seller } decide.
mail-order-request-expired-subject = Sua solicitação expirou: { $offer }
mail-order-request-expired = { $holder } não decidiu a tempo sobre sua solicitação para { $customer }: { $offer }. Ela expirou em { $until }, e nenhum pedido foi feito. Você pode enviá-la novamente.
mail-order-request-overtaken-subject = Sua solicitação foi superada: { $offer }
mail-order-request-overtaken = Sua solicitação para { $customer } não pode mais ser atendida: { $offer }. Nenhum pedido foi feito.
