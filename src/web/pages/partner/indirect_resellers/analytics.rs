//! What the provider's resellers do, in numbers, charts and files.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Action, Error, Text, list::Count},
    service::reseller_analytics::{self, CountedReseller, MonthCount, Period, Report, SoldCounts},
    web::{
        Answer, Choice, Request, View, When,
        charts::{Bar, Chart, MonthNumbers},
        csv::{SheetWriter, download},
        page,
    },
};

/// Where the parts of the report are had as files.
const EXPORT: &str = "/indirect-resellers/analytics/export";
/// How many rows the tables of the best have.
const TOP: usize = 10;
/// How many resellers the table of agreements shows; the file has all of them.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "partner/indirect_resellers/analytics.html")]
struct AnalyticsPage<'a> {
    view: &'a View,
    period: Period,
    periods: Vec<Choice>,
    total: usize,
    new: i64,
    active: i64,
    transacting: i64,
    markets: Ranking<'a>,
    sellers: Ranking<'a>,
    products: Ranking<'a>,
    chart: Chart<'a>,
    agreements: Vec<Agreement>,
    more: Option<String>,
}

/// The best of something, each with a bar, and the file that has all of them.
struct Ranking<'a> {
    /// Which part of the report it is, in addresses.
    part: &'static str,
    title: &'a str,
    note: Option<String>,
    file: String,
    export: &'a str,
    /// What is ranked.
    names: &'a str,
    /// What is counted of each.
    counts: &'a str,
    /// Whether licenses stand beside.
    licensed: bool,
    nothing: String,
    rows: Vec<Ranked>,
}

/// One of the best.
struct Ranked {
    name: String,
    count: i64,
    licenses: i64,
    bar: Bar,
}

/// A reseller, and whether it has signed.
struct Agreement {
    name: String,
    mpn: String,
    country: String,
    since: When,
    signed: Option<When>,
}

/// What the address says: over how many days.
#[derive(Deserialize)]
pub struct PeriodQuery {
    #[serde(default)]
    days: String,
}

/// What the address says: which table, over how many days.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ExportQuery {
    part: String,
    days: String,
}

/// `GET /indirect-resellers/analytics`
pub async fn get(request: Request, query: web::Query<PeriodQuery>) -> Answer {
    let period = Period::parse(&query.days);
    let (view, report) = request.read(move |cx| reseller_analytics::report(cx, period)).await?;
    page(&request, &analytics_page(&view, period, &report))
}

/// `GET /indirect-resellers/analytics/export`: one of the tables, whole, as a file.
pub async fn export(request: Request, query: web::Query<ExportQuery>) -> Answer {
    let period = Period::parse(&query.days);
    let (view, report) = request.read(move |cx| reseller_analytics::report(cx, period)).await?;
    let (name, sheet) = match query.part.as_str() {
        "markets" => ("resellers-by-market", markets_sheet(&view, &report)),
        "resellers" => ("top-resellers", sellers_sheet(&view, &report)),
        "products" => ("top-products", products_sheet(&view, &report)),
        "months" => ("subscriptions-by-month", months_sheet(&view, &report)),
        _ => ("reseller-agreements", agreements_sheet(&view, &report)),
    };
    let bytes = sheet.map(SheetWriter::into_bytes).map_err(|error| request.error(error))?;
    let day = request.now().utc().with_timezone(&view.zone()).date_naive();
    Ok(download(name, day, bytes))
}

fn analytics_page<'a>(view: &'a View, period: Period, report: &Report) -> AnalyticsPage<'a> {
    let numbers = |one: &MonthCount| vec![Count::from(one.begun), Count::from(one.ended)];
    let months: Vec<MonthNumbers> = report.months.iter().map(|one| (one.first_day, numbers(one))).collect();
    let series = vec![view.t("analytics-begun"), view.t("analytics-ended")];
    let more = i64::try_from(report.resellers.len().saturating_sub(SHOWN)).unwrap_or(i64::MAX);
    AnalyticsPage {
        view,
        period,
        periods: periods(view, period),
        total: report.resellers.len(),
        new: report.new,
        active: report.active,
        transacting: report.transacting,
        markets: Ranking {
            names: view.t("column-country"),
            counts: view.t("menu-indirect-resellers"),
            licensed: false,
            note: None,
            rows: ranked(report.markets.iter().map(|(code, count)| (view.country(code), *count, 0))),
            ..ranking(view, period, "markets", "analytics-markets", "analytics-export-markets")
        },
        sellers: Ranking {
            names: view.t("column-name"),
            rows: ranked(report.sellers.iter().take(TOP).map(|(one, sold)| row(&one.name, *sold))),
            ..ranking(view, period, "resellers", "analytics-sellers", "analytics-export-sellers")
        },
        products: Ranking {
            names: view.t("analytics-product"),
            rows: ranked(report.products.iter().take(TOP).map(|(name, sold)| row(name, *sold))),
            ..ranking(view, period, "products", "analytics-products", "analytics-export-products")
        },
        chart: Chart::by_month(view, ("months-chart", view.t("analytics-months")), series, &months),
        agreements: report.resellers.iter().take(SHOWN).map(|one| agreement(view, one)).collect(),
        more: (more > 0).then(|| view.count("analytics-more", more)),
    }
}

/// A ranking by what was sold in the period, without its rows.
fn ranking<'a>(
    view: &'a View,
    period: Period,
    part: &'static str,
    title: &'static str,
    export: &'static str,
) -> Ranking<'a> {
    Ranking {
        part,
        title: view.t(title),
        note: Some(over(view, period, "analytics-sellers-note")),
        file: file(part, period),
        export: view.t(export),
        names: "",
        counts: view.t("analytics-subscriptions"),
        licensed: true,
        nothing: over(view, period, "analytics-nothing-sold"),
        rows: Vec::new(),
    }
}

fn row(name: &str, sold: SoldCounts) -> (String, i64, i64) {
    (name.to_owned(), sold.subscriptions, sold.licenses)
}

/// Names with what was counted of them and their licenses, the most first: the first has the whole bar.
fn ranked(best: impl Iterator<Item = (String, i64, i64)>) -> Vec<Ranked> {
    let best: Vec<(String, i64, i64)> = best.collect();
    let most = best.first().map_or(0, |(_, count, _)| *count);
    let row = |(name, count, licenses)| Ranked { name, count, licenses, bar: Bar::ranked(count, most) };
    best.into_iter().map(row).collect()
}

/// A text about the days that are counted over.
fn over(view: &View, period: Period, key: &'static str) -> String {
    view.text(&Text::new(key).count("days", period.days()))
}

/// Where a part of the report is had as a file.
fn file(part: &str, period: Period) -> String {
    format!("{EXPORT}?part={part}&days={}", period.days())
}

fn agreement(view: &View, one: &CountedReseller) -> Agreement {
    Agreement {
        name: one.name.clone(),
        mpn: number(one),
        country: view.country(&one.country),
        since: view.day(one.since),
        signed: one.mpa_signed_at.map(|at| view.day(at)),
    }
}

fn number(one: &CountedReseller) -> String {
    one.mpn_location_id.map(|id| id.to_string()).unwrap_or_default()
}

fn periods(view: &View, chosen: Period) -> Vec<Choice> {
    let choice = |period: Period| Choice {
        value: period.days().to_string(),
        text: view.count("analytics-days", period.days()),
        selected: period == chosen,
    };
    Period::ALL.into_iter().map(choice).collect()
}

fn markets_sheet(view: &View, report: &Report) -> Result<SheetWriter, Error> {
    let mut sheet = SheetWriter::headed(&[view.t("column-country"), view.t("menu-indirect-resellers")])?;
    for (code, count) in &report.markets {
        sheet.row(&[&view.country(code), &count.to_string()])?;
    }
    Ok(sheet)
}

fn sellers_sheet(view: &View, report: &Report) -> Result<SheetWriter, Error> {
    let heads = ["column-name", "column-mpn", "analytics-subscriptions", "analytics-licenses"];
    let mut sheet = SheetWriter::headed(&heads.map(|key| view.t(key)))?;
    for (one, sold) in &report.sellers {
        sheet.row(&[&one.name, &number(one), &sold.subscriptions.to_string(), &sold.licenses.to_string()])?;
    }
    Ok(sheet)
}

fn products_sheet(view: &View, report: &Report) -> Result<SheetWriter, Error> {
    let heads = ["analytics-product", "analytics-subscriptions", "analytics-licenses"];
    let mut sheet = SheetWriter::headed(&heads.map(|key| view.t(key)))?;
    for (name, sold) in &report.products {
        sheet.row(&[name, &sold.subscriptions.to_string(), &sold.licenses.to_string()])?;
    }
    Ok(sheet)
}

fn months_sheet(view: &View, report: &Report) -> Result<SheetWriter, Error> {
    let mut sheet =
        SheetWriter::headed(&["analytics-month", "analytics-begun", "analytics-ended"].map(|key| view.t(key)))?;
    for one in &report.months {
        sheet.row(&[&one.first_day.format("%Y-%m").to_string(), &one.begun.to_string(), &one.ended.to_string()])?;
    }
    Ok(sheet)
}

fn agreements_sheet(view: &View, report: &Report) -> Result<SheetWriter, Error> {
    let heads = ["column-name", "column-mpn", "column-country", "column-partner-since", "column-mpa"];
    let mut sheet = SheetWriter::headed(&heads.map(|key| view.t(key)))?;
    let day = |at: crate::domain::moment::Moment| at.utc().with_timezone(&view.zone()).format("%Y-%m-%d").to_string();
    for one in &report.resellers {
        let signed = one.mpa_signed_at.map_or_else(|| view.t("mpa-not-signed").to_owned(), day);
        sheet.row(&[&one.name, &number(one), &view.country(&one.country), &day(one.since), &signed])?;
    }
    Ok(sheet)
}

impl AnalyticsPage<'_> {
    fn over(&self, key: &'static str) -> String {
        over(self.view, self.period, key)
    }

    fn file(&self, part: &str) -> String {
        file(part, self.period)
    }
}
