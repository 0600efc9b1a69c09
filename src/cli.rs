//! The command line: reads arguments, prints, chooses the exit code. Nothing else prints.

mod arguments;
mod build;
mod check;
mod create;
mod explain;
mod help;
mod mend;
mod related;
mod schema;
mod say;
mod serve;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Command};

/// All is well; there may be warnings.
const GOOD: u8 = 0;
/// Mistakes in what people wrote.
const MISTAKES: u8 = 1;
/// The work cannot be done: arguments, no site here, the disk.
const CANNOT: u8 = 2;
/// Stopped from the keyboard.
const INTERRUPTED: i32 = 130;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    // A build that is stopped leaves the old site as it was; there is nothing to clean up.
    let _ = ctrlc::set_handler(|| std::process::exit(INTERRUPTED));
    say::speak(say::typed_language(std::env::args_os().map(|argument| argument.to_string_lossy().into_owned())));
    let matches = help::in_tongue(Arguments::command(), say::tongue()).get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let code = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::List(arguments) => build::list(&arguments),
        Command::Related(arguments) => related::run(&arguments),
        Command::Init(arguments) => create::init(&arguments),
        Command::New(arguments) => create::new(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "masthead", &mut std::io::stdout());
            GOOD
        }
    };
    ExitCode::from(code)
}
