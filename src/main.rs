//! The command line, nothing else.

use std::process::ExitCode;

use clap::Parser;
use tandem::commands::{CommandLine, run};

fn main() -> ExitCode {
    run(CommandLine::parse())
}
