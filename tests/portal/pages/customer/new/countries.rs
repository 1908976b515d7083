//! New customer in each country: what its fields ask for, and in whose language.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{steps::BASIC, with};
use crate::support::{Backend, Page, TestApp, sales::tenant};

/// The field with this label.
fn field<T>(page: &Page, label: &str, read: impl FnOnce(scraper::ElementRef<'_>, &scraper::Html) -> T) -> T {
    let html = scraper::Html::parse_document(&page.body);
    let labels = scraper::Selector::parse("label").unwrap();
    let found = html.select(&labels).find(|one| one.text().collect::<String>().trim() == label).unwrap();
    let field = format!("[id=\"{}\"]", found.attr("for").unwrap());
    read(html.select(&scraper::Selector::parse(&field).unwrap()).next().unwrap(), &html)
}

/// What can be chosen in a list; nothing where the field is none.
fn options(page: &Page, label: &str) -> Vec<String> {
    let every = scraper::Selector::parse("option").unwrap();
    field(page, label, |list, _| {
        list.select(&every).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
    })
}

/// What is said beside a field.
fn hint(page: &Page, label: &str) -> String {
    field(page, label, |one, html| {
        let ids = one.attr("aria-describedby").unwrap_or_default().split(' ').filter(|id| !id.is_empty());
        let found =
            ids.filter_map(|id| html.select(&scraper::Selector::parse(&format!("[id=\"{id}\"]")).unwrap()).next());
        found.map(|one| one.text().collect::<String>()).collect::<Vec<_>>().join(" ")
    })
}

#[rstest]
#[actix_web::test]
async fn the_country_decides_which_fields_must_be_filled_in(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let boreal = app.signed_in("sales.agent@boreal.example").await;
    let page = boreal.get("/customers/new").await;
    assert!(page.says("CNPJ"));
    let typed = [
        ("Nome da empresa", "Ipê Móveis"),
        ("Nome de domínio primário", "ipemoveis"),
        ("Endereço, linha 1", "Rua A, 1"),
        ("Cidade", "São Paulo"),
        ("Estado/província", "SP"),
        ("CEP/código postal", "01310100"),
        ("Nome", "Ana"),
        ("Sobrenome", "Souza"),
        ("E-mail", "ana@ipemoveis.example"),
        ("Data de aceitação do contrato", "2030-01-10"),
    ];
    let answer = boreal.press(&page, "Avançar: assinaturas", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.refusal_of("Número de registro da organização").contains("CNPJ"));
    assert!(!answer.refusal_of("Número de telefone").is_empty());
    let mended =
        [("Número de registro da organização", "11.222.333/0001-81"), ("Número de telefone", "(11) 3000-0100")];
    let page = boreal.press_on(&answer, "Avançar: assinaturas", &mended).await;
    assert_eq!(page.heading(), "Nova assinatura", "{}", page.text());
    assert!(!page.says("RUB") && page.says("USD"), "prices are those of the customer's market");
}

#[rstest]
#[actix_web::test]
async fn another_country_keeps_what_was_typed_and_one_of_another_region_is_refused(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get("/customers/new").await;
    let page = aurora.press_on(&page, "Change country", &with(&[("Country/region", "UM")])).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.value_of("Country/region"), "UM");
    let kept = [
        ("Company name", "Willow Press"),
        ("Primary domain name", "WillowPress"),
        ("First name", "Wanda"),
        ("Email address", "wanda@willow.example"),
        ("Indirect reseller", &tenant(&app, "birch.example").await.to_string()),
    ];
    for (label, value) in kept {
        assert_eq!(page.value_of(label), value, "{label}");
    }
    // A field's choices are its country's.
    assert!(!options(&page, "State/province").contains(&"Washington".to_owned()));
    let back = aurora.press_on(&page, "Change country", &[("Country/region", "US")]).await;
    for (label, value) in kept {
        assert_eq!(back.value_of(label), value, "{label}");
    }
    assert!(options(&back, "State/province").contains(&"Washington".to_owned()));
    let draft = page.path.clone();
    let csrf = page.fill(None, "Cancel", &[]).1.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    let answer = aurora.post(&draft, &[("csrf", &csrf), ("country", "DE"), ("do", "next")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.refusal_of("Country/region").is_empty());
}

#[rstest]
#[actix_web::test]
async fn a_provider_in_germany_adds_customers_of_its_region(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let rhein = app.signed_in("global.admin@rhein.example").await;
    rhein.press(&rhein.get("/customers").await, "English", &[]).await;
    let list = rhein.get("/customers").await;
    let mut page = rhein.get(&list.link("Add customer").unwrap()).await;
    assert_eq!(page.value_of("Country/region"), "DE");
    assert!(!options(&page, "Country/region").contains(&"United States".to_owned()));
    let mut typed = vec![("Company name", "Weide & Söhne GmbH"), ("Primary domain name", "weide")];
    let mut shown = Vec::new();
    for country in ["France", "Germany"] {
        typed.push(("Country/region", country));
        page = rhein.press_on(&page, "Change country", &typed).await;
        typed.clear();
        assert_eq!(page.value_of("Company name"), "Weide & Söhne GmbH");
        let hints = ["ZIP/postal code", "Phone number"].map(|label| hint(&page, label));
        let choices = ["Culture", "Preferred language"].map(|label| options(&page, label).join(", "));
        shown.push([hints, choices].concat());
    }
    let (french, german) = (&shown[0], &shown[1]);
    for (french, german) in french.iter().zip(german) {
        assert_ne!(french, german);
    }
    assert!(french[1].contains("+33") && german[1].contains("+49"), "{shown:?}");
    assert_eq!(german[2..], ["German (Germany)", "German"]);
    let typed = [
        ("Address line 1", "Hauptstraße 1"),
        ("City", "Köln"),
        ("ZIP/postal code", "50667"),
        ("First name", "Wenke"),
        ("Last name", "Weide"),
        ("Email address", "wenke@weide.example"),
        ("Agreement acceptance date", "2030-01-14"),
    ];
    let cart = rhein.press_on(&page, "Next: Subscriptions", &typed).await;
    let basket = [(BASIC, "on"), ("Licenses for Microsoft 365 Business Basic", "10")];
    let review = rhein.press_on(&cart, "Next: Review", &basket).await;
    assert!(review.row(BASIC).unwrap().contains("56.00 EUR"), "{}", review.text());
    assert!(rhein.press(&review, "Submit", &[]).await.says("Setup info"));
}

/// A customer, as a provider types it in its own language.
struct Own {
    provider: &'static str,
    reseller: &'static str,
    /// Add new customer · Next: Subscriptions · Licenses for · Next: Review · Submit · Done.
    words: [&'static str; 6],
    typed: &'static [(&'static str, &'static str)],
    company: &'static str,
    /// The label of the registration number, what it is called there, a wrong one and a right one.
    number: [&'static str; 4],
    price: &'static str,
    /// The first words of the user name, the words before the password; New password, its repetition, Save.
    user_name: &'static str,
    password: [&'static str; 4],
    language: &'static str,
}

const OWN: [Own; 2] = [
    Own {
        provider: "sales.agent@boreal.example",
        reseller: "Ipê Soluções",
        words: [
            "Adicionar novo cliente",
            "Avançar: assinaturas",
            "Licenças para Microsoft 365 Business Basic",
            "Avançar: Análise",
            "Enviar",
            "Concluído",
        ],
        typed: &[
            ("Nome da empresa", "Ipoméia Têxtil Ltda"),
            ("Nome de domínio primário", "ipomeiatextil"),
            ("Endereço, linha 1", "Avenida Paulista, 1000"),
            ("Cidade", "São Paulo"),
            ("Estado/província", "SP"),
            ("CEP/código postal", "01310-100"),
            ("Nome", "João"),
            ("Sobrenome", "Gonçalves"),
            ("E-mail", "joao@ipomeia.example"),
            ("Número de telefone", "(11) 91234-5678"),
            ("Data de aceitação do contrato", "2030-01-14"),
        ],
        company: "Ipoméia Têxtil Ltda",
        number: ["Número de registro da organização", "CNPJ", "11.444.777/0001-62", "11.444.777/0001-61"],
        price: "48,00",
        user_name: "admin@ipomeiatextil.onmicrosoft.com",
        password: ["Senha temporária ", "Nova senha", "Repetir a nova senha", "Salvar"],
        language: "pt-BR",
    },
    Own {
        provider: "sales.agent@polaris.example",
        reseller: "Рябина ИТ",
        words: [
            "Добавить нового клиента",
            "Далее: подписки",
            "Лицензии: Microsoft 365 Business Basic",
            "Далее: проверка",
            "Отправить",
            "Готово",
        ],
        typed: &[
            ("Название организации", "ООО «Калина и Ко»"),
            ("Имя основного домена", "kalinaco"),
            ("Адрес, строка 1", "ул. Тверская, 7"),
            ("Город", "Москва"),
            ("Область, край, республика", "MOW"),
            ("Почтовый индекс", "125009"),
            ("Имя", "Ксения"),
            ("Фамилия", "Калинина"),
            ("Адрес электронной почты", "kalinina@kalina.example"),
            ("Номер телефона", "8 (495) 123-45-67"),
            ("Дата принятия соглашения", "2030-01-14"),
        ],
        company: "ООО «Калина и Ко»",
        number: ["Регистрационный номер организации", "INN", "7707083894", "7707083893"],
        price: "4 500,00",
        user_name: "admin@kalinaco.onmicrosoft.com",
        password: ["Временный пароль ", "Новый пароль", "Подтверждение нового пароля", "Сохранить"],
        language: "ru",
    },
];

#[rstest]
#[actix_web::test]
async fn a_provider_adds_a_customer_in_its_own_language(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for own in OWN {
        let [add, next, licenses, review, submit, done] = own.words;
        let [label, called, wrong, right] = own.number;
        let partner = app.signed_in(own.provider).await;
        let list = partner.get("/indirect-resellers").await;
        let page = partner.get(&list.link_in_row(own.reseller, add).unwrap()).await;
        assert!(hint(&page, label).contains(called), "{}", hint(&page, label));
        let refused = partner.press(&page, next, &[own.typed, &[(label, wrong)]].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.refusal_of(label).contains(called), "{}", refused.text());
        let cart = partner.press_on(&refused, next, &[(label, right)]).await;
        let page = partner.press_on(&cart, review, &[(BASIC, "on"), (licenses, "10")]).await;
        let row = page.row(BASIC).unwrap_or_else(|| panic!("{}", page.text()));
        assert!(row.contains(own.price), "{row}");
        let made = partner.press(&page, submit, &[]).await;
        let text = made.text();
        assert!(text.contains(own.user_name), "{text}");
        let [before, new, again, save] = own.password;
        let temporary = text.split(before).nth(1).unwrap().split(' ').next().unwrap();
        let list = partner.get(&made.link(done).unwrap()).await;
        assert!(list.row(own.company).unwrap().contains(own.reseller), "{}", list.text());
        let admin = app.browser();
        admin.sign_in(own.user_name, temporary).await;
        let page = admin.visit("/").await;
        let home = admin.press_on(&page, save, &[(new, "nine quiet willows 7"), (again, "nine quiet willows 7")]).await;
        assert!(home.path == "/" && home.body.contains(&format!("<html lang=\"{}\"", own.language)));
    }
}
