# O revendedor em uma assinatura: o que há de errado com um número de parceiro e quem pode corrigir.
reseller-none-direct = Deixe este campo vazio. Um parceiro de cobrança direta vende aos próprios clientes; por isso, não há revendedor nas assinaturas deles.
reseller-own = Informe o ID de local do MPN do revendedor ou deixe este campo vazio. O ID do MPN { $mpn } é o seu próprio.
reseller-unknown = Nenhuma organização aqui tem o ID do MPN { $mpn }. Confira o número com o revendedor. O administrador global dele o encontra nas configurações da conta da organização.
reseller-global = Informe um ID de local do MPN. { $mpn } é o ID do MPN da empresa como um todo; peça ao revendedor o do local com que ele se registrou.
reseller-not-a-reseller = Informe o ID do MPN de um revendedor indireto. { $mpn } não pertence a um, e só revendedores indiretos podem receber incentivos aqui.
reseller-other-region = O revendedor com o ID do MPN { $mpn } está em outra região ou nuvem. Peça o ID do MPN do local dele na sua região.
reseller-no-partnership = O revendedor com o ID do MPN { $mpn } não é seu parceiro. Solicite uma parceria em Revendedores indiretos. Depois que o revendedor aceitar, informe o número de novo.
reseller-suspended = A conta do revendedor com o ID do MPN { $mpn } está suspensa. O revendedor precisa resolver isso com o operador deste portal.
reseller-agreement-not-signed = O revendedor com o ID do MPN { $mpn } não assinou o Contrato de Parceiro da Microsoft. Até que o administrador global dele o assine em Contratos, os pedidos seguem sem este número.
