# Users and licenses of a customer.
directory-closed = Sua organização não tem privilégios de administração delegada sobre este cliente; por isso, os usuários dele estão fora de alcance. Peça-os ao cliente com uma nova solicitação de relação de revendedor.
