//! The tables as code has them are printed from the migrations: each into the file that `diesel.toml` names, in order.

use std::fs;

/// Whether a pattern of `diesel.toml` means a table: `^name$`, or `^beginning`.
fn means(pattern: &str, table: &str) -> bool {
    let pattern = pattern.trim_start_matches('^');
    pattern.strip_suffix('$').map_or_else(|| table.starts_with(pattern), |whole| table == whole)
}

#[test]
fn each_table_is_printed_where_it_stands() {
    let settings = fs::read_to_string("diesel.toml").unwrap();
    let mut seen = 0;
    for chapter in settings.split("[print_schema.").skip(1) {
        let noun = chapter.split(']').next().unwrap();
        let lines = chapter.lines().map(str::trim);
        let patterns: Vec<&str> =
            lines.filter_map(|line| line.trim_end_matches(',').strip_prefix("\"^")?.strip_suffix('"')).collect();
        let file = format!("src/repository/schema/{noun}.rs");
        let code = fs::read_to_string(&file).unwrap();
        let tables: Vec<&str> = code
            .lines()
            .filter(|line| line.ends_with(") {"))
            .filter_map(|line| line.trim().split(" (").next())
            .collect();
        assert!(tables.is_sorted(), "{file} is printed in another order: {tables:?}");
        for table in &tables {
            assert!(
                patterns.iter().any(|pattern| means(pattern, table)),
                "scripts/schema prints no {table} into {file}"
            );
        }
        seen += tables.len();
    }
    assert!(seen > 60, "{seen}");
}
