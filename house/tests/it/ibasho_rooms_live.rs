//! Rooms over real wires: what is said comes by itself, once, also after the wire broke.
use crate::{
    ibasho_rooms::{an_open_room, goes_in, says},
    support::{Person, TestHouse},
};
use futures_util::{SinkExt, StreamExt};
use std::net::SocketAddr;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest},
};

type Wire = WebSocketStream<TcpStream>;

async fn listens(who: &Person, at: SocketAddr, room: &str, after: u64) -> Wire {
    tries(who, at, room, after, &format!("http://{at}")).await.expect("a socket")
}

async fn tries(who: &Person, at: SocketAddr, room: &str, after: u64, origin: &str) -> Option<Wire> {
    let mut request = format!("ws://{at}/rooms/{room}/live?after={after}").into_client_request().expect("a request");
    request.headers_mut().insert("cookie", who.cookies().parse().expect("cookies"));
    request.headers_mut().insert("origin", origin.parse().expect("an origin"));
    let wire = TcpStream::connect(at).await.expect("a wire");
    client_async(request, wire).await.ok().map(|it| it.0)
}

/// The next line that comes, with its number; what else comes is put aside.
async fn next_line(wire: &mut Wire) -> (u64, String) {
    loop {
        let text = next(wire).await;
        if let Some((_, rest)) = text.split_once("data-n=\"") {
            let number = rest.split('"').next().and_then(|it| it.parse().ok()).expect("a number");
            return (number, text);
        }
    }
}

async fn next(wire: &mut Wire) -> String {
    loop {
        match wire.next().await.expect("the wire holds").expect("a message") {
            Message::Text(text) => return text.to_string(),
            _ => continue,
        }
    }
}

async fn sends(wire: &mut Wire, press: &str, text: &str) {
    wire.send(Message::text(format!("{press}\n{text}"))).await.expect("sent");
}

fn press(number: u32) -> String {
    format!("{number:032x}")
}

/// capabilities 73, 80, 85: two talk; a wire breaks; nothing is lost and nothing comes twice.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_comes_once_also_after_the_wire_broke() {
    for house in TestHouse::both().await {
        let (room, ko, _) = an_open_room(&house).await;
        let (at, ame) = (house.listens().await, house.person());
        goes_in(&ame, &room, "あめ").await;
        let mut ears = listens(&ame, at, &room, 0).await;
        assert!(next(&mut ears).await.contains("開いています。"), "the state comes first");
        says(&ko, &room, "ひとつめ").await.is(303);
        let (first, text) = next_line(&mut ears).await;
        assert!(text.contains("ひとつめ") && text.contains("進行役"), "{text}");

        // Nothing that is typed is a page. (An address would be held back, see `ibasho_kind`.)
        sends(&mut ears, &press(7), "<b>なつ</b> <a href=x>\nふたつめ").await;
        let mut came = (None, None);
        while came.0.is_none() || came.1.is_none() {
            let text = next(&mut ears).await;
            if text.starts_with("<output") {
                came.0 = Some(text);
            } else if text.contains("data-n") {
                came.1 = Some(text);
            }
        }
        assert!(came.0.as_deref().is_some_and(|it| it.contains("data-said=\"true\"") && it.contains(&press(7))));
        let line = came.1.expect("a line");
        assert!(!line.contains("<b>") && !line.contains("<a "), "{line}");
        assert!(line.contains("なつ") && line.contains("ふたつめ"), "{line}");

        // The wire breaks; meanwhile others talk, and the same press is sent again from a new wire.
        drop(ears);
        says(&ko, &room, "みっつめ").await.is(303);
        let mut ears = listens(&ame, at, &room, first).await;
        sends(&mut ears, &press(7), "<b>なつ</b> <a href=x>\nふたつめ").await;
        let (second, text) = next_line(&mut ears).await;
        assert!(text.contains("ふたつめ"), "{text}");
        let (third, text) = next_line(&mut ears).await;
        assert!(text.contains("みっつめ"), "{text}");
        assert_eq!((second, third), (first + 1, first + 2), "nothing twice, nothing lost");
        let page = ko.opens(&format!("/rooms/{room}")).await;
        assert_eq!(page.text.matches("ふたつめ").count(), 1);

        // What cannot be said now is told to its sender alone.
        sends(&mut ears, &press(8), "   ").await;
        let told = loop {
            let told = next(&mut ears).await;
            if told.contains(&press(8)) {
                break told;
            }
        };
        assert!(told.contains("data-said=\"false\"") && told.contains("何も書いてありません。"), "{told}");

        // Nobody listens without a seat, or from a page of another site.
        assert!(tries(&house.person(), at, &room, 0, &format!("http://{at}")).await.is_none());
        assert!(tries(&ame, at, &room, 0, "https://elsewhere.example").await.is_none());

        // When it closes, the last that comes is that it is closed.
        house.it_is(2026, 11, 22, 20, 30);
        house.jobs().await;
        let mut last = String::new();
        while let Some(Ok(Message::Text(text))) = ears.next().await {
            last = text.to_string();
        }
        assert!(last.contains("閉じました"), "{last}");
    }
}

/// One room, two hosts and two hundred guests; every line reaches everybody, once, in order.
#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_guests_sit_in_one_room() {
    const GUESTS: u32 = 200;
    const LINES: u32 = 20;
    let house = TestHouse::sqlite().await;
    let (room, ko, otsu) = an_open_room(&house).await;
    let at = house.listens().await;
    let mut wires = vec![listens(&ko, at, &room, 0).await, listens(&otsu, at, &room, 0).await];
    for number in 0..GUESTS {
        let guest = house.person();
        goes_in(&guest, &room, &format!("客{number}")).await;
        wires.push(listens(&guest, at, &room, 0).await);
    }
    let mut listening = tokio::task::JoinSet::new();
    for (number, mut wire) in (0u32..).zip(wires) {
        listening.spawn(async move {
            if number < LINES {
                sends(&mut wire, &press(number + 1), &format!("ことば{number}")).await;
            }
            let mut heard = vec![];
            while heard.len() < LINES as usize {
                heard.push(next_line(&mut wire).await);
            }
            heard
        });
    }
    let all = listening.join_all().await;
    assert_eq!(all.len(), GUESTS as usize + 2);
    let numbers: Vec<u64> = all[0].iter().map(|it| it.0).collect();
    assert_eq!(numbers, (1..=u64::from(LINES)).collect::<Vec<_>>());
    for heard in &all {
        assert!(heard.iter().map(|it| it.0).eq(numbers.iter().copied()), "once, and in order");
    }
}
