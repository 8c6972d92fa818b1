//! The Train page, loaded when it is first opened. See `activation_lab::ui::trainer`.

fn main() {
    activation_lab::ui::trainer::start();
}
