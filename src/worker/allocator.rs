//! Memory for tensors, placed so that a step takes the same time however the heap looks.
//!
//! The network's matrices are whole multiples of 4096 bytes, and the usual allocator puts one
//! right behind the other, at any multiple of 8. Their elements then have the same address but for
//! the upper bits, by which processors tell a load from a store that is still under way ("4K
//! aliasing"), and vectors lie across cache lines. Which of the two costs more was not taken
//! apart; together they made a training step take 7 or 13 milliseconds, depending on the build
//! (`cargo xtask bench peers`). So a large block begins at a cache line of its own and ends a few
//! lines later than it has to.

use std::alloc::{GlobalAlloc, Layout, System};

/// A cache line, in bytes.
const LINE: usize = 64;
/// Bytes from which a block counts as large.
const LARGE: usize = 4096;
/// Bytes that are left between large blocks: a few lines, and no divisor of a page.
const GAP: usize = 5 * LINE;

/// The system's allocator, with large blocks apart.
pub struct Apart;

/// What is asked of the system. It follows from what was asked of us, so that a block can be
/// given back.
fn widened(layout: Layout) -> Layout {
    if layout.size() < LARGE {
        return layout;
    }
    Layout::from_size_align(layout.size() + GAP, layout.align().max(LINE)).unwrap_or(layout)
}

// SAFETY: every call goes to the system's allocator with a layout that is at least as large and
// as aligned as the one asked for, and is the same for a block when it is taken and given back.
// `realloc` is the provided one, which takes a new block and copies.
unsafe impl GlobalAlloc for Apart {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(widened(layout)) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(widened(layout)) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, widened(layout)) }
    }
}
