# A galeria de componentes: só o operador a vê.
gallery-title = Galeria
gallery-lead = Todos os componentes em todos os estados.
gallery-tabs = Segundo menu
gallery-notices = Avisos
gallery-table = Tabela
gallery-rows = Linhas com botões
gallery-empty = Lista vazia
gallery-facts = Dados
gallery-thread = Conversa
gallery-form = Formulário
gallery-choices = Opções
gallery-chart = Gráfico
gallery-letterhead = Papel timbrado
