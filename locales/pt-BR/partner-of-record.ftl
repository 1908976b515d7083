# O revendedor em uma assinatura: o que há de errado com um número de parceiro e quem pode corrigir.
reseller-none-direct = Um parceiro de cobrança direta vende para seus próprios clientes; não há revendedor nas assinaturas deles. Deixe o campo vazio.
reseller-own = O ID do MPN { $mpn } é o seu próprio. Informe o ID do MPN da localização do revendedor ou deixe o campo vazio.
reseller-unknown = Ninguém aqui tem o ID do MPN { $mpn }. Confira o número com o revendedor: o administrador global dele o encontra nas configurações da conta da organização.
reseller-global = { $mpn } é o ID do MPN da empresa como um todo. Peça ao revendedor o ID do MPN da localização com a qual ele se inscreveu.
reseller-not-a-reseller = O ID do MPN { $mpn } não pertence a um revendedor indireto. Somente um revendedor indireto pode receber incentivos aqui.
reseller-other-region = O revendedor com o ID do MPN { $mpn } está em outra região ou nuvem. Peça a ele o ID do MPN da localização na sua região.
reseller-no-partnership = O revendedor com o ID do MPN { $mpn } não é seu parceiro. Solicite uma parceria na página Revendedores indiretos; depois que o administrador global dele aceitar, informe o número novamente.
reseller-suspended = A conta do revendedor com o ID do MPN { $mpn } está suspensa. O revendedor precisa resolver isso com o operador deste portal.
reseller-agreement-not-signed = O revendedor com o ID do MPN { $mpn } não assinou o Contrato de Parceiro da Microsoft. O administrador global dele o assina na página Contratos; até lá, os pedidos seguem sem este número.
