# Gerenciamento de serviços de um cliente e a quem os clientes pedem suporte.
services-lead = Os serviços do cliente, o status de cada um e a quem o cliente pede suporte.
services-empty-title = Nenhum serviço
services-empty-text = O cliente não tem nenhuma assinatura ativa que você possa ver. O que ele comprar aparecerá aqui imediatamente.
services-service = Serviço
services-ask = Contato de suporte
services-available = Disponível para quem tem licença.
services-locked = Indisponível: os usuários ficam sem acesso até que a assinatura volte a ficar ativa.
services-administer = Administrar serviços
services-administer-text = O cliente concedeu a você privilégios de administrador delegado: você pode gerenciar os usuários dele e as licenças de cada um.
services-users = Gerenciar usuários
services-licenses = Gerenciar licenças
services-no-privileges = Você não tem privilégios de administrador delegado para este cliente; ele mesmo administra os próprios serviços. Você ainda pode abrir solicitações de serviço.
services-no-right = A sua função não permite gerenciar os usuários do cliente. Se precisar disso, fale com um administrador global da sua organização.
support-missing = Não publicou como entrar em contato com o suporte. Em vez disso, escreva para o administrador:
support-missing-seller = Não publicou como entrar em contato com o suporte. Em vez disso, fale com quem vendeu a assinatura:
