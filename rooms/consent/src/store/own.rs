//! What the organisation says of itself on the sheet, version by version.
use crate::{
    Error,
    settings::{Commission, OwnPart, OwnVersion},
};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for OwnVersion {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let commission = Commission {
            by: row.get("commission_by")?,
            sees: row.get("commission_sees")?,
            ends: row.get("commission_ends")?,
        };
        let part = OwnPart {
            purpose: row.get("purpose")?,
            outline: row.get("outline")?,
            cost: row.get("cost")?,
            accidents: row.get("accidents")?,
            ask: row.get("ask")?,
            commission,
            least_years: row.get("least_years")?,
        };
        Ok(OwnVersion { number: row.get("number")?, part, at: row.get("set_at")?, by: row.get("set_by")? })
    }
}

/// The version that stands now.
pub(crate) async fn own(tables: &mut impl Tables) -> Result<OwnVersion, Error> {
    let sql = "select number, purpose, outline, cost, accidents, ask, commission_by, commission_sees, commission_ends,
                      least_years, set_by, set_at from consent_own order by number desc limit 1";
    Ok(tables.one(sql, values![]).await?.unwrap_or_else(OwnVersion::none))
}

pub(crate) async fn add(work: &mut Work, it: &OwnVersion) -> Result<(), Error> {
    let part = it.part.clone();
    work.change(
        "insert into consent_own (number, purpose, outline, cost, accidents, ask, commission_by, commission_sees,
                                  commission_ends, least_years, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values![
            it.number,
            part.purpose,
            part.outline,
            part.cost,
            part.accidents,
            part.ask,
            part.commission.by,
            part.commission.sees,
            part.commission.ends,
            part.least_years,
            it.by,
            it.at
        ],
    )
    .await?;
    Ok(())
}
