//! Who stands at the door, and how we speak with them.
use crate::{House, Page, Place, Preferences, Problem, cookies};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
};
use axum_extra::extract::CookieJar;
use ground_circle::{AccountKind, Caller, sessions};
use ground_kernel::{Actor, Role};
use ground_seal::session::Token;
use ground_words::Speaker;
use std::sync::Arc;

/// Whoever opened the page.
#[derive(Clone)]
pub struct Visitor {
    pub caller: Caller,
    pub session: SessionState,
    pub speaker: Speaker,
    pub look: Preferences,
    path: String,
}

/// What is known of the session behind the cookie.
#[derive(Clone)]
pub enum SessionState {
    None,
    /// The database is away, and a form was sent: `Form` answers with a page that still holds what was typed.
    Away,
    /// A worker's session that waits for the passphrase.
    Locked(SignedIn),
    Open(SignedIn),
}

#[derive(Clone)]
pub struct SignedIn {
    pub token: Arc<Token>,
    pub account: ground_kernel::AccountId,
    pub kind: AccountKind,
    /// What is shown once, while it is still there.
    pub once: Option<Arc<ground_seal::Zeroizing<Vec<u8>>>>,
}

impl FromRequestParts<House> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Self::Rejection> {
        if let Some(known) = parts.extensions.get::<Visitor>() {
            return Ok(known.clone());
        }
        let visitor = Visitor::at_the_door(parts, house).await?;
        parts.extensions.insert(visitor.clone());
        Ok(visitor)
    }
}

impl Visitor {
    async fn at_the_door(parts: &Parts, house: &House) -> Result<Self, Problem> {
        let jar = CookieJar::from_headers(&parts.headers);
        let look = Preferences::of(&parts.headers, &jar, house);
        let speaker = house.words.speaker(look.voice, look.furigana);
        let path = parts.uri.path().to_owned();
        let mut visitor = Visitor { caller: Caller::stranger(), session: SessionState::None, speaker, look, path };
        let token =
            jar.get(&cookies::name(&house.door, cookies::SESSION)).and_then(|it| Token::from_text(it.value()).ok());
        let Some(token) = token else { return Ok(visitor) };
        match who_is(house, token).await {
            Ok((caller, session)) => {
                visitor.caller = caller;
                visitor.session = session;
                Ok(visitor)
            }
            Err(error) => {
                tracing::error!(%error, "a session could not be read");
                if brings_a_form(parts) {
                    visitor.session = SessionState::Away;
                    return Ok(visitor);
                }
                let page = visitor.page(house, Place::Public);
                Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, ground_words::word!("web-away"), page))
            }
        }
    }
}

fn brings_a_form(parts: &Parts) -> bool {
    let form = |kind: &HeaderValue| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded");
    let something = |length: &HeaderValue| length != "0";
    parts.headers.get(header::CONTENT_TYPE).is_some_and(form)
        && parts.headers.get(header::CONTENT_LENGTH).is_some_and(something)
}

async fn who_is(house: &House, token: Token) -> Result<(Caller, SessionState), ground_circle::Error> {
    let now = house.now();
    let mut tx = house.db().look().await?;
    let nobody = (Caller::stranger(), SessionState::None);
    let Some(found) = sessions::find(&mut tx, house.vault(), now, &token).await? else { return Ok(nobody) };
    let once = found.once(house.vault(), &token).map(Arc::new);
    let signed_in = SignedIn { account: found.account, kind: found.kind, once, token: Arc::new(token) };
    let actor = match found.kind {
        AccountKind::Party => Actor::Party(found.account),
        AccountKind::Staff => {
            let registry = ground_circle::registry(&mut tx, house.vault()).await?;
            let Some(card) = registry.standing(found.account) else { return Ok(nobody) };
            staff(found.account, card.role, registry.teams_of(found.account))
        }
    };
    drop(tx);
    let Some(keyring) = found.keyring else { return Ok((Caller::stranger(), SessionState::Locked(signed_in))) };
    if found.must_touch {
        touch(house, &signed_in.token).await;
    }
    Ok((Caller { actor, keyring: Some(keyring) }, SessionState::Open(signed_in)))
}

fn staff(id: ground_kernel::AccountId, role: Role, teams: Vec<ground_kernel::TeamId>) -> Actor {
    Actor::Staff { id, role, teams }
}

/// The session stays awake. If that cannot be written now, the request goes on all the same.
async fn touch(house: &House, token: &Token) {
    let touched = async {
        let mut tx = house.db().begin().await?;
        sessions::touch(&mut tx, house.now(), token).await?;
        Ok::<_, ground_circle::Error>(tx.commit().await?)
    };
    if let Err(error) = touched.await {
        tracing::warn!(%error, "a session could not be touched");
    }
}

impl Visitor {
    pub fn page(&self, house: &House, place: Place) -> Page {
        Page { speaker: self.speaker.clone(), look: self.look, place, path: self.path.clone(), site: house.site() }
    }

    /// A problem page, said in this visitor's voice.
    pub fn problem(&self, house: &House, status: StatusCode, key: &'static str, place: Place) -> Problem {
        Problem::new(status, key, self.page(house, place))
    }

    /// Someone who talks with us, signed in by their words.
    pub fn party(&self) -> Option<&SignedIn> {
        match &self.session {
            SessionState::Open(it) if it.kind == AccountKind::Party => Some(it),
            _ => None,
        }
    }
    /// Someone of the house, signed in and awake.
    pub fn staff(&self) -> Option<&SignedIn> {
        match &self.session {
            SessionState::Open(it) if it.kind == AccountKind::Staff => Some(it),
            _ => None,
        }
    }
    pub fn locked(&self) -> Option<&SignedIn> {
        match &self.session {
            SessionState::Locked(it) => Some(it),
            _ => None,
        }
    }
}

/// Gives the browser a session, or takes it away.
impl House {
    pub fn session_cookie(&self, token: &Token) -> axum_extra::extract::cookie::Cookie<'static> {
        cookies::session(&self.door, token)
    }
    pub fn no_session_cookie(&self) -> axum_extra::extract::cookie::Cookie<'static> {
        cookies::gone(&self.door, cookies::SESSION)
    }
    /// Holds the one-time token of an unsent first letter, so that two tabs and the back button know the same one.
    pub fn letter_cookie(&self, token: &Token) -> axum_extra::extract::cookie::Cookie<'static> {
        cookies::cookie(&self.door, cookies::LETTER, token.to_text())
    }
    pub fn no_letter_cookie(&self) -> axum_extra::extract::cookie::Cookie<'static> {
        cookies::gone(&self.door, cookies::LETTER)
    }
    /// The card of a seat at a live table. It is tied to nothing else that this browser holds, and to one table.
    pub fn seat_cookie(&self, table: &str, card: String) -> axum_extra::extract::cookie::Cookie<'static> {
        cookies::cookie(&self.door, &format!("{}{table}", cookies::SEAT), card)
    }
    pub fn no_seat_cookie(&self, table: &str) -> axum_extra::extract::cookie::Cookie<'static> {
        cookies::gone(&self.door, &format!("{}{table}", cookies::SEAT))
    }
    pub fn card_of_seat(&self, jar: &CookieJar, table: &str) -> Option<String> {
        let name = cookies::name(&self.door, &format!("{}{table}", cookies::SEAT));
        jar.get(&name).map(|it| it.value().to_owned())
    }
    /// All seats of this browser are left, without a word to anybody.
    pub fn without_seats(&self, jar: CookieJar) -> CookieJar {
        let begin = cookies::name(&self.door, cookies::SEAT);
        let seats = jar.iter().filter_map(|it| it.name().strip_prefix(&begin).map(str::to_owned)).collect::<Vec<_>>();
        seats.into_iter().fold(jar, |jar, table| jar.add(self.no_seat_cookie(&table)))
    }
    pub fn unsent_letter(&self, jar: &CookieJar) -> Option<Token> {
        Token::from_text(jar.get(&cookies::name(&self.door, cookies::LETTER))?.value()).ok()
    }
}
