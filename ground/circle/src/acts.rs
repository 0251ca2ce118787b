//! What can stand on a roll, and how it is written down. The first byte names the act and is never reused.
use crate::recovery::{Gives, RecoveryId};
use crate::{
    Error,
    wire::{In, Out},
};
use ground_kernel::{AccountId, Id, Role, TeamId, Timestamp};
use ground_seal::{SealPublic, SignPublic, recovery::SetId};

/// Acts on the roll of the house.
#[derive(Clone, PartialEq)]
pub(crate) enum HouseAct {
    Founded {
        founding: SignPublic,
    },
    TeamNamed {
        team: TeamId,
    },
    Receiving {
        team: TeamId,
    },
    /// A one-time link was made: its key, and what whoever holds it may become.
    Invited {
        key: SignPublic,
        role: Role,
        team: Option<TeamId>,
        until: Timestamp,
    },
    InvitationEnded {
        key: SignPublic,
    },
    Admitted {
        account: AccountId,
        key: SignPublic,
        seal: SealPublic,
        sign: SignPublic,
    },
    TeamTurned {
        team: TeamId,
        epoch: u32,
        seal: SealPublic,
        commit: [u8; 32],
    },
    Joined {
        team: TeamId,
        account: AccountId,
    },
    Left {
        team: TeamId,
        account: AccountId,
    },
    Ended {
        account: AccountId,
    },
    /// The house was set back to how it stood at this moment, from a backup. Written by the house, signed with its mark.
    SetBack {
        to: Timestamp,
    },
    /// From here on the house keeps its rules as they are in this edition.
    Rules {
        edition: u32,
    },
    /// A set of recovery cards: the keys that come of its root, and the hash of the boxes in which the root lies.
    Recovery {
        set: SetId,
        seal: SealPublic,
        sign: SignPublic,
        digest: [u8; 32],
    },
    /// One card of the set was replaced.
    RecoveryCard {
        set: SetId,
        digest: [u8; 32],
    },
    /// The second root of a team's epoch, and what was left of it for a set of cards.
    TeamRecoverable {
        team: TeamId,
        epoch: u32,
        seal: SealPublic,
        commit: [u8; 32],
        set: SetId,
        wrap: [u8; 32],
    },
    RecoveryAsked {
        id: RecoveryId,
        set: SetId,
        /// Hash of why.
        why: [u8; 32],
        gives: Vec<Gives>,
    },
    RecoveryOpened {
        id: RecoveryId,
        witness: u8,
    },
    RecoveryStopped {
        id: RecoveryId,
    },
    RecoveryGiven {
        id: RecoveryId,
        gives: Gives,
    },
    /// The same account with new keys. `own` is signed by the new key itself.
    CardRenewed {
        account: AccountId,
        seal: SealPublic,
        sign: SignPublic,
        own: [u8; 64],
    },
    /// A device that signs beside the passphrase, by the hash of its name and key. (20 and above: second factors, roles.)
    PasskeyAdded {
        account: AccountId,
        device: [u8; 32],
    },
    PasskeyRemoved {
        account: AccountId,
        device: [u8; 32],
    },
    RoleChanged {
        account: AccountId,
        role: Role,
    },
}

/// Acts on the roll of a circle.
#[derive(Clone, PartialEq)]
pub(crate) enum CircleAct {
    /// The party's own secret authenticates who can read: the circle's id is the hash of this line.
    Founded {
        keys: PartyKeys,
        recoverable: bool,
        first: Turn,
    },
    Turned(Turn),
    /// New words: signed by the old key and endorsed by the new one.
    Rekeyed(PartyKeys),
    /// Whom of their teams the person leaves out from now on: all of them, each time anew. Empty means: nobody.
    LeftOut {
        accounts: Vec<AccountId>,
    },
    Erased,
    /// The time for which the person wanted it kept is over. Written by the house, signed with its mark.
    Expired,
}

/// What a party shows of itself in one circle, and in no other.
#[derive(Clone, PartialEq)]
pub(crate) struct PartyKeys {
    pub(crate) account: AccountId,
    pub(crate) seedling: [u8; 16],
    pub(crate) seal: SealPublic,
    pub(crate) sign: SignPublic,
}

/// A new epoch: who holds it, and the commitment by which a substituted key is found out.
#[derive(Clone, PartialEq)]
pub(crate) struct Turn {
    pub(crate) epoch: u32,
    pub(crate) commit: [u8; 32],
    /// The roll of the house stood here; it decides whether the signer was a member.
    pub(crate) house_seq: i64,
    pub(crate) holders: Vec<Holder>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Holder {
    pub(crate) id: [u8; 16],
    pub(crate) kind: HolderKind,
    /// Whom the grant names: itself, or the team it stands for while that team has yet to turn.
    pub(crate) of: [u8; 16],
    /// Of the public key it was wrapped to.
    pub(crate) fingerprint: [u8; 32],
    /// A holder gets the past only if the grant says so.
    pub(crate) past: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum HolderKind {
    Party,
    Account,
    Team,
}

impl HouseAct {
    pub(crate) fn write(&self) -> Vec<u8> {
        match self {
            HouseAct::Founded { founding } => Out::kind(1).bytes(founding.as_bytes()),
            HouseAct::TeamNamed { team } => Out::kind(2).fixed(team.as_bytes()),
            HouseAct::Receiving { team } => Out::kind(3).fixed(team.as_bytes()),
            HouseAct::Invited { key, role, team, until } => Out::kind(4)
                .bytes(key.as_bytes())
                .bytes(role.name().as_bytes())
                .truth(team.is_some())
                .fixed(team.unwrap_or(Id::from_array([0; 16])).as_bytes())
                .number(until.as_micros() as u64),
            HouseAct::InvitationEnded { key } => Out::kind(5).bytes(key.as_bytes()),
            HouseAct::Admitted { account, key, seal, sign } => Out::kind(6)
                .fixed(account.as_bytes())
                .bytes(key.as_bytes())
                .bytes(seal.as_bytes())
                .bytes(sign.as_bytes()),
            HouseAct::TeamTurned { team, epoch, seal, commit } => {
                Out::kind(7).fixed(team.as_bytes()).number(u64::from(*epoch)).bytes(seal.as_bytes()).fixed(commit)
            }
            HouseAct::Joined { team, account } => Out::kind(8).fixed(team.as_bytes()).fixed(account.as_bytes()),
            HouseAct::Left { team, account } => Out::kind(9).fixed(team.as_bytes()).fixed(account.as_bytes()),
            HouseAct::Ended { account } => Out::kind(10).fixed(account.as_bytes()),
            HouseAct::SetBack { to } => Out::kind(40).number(to.as_micros() as u64),
            HouseAct::Rules { edition } => Out::kind(11).number(u64::from(*edition)),
            HouseAct::Recovery { set, seal, sign, digest } => {
                Out::kind(12).fixed(set).bytes(seal.as_bytes()).bytes(sign.as_bytes()).fixed(digest)
            }
            HouseAct::RecoveryCard { set, digest } => Out::kind(13).fixed(set).fixed(digest),
            HouseAct::TeamRecoverable { team, epoch, seal, commit, set, wrap } => Out::kind(14)
                .fixed(team.as_bytes())
                .number(u64::from(*epoch))
                .bytes(seal.as_bytes())
                .fixed(commit)
                .fixed(set)
                .fixed(wrap),
            HouseAct::RecoveryAsked { id, set, why, gives } => {
                Out::kind(15).fixed(id.as_bytes()).fixed(set).fixed(why).list(gives, write_gives)
            }
            HouseAct::RecoveryOpened { id, witness } => Out::kind(16).fixed(id.as_bytes()).fixed(&[*witness]),
            HouseAct::RecoveryStopped { id } => Out::kind(17).fixed(id.as_bytes()),
            HouseAct::RecoveryGiven { id, gives } => write_gives(Out::kind(18).fixed(id.as_bytes()), gives),
            HouseAct::CardRenewed { account, seal, sign, own } => {
                Out::kind(19).fixed(account.as_bytes()).bytes(seal.as_bytes()).bytes(sign.as_bytes()).fixed(own)
            }
            HouseAct::PasskeyAdded { account, device } => Out::kind(20).fixed(account.as_bytes()).fixed(device),
            HouseAct::PasskeyRemoved { account, device } => Out::kind(21).fixed(account.as_bytes()).fixed(device),
            HouseAct::RoleChanged { account, role } => {
                Out::kind(22).fixed(account.as_bytes()).bytes(role.name().as_bytes())
            }
        }
        .done()
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut from = In::new(bytes);
        let act = match from.kind()? {
            1 => HouseAct::Founded { founding: sign_public(&mut from)? },
            2 => HouseAct::TeamNamed { team: id(&mut from)? },
            3 => HouseAct::Receiving { team: id(&mut from)? },
            4 => invited(&mut from)?,
            5 => HouseAct::InvitationEnded { key: sign_public(&mut from)? },
            6 => HouseAct::Admitted {
                account: id(&mut from)?,
                key: sign_public(&mut from)?,
                seal: seal_public(&mut from)?,
                sign: sign_public(&mut from)?,
            },
            7 => HouseAct::TeamTurned {
                team: id(&mut from)?,
                epoch: epoch(&mut from)?,
                seal: seal_public(&mut from)?,
                commit: from.fixed()?,
            },
            8 => HouseAct::Joined { team: id(&mut from)?, account: id(&mut from)? },
            9 => HouseAct::Left { team: id(&mut from)?, account: id(&mut from)? },
            10 => HouseAct::Ended { account: id(&mut from)? },
            40 => HouseAct::SetBack { to: Timestamp::from_micros(from.number()? as i64) },
            11 => HouseAct::Rules { edition: epoch(&mut from)? },
            12 => HouseAct::Recovery {
                set: from.fixed()?,
                seal: seal_public(&mut from)?,
                sign: sign_public(&mut from)?,
                digest: from.fixed()?,
            },
            13 => HouseAct::RecoveryCard { set: from.fixed()?, digest: from.fixed()? },
            14 => HouseAct::TeamRecoverable {
                team: id(&mut from)?,
                epoch: epoch(&mut from)?,
                seal: seal_public(&mut from)?,
                commit: from.fixed()?,
                set: from.fixed()?,
                wrap: from.fixed()?,
            },
            15 => HouseAct::RecoveryAsked {
                id: id(&mut from)?,
                set: from.fixed()?,
                why: from.fixed()?,
                gives: from.list(read_gives)?,
            },
            16 => HouseAct::RecoveryOpened { id: id(&mut from)?, witness: from.kind()? },
            17 => HouseAct::RecoveryStopped { id: id(&mut from)? },
            18 => HouseAct::RecoveryGiven { id: id(&mut from)?, gives: read_gives(&mut from)? },
            19 => HouseAct::CardRenewed {
                account: id(&mut from)?,
                seal: seal_public(&mut from)?,
                sign: sign_public(&mut from)?,
                own: from.fixed()?,
            },
            20 => HouseAct::PasskeyAdded { account: id(&mut from)?, device: from.fixed()? },
            21 => HouseAct::PasskeyRemoved { account: id(&mut from)?, device: from.fixed()? },
            22 => HouseAct::RoleChanged { account: id(&mut from)?, role: role(&mut from)? },
            _ => return Err(Error::Unbelieved("an act that nobody knows")),
        };
        from.end()?;
        Ok(act)
    }
}

fn write_gives(out: Out, it: &Gives) -> Out {
    out.fixed(it.team.as_bytes()).fixed(it.account.as_bytes())
}
fn read_gives(from: &mut In<'_>) -> Result<Gives, Error> {
    Ok(Gives { team: id(from)?, account: id(from)? })
}

fn invited(from: &mut In<'_>) -> Result<HouseAct, Error> {
    let key = sign_public(from)?;
    let role = role(from)?;
    let (named, team) = (from.truth()?, id(from)?);
    Ok(HouseAct::Invited {
        key,
        role,
        team: named.then_some(team),
        until: Timestamp::from_micros(from.number()? as i64),
    })
}

fn role(from: &mut In<'_>) -> Result<Role, Error> {
    let role = std::str::from_utf8(from.bytes()?).ok().and_then(Role::from_name);
    role.ok_or(Error::Unbelieved("a role that nobody knows"))
}

impl CircleAct {
    /// The first byte of a line that leaves somebody out.
    pub(crate) const LEFT_OUT: u8 = 6;

    pub(crate) fn write(&self) -> Vec<u8> {
        match self {
            CircleAct::Founded { keys, recoverable, first } => {
                write_turn(write_keys(Out::kind(1), keys).truth(*recoverable), first)
            }
            CircleAct::Turned(turn) => write_turn(Out::kind(2), turn),
            CircleAct::Rekeyed(keys) => write_keys(Out::kind(3), keys),
            CircleAct::Erased => Out::kind(4),
            CircleAct::Expired => Out::kind(5),
            CircleAct::LeftOut { accounts } => {
                Out::kind(Self::LEFT_OUT).list(accounts, |out, it| out.fixed(it.as_bytes()))
            }
        }
        .done()
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut from = In::new(bytes);
        let act = match from.kind()? {
            1 => CircleAct::Founded {
                keys: read_keys(&mut from)?,
                recoverable: from.truth()?,
                first: read_turn(&mut from)?,
            },
            2 => CircleAct::Turned(read_turn(&mut from)?),
            3 => CircleAct::Rekeyed(read_keys(&mut from)?),
            4 => CircleAct::Erased,
            5 => CircleAct::Expired,
            Self::LEFT_OUT => CircleAct::LeftOut { accounts: from.list(id)? },
            _ => return Err(Error::Unbelieved("an act that nobody knows")),
        };
        from.end()?;
        Ok(act)
    }
}

fn write_keys(out: Out, keys: &PartyKeys) -> Out {
    out.fixed(keys.account.as_bytes()).fixed(&keys.seedling).bytes(keys.seal.as_bytes()).bytes(keys.sign.as_bytes())
}
fn read_keys(from: &mut In<'_>) -> Result<PartyKeys, Error> {
    Ok(PartyKeys { account: id(from)?, seedling: from.fixed()?, seal: seal_public(from)?, sign: sign_public(from)? })
}

fn write_turn(out: Out, turn: &Turn) -> Out {
    out.number(u64::from(turn.epoch))
        .fixed(&turn.commit)
        .number(turn.house_seq as u64)
        .list(&turn.holders, |out, it| {
            out.fixed(&it.id).fixed(&[it.kind as u8]).fixed(&it.of).fixed(&it.fingerprint).truth(it.past)
        })
}
fn read_turn(from: &mut In<'_>) -> Result<Turn, Error> {
    Ok(Turn {
        epoch: epoch(from)?,
        commit: from.fixed()?,
        house_seq: from.number()? as i64,
        holders: from.list(read_holder)?,
    })
}
fn read_holder(from: &mut In<'_>) -> Result<Holder, Error> {
    let id = from.fixed()?;
    let kind = match from.kind()? {
        0 => HolderKind::Party,
        1 => HolderKind::Account,
        2 => HolderKind::Team,
        _ => return Err(Error::Unbelieved("a holder that nobody knows")),
    };
    Ok(Holder { id, kind, of: from.fixed()?, fingerprint: from.fixed()?, past: from.truth()? })
}

fn id<Of>(from: &mut In<'_>) -> Result<Id<Of>, Error> {
    from.fixed().map(Id::from_array)
}
fn epoch(from: &mut In<'_>) -> Result<u32, Error> {
    u32::try_from(from.number()?).map_err(|_| Error::Unbelieved("an epoch out of range"))
}
fn seal_public(from: &mut In<'_>) -> Result<SealPublic, Error> {
    SealPublic::from_bytes(from.bytes()?).map_err(|_| Error::Unbelieved("a public key cannot be read"))
}
fn sign_public(from: &mut In<'_>) -> Result<SignPublic, Error> {
    SignPublic::from_bytes(from.bytes()?).map_err(|_| Error::Unbelieved("a public key cannot be read"))
}
