//! The pages that are loaded when they are first opened. See `activation_lab::ui::explorer`.

fn main() {
    activation_lab::ui::explorer::start();
}
