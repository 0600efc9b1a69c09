//! A buffer that a runaway template cannot fill the memory with.

use std::io::{self, Write};

/// Writes into a buffer until a page is larger than any page is.
pub(super) struct Capped<'b> {
    buffer: &'b mut Vec<u8>,
    /// In bytes.
    most: usize,
}

impl<'b> Capped<'b> {
    pub(super) fn new(buffer: &'b mut Vec<u8>, most: usize) -> Self {
        Self { buffer, most }
    }
}

impl Write for Capped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.buffer.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.buffer.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
