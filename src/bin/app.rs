//! The page. See `activation_lab::ui`.

fn main() {
    activation_lab::ui::start();
}
