# Senhas temporárias: a única página que mostra uma.
secret-setup-info = Informações de instalação
secret-once = Copie ou imprima agora: a senha aparece só desta vez e não pode ser recuperada, apenas redefinida. No primeiro acesso, ela deve ser trocada por outra que ninguém mais conheça.
secret-user-name = Nome de usuário
secret-password = Senha temporária
secret-copy = Copiar
