# Entrada, senhas e as configurações de uma pessoa.
sign-in-title = Entrar
sign-in-description = Entre para gerenciar suas parcerias, seus clientes, suas assinaturas e suas licenças.
sign-in-email = E-mail
sign-in-password = Senha
sign-in-button = Entrar
sign-in-wrong = E-mail ou senha incorretos. Confira os dois e tente de novo.

password-title = Escolha uma nova senha
password-lead = Quando você a altera, suas outras sessões são encerradas.
password-forced-lead = Sua senha foi definida por outra pessoa. Escolha uma que só você conheça.
password-hint = Pelo menos 12 caracteres, sem nomes nem repetições. Uma frase funciona bem.
password-current = Senha atual
password-new = Nova senha
password-repeat = Repetir a nova senha
password-save = Salvar

settings-lead = Estas configurações são só suas e valem em todas as organizações de que você faz parte.
settings-preferences = Preferências
settings-display = Idioma, hora e tema
settings-language = Idioma preferido
settings-language-hint = Para as páginas e para os e-mails enviados a você.
settings-language-browser = Usar o idioma do navegador
settings-time-zone = Fuso horário
settings-time-zone-hint = As datas aparecem neste fuso horário. Passe o mouse sobre uma delas para vê-la em UTC.
settings-theme = Tema preferido
settings-mails = E-mails
settings-mails-hint = E-mails sobre sua conta, seus contratos e acesso de administrador são sempre enviados.
settings-mail-partnerships = Parcerias: propostas, respostas às suas solicitações e contratos assinados por revendedores
settings-mail-customers = Clientes: novos clientes e alterações nos dados da empresa
settings-mail-sales = Vendas: pedidos, renovações e alterações em assinaturas
settings-mail-order-requests = Solicitações de pedido e respostas a elas
settings-mail-referrals = Indicações e respostas a elas
settings-mail-service-requests = Solicitações de serviço
settings-save = Salvar
settings-person = Você
settings-name = Nome
settings-email = E-mail
settings-change-password = Alterar senha

flash-signed-out = Você saiu da sua conta.
flash-password-changed = Sua senha foi alterada.
flash-settings-saved = Suas configurações foram salvas.
