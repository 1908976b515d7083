# Nomes de empresas e pessoas e o prefixo de um domínio: o que há de errado e o que fazer.
company-name-too-short = O nome de uma empresa tem pelo menos dois caracteres. Digite a razão social como consta no registro.
company-name-too-long = Este nome tem { $length } caracteres. Reduza-o para no máximo { $max }.
company-name-only-symbols = Há apenas caracteres especiais. Digite o nome com suas letras ou números.
company-name-spaced-letters = São caracteres avulsos separados por espaços. Digite a razão social como consta no registro.
company-name-repeated = É um único caractere repetido. Digite a razão social como consta no registro.
company-name-only-legal-form = Isto é apenas um tipo societário. Digite a razão social completa, como Bétula Ltda.
company-name-placeholder = Esta palavra não identifica uma empresa. Digite a razão social do cliente como consta no registro.
company-name-web-ending = Este nome contém a terminação de um endereço da web. Confirme que esta é a razão social da empresa.

person-name-missing = Digite o nome de uma pessoa.
person-name-single-character = Um só caractere é muito pouco. Digite o nome por extenso, sem iniciais.
person-name-too-long = Este nome tem { $length } caracteres. Reduza-o para no máximo { $max }.
person-name-no-letter = Este nome não tem nenhuma letra. Digite o nome de uma pessoa.
person-name-placeholder = Esta palavra não identifica uma pessoa. Digite o nome de alguém da empresa do cliente.

domain-prefix-missing = Digite a primeira parte do domínio, como contoso.
domain-prefix-other-characters = Use apenas letras de a a z, sem acentos, e números, sem espaços, hifens ou pontos.
domain-prefix-too-long = Há { $length } caracteres. Reduza para no máximo { $max }.
