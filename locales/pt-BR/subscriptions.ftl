# Assinaturas: listas, a página de cada uma, o que se faz com ela, o que acontece por si só.
subscriptions-add = Adicionar assinatura
subscriptions-export = Exportar assinaturas
subscriptions-empty-title = Nenhuma assinatura ainda
subscriptions-empty-text = O que for pedido para este cliente aparecerá aqui.
subscriptions-group-licenses = Baseadas em licenças
subscriptions-group-trials = Avaliações
subscriptions-group-usage = Baseadas em uso
subscriptions-group-ended = Encerradas
own-subscriptions-empty = O que seu parceiro contratar para você aparecerá aqui.
own-subscriptions-free = { $count ->
    [one] { $count } disponível
   *[other] { $count } disponíveis
}

subscription-column-name = Assinatura
subscription-column-reseller = Revendedor
subscription-column-next = O que acontece a seguir
subscription-nickname = Apelido da assinatura
subscription-quantity = Quantidade
subscription-status = Status
subscription-auto-renew = Renovação automática
subscription-reseller = Revendedor (ID do MPN)
subscription-contact = Contato de suporte designado
subscription-submit = Enviar
subscription-on = Ativada
subscription-off = Desativada
subscription-none = —

subscription-product = Produto
subscription-sku = Código (SKU)
subscription-publisher = Publicador
subscription-category = Categoria
subscription-unit = Unidade
subscription-unit-licenses = Licenças
subscription-unit-add-on-licenses = Licenças de complemento
subscription-unit-usage = Baseada em uso
subscription-term = Período
subscription-frequency = Cobrança
subscription-price = Preço unitário
subscription-reseller-name = Revendedor
subscription-seller = Vendida por
subscription-order = Número do pedido
subscription-id = ID da assinatura
subscription-created = Compra
subscription-term-started = Início do período
subscription-term-ends = Fim do período
subscription-window-ends = Cancelar ou reduzir licenças até
subscription-suspended-since = Suspensa desde
subscription-facts = Detalhes
subscription-parent = Complemento de
subscription-add-ons = Complementos
subscription-ways = Outras ações

subscription-nickname-hint = Só você e seus revendedores podem vê-lo. Se você deixar vazio, é usado o nome do produto.
subscription-limits = Informe um número de { $min } a { $max }.
subscription-fewer-short = Pode ser reduzida até { $at }
subscription-fewer-until = Você pode reduzir o número até { $at }.
subscription-fewer-over = Você pode adicionar licenças a qualquer momento. Só pode reduzi-las em até 7 dias após a compra ou a renovação, ou a partir do próximo período.
subscription-suspend-effect = { $users ->
    [0] Todos que a usam perdem o acesso imediatamente.
    [one] { $users } usuário com licença deste produto perde o acesso imediatamente.
   *[other] { $users } usuários com licença deste produto perdem o acesso imediatamente.
} Se você não a reativar, a assinatura será excluída em { $at }.
subscription-suspend-trial = Todos que a usam perdem o acesso imediatamente. A avaliação termina em { $at } mesmo assim.
subscription-suspended-now = Os usuários estão sem acesso. Se você não a reativar, a assinatura será excluída em { $at }.
subscription-suspended-trial = Os usuários estão sem acesso. A avaliação termina em { $at } mesmo assim.
subscription-return-new-term = O período terminou. Reativar a assinatura inicia imediatamente um novo período, que será cobrado.
subscription-auto-renew-hint = Se esta opção estiver marcada, um novo período começa quando este terminar. Você pode alterar isto até lá.
subscription-auto-renew-drops = Há uma alteração agendada para o próximo período. Sem renovação, não há próximo período, e a alteração é cancelada.
subscription-reseller-hint = O ID de local do MPN do revendedor. É ele quem recebe os incentivos por esta assinatura.
subscription-reseller-missing = Esta assinatura não tem revendedor; por isso, ninguém recebe incentivos por ela. Informe o ID de local do MPN do revendedor.
subscription-contact-hint = Aparece para o cliente como contato de suporte. Os revendedores desta lista atendem o cliente e têm privilégios de administrador.

subscription-event-renewal = Renovação
subscription-event-expiry = Encerramento
subscription-event-trial-end = Fim da avaliação
subscription-event-deletion = Exclusão
subscription-event-parent-end = Encerramento com a assinatura principal
subscription-event-none = Continua
subscription-ended = Encerrada
subscription-next-renewal = Um novo período começa automaticamente: { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}, { $plan }.
subscription-next-expiry = A renovação automática está desativada; por isso, a assinatura termina no fim do período.
subscription-next-trial-end = A avaliação termina automaticamente. Ela só se torna uma assinatura paga se você a converter antes.
subscription-next-deletion = A assinatura está suspensa. A menos que você a reative antes, ela será excluída.
subscription-next-parent-end = Este complemento termina junto com a assinatura principal.
subscription-next-none = Não tem período. Continua até que alguém a suspenda ou cancele.
subscription-scheduled = Agendado para o próximo período: { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}, { $plan }.
subscription-scheduled-waits = Agendado, mas não aplicado enquanto a conta de { $seller } estiver suspensa: { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}, { $plan }. Até lá, a assinatura é renovada sem alterações.
mail-renewal-held-subject = Alteração agendada não realizada: { $name } para { $customer }
mail-renewal-held-text = { $name }, de { $customer }, foi renovada em { $at } com { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}. A alteração para { $scheduled ->
    [one] { $scheduled } licença
   *[other] { $scheduled } licenças
}, agendada para este período, não foi realizada, pois a conta de { $account } está suspensa e não pode vender nada novo.
mail-renewal-held-next = A alteração continua agendada e vale a partir do primeiro período que começar depois que sua conta for reativada. Para cancelá-la, abra a assinatura.
mail-renewal-held-open = Ver a assinatura
subscription-end-cancelled = Foi cancelada.
subscription-end-not-renewed = O período terminou, e ela não foi renovada.
subscription-end-trial-over = Os 30 dias da avaliação terminaram.
subscription-end-suspended-too-long = Ficou suspensa por 90 dias.
subscription-end-parent-ended = A assinatura principal terminou.

subscription-no-ended = Esta assinatura terminou e não pode ser reativada. Faça um novo pedido se ainda precisar dela.
subscription-no-while-suspended = Reative a assinatura primeiro. Você não pode alterar isto enquanto ela estiver suspensa.
subscription-no-trial-is-fixed = As licenças e a data de término de uma avaliação são fixas. Para alterá-las, converta-a em assinatura paga.
subscription-no-usage-has-no-term = Assinaturas cobradas por uso não têm licenças nem período.
subscription-no-fewer-after-window = Agende menos licenças para o próximo período. O prazo para reduzi-las, de 7 dias após a compra ou a renovação, terminou em { $until }.
subscription-no-cancel-after-window = Desative a renovação automática ou suspenda a assinatura. O prazo para cancelá-la, de 7 dias após a compra ou a renovação, terminou em { $until }.
subscription-no-suspended-already = Esta assinatura já está suspensa.
subscription-no-active-already = Esta assinatura já está ativa.
subscription-no-deleted = O prazo de 90 dias para reativar esta assinatura terminou em { $at }. Faça um novo pedido se ainda precisar dela.
subscription-no-only-trials-convert = Só uma avaliação pode ser convertida, e esta assinatura não é uma. Para mudar de produto, faça um pedido.
subscription-no-upgrade = Este tipo de assinatura não pode ser atualizado para outro produto. Faça o pedido do outro produto.
subscription-no-add-ons = Você só pode comprar complementos para assinaturas pagas. Abra a assinatura a que o complemento se destina.
subscription-no-parent-inactive = A assinatura principal não está ativa. Reative-a primeiro.
subscription-no-due = Uma alteração automática estava prevista para { $at } e está prestes a ser feita. Recarregue a página em um minuto.
subscription-no-schedule-without-renewal = A renovação automática está desativada; por isso, não há próximo período para o qual agendar uma alteração. Ative-a primeiro.
subscription-no-privileges = Para alterar esta assinatura, você precisa de privilégios de administrador delegado deste cliente. Peça-os ao cliente.
subscription-no-administration = { $seller } vendeu esta assinatura e não permite que sua organização a altere. Solicite a alteração: { $seller } decide.
subscription-ask-seller = Isso gera custo para { $seller }, que vendeu a assinatura. Peça a alteração a { $seller }.
subscription-asks = { $seller } vendeu esta assinatura. Você pode mudar o apelido, escolher o contato de suporte, suspender e reativar, desativar a renovação automática e agendar menos licenças. { $seller } recebe um e-mail sobre cada alteração. O resto você pode solicitar.
subscription-quantity-asked = Peça mais licenças ao vendedor. Você pode agendar menos para o próximo período.
subscription-renewal-asked = Peça ao vendedor que ative a renovação automática.
subscription-schedule-asked = O próximo período dura o mesmo que este e é cobrado da mesma forma.
subscription-no-agreement = O cliente não aceitou o Contrato de Cliente da Microsoft. Registre a aceitação na página Conta do cliente e depois faça o pedido.
subscription-no-add-ons-sold = O catálogo não tem complementos para esta assinatura no mercado do cliente.
subscription-nothing-to-convert-to = O catálogo não tem produto pago para esta avaliação no mercado do cliente. Peça ao operador que carregue um.
subscription-nothing-to-upgrade-to = No mercado do cliente, o catálogo não tem produto com o mesmo período e a mesma cobrança para o qual atualizar esta assinatura.
subscription-upgrade-leaves-add-on = O complemento { $addon } não funciona com { $offer }. Escolha outro produto ou espere até que o complemento termine.
subscription-amount-too-large = Informe menos licenças. Este valor é grande demais para um pedido.
subscription-stale = Nada foi salvo: outra pessoa alterou esta assinatura enquanto a página estava aberta. O que você digitou foi mantido abaixo. Confira as alterações e envie de novo se ainda quiser.
subscription-difference = { $field }: { $old } → { $new } { $by }, { $at }
subscription-by-portal = pelo portal
subscription-next-term-quantity = Licenças a partir do próximo período
subscription-next-term-term = Duração do próximo período

subscription-cancel = Cancelar esta assinatura
subscription-cancel-lead = A assinatura termina imediatamente e não pode ser reativada. Os usuários perdem o acesso. Os dias restantes deste período de cobrança são reembolsados.
subscription-cancel-until = Você pode cancelar até { $at }.
subscription-cancel-add-ons = Complementos que terminam com ela
subscription-cancel-yes = Sim, cancelar
subscription-cancel-no = Não, manter
subscription-schedule = Agendar uma alteração para o próximo período
subscription-schedule-lead = Nada muda até o fim do período, e até lá você pode cancelar a alteração.
subscription-schedule-from = O novo período começa em { $at }.
subscription-schedule-price = Você paga o preço do catálogo no dia da renovação.
subscription-schedule-save = Agendar
subscription-schedule-take-back = Cancelar agendamento
subscription-convert = Converter avaliação em assinatura paga
subscription-convert-lead = A assinatura mantém o ID, os usuários e os dados deles. O primeiro período pago começa imediatamente.
subscription-convert-ends = Se você não a converter, a avaliação termina em { $at }.
subscription-apply = Aplicar
subscription-upgrade = Atualizar para outro produto
subscription-upgrade-lead = A assinatura mantém o ID, as licenças e o período. A partir de agora, ela custa o preço do novo produto.
subscription-upgrade-drops = A alteração agendada para o próximo período é cancelada.
subscription-upgrade-now = Atualizar agora
subscription-add-on = Comprar um complemento
subscription-add-on-lead = O complemento começa imediatamente. Ele é suspenso e termina junto com esta assinatura.
subscription-add-on-without-reseller = O pedido do complemento é feito sem o revendedor desta assinatura.
subscription-buy = Comprar

flash-subscription-saved = A assinatura foi salva: { $name }.
flash-subscription-unchanged = Nada foi alterado em { $name }; por isso, nada foi salvo.
flash-subscription-suspended = A assinatura foi suspensa: { $name }. Os usuários perderam o acesso. A menos que você a reative antes, ela será excluída em { $at }.
flash-subscription-reactivated = A assinatura foi reativada: { $name }.
flash-subscription-without-reseller = A assinatura foi salva: { $name }. Ela não tem mais revendedor; por isso, ninguém recebe incentivos por ela.
flash-subscription-cancelled = { $name } foi cancelada.
flash-subscription-scheduled = A alteração foi agendada para o próximo período de { $name }.
flash-subscription-nothing-scheduled = Nada foi agendado para { $name }: o próximo período já seria assim.
flash-subscription-unscheduled = A alteração agendada para { $name } foi cancelada. O próximo período será como este.
flash-subscription-converted = A avaliação foi convertida em assinatura paga de { $name }.
flash-subscription-upgraded = A assinatura foi atualizada para { $name }.
flash-subscription-add-on = O pedido do complemento de { $name } foi feito.
