"""The founding documents as people read them: the words that they print, and what is done the same way in several."""

import urllib.parse

from playwright.sync_api import expect

from journey import link_in_draft
from words import messages

PRINTED = {
    "en": {},  # The walks are written in these words.
    "pt-BR": {
        "Indirect resellers": "Revendedores indiretos",
        "Request a partnership": "Solicitar uma parceria",
        "Open in email": "Abrir no email",
        "Copy to clipboard": "Copiar para área de transferência",
        "Done": "Concluído",
        "Reseller (MPN ID)": "Revendedor (ID do MPN)",
        # The document's plural stands beside one contact; the singular is its other form.
        "Designated support contact": "Contato de suporte designado",
        "User settings": "Configurações de usuário",
        "Tenant owner permission": "Proprietário locatário",
        "Remove partnership": "Remover parceria",
        "Yes": "Sim",
        "Add new customer": "Adicionar novo cliente",
        "Indirect reseller": "Revendedor indireto",
        "Next: Subscriptions": "Avançar: assinaturas",
        "New subscription": "Nova assinatura",
        "Next: Review": "Avançar: Análise",
        "Submit": "Enviar",
        "Cancel": "Cancelar",
        "Confirmation": "Confirmação",
        "Setup info": "Informações de instalação",
        "Customers": "Clientes",
        "Subscriptions": "Assinaturas",
        "Add subscription": "Adicionar assinatura",
        "Reseller": "Revendedor",
        "Request a reseller relationship": "Solicitar uma relação de revendedor",
        "Include delegated administration privileges for Azure Active Directory and Office 365": (
            "Incluir privilégios de administração delegada para Azure Active Directory e Office 365"
        ),
        "Indirect providers": "Provedores indiretos",
        "Invite new customers": "Convidar novos clientes",
        "Account": "Conta",
        "Remove customer relationship": "Remover relacionamento com o cliente",
        "Microsoft 365 Admin Center": "Centro de administração do Microsoft 365",
        "Microsoft Office Admin Portal": "Portal de administração do Microsoft Office",
        "Authorize indirect provider": "Autorizar provedor indireto",
    },
    "ru": {
        "Indirect resellers": "Непрямые торговые посредники",
        "Request a partnership": "Отправить запрос на партнерство",
        "Open in email": "Открыть в сообщении электронной почты",
        "Copy to clipboard": "Копировать в буфер обмена",
        "Done": "Готово",
        "Reseller (MPN ID)": "Торговый посредник (MPN ID)",
        "Designated support contact": "Назначенное контактное лицо поддержки",
        "User settings": "Параметры пользователя",
        "Tenant owner permission": "Владелец клиента",
        "Remove partnership": "Удалить партнерство",
        "Yes": "Да",
        "Add new customer": "Добавить нового клиента",
        "Indirect reseller": "Непрямой торговый посредник",
        "Next: Subscriptions": "Далее: подписки",
        "New subscription": "Новая подписка",
        "Next: Review": "Далее: проверка",
        "Submit": "Отправить",
        "Cancel": "Отменить",
        "Confirmation": "Подтверждение",
        "Setup info": "Сведения об установке",
        "Customers": "Клиенты",
        "Subscriptions": "Подписки",
        "Add subscription": "Добавить подписку",
        "Reseller": "Торговый посредник",
        "Authorize indirect provider": "Подтвердить непрямого поставщика",
    },
}
"""What the documents print in bold, by the English words beside it. Where they print a label in two ways, the better one;
where it stands inside a sentence, it begins with a capital here, as it does on the screen."""


def begin(visit, portal, email, language):
    """Somebody who reads a document in this language, on Home."""
    reader = visit(portal, language=language, printed=PRINTED[language])
    reader.sign_in(email)
    reader.expect_heading("Home")
    reader.go = typed
    return reader


def open_mail(visit, portal, link, email, language):
    """Whoever got the link by mail opens it and signs in there."""
    reader = visit(portal, language=language, printed=PRINTED[language])
    reader.go(link)
    reader.sign_in(email)
    assert reader.page.url == link, f"signing in from a link led to {reader.page.url}"
    reader.go = typed
    return reader


def typed(address):
    """What readers of documents don't do."""
    raise AssertionError(f"{address} was typed: a document is walked by menus, links and buttons")


def take_along(partner, words):
    """The draft is read, begun in one's own words, opened in email and copied; Done. Gives the link in the mail."""
    message = partner.field("Message")
    link = link_in_draft(partner)
    message.fill(f"{words}\n\n{message.input_value()}")
    mail = urllib.parse.unquote(partner.link("Open in email").get_attribute("href"))
    assert mail.startswith("mailto:") and link in mail and words in mail, mail
    partner.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=partner.portal.url)
    partner.button("Copy to clipboard").click()
    expect(partner.main.get_by_text(text(partner, "chrome-copied"))).to_be_visible()
    partner.press("Done")
    return link


def expand(partner, customer):
    """Customers, and the arrow beside a name. Gives the row."""
    partner.menu("Customers")
    row = partner.row(customer)
    row.locator("summary").click()
    return row


def in_row(visitor, row, name):
    """Follows a link or presses a button in a row."""
    names = {"name": visitor.says(name)}
    return visitor.click(row.get_by_role("link", **names).or_(row.get_by_role("button", **names)))


def name_in(row, name):
    """The name of a row, which leads to what it names."""
    return row.get_by_role("link", name=name, exact=True)


def text(visitor, key, **values):
    """What the portal says in the visitor's language."""
    said = messages(visitor.language)[key]
    for name, value in values.items():
        said = said.replace(f"{{ ${name} }}", value)
    return said


def expect_said(visitor, *keys, **values):
    """The page says each of these."""
    for key in keys:
        expect(visitor.main).to_contain_text(text(visitor, key, **values))


def box(visitor, key, **values):
    """A checkbox whose label has a name in it."""
    return visitor.main.get_by_label(text(visitor, key, **values), exact=True)


def agree(customer, *partners):
    """On a customer's page for a request: the relationship, privileges for these partners, the agreement where it is due."""
    customer.field("I accept the reseller relationship").check()
    for partner in partners:
        box(customer, "consent-privileges-box", name=partner).check()
    agreement = customer.field("I accept the Microsoft Customer Agreement")
    if agreement.count():
        agreement.check()
    customer.press("Accept")
