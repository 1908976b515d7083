# Licenses: what a customer has of each product, who uses it, giving and taking.
license-manage = Gerenciar licenças
license-manage-lead = O que foi comprado e quem usa. As licenças de um produto são contadas juntas, seja qual for o parceiro que as vendeu.
license-assign-many = Atribuir e revogar licenças
license-product = Produto
license-products = Produtos
license-bought = Compradas
license-assigned = Atribuídos
license-has = Atribuída
license-not-assigned = Não atribuída
license-available = Licenças disponíveis
license-buy-more = Comprar mais
license-save = Salvar
license-close = Fechar
license-suspended-count = { $count ->
    [one] Uma delas está suspensa: quem a tem continua com ela, mas ela não é atribuída a mais ninguém.
   *[other] { $count } delas estão suspensas: quem as tem continua com elas, mas elas não são atribuídas a mais ninguém.
}
license-none-title = Ainda não há licenças
license-none-text = Assim que for pedido um produto licenciado por usuário, as licenças dele aparecerão aqui.
license-counts = Licenças atribuídas: { $assigned } de { $bought }; podem ser atribuídas agora: { $available }.
license-available-count = { $count ->
    [0] Nenhuma licença disponível.
    [one] Uma licença disponível.
   *[other] { $count } licenças disponíveis.
}

license-user = Usuário
license-user-name = Nome de usuário
license-since = Atribuída desde
license-nobody-title = Ninguém tem esta licença
license-nobody-text = Escolha Atribuir e revogar licenças para dá-la a usuários.
license-nobody-found-title = Ninguém encontrado
license-nobody-found-text = Ninguém com esta licença tem esse nome. Tente parte de um nome ou de um endereço.
license-user-heading = Licenças de { $name }
license-needs-location = Este usuário ainda não tem localização. É preciso saber onde as licenças são usadas antes de atribuir alguma.
license-set-location = Definir a localização na página do usuário

license-assign-lead = Selecione usuários e produtos. O que for possível será feito; a próxima página diz o resultado de cada usuário.
license-whom = Usuários a procurar
license-whom-everyone = Todos
license-whom-without = Todos sem { $product }
license-whom-search = Nome ou endereço contém
license-whom-apply = Procurar usuários
license-found = { $count ->
    [0] Nenhum usuário encontrado. Tente parte de um nome ou informe os usuários.
    [one] { $count } usuário foi encontrado e está selecionado abaixo.
   *[other] { $count } usuários foram encontrados e estão selecionados abaixo.
}
license-found-more = Mais de { $count } usuários foram encontrados; os primeiros { $count } estão selecionados abaixo. Salve-os e depois procure os que estão sem o produto para continuar.
license-selected-users = Usuários selecionados
license-selected-hint = Se faltarem licenças, os usuários do topo têm prioridade.
license-first = { $count ->
    [one] É mostrado o primeiro usuário por nome. Procure outros acima.
   *[other] São mostrados os primeiros { $count } usuários por nome. Procure outros acima.
}
license-enter-users = Informar nomes ou endereços
license-other-users = Outros usuários
license-other-hint = Nomes de usuário ou endereços, um por linha. Um formulário aceita até 1.000 usuários.
license-revoke = Revogar licenças
license-revoke-product = Revogar { $product }
license-refused-both = Selecione atribuir ou revogar { $product }, não os dois.
license-leave = Deixar como está
license-assign = Atribuir
license-take = Revogar

license-updated = Licenças atualizadas
license-updated-lead = O resultado, produto por produto e usuário por usuário.
license-updated-again = Este formulário já tinha sido enviado, por isso nada foi feito de novo. Veja abaixo a situação atual.
license-wish = Escolha
license-sum-done = Feito
license-sum-before = Como antes
license-sum-failed = Não feito
license-missing = { $count ->
    [one] Falta mais uma licença.
   *[other] Faltam mais { $count } licenças.
}
license-strangers = Fora deste diretório
license-strangers-text = Ninguém neste diretório tem estes nomes. Confira a grafia ou adicione os usuários primeiro.
license-failed = Não feito
license-done = Feito
license-result = Resultado
license-told = { $product }: { $outcome }
license-outcome-given = atribuída
license-outcome-taken = revogada
license-outcome-had = já estava atribuída
license-outcome-had-none = já não estava atribuída
license-outcome-none-left = não atribuída, não há mais licenças
license-outcome-no-location = não atribuída, o usuário ainda não tem localização
license-outcome-lacks = não está atribuída agora
license-outcome-keeps = continua atribuída

license-refused-no-users = Selecione ao menos um usuário ou informe um nome de usuário ou endereço.
license-refused-many = { $count } usuários são demais para um formulário. Envie no máximo { $max } de cada vez.
license-refused-nothing = Selecione ao menos um produto para atribuir ou revogar.
license-refused-none-left = Não há mais licenças de { $product }; por isso, nada foi salvo. Revogue uma de outro usuário ou peça a compra de mais licenças.
license-refused-no-location = O usuário ainda não tem localização; por isso, nada foi salvo. Defina antes a localização na página do usuário.
flash-licenses-updated = Licenças atualizadas.
flash-licenses-unchanged = Nada mudou: as licenças estão como você as deixou.

subscription-licenses-assigned = { $assigned ->
    [one] Uma licença de { $product } está atribuída
   *[other] { $assigned } licenças de { $product } estão atribuídas
}, e restariam apenas { $left }. Revogue antes { $over } em Atribuir e revogar licenças.
subscription-assigned = Licenças atribuídas
subscription-assigned-count = { $count ->
    [one] { $count } atribuída
   *[other] { $count } atribuídas
}

license-view-plans = Exibir planos de serviço
license-plans-hint = Desmarque o que este usuário não deve ter deste produto. Pelo menos um plano de serviço permanece.
license-plans-many-hint = Desmarque o que os usuários indicados acima não devem ter deste produto; quem recebe uma licença agora a recebe sem isso. O que você não alterar permanece como está para os usuários que já têm a licença.
license-plan-off-for = { $holders ->
    [one] Desativado para o único usuário que tem a licença.
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
license-outcome-had-plans = planos de serviço como antes
license-outcome-differs = os planos de serviço agora são outros
license-outcome-no-plan-left = não feito, porque não restaria nenhum plano de serviço; em vez disso, revogue a licença
license-outcome-clashes = não feito, porque há planos de serviço incompatíveis
license-outcome-needs = não feito, porque { $plan } precisa de um destes planos de serviço: { $others }. Ative um deles ou desative { $plan }
license-outcome-excludes = não feito, porque { $plan } e { $other } não podem ser usados juntos. Desative um deles primeiro
license-refused-groups = As licenças de { $product } e de { $other } pertencem a grupos diferentes e não podem ser atribuídas juntas; por isso, nada foi salvo. Envie um formulário para cada grupo.
license-refused-no-plan = Uma licença de { $product } precisa de pelo menos um plano de serviço. Marque um deles ou escolha que a licença não seja atribuída.
license-refused-needs = { $product } não foi alterado: { $plan } precisa de um destes planos de serviço: { $others }. Ative um deles ou desative { $plan }. Nada foi salvo.
license-refused-excludes = { $product } não foi alterado: { $plan } e { $other } não podem ser usados juntos. Desative um deles em Exibir planos de serviço. Nada foi salvo.
