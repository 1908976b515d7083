# Clientes que os revendedores já atendem: o arquivo do operador.
served-title = Clientes de outros portais
served-lead = Clientes que revendedores já atendem em outros portais. Quando um revendedor se registra aqui, esses clientes aparecem na lista dele.
served-format = Use uma linha para cada revendedor e cliente, abaixo deste cabeçalho: o ID do MPN do revendedor, o nome de domínio primário ou o ID da Microsoft do cliente, “yes” ou “no” para os privilégios de administrador delegado e a data de início (2024-05-31).
served-import = Importar
served-file-too-large = Escolha um arquivo de até { $count } MB. Divida este em vários arquivos.
served-waiting = Aguardando o revendedor ou você
served-waiting-note = O próprio revendedor informa o ID do MPN ao se registrar e então pode ver os clientes dele. Os privilégios sobre eles passam a valer quando você confirma a identidade do revendedor.
served-confirm = Confirmar
flash-served-confirmed = Confirmado. { $name } agora tem os privilégios que estavam pendentes.
served-waiting-none = Nenhum cliente está aguardando.
served-more = { $count ->
    [one] Mais { $count } cliente está aguardando.
   *[other] Mais { $count } clientes estão aguardando.
}
served-customer = Cliente
served-since = Atendido desde
served-yes = Sim
served-no = Não
served-fault-tenant = Informe o nome de domínio primário ou o ID da Microsoft do cliente.
served-fault-unknown-tenant = Informe o nome de domínio ou o ID de um cliente deste portal.
served-fault-privileges = Informe “yes” ou “no”.
served-fault-since = Informe uma data que não esteja no futuro, como 2024-05-31.
served-fault-twice = Remova esta linha. A linha { $line } tem o mesmo revendedor e o mesmo cliente.
served-fault-no-reseller = Este ID do MPN não pertence a um revendedor indireto. Informe o de um revendedor.
served-fault-market = Remova esta linha. O cliente está em outra região ou nuvem que não a deste revendedor.
flash-served-imported = O arquivo foi importado. Novos: { $added }; alterados: { $updated }; sem alteração: { $unchanged }. Relações iniciadas imediatamente: { $begun }.
mail-served-subject = { $partner } consta como revendedor de { $customer }
mail-served-text = { $partner } já atende { $customer } e agora também consta neste portal.
mail-served-with = O parceiro tem os privilégios de administrador delegado que você concedeu e pode gerenciar seus usuários e serviços. Você pode removê-los a qualquer momento.
mail-served-without = O parceiro não tem privilégios de administrador delegado sobre sua organização.
mail-open-partners = Ver seus relacionamentos de parceiro
served-nothing-to-confirm = Não há nada a confirmar para { $name }, ou a conta não está ativa agora. Confira primeiro a conta.
