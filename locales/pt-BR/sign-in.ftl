# Entrada, senhas e as configurações de uma pessoa.
sign-in-title = Entrar
sign-in-description = Entre para gerenciar suas parcerias, seus clientes, suas assinaturas e suas licenças.
sign-in-email = E-mail
sign-in-password = Senha
sign-in-button = Entrar
sign-in-wrong = E-mail ou senha incorretos. Confira os dois e tente de novo.
sign-in-temporary-ended = Esta senha temporária não funciona mais, porque não foi trocada em 7 dias. Peça uma nova ou escolha uma senha em “Esqueceu a senha?”.
sign-in-forgot = Esqueceu a senha?

password-title = Escolha uma nova senha
password-lead = Quando você a altera, suas outras sessões são encerradas.
password-forced-lead = Sua senha foi definida por outra pessoa. Escolha uma que só você conheça.
password-hint = Pelo menos 12 caracteres: várias palavras, mas nenhuma senha comum, nome ou sequência do teclado.
password-show = Mostrar senha
password-current = Senha atual
password-new = Nova senha
password-repeat = Repetir a nova senha
password-save = Salvar

recover-title = Esqueceu sua senha?
recover-lead = Informe o e-mail com que você entra. Enviaremos um link para escolher uma nova senha.
recover-no-mail = Se você não recebe e-mails neste endereço, peça uma nova senha a um administrador da sua organização.
recover-send = Enviar link
recover-choose-lead = Ao salvar, todas as suas sessões são encerradas. Depois, entre com a nova senha.
recover-dead-title = Este link não funciona mais
recover-dead-text = Um link funciona uma vez, por tempo limitado, e só o mais recente vale. Solicite um novo link.
recover-again = Solicitar novo link
recover-nobody = Ninguém pode entrar com { $email }. Confira o endereço.

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
flash-password-link = Se este endereço pertence a um usuário, enviamos um link a ele. O link funciona por 30 minutos.
flash-password-recovered = Senha salva. Entre com ela.
