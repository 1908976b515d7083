# Clientes que os revendedores já atendem: o arquivo do operador.
served-title = Clientes de outros portais
served-lead = Os revendedores trazem clientes que já atendem em outros portais. Cada um aparece na lista do seu revendedor assim que ele estiver registrado aqui.
served-format = Uma linha para cada revendedor e cliente, abaixo deste cabeçalho: o ID do MPN do revendedor, o nome de domínio primário ou o ID da Microsoft do cliente, “yes” ou “no” para os privilégios de administrador delegado e o dia de início (2024-05-31).
served-import = Importar
served-file-too-large = Este arquivo tem mais de { $count } MB. Divida-o em vários arquivos.
served-waiting = Aguardando o revendedor ou você
served-waiting-note = O próprio revendedor digita seu ID do MPN ao se registrar. Ele então vê seus clientes; os privilégios sobre eles começam quando você confirma que ele é quem diz ser.
served-confirm = Confirmar
flash-served-confirmed = Confirmado. { $name } agora tem os privilégios que aguardavam.
served-waiting-none = Nenhum cliente aguarda.
served-more = { $count ->
    [one] Mais { $count } cliente aguarda.
   *[other] Mais { $count } clientes aguardam.
}
served-customer = Cliente
served-since = Atendido desde
served-yes = Sim
served-no = Não
served-fault-tenant = Indique o cliente pelo nome de domínio primário ou pelo ID da Microsoft.
served-fault-unknown-tenant = Nenhum cliente deste portal tem esse nome de domínio ou ID.
served-fault-privileges = Escreva “yes” ou “no”.
served-fault-since = Escreva um dia que não esteja no futuro, como 2024-05-31.
served-fault-twice = A linha { $line } indica o mesmo revendedor e o mesmo cliente.
served-fault-no-reseller = Este ID do MPN pertence a uma conta que não é revendedor indireto.
served-fault-market = O cliente está em outra região ou nuvem que não a deste revendedor.
flash-served-imported = Importado. Novos: { $added }, alterados: { $updated }, sem mudança: { $unchanged }. Relações iniciadas imediatamente: { $begun }.
mail-served-subject = { $partner } consta como revendedor de { $customer }
mail-served-text = { $partner } já atende { $customer } e agora também o faz neste portal.
mail-served-with = Esse parceiro tem os privilégios de administrador delegado que você concedeu a ele: pode gerenciar seus usuários e serviços. Você pode retirá-los a qualquer momento na página abaixo.
mail-served-without = Esse parceiro não tem privilégios de administrador delegado sobre sua organização.
mail-open-partners = Ver seus relacionamentos de parceiro
served-nothing-to-confirm = Nada aguarda { $name }, ou a empresa não pode operar agora. Veja primeiro a conta dela.
