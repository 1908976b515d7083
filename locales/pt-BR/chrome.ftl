# O que cerca todas as páginas: barra, menu, preferências; e as palavras de que os componentes comuns precisam.
chrome-product = Tandem
chrome-description = Tandem é o portal em que provedores indiretos, revendedores e clientes gerenciam parcerias, assinaturas e licenças.
chrome-skip-navigation = Pular navegação
chrome-menu = Menu
chrome-display-language = Idioma de exibição
chrome-theme = Tema de exibição
chrome-theme-light = Claro
chrome-theme-dark = Escuro
chrome-theme-system = Sistema
chrome-switch-account = Trocar de conta
chrome-sign-out = Sair
chrome-pages = Páginas
chrome-previous = Anterior
chrome-next = Próximo
chrome-copied = Copiado.
chrome-copy-failed = Seu navegador não permitiu copiar. Selecione o texto e copie manualmente.
chrome-print = Imprimir
problems-title = Erro:
problems-count =
    { $count ->
        [one] { $count } item para corrigir:
       *[other] { $count } itens para corrigir:
    }
chrome-optional = opcional

# Os caminhos a partir das mensagens.
flash-link-account = Ver conta
flash-link-former-customers = Ver ex-clientes
flash-link-invitations = Ver convites
flash-link-order = Ver pedido
flash-link-subscription = Ver assinatura
flash-link-user = Ver usuário

kept-without-files = Seu texto foi mantido. Escolha os arquivos novamente: o navegador não deixa nenhuma página escolhê-los por você.
