# Páginas de erro e recusas ao lado dos campos: o que aconteceu e o que fazer em seguida.
error-home = Início
error-reload = Abrir a página de novo
error-reference = Referência para o operador:
error-code = Erro
error-not-found-title = Página não encontrada
error-not-found-text = Confira o endereço. Se você seguiu um link, ele pode ter sido usado, substituído ou retirado, ou pode ter expirado. Peça um novo à pessoa que o enviou.
error-not-found-search = Se você procura um cliente, um pedido ou uma solicitação, use “Ir para” no alto da página.
error-denied-title = Você não pode fazer isso
error-denied-page-title = Você não pode ver esta página
error-denied-kind = Esta página não está disponível para organizações como a sua.
error-denied-role = Você precisa de uma destas funções: { $roles }. Peça ajuda a um colega que tenha uma delas.
error-denied-standing = Sua organização não pode fazer isso agora. Status: { $standing }. Para saber mais, fale com o operador deste portal.
error-conflict-title = Você não pode fazer isso agora
error-forged-title = Este formulário está desatualizado
error-forged-text = Nada foi alterado. O formulário foi aberto antes de você entrar ou sair, ou não veio deste portal. Abra a página de novo e reenvie o formulário.
error-malformed-title = Formulário incompleto
error-malformed-text = Nada foi alterado. Recebemos um formulário incompleto. Abra a página de novo e reenvie o formulário.
error-too-large-title = Formulário grande demais
error-too-large-text = Nada foi alterado. O formulário é maior do que este portal aceita. Reduza o texto e envie de novo.
error-method-title = Não é possível abrir esta página assim
error-method-text = Recomece pela página inicial.
error-throttled-title = Muitas tentativas
error-throttled-text = { $minutes ->
    [one] Aguarde { $minutes } minuto e tente de novo.
   *[other] Aguarde { $minutes } minutos e tente de novo.
}
error-unavailable-title = O portal está ocupado
error-unavailable-text = Não foi possível atender à sua solicitação agora. Tente de novo em instantes. Se você enviar o mesmo formulário outra vez, ele só conta uma vez.
error-not-saved-title = Não é possível salvar alterações agora
error-not-saved-text = Nada foi alterado. No momento, o portal não consegue gravar nada, mas você pode continuar consultando tudo. Volte ao formulário e tente de novo em alguns minutos. Se ainda assim não funcionar, avise o operador deste portal.
error-internal-title = Algo deu errado do nosso lado
error-internal-text = Nada foi alterado. Tente de novo. Se acontecer outra vez, informe a referência abaixo ao operador deste portal.

input-required = Preencha este campo.
input-too-long = { $max ->
    [one] Use no máximo { $max } caractere.
   *[other] Use no máximo { $max } caracteres.
}
input-forbidden-characters = Remova quebras de linha e caracteres invisíveis e tente de novo.
input-email = Informe um endereço de e-mail, como nome@empresa.example.
input-name = Informe um nome que tenha uma letra ou um número e nenhum endereço da web.
input-name-address = Não inclua endereços da web nem de e-mail. Se o nome tem um ponto, digite um espaço depois dele.
input-name-alphabets = Uma das palavras mistura letras de alfabetos diferentes, como o latino e o cirílico. Digite-a em um só alfabeto.
input-choose = Escolha uma opção.
input-mpn = Informe um ID do MPN de 5 a 10 dígitos.
password-too-short = { $min ->
    [one] Use pelo menos { $min } caractere.
   *[other] Use pelo menos { $min } caracteres. Uma frase é fácil de lembrar.
}
password-common = Escolha uma senha mais difícil de adivinhar. Muita gente usa esta, ou uma parecida.
password-pattern = Escolha uma senha mais difícil de adivinhar. Esta se repete ou segue o teclado.
password-personal = Escolha uma senha mais difícil de adivinhar. Esta é pouco mais que um nome que outros conhecem.
password-differs = As duas senhas são diferentes. Digite-as de novo.
password-wrong = A senha está incorreta. Digite-a de novo.
password-same = Escolha uma nova senha. Esta é a sua senha atual.
