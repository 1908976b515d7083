//! From where somebody calls, as far as it can be said.

/// The program and the network of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// The browser and its system, such as `Firefox · Windows`; empty where neither is known.
    pub browser: String,
    /// The network: an IPv4 address, or the /64 of an IPv6 address; empty for the portal itself.
    pub network: String,
    /// The marks of those who have signed in with this browser before.
    pub marks: Vec<String>,
}

impl Client {
    /// Whether somebody with this mark has signed in with this browser before.
    #[must_use]
    pub fn is_marked(&self, mark: &str) -> bool {
        self.marks.iter().any(|one| one == mark)
    }
}

/// Browsers by what only they, of those that stand before them, call themselves. Chromium's relatives name it too, and it
/// names Safari.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex Browser"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems, likewise: Android names Linux, an iPhone names Mac OS X.
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system out of what a browser says of itself: no versions, which change every month and help whoever
/// looks for weak ones.
#[must_use]
pub fn browser_name(user_agent: &str) -> String {
    let named = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name)
    };
    let known: Vec<&str> = named(&BROWSERS).into_iter().chain(named(&SYSTEMS)).collect();
    known.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_told_apart() {
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                      Version/18.5 Mobile/15E148 Safari/604.1";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 \
                    Safari/537.36 Edg/142.0.0.0";
        let android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 \
                       Mobile Safari/537.36";
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
        for (said, name) in [
            (safari, "Safari · iPhone"),
            (edge, "Edge · Windows"),
            (android, "Chrome · Android"),
            (firefox, "Firefox · Linux"),
            ("curl/8.5.0", ""),
        ] {
            assert_eq!(browser_name(said), name);
        }
    }
}
