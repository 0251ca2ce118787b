//! A file that somebody brings in a form, and work that takes longer than a page should wait.
use axum::http::{HeaderMap, header};
use std::time::Duration;

/// The bytes of the one file of a form (RFC 7578): between the blank line after its heads and the next boundary.
pub fn only_file<'a>(headers: &HeaderMap, body: &'a [u8]) -> Option<&'a [u8]> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = kind.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    let begins = find(body, b"\r\n\r\n")? + 4;
    let rest = body.get(begins..)?;
    rest.get(..find(rest, format!("\r\n--{boundary}").as_bytes())?)
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// A page waits so long, and then says that it goes on.
const PATIENCE_SECONDS: u64 = 20;

/// Goes on to its end also when nobody waits any more; `None` when it takes longer than a page waits.
pub async fn at_leisure<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> Option<T> {
    let task = tokio::spawn(work);
    tokio::time::timeout(Duration::from_secs(PATIENCE_SECONDS), task).await.ok()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_taken_out_of_its_form_byte_for_byte() {
        let headers = |kind: &str| HeaderMap::from_iter([(header::CONTENT_TYPE, kind.parse().unwrap())]);
        let kind = headers("multipart/form-data; boundary=----x1");
        let head = "------x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        let body = [head.as_bytes(), b"a,\x83\x65\r\n\r\n1", b"\r\n------x1--\r\n"].concat();
        assert_eq!(only_file(&kind, &body), Some(b"a,\x83\x65\r\n\r\n1".as_slice()));
        assert_eq!(only_file(&headers("text/plain"), &body), None);
        assert_eq!(only_file(&kind, b"------x1"), None);
    }
}
