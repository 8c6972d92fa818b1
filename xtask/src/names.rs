//! Takes the names of functions out of a wasm file, a third of its bytes. Done here and not
//! by the linker, which would take the list of wasm features with it that wasm-bindgen reads.

use anyhow::{Context, Result, bail};

/// The file's start: magic number and version.
const HEADER: usize = 8;

/// `wasm` without its `name` section, which only debuggers and stack traces read.
pub fn strip(wasm: &[u8]) -> Result<Vec<u8>> {
    if wasm.get(..HEADER) != Some(b"\0asm\x01\0\0\0") {
        bail!("this is not a wasm file");
    }
    let mut kept = wasm[..HEADER].to_vec();
    let mut rest = &wasm[HEADER..];
    while let Some((&id, after)) = rest.split_first() {
        let (size, body) = number(after)?;
        let (body, following) = body
            .split_at_checked(size)
            .context("a section of the wasm file is cut off")?;
        let whole = &rest[..rest.len() - following.len()];
        // Section 0 is custom: its body begins with its own name.
        let names = id == 0 && {
            let (size, text) = number(body)?;
            text.get(..size) == Some(b"name")
        };
        if !names {
            kept.extend_from_slice(whole);
        }
        rest = following;
    }
    Ok(kept)
}

/// An unsigned LEB128 number of at most 32 bits, and what follows it.
fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0_u64;
    for (index, &byte) in bytes.iter().take(5).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Ok((usize::try_from(value)?, &bytes[index + 1..]));
        }
    }
    bail!("a number in the wasm file is cut off")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A section: its id and its body.
    fn section(id: u8, body: &[u8]) -> Vec<u8> {
        let (low, high) = (body.len() as u8 & 0x7f | 0x80, (body.len() >> 7) as u8);
        [&[id, low, high][..], body].concat()
    }

    #[test]
    fn only_the_names_go() {
        let header = b"\0asm\x01\0\0\0".to_vec();
        let code = section(10, &[7; 300]);
        let names = section(0, b"\x04name\x00\x05hello");
        let features = section(0, b"\x0ftarget_features\x01+\x07simd128");
        let wasm = [&header[..], &code, &names, &features].concat();
        assert_eq!(
            strip(&wasm).unwrap(),
            [&header[..], &code, &features].concat()
        );
        assert_eq!(strip(&header).unwrap(), header);
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        assert!(strip(b"<html>").is_err());
        let cut = [&b"\0asm\x01\0\0\0"[..], &section(10, &[7; 300])[..100]].concat();
        assert!(strip(&cut).is_err());
    }
}
