//! A line to PostgreSQL that can be cut off, as if the server were killed, or held, as if it stood still, and mended.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use tandem::repository::db::DatabaseUrl;
use url::Url;

/// The line, and where it leads.
pub(super) struct Line {
    pub(super) url: DatabaseUrl,
    target: SocketAddr,
    here: SocketAddr,
    carrying: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
    /// Set while nothing goes through, and nobody is told.
    held: Arc<AtomicBool>,
}

impl Line {
    /// A line to this database, which works.
    pub(super) fn to(database: &DatabaseUrl) -> Self {
        let DatabaseUrl::Postgres(text) = database else { panic!("there is no line to a file") };
        let mut url = Url::parse(text).unwrap();
        let place = (url.host_str().unwrap().to_owned(), url.port().unwrap_or(5432));
        let target = place.to_socket_addrs().unwrap().next().unwrap();
        let here = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(here.port())).unwrap();
        let url = DatabaseUrl::Postgres(url.to_string());
        let mut line = Self { url, target, here, carrying: None, held: Arc::default() };
        line.mend();
        line
    }

    /// Carries what comes.
    pub(super) fn mend(&mut self) {
        let (ends, listener, target) =
            (Arc::new(AtomicBool::new(false)), TcpListener::bind(self.here).unwrap(), self.target);
        let (ended, held) = (Arc::clone(&ends), Arc::clone(&self.held));
        self.carrying = Some((ends, thread::spawn(move || carry(&listener, target, &ended, &held))));
    }

    /// Lets nothing through: what comes waits.
    pub(super) fn hold(&self) {
        self.held.store(true, Ordering::SeqCst);
    }

    /// Lets through what has waited.
    pub(super) fn release(&self) {
        self.held.store(false, Ordering::SeqCst);
    }

    /// Cuts off whoever is connected; nobody listens any more.
    pub(super) fn cut(&mut self) {
        if let Some((ends, carrying)) = self.carrying.take() {
            ends.store(true, Ordering::SeqCst);
            carrying.join().unwrap();
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.release();
        self.cut();
    }
}

/// Takes what comes from one end to the other, until either is closed.
fn pass(mut from: TcpStream, mut to: TcpStream, held: &AtomicBool) {
    let mut piece = [0; 16_384];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        while held.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(2));
        }
        if to.write_all(&piece[..length]).is_err() {
            break;
        }
    }
    let _is_closed = to.shutdown(Shutdown::Both);
}

fn carry(listener: &TcpListener, target: SocketAddr, ends: &AtomicBool, held: &Arc<AtomicBool>) {
    listener.set_nonblocking(true).unwrap();
    let mut connected = Vec::new();
    while !ends.load(Ordering::SeqCst) {
        let Ok((near, _)) = listener.accept() else {
            thread::sleep(Duration::from_millis(2));
            continue;
        };
        near.set_nonblocking(false).unwrap();
        let far = TcpStream::connect(target).unwrap();
        for (from, to) in [(&near, &far), (&far, &near)] {
            let (from, to, held) = (from.try_clone().unwrap(), to.try_clone().unwrap(), Arc::clone(held));
            to.set_nodelay(true).unwrap();
            thread::spawn(move || pass(from, to, &held));
        }
        connected.extend([near, far]);
    }
    for stream in connected {
        let _is_closed = stream.shutdown(Shutdown::Both);
    }
}
