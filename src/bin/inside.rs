//! The pages that look inside a network. See `activation_lab::ui::inside`.

fn main() {
    activation_lab::ui::inside::start();
}
