# Senhas temporárias: a única página que mostra uma.
secret-setup-info = Informações de instalação
secret-once = Copie ou imprima agora. A senha não será mostrada de novo e só pode ser redefinida. O usuário precisa trocá-la no primeiro acesso.
secret-portal = Endereço do portal
secret-user-name = Nome de usuário
secret-password = Senha temporária
secret-copy = Copiar
secret-until = Funciona até
secret-works-until = Funciona até { $at }
secret-ended = Terminou em { $at }
