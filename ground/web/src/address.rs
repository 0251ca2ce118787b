//! From where a request came. It lives in memory while the request does, for the brakes, and is never written anywhere:
//! it has no `Display`, and `Debug` hides it.
use crate::House;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use std::{
    convert::Infallible,
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address(IpAddr);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("［非公開］")
    }
}

impl Address {
    pub fn new(ip: IpAddr) -> Self {
        Address(shortened(ip))
    }
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match self.0 {
            IpAddr::V4(ip) => ip.octets().to_vec(),
            IpAddr::V6(ip) => ip.octets().to_vec(),
        }
    }
}

/// One household usually has one IPv4 address and one /64 of IPv6.
fn shortened(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(it) => IpAddr::V6((u128::from(it) & !u128::from(u64::MAX)).into()),
    }
}

impl FromRequestParts<House> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Self::Rejection> {
        let passed_on = || parts.headers.get("x-forwarded-for")?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok();
        let peer = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
        let ip = if house.door.behind_proxy { passed_on().or_else(peer) } else { peer() };
        Ok(Address::new(ip.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}
