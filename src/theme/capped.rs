//! A buffer that a runaway template cannot fill the memory with.

use std::io::{self, Write};

/// Bytes of one page; the longest reports have a few megabytes.
pub(super) const LARGEST_PAGE: usize = 64 << 20;

/// Writes into a buffer until a page is larger than any page is.
pub(super) struct Capped<'b> {
    buffer: &'b mut Vec<u8>,
}

impl<'b> Capped<'b> {
    pub(super) fn new(buffer: &'b mut Vec<u8>) -> Self {
        Self { buffer }
    }
}

impl Write for Capped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.buffer.len() + bytes.len() > LARGEST_PAGE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.buffer.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
