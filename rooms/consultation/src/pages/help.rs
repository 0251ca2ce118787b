//! いま、つらいとき: help lines, those without a voice first.
use crate::help::{HelpLine, Way, lines};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_web::{House, Page, Place, Visitor, show};

#[derive(Template)]
#[template(path = "consultation/help.html")]
struct HelpView {
    page: Page,
    text: Vec<HelpLine>,
    phone: Vec<HelpLine>,
    danger: Vec<HelpLine>,
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Response {
    let by = |way: Way| lines().into_iter().filter(|it| it.way == way).collect::<Vec<_>>();
    let page = visitor.page(&house, Place::Public);
    show(&HelpView { text: by(Way::Text), phone: by(Way::Phone), danger: by(Way::Danger), page }, Place::Public)
}
