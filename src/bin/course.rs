//! The course. See `activation_lab::ui::course`.

fn main() {
    activation_lab::ui::course::start();
}
