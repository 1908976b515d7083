# Nomes de empresas e pessoas e o prefixo de um domínio: o que há de errado e o que fazer.
company-name-too-short = Informe um nome de empresa com pelo menos dois caracteres, como consta no registro.
company-name-too-long = Reduza o nome para no máximo { $max } caracteres. Ele tem { $length }.
company-name-only-symbols = Informe um nome com letras ou números. Este só tem caracteres especiais.
company-name-spaced-letters = Informe o nome como consta no registro. Este só tem caracteres avulsos separados por espaços.
company-name-repeated = Informe o nome como consta no registro. Este repete um único caractere.
company-name-only-legal-form = Informe a razão social completa, como Bétula Ltda. Isto é apenas o tipo societário.
company-name-placeholder = Informe a razão social do cliente. Isto parece ser um texto provisório.
company-name-web-ending = Confira se esta é a razão social da empresa. Ela parece ser um endereço da web.

person-name-missing = Informe o nome de uma pessoa.
person-name-single-character = Informe o nome por extenso, sem iniciais.
person-name-too-long = Reduza o nome para no máximo { $max } caracteres. Ele tem { $length }.
person-name-no-letter = Informe o nome de uma pessoa. Este não tem letras.
person-name-placeholder = Informe o nome de uma pessoa real. Isto parece ser um texto provisório.

domain-prefix-missing = Informe a primeira parte do domínio, como contoso.
domain-prefix-other-characters = Use apenas letras de a a z, sem acentos, e números, sem espaços, hifens ou pontos.
domain-prefix-too-long = Reduza para no máximo { $max } caracteres. O texto tem { $length }.
