# O contrato da própria conta, de parceiros e de clientes.
agreement-text = Texto do contrato
agreement-download = Baixar
agreement-accept = Aceitar e continuar
agreement-admins = Quem pode aceitá-lo
agreement-ask-admin = Somente um administrador global da sua organização pode aceitar este contrato. Peça a uma das pessoas indicadas acima.

partner-agreement-lead = O que sua organização aceita ao atuar no programa de parceiros. O contrato é assinado uma única vez para a sua região.
partner-agreement-region = Região
partner-agreement-signed-at = Assinado em
partner-agreement-signed-by = Assinado por
partner-agreement-signed-by-unknown = Não registrado
partner-agreement-for-good = O contrato não expira. Ninguém precisa assiná-lo de novo, mesmo que pessoas saiam ou que a empresa mude de nome.
partner-agreement-english = Este contrato está disponível somente em inglês, e só o texto em inglês é vinculante.
partner-agreement-unsigned-title = Enquanto não estiver assinado
partner-agreement-blocks-number = Novos pedidos e assinaturas não podem incluir o seu ID do MPN; por isso, não geram incentivos para você.
partner-agreement-blocks-business = Seus provedores não devem iniciar novos negócios com você.
partner-agreement-blocks-seller = Você não deve iniciar novos negócios com clientes e revendedores. O programa exige que o contrato seja assinado antes.
partner-agreement-allows-looking = Você pode entrar e ver suas listas como antes.
partner-agreement-allows-partnerships = Você pode aceitar solicitações de parceria de provedores.
partner-agreement-allows-existing = As assinaturas existentes não mudam.
partner-agreement-means = Ao aceitar, você assina o contrato em nome de toda a sua organização nesta região. Seu nome e o horário ficam registrados.

own-agreement-lead = O que sua organização aceita ao usar os serviços de nuvem da Microsoft.
own-agreement-accepted-here = Sua organização aceitou o contrato neste portal.
own-agreement-asked = A aceitação do contrato foi solicitada a você em { $at }.
own-agreement-missing = Sua organização ainda não aceitou o contrato.
own-agreement-blocks = Enquanto sua organização não o aceitar, seus parceiros não podem fazer pedidos para você.
own-agreement-ask-partner = Sua organização comprou sob um contrato anterior e, por isso, não pode aceitar este diretamente. Peça ao seu parceiro que confirme a sua aceitação.
own-agreement-partners = Quem pode confirmar
own-agreement-means = Ao aceitar, você concorda em nome de toda a sua organização. Seu nome e a data ficam registrados, e avisaremos seus parceiros de que podem fazer pedidos para você.

region-africa = África
region-asia-pacific = Ásia-Pacífico
region-australia = Austrália
region-brazil = Brasil
region-canada = Canadá
region-europe = Europa
region-india = Índia
region-japan = Japão
region-korea = Coreia
region-latin-america = América Latina e Caribe
region-mecee = Oriente Médio, Europa Central e Oriental, norte e sul da África
region-new-zealand = Nova Zelândia
region-russia = Rússia
region-taiwan = Taiwan
region-united-states = Estados Unidos


flash-agreement-signed = Sua organização assinou o Contrato de Parceiro da Microsoft.
flash-agreement-accepted = Sua organização aceitou o Contrato de Cliente da Microsoft. Avisamos seus parceiros de que podem fazer pedidos para você.

mail-open-agreements = Ver o contrato
mail-open-resellers = Ver seus revendedores indiretos
mail-mpa-receipt-subject = Confirmação: { $account } assinou o Contrato de Parceiro da Microsoft
mail-mpa-receipt-text = { $person } assinou o contrato em nome de { $account } em { $at }.
mail-mpa-receipt-meaning = O contrato vale para toda a sua organização na região dela e não expira. Você pode lê-lo e baixá-lo em Contratos.
mail-mpa-signed-subject = { $account } assinou o Contrato de Parceiro da Microsoft
mail-mpa-signed-text = { $person } assinou o contrato em nome do seu revendedor { $account } em { $at }. Novos pedidos e assinaturas agora podem incluir o ID do MPN do revendedor.
mail-mca-receipt-subject = Confirmação: { $account } aceitou o Contrato de Cliente da Microsoft
mail-mca-receipt-text = { $person } aceitou o contrato em nome de { $account } em { $at }.
mail-mca-receipt-meaning = Agora seus parceiros podem fazer pedidos de assinaturas para você. Você pode ler e baixar o contrato em Contratos.
mail-mca-accepted-subject = { $account } aceitou o Contrato de Cliente da Microsoft
mail-mca-accepted-text = { $person } aceitou o contrato em nome de { $account } em { $at }. Agora você pode fazer pedidos de assinaturas para este cliente.
