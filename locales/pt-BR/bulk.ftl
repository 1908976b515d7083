# Ações sobre linhas selecionadas em uma lista.
bulk-contact = Definir contato de suporte
bulk-reseller = Definir revendedor
bulk-export = Exportar selecionados
bulk-auto-renew = Alterar renovação
bulk-auto-renew-on = Ativar renovação automática
bulk-auto-renew-off = Desativar renovação
bulk-resend = Reenviar selecionados
bulk-resend-title = Reenviar convites
bulk-revoke = Revogar selecionados
bulk-revoke-title = Revogar convites
bulk-licenses = Atribuir licenças
bulk-roles = Alterar funções
bulk-delete = Excluir selecionados
bulk-delete-title = Excluir usuários
bulk-next = Avançar
bulk-now = Agora
bulk-none-title = Nada selecionado
bulk-none-text = Volte à lista e selecione pelo menos uma linha.
bulk-selected = Selecionados: { $count }
bulk-changes = Serão alterados: { $count }
bulk-stays = Ficam como estão: { $count }
bulk-nothing-changes = Nenhum item desta lista seria alterado.
bulk-same = Já está assim.
bulk-too-many = Só é possível alterar { $most } assinaturas de uma vez. Selecione menos clientes.
bulk-no-contact = Este parceiro não atende o cliente ou não tem privilégios de administrador.
bulk-no-subscriptions = Nenhuma assinatura vendida por você está ativa ou suspensa.
bulk-contact-chosen = O contato de suporte será { $name }.
bulk-reseller-hint = O ID do MPN do local do revendedor. Deixe em branco para remover o revendedor.
bulk-reseller-chosen = O revendedor será { $name } ({ $mpn }).
bulk-reseller-none = O revendedor será removido. Depois disso, ninguém recebe incentivos por estas assinaturas.
bulk-roles-what = O que alterar
bulk-roles-give = Adicionar as funções abaixo
bulk-roles-take = Remover as funções abaixo
bulk-roles-given = Funções a adicionar: { $roles }
bulk-roles-taken = Funções a remover: { $roles }
bulk-user-oneself = Esta é a sua própria conta. Exclua-a na página dela.
bulk-invitation-not-yours = Suas funções não incluem convites deste tipo.
bulk-invitation-not-mailed = Este convite não foi enviado por e-mail por este portal. Reenvie-o na própria linha.
bulk-resend-means = Cada destinatário recebe um e-mail com um novo link. Os links anteriores deixam de funcionar.
bulk-revoke-means = Os links deixam de funcionar, e os e-mails que aguardam não são enviados.
flash-subscriptions-changed = { $count ->
    [one] { $count } assinatura alterada.
   *[other] { $count } assinaturas alteradas.
} Sem alteração: { $unchanged }.
flash-invitations-resent = { $count ->
    [one] { $count } convite reenviado.
   *[other] { $count } convites reenviados.
}
flash-invitations-revoked = { $count ->
    [one] { $count } convite revogado.
   *[other] { $count } convites revogados.
}
flash-users-deleted = { $count ->
    [one] { $count } usuário excluído.
   *[other] { $count } usuários excluídos.
}
flash-users-changed = { $count ->
    [one] Funções de { $count } usuário alteradas.
   *[other] Funções de { $count } usuários alteradas.
}
