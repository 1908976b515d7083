# Licenses: what a customer has of each product, who uses it, giving and taking.
license-manage = Gerenciar licenças
license-manage-lead = As licenças de um produto são contadas juntas, seja qual for o parceiro que as vendeu.
license-assign-many = Atribuir e revogar licenças
license-product = Produto
license-products = Produtos
license-bought = Compradas
license-assigned = Atribuídas
license-has = Atribuída
license-not-assigned = Não atribuída
license-available = Licenças disponíveis
license-buy-more = Comprar mais
license-save = Salvar
license-close = Fechar
license-suspended-count = { $count ->
    [one] { $count } delas está suspensa: quem a tem continua com ela, mas ela não é atribuída a mais ninguém.
   *[other] { $count } delas estão suspensas: quem as tem continua com elas, mas elas não são atribuídas a mais ninguém.
}
license-none-title = Nenhuma licença ainda
license-none-text = Quando for pedido um produto licenciado por usuário, as licenças dele aparecerão aqui.
license-counts = { $assigned } de { $bought } licenças estão atribuídas. Você pode atribuir { $available } agora.
license-available-count = { $count ->
    [0] Nenhuma licença disponível.
    [one] { $count } licença disponível.
   *[other] { $count } licenças disponíveis.
}

license-user = Usuário
license-user-name = Nome de usuário
license-since = Atribuída desde
license-nobody-title = Ninguém tem esta licença
license-nobody-text = Para atribuí-la a usuários, escolha Atribuir e revogar licenças.
license-nobody-found-title = Nenhum usuário encontrado
license-nobody-found-text = Tente parte de um nome ou de um endereço.
license-user-heading = Licenças de { $name }
license-needs-location = Este usuário ainda não tem localização de uso. Defina-a antes de atribuir licenças.
license-set-location = Definir a localização na página do usuário

license-assign-lead = Selecione usuários e produtos. Tudo o que for possível será feito. A próxima página mostra o resultado de cada usuário.
license-whom = Quais usuários procurar
license-whom-everyone = Todos
license-whom-without = Todos sem { $product }
license-whom-search = Nome ou endereço contém
license-whom-apply = Procurar usuários
license-found = { $count ->
    [0] Nenhum usuário encontrado. Tente parte de um nome ou informe os usuários.
    [one] { $count } usuário foi encontrado e está selecionado abaixo.
   *[other] { $count } usuários foram encontrados e estão selecionados abaixo.
}
license-found-more = Mais de { $count } usuários foram encontrados. Os primeiros { $count } estão selecionados abaixo. Salve-os e depois procure os que estão sem o produto para continuar.
license-selected-users = Usuários selecionados
license-selected-hint = Se faltarem licenças, os usuários do topo têm prioridade.
license-first = { $count ->
    [one] É mostrado { $count } usuário, em ordem alfabética. Procure outros acima.
   *[other] São mostrados os primeiros { $count } usuários, em ordem alfabética. Procure outros acima.
}
license-enter-users = Informar nomes ou endereços
license-other-users = Outros usuários
license-other-hint = Nomes de usuário ou endereços, um por linha. Um formulário aceita até 1.000 usuários.
license-revoke = Revogar licenças
license-revoke-product = Revogar { $product }
license-refused-both = Selecione atribuir ou revogar { $product }, não os dois.
license-leave = Não alterar
license-assign = Atribuir
license-take = Revogar

license-updated = Licenças atualizadas
license-updated-lead = O resultado para cada produto e cada usuário.
license-updated-again = Você já enviou este formulário; por isso, nada foi feito duas vezes. Este é o resultado atual.
license-wish = Escolha
license-sum-done = Concluído
license-sum-before = Sem alteração
license-sum-failed = Não concluído
license-missing = { $count ->
    [one] Falta { $count } licença.
   *[other] Faltam { $count } licenças.
}
license-strangers = Fora deste diretório
license-strangers-text = Nenhum usuário deste diretório tem estes nomes. Confira a grafia ou adicione os usuários primeiro.
license-failed = Não concluído
license-done = Concluído
license-result = Resultado
license-told = { $product }: { $outcome }
license-outcome-given = atribuída
license-outcome-taken = revogada
license-outcome-had = já estava atribuída
license-outcome-had-none = não estava atribuída
license-outcome-none-left = não atribuída: não há mais licenças
license-outcome-no-location = não atribuída: o usuário ainda não tem localização de uso
license-outcome-lacks = não está atribuída agora
license-outcome-keeps = continua atribuída

license-refused-no-users = Selecione pelo menos um usuário ou informe um nome de usuário ou endereço.
license-refused-many = Informe no máximo { $max } usuários de cada vez. Este formulário tem { $count }.
license-refused-nothing = Selecione pelo menos um produto para atribuir ou revogar.
license-refused-none-left = Nada foi salvo: não há mais licenças de { $product }. Revogue a de outro usuário ou peça a compra de mais licenças.
license-refused-no-location = Nada foi salvo: o usuário ainda não tem localização de uso. Defina-a primeiro na página do usuário.
flash-licenses-updated = As licenças de { $name } foram atualizadas.
flash-licenses-unchanged = Nada foi alterado: as licenças de { $name } são as mesmas de antes.

subscription-licenses-assigned = { $assigned ->
    [one] { $assigned } licença de { $product } está atribuída
   *[other] { $assigned } licenças de { $product } estão atribuídas
}, e restariam apenas { $left }. Primeiro revogue { $over } em Atribuir e revogar licenças.
subscription-assigned = Licenças atribuídas
subscription-assigned-count = { $count ->
    [one] { $count } atribuída
   *[other] { $count } atribuídas
}

license-view-plans = Exibir planos de serviço
license-plans-hint = Desmarque os planos de serviço que este usuário não deve ter. Pelo menos um precisa continuar marcado.
license-plans-many-hint = Desmarque os planos de serviço que estes usuários não devem ter. Quem recebe uma licença agora a recebe sem eles. Para quem já tem uma, o que você não alterar fica como está.
license-plan-off-for = { $holders ->
    [one] Desativado para o { $holders } usuário que tem a licença.
   *[other] Desativado para { $off } de { $holders } usuários que têm a licença.
}
license-plan-on = Ativado
license-plan-off = Desativado
license-change-plans = Planos de serviço
license-without = Sem { $off }
license-plans-off = Planos de serviço desativados
license-outcome-given-without = atribuída, sem { $off }
license-outcome-changed = agora com { $on } e sem { $off }
license-outcome-changed-on = agora com { $on }
license-outcome-changed-off = agora sem { $off }
license-outcome-had-plans = planos de serviço sem alteração
license-outcome-differs = os planos de serviço agora são outros
license-outcome-no-plan-left = não concluído: não restaria nenhum plano de serviço; em vez disso, revogue a licença
license-outcome-clashes = não concluído: estes planos de serviço não podem ser usados juntos
license-outcome-needs = não concluído: { $plan } precisa de um destes planos de serviço: { $others }. Ative um deles ou desative { $plan }
license-outcome-excludes = não concluído: { $plan } e { $other } não podem ser usados juntos. Desative um deles primeiro
license-refused-groups = Nada foi salvo: as licenças de { $product } e de { $other } pertencem a grupos diferentes e não podem ser atribuídas juntas. Envie um formulário para cada grupo.
license-refused-no-plan = Marque pelo menos um plano de serviço de { $product } ou escolha não atribuir a licença.
license-refused-needs = Nada foi salvo: em { $product }, { $plan } precisa de um destes planos de serviço: { $others }. Ative um deles ou desative { $plan }.
license-refused-excludes = Nada foi salvo: em { $product }, { $plan } e { $other } não podem ser usados juntos. Desative um deles em Exibir planos de serviço.
