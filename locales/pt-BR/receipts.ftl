# O que os administradores globais de um cliente recebem por e-mail: o que foi pedido, alterado ou renovado.
receipt-open-subscriptions = Ver suas assinaturas
receipt-order-subject = Confirmação: { $partner } fez o pedido { $number }
receipt-order-text = { $person }, de { $partner }, fez o pedido { $number } para { $account } em { $at }. Quem vende é { $seller }.
receipt-order-line = { $offer }
    { $quantity ->
        [one] { $quantity } licença
       *[other] { $quantity } licenças
    } · { $term } · { $frequency } · { $amount }
receipt-order-line-usage = { $offer }
    Cobrança por uso
receipt-order-total = Pedido { $number }, total: { $total }

receipt-suspended-subject = Confirmação: { $partner } suspendeu { $name }
receipt-suspended-text = { $person }, de { $partner }, suspendeu a assinatura de { $name } de { $account } em { $at }. Os usuários perderam o acesso, e os complementos, se houver, também estão suspensos. Se não for reativada, a assinatura termina em { $until }.
receipt-suspended-many-subject = Confirmação: { $partner } suspendeu suas assinaturas
receipt-suspended-many-text = { $person }, de { $partner }, suspendeu { $count ->
        [one] { $count } assinatura
       *[other] { $count } assinaturas
    } de { $account } em { $at }. Os usuários perderam o acesso. As assinaturas que não forem reativadas em 90 dias são excluídas.
receipt-changed-one = { $name }
receipt-reactivated-subject = Confirmação: { $partner } reativou { $name }
receipt-reactivated-text = { $person }, de { $partner }, reativou a assinatura de { $name } de { $account } em { $at }. Os usuários têm acesso de novo, e os complementos suspensos com ela estão ativos.
receipt-cancelled-subject = Confirmação: { $partner } cancelou { $name }
receipt-cancelled-text = { $person }, de { $partner }, cancelou a assinatura de { $name } de { $account } em { $at }. Ela terminou imediatamente, e os complementos, se houver, também terminaram. Os usuários perderam o acesso.
receipt-converted-subject = Confirmação: { $partner } converteu uma avaliação em { $name }
receipt-converted-text = { $person }, de { $partner }, converteu a avaliação { $before } de { $account } em uma assinatura paga de { $name } em { $at }. Licenças: { $quantity }.
receipt-upgraded-subject = Confirmação: { $partner } atualizou uma assinatura para { $name }
receipt-upgraded-text = { $person }, de { $partner }, atualizou a assinatura de { $before } de { $account } para { $name } em { $at }. As licenças, os usuários e o período continuam os mesmos.
receipt-quantity-subject = Confirmação: { $partner } alterou suas licenças de { $name }
receipt-quantity-text = { $person }, de { $partner }, alterou as licenças de { $name } de { $account } em { $at }. Antes: { $old }. Agora: { $quantity }.

receipt-renewed-subject = Confirmação: { $name } foi renovada
receipt-renewed-text = O portal iniciou um novo período para { $account } em { $at }, porque a renovação automática está ativada:
receipt-renewed-line = { $offer }, até { $until }
    { $quantity ->
        [one] { $quantity } licença
       *[other] { $quantity } licenças
    } · { $term } · { $frequency }
receipt-renewed-stop = Se você não quiser outro período depois deste, solicite ao vendedor que desative a renovação automática.
