# Gerenciamento de serviços de um cliente e a quem os clientes pedem suporte.
services-empty-title = Nenhum serviço ainda
services-empty-text = Quando o cliente comprar uma assinatura que você pode ver, os serviços dela aparecerão aqui.
services-service = Serviço
services-ask = Contato de suporte
services-available = Disponível para os usuários que têm licença.
services-locked = Indisponível: os usuários ficam sem acesso até que a assinatura volte a ficar ativa.
services-administer = Administrar serviços
services-administer-text = O cliente concedeu a você privilégios de administrador delegado: você pode gerenciar os usuários dele e as licenças deles.
services-users = Gerenciar usuários
services-licenses = Gerenciar licenças
services-no-privileges = Você não tem privilégios de administrador delegado sobre este cliente; por isso, ele mesmo gerencia os próprios serviços. Você ainda pode abrir solicitações de serviço.
services-no-right = Sua função não permite gerenciar os usuários do cliente. Se precisar disso, fale com um administrador global da sua organização.
support-missing = Nenhum dado de suporte foi publicado. Fale com o administrador:
support-missing-seller = Nenhum dado de suporte foi publicado. Fale com quem vendeu a assinatura:
