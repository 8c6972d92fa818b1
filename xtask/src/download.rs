//! Fetches a file over HTTP. A network that is blocked or gone silent is noticed
//! within [`PATIENCE`], whatever part of the transfer it stops in.

use std::io::{IsTerminal, Read, Write};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use anyhow::{Result, bail};

/// The longest silence that counts as a slow network and not as none. Two addresses
/// are tried for the data, which together must not take more than 15 seconds.
pub const PATIENCE: Duration = Duration::from_secs(7);

/// What the fetching thread reports.
enum Piece {
    Length(Option<u64>),
    Bytes(Vec<u8>),
    End,
    Failed(String),
}

/// Fetches `url`, at most `limit` bytes, showing percent as it comes.
pub fn fetch(url: &str, limit: u64) -> Result<Vec<u8>> {
    fetch_within(url, limit, PATIENCE)
}

/// [`fetch`], with the longest silence given.
fn fetch_within(url: &str, limit: u64, patience: Duration) -> Result<Vec<u8>> {
    // The work is done in a thread of its own, because looking a name up cannot be given
    // a time limit everywhere; a thread that hangs in it is left behind.
    let (sender, receiver) = sync_channel(16);
    let address = url.to_owned();
    std::thread::spawn(move || {
        let last = transfer(&address, limit, |piece| sender.send(piece).is_ok());
        let _ = sender.send(last.map_or_else(Piece::Failed, |()| Piece::End));
    });
    let mut bytes = Vec::new();
    let mut progress = Progress::new();
    loop {
        match receiver.recv_timeout(patience) {
            Ok(Piece::Length(length)) => progress.total = length,
            Ok(Piece::Bytes(more)) => {
                bytes.extend_from_slice(&more);
                progress.show(bytes.len() as u64);
            }
            Ok(Piece::End) => {
                progress.end();
                return Ok(bytes);
            }
            Ok(Piece::Failed(reason)) => {
                progress.end();
                bail!("{url}: {reason}");
            }
            Err(RecvTimeoutError::Timeout) => {
                progress.end();
                bail!("{url}: nothing came for {} seconds", patience.as_secs_f64());
            }
            Err(RecvTimeoutError::Disconnected) => bail!("{url}: the transfer broke off"),
        }
    }
}

/// The blocking part: connects, follows redirects, reads to the end.
fn transfer(url: &str, limit: u64, send: impl Fn(Piece) -> bool) -> Result<(), String> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_connect(Some(PATIENCE))
        .timeout_recv_response(Some(PATIENCE))
        .user_agent("activation-lab-xtask")
        .build()
        .into();
    let mut response = agent.get(url).call().map_err(|error| error.to_string())?;
    let length = response.body().content_length();
    if length.is_some_and(|length| length > limit) {
        return Err(format!("larger than the {limit} bytes expected at most"));
    }
    send(Piece::Length(length));
    let mut body = response.body_mut().as_reader();
    let mut chunk = vec![0; 64 * 1024];
    let mut received = 0;
    loop {
        let count = body.read(&mut chunk).map_err(|error| error.to_string())?;
        if count == 0 {
            break;
        }
        received += count as u64;
        if received > limit {
            return Err(format!("larger than the {limit} bytes expected at most"));
        }
        if !send(Piece::Bytes(chunk[..count].to_vec())) {
            return Ok(());
        }
    }
    match length {
        Some(length) if length != received => {
            Err(format!("broke off after {received} of {length} bytes"))
        }
        _ => Ok(()),
    }
}

/// Percent on a terminal, a line every tenth in a log.
struct Progress {
    total: Option<u64>,
    terminal: bool,
    last_tenth: u64,
    shown: bool,
}

impl Progress {
    fn new() -> Self {
        Self {
            total: None,
            terminal: std::io::stdout().is_terminal(),
            last_tenth: 0,
            shown: false,
        }
    }

    fn show(&mut self, received: u64) {
        let megabytes = received as f64 / 1e6;
        let percent = self.total.map(|total| received * 100 / total.max(1));
        let text = match (percent, self.total) {
            (Some(percent), Some(total)) => {
                format!(
                    "{percent:3} %, {megabytes:.1} of {:.1} MB",
                    total as f64 / 1e6
                )
            }
            _ => format!("{megabytes:.1} MB"),
        };
        if self.terminal {
            print!("\r      {text}");
            let _ = std::io::stdout().flush();
            self.shown = true;
        } else {
            let tenth = percent.unwrap_or(received / 100_000) / 10;
            if tenth > self.last_tenth {
                self.last_tenth = tenth;
                println!("      {text}");
            }
        }
    }

    fn end(&self) {
        if self.shown {
            println!();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use std::time::{Duration, Instant};

    use super::{fetch, fetch_within};

    /// A server that answers one request with exactly these bytes, then closes.
    fn answering(answer: &'static [u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(answer);
        });
        format!("http://{address}/file")
    }

    #[test]
    fn a_file_arrives_whole() {
        let url = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello");
        assert_eq!(fetch(&url, 100).unwrap(), b"hello");
    }

    #[test]
    fn what_goes_wrong_is_said() {
        let missing = answering(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
        assert!(
            fetch(&missing, 100)
                .unwrap_err()
                .to_string()
                .contains("404")
        );
        let large = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n");
        let said = fetch(&large, 100).unwrap_err().to_string();
        assert!(said.contains("larger"), "{said}");
        let broken = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhel");
        assert!(fetch(&broken, 100).is_err());
    }

    #[test]
    fn a_silent_server_is_noticed() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let started = Instant::now();
        let patience = Duration::from_millis(300);
        let said = fetch_within(&format!("http://{address}/file"), 100, patience);
        let said = said.unwrap_err().to_string();
        assert!(said.contains("nothing came for 0.3 seconds"), "{said}");
        assert!(started.elapsed() < Duration::from_secs(3));
        drop(listener);
    }
}
