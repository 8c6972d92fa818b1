//! A relay in front of the server: a thread and a connection for each request. It can spoil
//! chosen answers, so that tests can watch the page meet a bad network. It works on the bytes of
//! the connection, because an HTTP library will not break its own promises.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What goes wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 404, whatever is there.
    NotFound,
    /// The connection ends after this many bytes of the body, though more were promised.
    DropAfter(usize),
    /// The body ends after this many bytes, and that is what the header promised.
    Truncate(usize),
    /// One bit of the byte at this position is wrong.
    Corrupt(usize),
    /// The answer comes late.
    Delay(Duration),
    /// This many bytes of the body come at once, the rest after the pause.
    Stall(usize, Duration),
}

/// Which fault the answer to a request has: given the request's path, as sent and without its
/// query. Asked once per request, so it can spoil the first and spare the second.
pub type Faults = Arc<dyn Fn(&str) -> Option<Fault> + Send + Sync>;

/// Longest head of a request or an answer, in bytes.
const HEAD: u64 = 64 * 1024;

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(60);

/// The relay's accepting thread.
pub(super) struct Relay {
    stop: Arc<AtomicBool>,
    address: SocketAddr,
    thread: JoinHandle<()>,
}

impl Relay {
    pub fn start(outer: TcpListener, inner: SocketAddr, faults: Faults) -> io::Result<Self> {
        let address = outer.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let thread = thread::spawn(move || {
            for client in outer.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(client) = client else { continue };
                let faults = faults.clone();
                // An error means that one side has gone; the connection closes either way.
                thread::spawn(move || relay(client, inner, &faults).ok());
            }
        });
        Ok(Self {
            stop,
            address,
            thread,
        })
    }

    pub fn stop(self) {
        self.stop.store(true, Ordering::SeqCst);
        // Wakes the accepting thread.
        if TcpStream::connect(self.address).is_ok() {
            self.thread.join().ok();
        }
    }
}

/// One request and its answer; then the connection is closed.
fn relay(mut client: TcpStream, inner: SocketAddr, faults: &Faults) -> io::Result<()> {
    client.set_read_timeout(Some(PATIENCE))?;
    let head = read_head(&mut BufReader::new(&client))?;
    let mut lines = head.lines();
    let request = lines.next().unwrap_or_default();
    let path = request.split(' ').nth(1).unwrap_or_default();
    let fault = faults(path.split('?').next().unwrap_or_default());

    if let Some(Fault::Delay(time)) = fault {
        thread::sleep(time);
    }
    let (head, mut body) = if fault == Some(Fault::NotFound) {
        ("HTTP/1.1 404 Not Found\r\n".to_owned(), Vec::new())
    } else {
        let mut server = TcpStream::connect(inner)?;
        server.set_read_timeout(Some(PATIENCE))?;
        let asked = format!(
            "{request}\r\n{}Connection: close\r\n\r\n",
            without(lines, "connection")
        );
        server.write_all(asked.as_bytes())?;
        let mut server = BufReader::new(server);
        let head = read_head(&mut server)?;
        let mut body = Vec::new();
        server.read_to_end(&mut body)?;
        (head, body)
    };

    if let Some(Fault::Truncate(length)) = fault {
        body.truncate(length);
    }
    if let Some(Fault::Corrupt(at)) = fault
        && let Some(byte) = body.get_mut(at)
    {
        *byte ^= 1;
    }
    let mut lines = head.lines();
    let status = lines.next().unwrap_or_default();
    // The answer to HEAD, and 304, name a length without sending it.
    let promised = match request.starts_with("HEAD ") || status.contains(" 304") {
        true => without(lines, "connection"),
        false => {
            let headers = without(lines, "connection");
            let headers = without(headers.lines(), "content-length");
            format!("{headers}Content-Length: {}\r\n", body.len())
        }
    };
    client.write_all(format!("{status}\r\n{promised}Connection: close\r\n\r\n").as_bytes())?;
    match fault {
        Some(Fault::DropAfter(length)) => client.write_all(&body[..length.min(body.len())])?,
        Some(Fault::Stall(length, time)) => {
            let (start, rest) = body.split_at(length.min(body.len()));
            client.write_all(start)?;
            client.flush()?;
            thread::sleep(time);
            client.write_all(rest)?;
        }
        _ => client.write_all(&body)?,
    }
    client.shutdown(Shutdown::Write)
}

/// The header lines but the named one.
fn without<'a>(lines: impl Iterator<Item = &'a str>, name: &str) -> String {
    lines
        .filter(|line| !line.is_empty())
        .filter(|line| {
            let (field, _) = line.split_once(':').unwrap_or((line, ""));
            !field.trim().eq_ignore_ascii_case(name)
        })
        .map(|line| format!("{line}\r\n"))
        .collect()
}

/// Everything up to the empty line.
fn read_head(stream: &mut impl BufRead) -> io::Result<String> {
    let mut head = Vec::new();
    let mut stream = stream.take(HEAD);
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read_until(b'\n', &mut head)? == 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}
