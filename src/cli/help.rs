//! `--help` in the language of messages. What clap itself says of mistyped arguments stays English: it has no table.

use clap::{Arg, ArgAction, Command};

use crate::diagnostic::Tongue;

/// As clap's own, with a French word for `Usage`.
const TEMPLATE: &str = "{about-with-newline}\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}";

/// The command with all that it says of itself in this tongue.
pub(super) fn in_tongue(mut command: Command, tongue: Tongue) -> Command {
    if tongue == Tongue::English {
        return command;
    }
    // Only then `--help`, `--version` and `help` are there to be put into words.
    command.build();
    said(command, tongue)
}

fn said(command: Command, tongue: Tongue) -> Command {
    let about = command.get_about().map(|about| tongue.say(&about.to_string()).into_owned());
    let after = command.get_after_help().map(|after| by_line(&after.to_string(), tongue));
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commandes")
        .mut_args(|argument| argument_said(argument, tongue))
        .mut_subcommands(|command| said(command, tongue));
    if let Some(about) = about {
        command = command.about(about);
    }
    match after {
        Some(after) => command.after_help(after),
        None => command,
    }
}

/// Defaults and choices go into the sentence: clap would name them in English.
fn argument_said(argument: Arg, tongue: Tongue) -> Arg {
    let mut help = argument.get_help().map(|help| tongue.say(&help.to_string()).into_owned()).unwrap_or_default();
    let is_switch = !matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    if !is_switch {
        let values: Vec<String> =
            argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        help.push_str(&aside(tongue, "values", &values.join(", ")));
        let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        help.push_str(&aside(tongue, "default", &defaults.join(", ")));
    }
    // The same words in French; clap wants to be told.
    let heading = if argument.is_positional() { "Arguments" } else { "Options" };
    argument.help(help).help_heading(heading).hide_default_value(true).hide_possible_values(true)
}

/// ` [default: refuse]`; nothing of nothing.
fn aside(tongue: Tongue, what: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" [{}]", tongue.say(&format!("{what}: {value}"))) }
}

/// What is typed stays as it is.
fn by_line(text: &str, tongue: Tongue) -> String {
    let lines = text.lines().map(|line| if line.starts_with(' ') { line.into() } else { tongue.say(line) });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::arguments::Arguments;

    /// Every sentence that a command and those below it say.
    fn sentences(command: &Command) -> Vec<String> {
        let mut all: Vec<String> = command.get_about().into_iter().map(ToString::to_string).collect();
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        all.extend(after.lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).map(str::to_owned));
        all.extend(command.get_arguments().filter_map(Arg::get_help).map(ToString::to_string));
        all.extend(command.get_subcommands().flat_map(sentences));
        all
    }

    #[test]
    fn every_sentence_of_the_help_has_its_french() {
        let mut command = Arguments::command();
        command.build();
        let untold: Vec<String> =
            sentences(&command).into_iter().filter(|english| Tongue::French.say(english) == *english).collect();
        assert_eq!(untold, [""; 0], "src/diagnostic/messages/fr.txt");
    }

    #[test]
    fn a_command_is_explained_in_french_with_its_choices_and_defaults() {
        let mut command = in_tongue(Arguments::command(), Tongue::French);
        let list = command.find_subcommand_mut("list").unwrap();
        let help = list.render_help().to_string();
        let first = "Lister tous les fichiers qu’une construction ferait\n\nUtilisation\u{a0}: masthead list [OPTIONS]\n\nOptions:\n";
        assert!(help.starts_with(first), "{help}");
        assert!(help.contains("Une ligne par fichier [valeurs\u{a0}: text, json] [par défaut\u{a0}: text]"), "{help}");
        assert!(help.contains("Exemples\u{a0}:\n  masthead list\n"), "{help}");
    }
}
