//! What people in these languages type.

/// A customer in Brazil, with its first field the name.
const FIGUEIRA: [(&str, &str); 10] = [
    ("Company name", "Figueira Ltda"),
    ("Primary domain name", "figueira"),
    ("Organization registration number", "11.444.777/0001-61"),
    ("Address line 1", "Avenida Paulista, 1000"),
    ("City", "São Paulo"),
    ("State/province", "SP"),
    ("ZIP/postal code", "01310-100"),
    ("First name", "João"),
    ("Last name", "Gonçalves"),
    ("Phone number", "(11) 91234-5678"),
];

/// A customer in Russia.
const OLKHA: [(&str, &str); 10] = [
    ("Company name", "ООО «Ольха»"),
    ("Primary domain name", "olkha"),
    ("Organization registration number", "7707083893"),
    ("Address line 1", "ул. Тверская, 7"),
    ("City", "Москва"),
    ("State/province", "MOW"),
    ("ZIP/postal code", "125009"),
    ("First name", "Ксения"),
    ("Last name", "Калинина"),
    ("Phone number", "8 (495) 123-45-67"),
];

/// A customer in the United States, for providers that sell there; in letters that are Russian on a Russian page.
const GRAB: [(&str, &str); 10] = [
    ("Company name", "ООО «Граб»"),
    ("Primary domain name", "hornbeam"),
    ("Address line 1", "ул. Мельничная, 12"),
    ("Address line 2", ""),
    ("City", "Сиэтл"),
    ("State/province", "WA"),
    ("ZIP/postal code", "98101"),
    ("First name", "Вера"),
    ("Last name", "Ива"),
    ("Phone number", "+1 206-555-0142"),
];

/// What is typed for a new customer of a provider in this country.
pub fn customer(country: &str) -> Vec<(&'static str, &'static str)> {
    let fields = match country {
        "BR" => FIGUEIRA,
        "RU" => OLKHA,
        _ => GRAB,
    };
    fields.into_iter().chain([("Email address", "first@contact.example")]).collect()
}

/// Something that a person writes.
pub fn said(language: &str) -> &'static str {
    if language == "ru" { "Почта не приходит" } else { "Nada chega desde segunda" }
}

/// A prospective customer: its name, what it needs, and whom to call.
pub fn prospect(language: &str) -> (&'static str, &'static str, &'static str) {
    if language == "ru" {
        ("ООО «Липа»", "Сорок почтовых ящиков к весне.", "Инна Белова")
    } else {
        ("Ótica Tília", "Quarenta caixas de correio até o outono.", "Bianca Prado")
    }
}
