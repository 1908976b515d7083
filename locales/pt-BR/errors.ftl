# Páginas de erro e recusas ao lado dos campos: o que aconteceu e o que fazer em seguida.
error-home = Início
error-reload = Abrir a página de novo
error-reference = Referência para o operador:
error-not-found-title = Esta página não está aqui
error-not-found-text = O endereço pode ter sido digitado errado, ou o link já foi usado, substituído ou revogado, ou expirou. Se alguém o enviou a você, peça um novo a essa pessoa.
error-denied-title = Você não pode fazer isso
error-denied-kind = Organizações como a sua não têm esta página.
error-denied-role = Suas funções não permitem isso. Peça a um colega com uma destas funções: { $roles }.
error-denied-standing = Sua organização não pode fazer isso agora. Situação: { $standing }. O operador deste portal pode explicar melhor.
error-conflict-title = Não é possível fazer isso agora
error-forged-title = Este formulário está desatualizado
error-forged-text = O formulário foi aberto antes de você entrar ou sair, ou não veio deste portal. Nada foi alterado. Abra a página de novo e envie outra vez.
error-malformed-title = Não foi possível ler este formulário
error-malformed-text = O que chegou não era um formulário completo. Nada foi alterado. Abra a página de novo e envie outra vez.
error-too-large-title = É demais para um só formulário
error-too-large-text = O formulário contém mais do que este portal aceita de uma vez. Nada foi alterado. Reduza o texto e envie de novo.
error-method-title = Este endereço funciona de outra forma
error-method-text = A página foi chamada de um modo que ela não conhece. Recomece pela página inicial.
error-throttled-title = Tentativas demais
error-throttled-text = { $minutes ->
    [one] Aguarde { $minutes } minuto e tente de novo.
   *[other] Aguarde { $minutes } minutos e tente de novo.
}
error-unavailable-title = O portal está ocupado
error-unavailable-text = Não foi possível atender à sua solicitação agora, e nada foi alterado. Tente de novo em instantes.
error-internal-title = Algo deu errado do nosso lado
error-internal-text = Nada foi alterado. Tente de novo; se acontecer mais uma vez, informe a referência abaixo ao operador deste portal.

input-required = Preencha este campo.
input-too-long = { $max ->
    [one] Use no máximo { $max } caractere.
   *[other] Use no máximo { $max } caracteres.
}
input-forbidden-characters = Há caracteres que não são permitidos aqui, como quebras de linha ou sinais invisíveis. Digite de novo.
input-email = Este não é um endereço de e-mail. Ele deve ser parecido com nome@empresa.example.
input-name = Um nome precisa de uma letra ou um número e não pode conter endereço da web.
input-choose = Escolha uma opção
input-mpn = Um ID do MPN tem de 5 a 10 dígitos.
password-too-short = { $min ->
    [one] Use pelo menos { $min } caractere.
   *[other] Use pelo menos { $min } caracteres. Uma frase é fácil de lembrar.
}
password-guessable = Esta senha é fácil demais de adivinhar. Evite nomes e repetições.
password-differs = As duas senhas são diferentes. Digite-as de novo.
password-wrong = Esta senha está incorreta.
password-same = Esta é a sua senha atual. Escolha outra.
