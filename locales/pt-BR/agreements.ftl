# O contrato da própria conta, de parceiros e de clientes.
agreement-text = O texto do contrato
agreement-download = Baixar
agreement-accept = Aceitar e continuar
agreement-admins = Quem pode aceitá-lo
agreement-ask-admin = Somente um administrador global da sua organização pode aceitar este contrato. Peça a uma das pessoas indicadas acima.

partner-agreement-lead = Com o que a sua organização concorda ao atuar no programa de parceiros. O contrato é assinado uma vez para a sua região.
partner-agreement-region = Região
partner-agreement-signed-at = Assinado em
partner-agreement-signed-by = Assinado por
partner-agreement-signed-by-unknown = Não registrado
partner-agreement-for-good = O contrato está assinado em definitivo: ninguém precisa assiná-lo de novo, mesmo que pessoas saiam ou que a empresa mude de nome.
partner-agreement-english = Este contrato existe somente em inglês, e só o texto em inglês é vinculante.
partner-agreement-unsigned-title = Enquanto não estiver assinado
partner-agreement-blocks-number = O seu ID do MPN não pode constar em novos pedidos e assinaturas; por isso, eles não geram incentivos para você.
partner-agreement-blocks-business = Seus provedores não devem iniciar novos negócios com você.
partner-agreement-blocks-seller = Você não deve iniciar novos negócios com clientes e revendedores: o programa exige antes a assinatura.
partner-agreement-allows-looking = Você pode entrar e ver as suas listas como antes.
partner-agreement-allows-partnerships = Você pode aceitar parcerias de provedores.
partner-agreement-allows-existing = As assinaturas já em vigor permanecem como estão.
partner-agreement-means = Ao aceitar, você assina o contrato em nome de toda a sua organização nesta região. O seu nome e a hora ficam registrados.

own-agreement-lead = Com o que a sua organização concorda ao usar os serviços em nuvem da Microsoft.
own-agreement-accepted-here = A sua organização aceitou o contrato neste portal.
own-agreement-asked = A sua aceitação do contrato foi solicitada em { $at }.
own-agreement-missing = Ninguém aceitou ainda o contrato em nome da sua organização.
own-agreement-blocks = Ele ainda não foi aceito. Antes disso, seus parceiros não podem fazer nenhum pedido para você.
own-agreement-ask-partner = A sua organização tem compras feitas sob um contrato anterior; por isso, não pode aceitar este por conta própria. Peça ao seu parceiro que confirme a sua aceitação.
own-agreement-partners = Quem pode confirmar
own-agreement-means = Ao aceitar, você concorda em nome de toda a sua organização. O seu nome e o dia ficam registrados, e seus parceiros são avisados de que podem fazer pedidos para você.

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


flash-agreement-signed = A sua organização assinou o Contrato de Parceiro da Microsoft. Agradecemos.
flash-agreement-accepted = A sua organização aceitou o Contrato de Cliente da Microsoft. Seus parceiros foram avisados de que podem fazer pedidos para você.

mail-open-agreements = Ver o contrato
mail-open-resellers = Ver os revendedores indiretos
mail-mpa-receipt-subject = { $account } assinou o Contrato de Parceiro da Microsoft
mail-mpa-receipt-text = { $person } assinou o contrato em nome de { $account } em { $at }.
mail-mpa-receipt-meaning = Ele vale para toda a sua organização na região dela e em definitivo. Você pode lê-lo e baixá-lo em Contratos.
mail-mpa-signed-subject = { $account } assinou o Contrato de Parceiro da Microsoft
mail-mpa-signed-text = { $person } assinou o contrato em nome do seu revendedor { $account } em { $at }. A partir de agora, o ID do MPN dele pode constar em novos pedidos e assinaturas.
mail-mca-receipt-subject = { $account } aceitou o Contrato de Cliente da Microsoft
mail-mca-receipt-text = { $person } aceitou o contrato em nome de { $account } em { $at }.
mail-mca-receipt-meaning = A partir de agora, seus parceiros podem fazer pedidos de assinaturas para você. Você pode ler e baixar o contrato em Contratos.
mail-mca-accepted-subject = { $account } aceitou o Contrato de Cliente da Microsoft
mail-mca-accepted-text = { $person } aceitou o contrato em nome de { $account } em { $at }. A partir de agora, é possível fazer pedidos de assinaturas para este cliente.
