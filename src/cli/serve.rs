//! `masthead serve`.

use std::time::Duration;

use jiff::Timestamp;

use super::arguments::ServeArguments;
use super::{CANNOT, build, say};
use crate::build::Told;
use crate::serve::{self, Audience, Hear, Now, Order, Ready, Revised, Watching};

/// How often `--poll` looks.
const POLLING: Duration = Duration::from_millis(500);

pub fn run(arguments: &ServeArguments) -> u8 {
    let order = match order(arguments) {
        Ok(order) => order,
        Err(code) => return code,
    };
    let mut terminal = Terminal { order: &order, browser: if arguments.open { Browser::Open } else { Browser::Leave } };
    let Err(message) = serve::serve(&order, &mut terminal);
    say::cannot(&message);
    CANNOT
}

fn order(arguments: &ServeArguments) -> Result<Order, u8> {
    let site = build::site(arguments.root.as_ref())?;
    let site = site.canonicalize().unwrap_or(site);
    let is_fixed = arguments.now.is_some() || std::env::var_os("SOURCE_DATE_EPOCH").is_some();
    let now = build::now(arguments.now.as_deref()).map_err(|message| {
        say::cannot(&message);
        CANNOT
    })?;
    Ok(Order {
        site,
        interface: arguments.interface,
        port: arguments.port,
        audience: if arguments.published { Audience::Readers } else { Audience::Authors },
        watching: if arguments.poll { Watching::Polling(POLLING) } else { Watching::Told },
        lenient: arguments.lenient,
        now: if is_fixed { Now::Fixed(now) } else { Now::Clock(|| Timestamp::now().as_second()) },
        tongue: say::tongue(),
    })
}

/// What becomes of the browser when the preview is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Browser {
    Open,
    Leave,
}

struct Terminal<'t> {
    order: &'t Order,
    browser: Browser,
}

impl Terminal<'_> {
    fn tell(&self, told: &Told) {
        say::tell(&self.order.site, told);
    }
}

impl Hear for Terminal<'_> {
    fn ready(&mut self, ready: &Ready<'_>) {
        self.tell(ready.told);
        if let Some(taken) = ready.taken {
            say::note(&format!("port {taken} is taken; this is the next that is free"));
        }
        let (pages, articles) = (ready.facts.pages, ready.facts.articles);
        say::note(&format!(
            "{} from {} in {:.2} s: {}  (Ctrl-C ends it)",
            say::count(pages, "page"),
            say::count(articles, "article"),
            ready.took.as_secs_f64(),
            ready.address
        ));
        if self.browser == Browser::Open && open::that_detached(ready.address).is_err() {
            say::note("no browser could be opened");
        }
    }

    fn revised(&mut self, revised: &Revised<'_>) {
        self.tell(revised.told);
        let what = match revised.paths {
            [path] if !path.is_empty() => path.clone(),
            [first, ..] if !first.is_empty() => format!("{first} and {} more", revised.paths.len() - 1),
            _ => "the site".to_owned(),
        };
        say::note(&format!("{what}: {:.1} ms", revised.took.as_secs_f64() * 1000.0));
    }
}
