security-title = Segurança
security-lead = Como você entra no portal e onde está conectado.
security-password-text = Ao alterar a senha, você sai do portal em todos os outros lugares.
security-sessions = Onde você está conectado
security-sessions-text = Se um navegador ou uma rede da lista não for seu, encerre a sessão e altere sua senha.
security-browser = Navegador
security-browser-unknown = Navegador desconhecido
security-this-browser = Este navegador
security-network = Rede
security-begun = Entrada
security-used = Último uso
security-until = Conectado até
security-sign-out = Sair
security-sign-out-others = Sair dos outros lugares
flash-session-ended = A sessão foi encerrada.
flash-no-other-sessions = Você não está conectado em nenhum outro lugar.
flash-sessions-ended =
    { $count ->
        [one] { $count } outra sessão foi encerrada.
       *[other] { $count } outras sessões foram encerradas.
    }
security-second-factor = Segundo fator
security-second-factor-text = Com um aplicativo autenticador, uma senha roubada não basta para entrar.
security-app = Aplicativo autenticador
security-added = Adicionado
security-last-code = Último uso
security-never = Nunca
security-remove = Remover
security-add-app = Adicionar autenticador
security-app-lead = O aplicativo no celular mostra um código que muda a cada 30 segundos. Você o informa depois da senha.
security-app-scan = Leia a imagem com o aplicativo ou digite a chave.
security-app-type = Informe o código que o aplicativo mostra agora.
security-app-picture = Código QR com a chave
security-app-key = Chave
security-app-name = Nome
security-app-name-hint = Por exemplo, o celular em que o aplicativo está.
security-turn-on = Ativar
security-factor-due = Sua função exige um segundo fator. Adicione um para continuar.
security-proposal-late = Esta chave já não vale. Leia a nova imagem e informe o código dela.
security-remove-app = Remover autenticador
security-remove-app-lead = Os códigos de { $name } deixam de ser pedidos.
security-remove-app-text = Você ainda tem outro aplicativo para os códigos.
security-remove-app-last = É o único que você tem. Você passará a entrar só com a senha, e seus códigos de recuperação deixam de valer.
security-factor-needed = Sua função exige um segundo fator, e este é o único. Adicione outro aplicativo primeiro.
security-codes = Códigos de recuperação
security-codes-lead = Cada código permite entrar uma vez quando você está sem o celular.
security-codes-left =
    { $count ->
        [0] Nenhum código de recuperação restante
        [one] { $count } código de recuperação restante
       *[other] { $count } códigos de recuperação restantes
    }
security-codes-new = Gerar novos códigos
security-codes-new-text = Os novos códigos substituem os antigos, que deixam de valer.
security-codes-none = Nenhum código de recuperação
security-codes-need-factor = Os códigos de recuperação vêm com um segundo fator. Adicione um aplicativo autenticador primeiro.
security-codes-title = Seus códigos de recuperação
security-codes-once = Imprima estes códigos ou guarde-os em um lugar seguro agora. Eles não serão exibidos novamente.
security-codes-done = Já guardei
flash-factor-added = Aplicativo autenticador adicionado.
flash-factor-removed = { $name } foi removido.
second-step-title = Confirme que é você
second-step-code = Código de verificação
second-step-code-hint = Seis dígitos do seu aplicativo autenticador.
second-step-verify = Verificar
second-step-use-recovery = Usar um código de recuperação
second-step-use-app = Usar o aplicativo autenticador
second-step-recovery = Código de recuperação
second-step-recovery-hint = 24 letras e dígitos. Cada código vale uma vez.
second-step-wrong = O código está errado ou já foi usado. Aguarde o próximo código e informe-o.
second-step-recovery-wrong = Este não é um dos seus códigos de recuperação ainda não usados. Confira e tente novamente.
second-step-too-many = Houve códigos errados demais na última hora. Use um código de recuperação ou tente novamente daqui a uma hora.
flash-second-step-over = A entrada demorou demais ou houve códigos errados demais. Comece novamente.
mail-footer-security = Você recebe este e-mail de { $host } porque ele trata da sua forma de entrar. Estes e-mails não podem ser desativados.
mail-security-open = Ver as configurações de segurança
mail-security-not-you = Se não foi você, altere sua senha agora e saia dos outros lugares.
mail-factor-added-subject = Aplicativo autenticador adicionado
mail-factor-added = Um aplicativo autenticador ({ $name }) foi adicionado à sua conta em { $at }.
mail-factor-removed-subject = Aplicativo autenticador removido
mail-factor-removed = Um aplicativo autenticador ({ $name }) foi removido da sua conta em { $at }.
mail-codes-made-subject = Novos códigos de recuperação
mail-codes-made = Novos códigos de recuperação foram gerados em { $at }. Os antigos deixaram de valer.
mail-code-used-subject = Um código de recuperação foi usado
mail-code-used =
    { $left ->
        [one] Alguém entrou com um dos seus códigos de recuperação em { $at }. Resta { $left } código.
       *[other] Alguém entrou com um dos seus códigos de recuperação em { $at }. Restam { $left } códigos.
    }
confirm-who-title = Confirme sua identidade
confirm-who-lead = Para isto, é preciso ter confirmado sua identidade nos últimos 10 minutos.
confirm-who-kept = Para isto, é preciso ter confirmado sua identidade nos últimos 10 minutos. O que você preencheu está guardado.
confirm-who-continue = Continuar
security-factor-until =
    { $days ->
        [0] Sua função exige um segundo fator. Adicione um hoje: a partir de { $at }, nada mais funciona sem ele.
        [one] Sua função exige um segundo fator. Falta { $days } dia: adicione um até { $at }.
       *[other] Sua função exige um segundo fator. Faltam { $days } dias: adicione um até { $at }.
    }
new-browser-title = Foi você?
new-browser-was-me = Se foi você, não é preciso fazer nada. Feche esta página.
new-browser-not-me = Se não foi você, alguém sabe sua senha. O botão abaixo encerra todas as sessões, invalida a senha e remove os aplicativos adicionados desde então. Você recebe um e-mail com um link para criar outra senha.
new-browser-disown = Não fui eu
flash-sign-in-disowned = Todas as sessões foram encerradas e a senha antiga deixou de valer. Crie outra com o link do e-mail que já foi enviado.
mail-new-browser-subject = Novo acesso
mail-new-browser = Alguém entrou como { $email } em { $at } com um navegador que ainda não tinha sido usado para isso: { $browser }, rede { $network }.
mail-new-browser-unnamed = Alguém entrou como { $email } em { $at } com um navegador desconhecido, da rede { $network }.
mail-new-browser-not-you = Se foi você, não é preciso fazer nada. Se não foi, abra o link e escolha “Não fui eu”.
mail-new-browser-action = Ver este acesso
mail-password-stolen = Você informou que um acesso não foi seu. Todas as sessões foram encerradas e a senha antiga deixou de valer. Depois de criar a nova, confira suas configurações de segurança.
