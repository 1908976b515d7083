# Assinaturas: listas, a página de cada uma, o que se faz com ela, o que acontece por si só.
subscriptions-add = Adicionar assinatura
subscriptions-export = Exportar assinaturas
subscriptions-empty-title = Nenhuma assinatura ainda
subscriptions-empty-text = Tudo o que for pedido para este cliente aparecerá aqui.
subscriptions-group-licenses = Baseadas em licenças
subscriptions-group-trials = Avaliações
subscriptions-group-usage = Baseadas em uso
subscriptions-group-ended = Encerradas
own-subscriptions-lead = O que sua organização tem, de quem comprou e a quem pedir suporte.
own-subscriptions-empty = Tudo o que seu parceiro pedir para você aparecerá aqui.

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
subscription-on = Ligada
subscription-off = Desligada
subscription-none = Nenhum

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
subscription-created = Comprada em
subscription-term-started = Início deste período
subscription-term-ends = Fim deste período
subscription-window-ends = Cancelamento e redução de licenças até
subscription-suspended-since = Suspensa desde
subscription-facts = Detalhes
subscription-parent = Complemento de
subscription-add-ons = Complementos
subscription-ways = O que mais você pode fazer

subscription-nickname-hint = Só você e seus revendedores o veem. Se ficar vazio, vale o nome do produto.
subscription-limits = De { $min } a { $max } licenças.
subscription-fewer-until = É possível reduzir até
subscription-fewer-over = É possível aumentar a qualquer momento; reduzir, só em até 7 dias após a compra ou a renovação, ou a partir do próximo período.
subscription-suspend-effect = { $users ->
    [0] Todos que a usam perdem o acesso imediatamente.
    [one] { $users } usuário com licença deste produto perde o acesso imediatamente.
   *[other] { $users } usuários com licença deste produto perdem o acesso imediatamente.
} Se você não a reativar, a assinatura será excluída em { $at }.
subscription-suspend-trial = Todos que a usam perdem o acesso imediatamente. A avaliação termina em { $at } mesmo assim.
subscription-suspended-now = Os usuários estão sem acesso. Se você não a reativar, a assinatura será excluída em { $at }.
subscription-suspended-trial = Os usuários estão sem acesso. A avaliação termina em { $at } mesmo assim.
subscription-return-new-term = O período terminou. Ao ser reativada, a assinatura inicia imediatamente um novo período, que será cobrado.
subscription-auto-renew-hint = Se marcada, um novo período começa quando este terminar. Até lá, você pode mudar de ideia.
subscription-auto-renew-drops = Há uma alteração agendada para o próximo período. Sem renovação não haverá próximo período, e a alteração será descartada.
subscription-reseller-hint = O ID do MPN do local do revendedor. É ele quem recebe os incentivos por esta assinatura.
subscription-reseller-missing = Não há revendedor nesta assinatura, portanto ninguém recebe incentivos por ela. Informe o ID do MPN do local do revendedor.
subscription-contact-hint = O cliente vê a quem pedir suporte. São listados os revendedores que atendem o cliente e têm privilégios de administrador.

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
subscription-next-expiry = A renovação automática está desligada, portanto a assinatura termina com seu período.
subscription-next-trial-end = A avaliação termina automaticamente. Ela só se torna uma assinatura paga se você a converter antes.
subscription-next-deletion = A assinatura está suspensa e então será excluída definitivamente, a menos que você a reative antes.
subscription-next-parent-end = A assinatura da qual esta é complemento termina, e o complemento termina com ela.
subscription-next-none = Não tem período. Continua até que alguém a suspenda ou cancele.
subscription-scheduled = Agendado para o próximo período: { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}, { $plan }.
subscription-scheduled-waits = Agendado e não realizado enquanto a conta de { $seller } estiver suspensa: { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}, { $plan }. Até lá, a assinatura é renovada como está.
mail-renewal-held-subject = Não realizada, pois a sua conta está suspensa: alteração de { $name } para { $customer }
mail-renewal-held-text = { $name }, de { $customer }, foi renovada em { $at } com { $quantity ->
    [one] { $quantity } licença
   *[other] { $quantity } licenças
}. A alteração para { $scheduled ->
    [one] { $scheduled } licença
   *[other] { $scheduled } licenças
}, agendada para este período, não foi realizada: a conta de { $account } está suspensa e não pode vender nada novo.
mail-renewal-held-next = A alteração continua agendada e será realizada no primeiro período que começar depois que a conta voltar a ficar ativa. Se ela não for mais desejada, desfaça-a na página da assinatura.
mail-renewal-held-open = Ver a assinatura
subscription-end-cancelled = Foi cancelada.
subscription-end-not-renewed = O período terminou e não houve renovação.
subscription-end-trial-over = Os 30 dias da avaliação terminaram.
subscription-end-suspended-too-long = Ficou suspensa por 90 dias.
subscription-end-parent-ended = A assinatura da qual era complemento terminou.

subscription-no-ended = Esta assinatura terminou, e o que terminou não volta. Faça um novo pedido se ela ainda for necessária.
subscription-no-while-suspended = Isto não pode mudar enquanto a assinatura estiver suspensa. Reative-a primeiro.
subscription-no-trial-is-fixed = As licenças e o fim de uma avaliação são fixos. Converta-a em assinatura paga para alterá-los.
subscription-no-usage-has-no-term = O que é cobrado por uso não tem licenças nem período.
subscription-no-fewer-after-window = Licenças podem ser devolvidas em até 7 dias após a compra ou a renovação; o prazo foi até { $until }. Agende uma quantidade menor para o próximo período.
subscription-no-cancel-after-window = Uma assinatura pode ser cancelada em até 7 dias após a compra ou a renovação; o prazo foi até { $until }. Desligue a renovação automática ou suspenda a assinatura.
subscription-no-suspended-already = Esta assinatura já está suspensa.
subscription-no-active-already = Esta assinatura já está ativa.
subscription-no-deleted = Os 90 dias para reativá-la terminaram em { $at }. Faça um novo pedido se ela ainda for necessária.
subscription-no-only-trials-convert = Só uma avaliação pode ser convertida. Esta assinatura não é uma avaliação.
subscription-no-upgrade = Uma assinatura deste tipo não pode receber upgrade. Peça o outro produto.
subscription-no-add-ons = Complementos só podem ser comprados para assinaturas pagas. Abra a assinatura à qual o complemento se destina.
subscription-no-parent-inactive = A assinatura da qual esta é complemento não está ativa. Reative aquela primeiro.
subscription-no-due = A data dela chegou em { $at }, e o portal está prestes a processá-la. Abra a página novamente em um minuto.
subscription-no-schedule-without-renewal = A renovação automática está desligada, portanto não há próximo período para agendar uma alteração. Ligue-a primeiro.
subscription-no-agreement = O cliente não aceitou o Contrato de Cliente da Microsoft. Registre a aceitação na página Conta do cliente e depois faça o pedido.
subscription-no-add-ons-sold = O catálogo não tem complemento para esta assinatura no mercado do cliente.
subscription-nothing-to-convert-to = O catálogo não tem produto pago para esta avaliação no mercado do cliente. Peça ao operador que carregue um.
subscription-nothing-to-upgrade-to = O catálogo não tem upgrade para esta assinatura no mercado do cliente, com seu período e sua cobrança.
subscription-upgrade-leaves-add-on = O complemento { $addon } não funciona com { $offer }. Escolha outro produto ou espere até que o complemento termine.
subscription-amount-too-large = Este valor é grande demais para um pedido. Reduza o número de licenças.
subscription-stale = Alguém alterou esta assinatura enquanto a página estava aberta, por isso nada do que você enviou foi salvo. O que você digitou está mantido abaixo. Veja o que mudou e envie novamente se ainda quiser.
subscription-difference = { $field }: { $old } → { $new }
subscription-by-portal = pelo próprio portal
subscription-next-term-quantity = Licenças a partir do próximo período
subscription-next-term-term = Duração do próximo período

subscription-cancel = Cancelar esta assinatura
subscription-cancel-lead = A assinatura termina imediatamente e em definitivo: os usuários perdem o acesso, e ela não pode ser reativada. O que foi pago por este período é devolvido.
subscription-cancel-until = O cancelamento é possível até
subscription-cancel-add-ons = Complementos que terminam com ela
subscription-cancel-yes = Sim, cancele
subscription-cancel-no = Não, manter
subscription-schedule = Agendar uma alteração para o próximo período
subscription-schedule-lead = Nada muda antes do fim do período. Até lá, você pode voltar atrás. A partir de
subscription-schedule-price = O preço é o do catálogo no dia da renovação.
subscription-schedule-save = Agendar
subscription-schedule-take-back = Desfazer agendamento
subscription-convert = Converter avaliação em assinatura paga
subscription-convert-lead = A assinatura mantém o ID, os usuários e os dados deles. O primeiro período pago começa imediatamente.
subscription-convert-ends = Caso contrário, a avaliação termina em
subscription-apply = Aplicar
subscription-upgrade = Fazer upgrade
subscription-upgrade-lead = A assinatura mantém o ID, as licenças e o período, e passa a custar o que o novo produto custa.
subscription-upgrade-drops = A alteração agendada para o próximo período será descartada.
subscription-upgrade-now = Fazer upgrade agora
subscription-add-on = Comprar um complemento
subscription-add-on-lead = O complemento começa imediatamente. Ele é suspenso e termina junto com esta assinatura.
subscription-add-on-without-reseller = O complemento será pedido sem o revendedor que está nesta assinatura.
subscription-buy = Comprar

flash-subscription-saved = Salvo.
flash-subscription-unchanged = Nada foi alterado, portanto não havia o que salvar.
flash-subscription-suspended = Salvo, e a assinatura está suspensa: os usuários perderam o acesso. Ela será excluída em { $at }, a menos que você a reative antes.
flash-subscription-reactivated = Salvo, e a assinatura está ativa novamente.
flash-subscription-without-reseller = Salvo. Não há mais revendedor na assinatura, portanto ninguém recebe incentivos por ela.
flash-subscription-cancelled = { $name } foi cancelada.
flash-subscription-scheduled = A alteração está agendada para o próximo período.
flash-subscription-nothing-scheduled = Já é assim, portanto nada foi agendado para o próximo período.
flash-subscription-unscheduled = A alteração agendada foi desfeita. O próximo período será como este.
flash-subscription-converted = A avaliação agora é uma assinatura paga de { $name }.
flash-subscription-upgraded = Upgrade para { $name } concluído.
flash-subscription-add-on = O complemento foi pedido.
