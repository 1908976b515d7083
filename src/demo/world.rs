//! Who lives in the demo world, as tables.

use crate::domain::{
    account::{AccountKind, Cloud},
    role::Role,
};

/// An account of the demo world.
pub struct DemoAccount {
    /// What it is called in these tables.
    pub tag: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: AccountKind,
    /// ISO 3166-1 code of its country.
    pub country: &'static str,
    /// Its cloud.
    pub cloud: Cloud,
    /// The domain of its people's addresses.
    pub domain: &'static str,
    /// Global and location partner number.
    pub mpn: Option<(i64, i64)>,
    /// Whether it signed the partner agreement.
    pub mpa_signed: bool,
    /// The state in words, for the table that is printed.
    pub what: &'static str,
}

const fn partner(
    (tag, name, kind): (&'static str, &'static str, AccountKind),
    (country, cloud): (&'static str, Cloud),
    domain: &'static str,
    mpn: (i64, i64),
    what: &'static str,
) -> DemoAccount {
    DemoAccount { tag, name, kind, country, cloud, domain, mpn: Some(mpn), mpa_signed: true, what }
}

const fn customer(
    tag: &'static str,
    name: &'static str,
    (country, cloud): (&'static str, Cloud),
    domain: &'static str,
    what: &'static str,
) -> DemoAccount {
    DemoAccount { tag, name, kind: AccountKind::Customer, country, cloud, domain, mpn: None, mpa_signed: false, what }
}

const PROVIDER: AccountKind = AccountKind::IndirectProvider;
const RESELLER: AccountKind = AccountKind::IndirectReseller;
const PUBLIC: Cloud = Cloud::Public;

/// Every account, but the operator.
pub const ACCOUNTS: &[DemoAccount] = &[
    partner(
        ("aurora", "Aurora Distribution", PROVIDER),
        ("US", PUBLIC),
        "aurora.example",
        (3_000_001, 3_100_001),
        "indirect provider, US",
    ),
    partner(
        ("zenith", "Zenith Supply", PROVIDER),
        ("US", PUBLIC),
        "zenith.example",
        (3_000_002, 3_100_002),
        "indirect provider, US",
    ),
    partner(
        ("boreal", "Boreal Distribuidora", PROVIDER),
        ("BR", PUBLIC),
        "boreal.example",
        (3_000_003, 3_100_003),
        "indirect provider, BR",
    ),
    partner(
        ("polaris", "Полярис Дистрибуция", PROVIDER),
        ("RU", PUBLIC),
        "polaris.example",
        (3_000_004, 3_100_004),
        "indirect provider, RU",
    ),
    partner(
        ("patriot", "Patriot Federal", PROVIDER),
        ("US", Cloud::UsGovernment),
        "patriot.example",
        (3_000_005, 3_100_005),
        "indirect provider, US Government cloud, nothing yet",
    ),
    partner(
        ("rhein", "Rhein Distribution", PROVIDER),
        ("DE", Cloud::Germany),
        "rhein.example",
        (3_000_006, 3_100_006),
        "indirect provider, Germany cloud, nothing yet",
    ),
    partner(
        ("maple", "Maple Direct", AccountKind::DirectBill),
        ("US", PUBLIC),
        "maple.example",
        (3_000_007, 3_100_007),
        "direct-bill partner, US",
    ),
    partner(
        ("birch", "Birch IT", RESELLER),
        ("US", PUBLIC),
        "birch.example",
        (4_000_001, 4_100_001),
        "indirect reseller, US",
    ),
    partner(
        ("cedar", "Cedar Systems", RESELLER),
        ("US", PUBLIC),
        "cedar.example",
        (4_000_002, 4_100_002),
        "indirect reseller, US, no partnership yet",
    ),
    DemoAccount {
        tag: "dogwood",
        name: "Dogwood Tech",
        kind: RESELLER,
        country: "US",
        cloud: PUBLIC,
        domain: "dogwood.example",
        mpn: Some((4_000_003, 4_100_003)),
        mpa_signed: false,
        what: "indirect reseller, US, agreement not signed",
    },
    partner(
        ("ipe", "Ipê Soluções", RESELLER),
        ("BR", PUBLIC),
        "ipe.example",
        (4_000_004, 4_100_004),
        "indirect reseller, BR",
    ),
    partner(
        ("ryabina", "Рябина ИТ", RESELLER),
        ("RU", PUBLIC),
        "ryabina.example",
        (4_000_005, 4_100_005),
        "indirect reseller, RU",
    ),
    partner(
        ("larch", "Larch Systems", RESELLER),
        ("US", PUBLIC),
        "larch.example",
        (4_000_006, 4_100_006),
        "indirect reseller, US, former partner of Aurora",
    ),
    customer("elm", "Elm Bakery", ("US", PUBLIC), "elmbakery.onmicrosoft.com", "customer of Aurora and Birch"),
    customer("fir", "Fir Clinic", ("US", PUBLIC), "firclinic.onmicrosoft.com", "customer of Aurora alone"),
    customer("oak", "Oak Dental", ("US", PUBLIC), "oakdental.onmicrosoft.com", "customer of Aurora and Larch"),
    customer(
        "pine",
        "Pine Freight",
        ("US", PUBLIC),
        "pinefreight.onmicrosoft.com",
        "customer of Aurora, Birch and Dogwood",
    ),
    customer("ginkgo", "Ginkgo Law", ("US", PUBLIC), "ginkgolaw.onmicrosoft.com", "customer of nobody"),
    customer("hazel", "Hazel Studio", ("BR", PUBLIC), "hazelstudio.onmicrosoft.com", "customer of nobody, BR"),
    customer(
        "juneberry",
        "Juneberry Agency",
        ("US", Cloud::UsGovernment),
        "juneberry.onmicrosoft.com",
        "customer of nobody, US Government cloud",
    ),
    customer(
        "kiefer",
        "Kiefer Werke",
        ("DE", Cloud::Germany),
        "kieferwerke.onmicrosoft.com",
        "customer of nobody, Germany cloud",
    ),
    customer(
        "jacaranda",
        "Jacarandá Móveis",
        ("BR", PUBLIC),
        "jacaranda.onmicrosoft.com",
        "customer of Boreal and Ipê",
    ),
    customer("klen", "Клён Сервис", ("RU", PUBLIC), "klenservis.onmicrosoft.com", "customer of Polaris and Ryabina"),
    customer("sycamore", "Sycamore Books", ("US", PUBLIC), "sycamorebooks.onmicrosoft.com", "customer of Maple"),
];

/// The users of each partner: the first part of the address and the role.
pub const PARTNER_USERS: &[(&str, Role)] = &[
    ("global.admin", Role::GlobalAdmin),
    ("user.admin", Role::UserAdmin),
    ("admin.agent", Role::AdminAgent),
    ("sales.agent", Role::SalesAgent),
    ("helpdesk.agent", Role::HelpdeskAgent),
    ("default.user", Role::DefaultUser),
];

/// The users of each customer.
pub const CUSTOMER_USERS: &[(&str, Role)] = &[("admin", Role::GlobalAdmin), ("user", Role::DefaultUser)];

/// Users of single customers beside those: whose, and the first part of the address.
pub const MORE_CUSTOMER_USERS: &[(&str, &str)] = &[("elm", "baker"), ("elm", "counter")];

/// Names of people, by the language of their country.
#[must_use]
pub const fn people(language: &str) -> &'static [&'static str] {
    match language.as_bytes() {
        b"pt-BR" => &["Ana Souza", "Bruno Lima", "Carla Dias", "Diego Rocha", "Elisa Prado", "Fábio Nunes"],
        b"ru" => &["Анна Соколова", "Борис Ильин", "Вера Орлова", "Глеб Носов", "Дарья Белова", "Егор Зуев"],
        _ => &["Olivia Bennett", "Noah Parker", "Emma Collins", "Liam Foster", "Ava Hughes", "Ethan Reed"],
    }
}

/// Who is a partner of whom: provider, reseller, since how many days.
pub const PARTNERSHIPS: &[(&str, &str, i64)] = &[
    ("aurora", "birch", 640),
    ("aurora", "dogwood", 210),
    ("aurora", "larch", 500),
    ("zenith", "birch", 300),
    ("boreal", "ipe", 420),
    ("polaris", "ryabina", 380),
];

/// Relationships of partners and customers, since how many days, and whether privileges were granted.
pub const RELATIONSHIPS: &[(&str, &str, i64, bool)] = &[
    ("aurora", "elm", 400, true),
    ("birch", "elm", 400, true),
    ("aurora", "fir", 120, true),
    ("aurora", "oak", 450, true),
    ("larch", "oak", 450, true),
    ("aurora", "pine", 90, false),
    ("birch", "pine", 90, false),
    ("dogwood", "pine", 60, false),
    ("boreal", "jacaranda", 350, true),
    ("ipe", "jacaranda", 350, true),
    ("polaris", "klen", 330, true),
    ("ryabina", "klen", 330, true),
    ("maple", "sycamore", 280, true),
];

/// An address in a country: country, street, city, state, postal code, phone number, culture.
pub type DemoAddress =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// One address for each country that customers are in.
pub const ADDRESSES: &[DemoAddress] = &[
    ("US", "1200 Harbor Avenue", "Seattle", "WA", "98101", "+12065550100", "en-US"),
    ("BR", "Rua das Palmeiras, 210", "São Paulo", "SP", "01310-100", "+551130000100", "pt-BR"),
    ("RU", "ул. Садовая, 12", "Москва", "Москва", "125009", "+74950000100", "ru-RU"),
    ("DE", "Lindenstraße 8", "Berlin", "", "10117", "+493020000100", "de-DE"),
];

/// A subscription of the demo world.
pub struct DemoSubscription {
    /// Who uses it.
    pub customer: &'static str,
    /// Who sold it.
    pub seller: &'static str,
    /// The offer's SKU.
    pub sku: &'static str,
    /// How many licenses.
    pub quantity: i64,
    /// Term and billing.
    pub plan: &'static str,
    /// The reseller on it.
    pub reseller: Option<&'static str>,
    /// Bought how many days ago.
    pub days: i64,
    /// What else is to be said of it.
    pub state: DemoState,
}

/// How a subscription of the demo world differs from one that was bought and left alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum DemoState {
    /// Not at all.
    Bought,
    /// It was suspended, so many days ago.
    Suspended(i64),
    /// It is an add-on of the customer's subscription to this SKU.
    AddOnOf(&'static str),
    /// The reseller is its support contact.
    SupportedByReseller,
}

const fn sold(
    (customer, seller): (&'static str, &'static str),
    (sku, plan): (&'static str, &'static str),
    quantity: i64,
    reseller: Option<&'static str>,
    days: i64,
    state: DemoState,
) -> DemoSubscription {
    DemoSubscription { customer, seller, sku, quantity, plan, reseller, days, state }
}

/// Every subscription, the oldest first.
pub const SUBSCRIPTIONS: &[DemoSubscription] = {
    use DemoState::{AddOnOf, Bought, SupportedByReseller, Suspended};
    const BIRCH: Option<&str> = Some("birch");
    const OLD: &str = "P1Y annual";
    const MONTHLY: &str = "P1Y monthly";
    &[
        sold(("oak", "aurora"), ("m365-business-standard", MONTHLY), 8, Some("larch"), 340, SupportedByReseller),
        sold(("jacaranda", "boreal"), ("m365-business-basic", MONTHLY), 12, Some("ipe"), 340, Bought),
        sold(("klen", "polaris"), ("m365-business-standard", MONTHLY), 15, Some("ryabina"), 320, Bought),
        sold(("sycamore", "maple"), ("m365-business-basic", MONTHLY), 6, None, 270, Bought),
        sold(("elm", "aurora"), ("exchange-online-plan-1", OLD), 3, BIRCH, 360, Bought),
        sold(("elm", "aurora"), ("azure-plan", "open monthly"), 1, BIRCH, 200, Bought),
        sold(("elm", "aurora"), ("visio-plan-2", MONTHLY), 2, BIRCH, 150, Suspended(20)),
        sold(("elm", "aurora"), ("m365-business-standard", MONTHLY), 10, BIRCH, 60, Bought),
        sold(("elm", "aurora"), ("teams-phone-standard", MONTHLY), 4, BIRCH, 60, AddOnOf("m365-business-standard")),
        sold(("elm", "aurora"), ("power-bi-trial", "P30D monthly"), 25, None, 12, Bought),
        sold(("elm", "aurora"), ("m365-business-basic", MONTHLY), 5, BIRCH, 0, Bought),
    ]
};
