//! Rounds, medians, ratios.
use std::{
    future::Future,
    time::{Duration, Instant},
};

/// Rates of one side, a figure per round.
#[derive(Default)]
pub(crate) struct Rates(Vec<f64>);

impl Rates {
    /// Does `count` things, and notes how many that is per second.
    pub(crate) async fn note(
        &mut self,
        count: usize,
        things: impl Future<Output = anyhow::Result<()>>,
    ) -> anyhow::Result<()> {
        let from = Instant::now();
        things.await?;
        self.0.push(count as f64 / from.elapsed().as_secs_f64());
        Ok(())
    }
    pub(crate) fn append(&mut self, more: Rates) {
        self.0.extend(more.0);
    }
    pub(crate) fn median(&self) -> f64 {
        median(&self.0)
    }
    fn said(&self, unit: &str) -> String {
        let (least, most) = self.0.iter().fold((f64::MAX, 0.0_f64), |(a, b), it| (a.min(*it), b.max(*it)));
        format!("{:>8.0} {unit} ({least:.0}–{most:.0})", self.median())
    }
}

pub(crate) fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Says what came out: ours, the floor, and the median of the rounds' ratios beside its bar.
pub(crate) fn compare(what: &str, unit: &str, ours: &Rates, floor: &Rates, bar: Option<f64>) {
    let ratios: Vec<f64> = ours.0.iter().zip(&floor.0).map(|(ours, floor)| 100.0 * ours / floor).collect();
    let (least, most) = ratios.iter().fold((f64::MAX, 0.0_f64), |(a, b), it| (a.min(*it), b.max(*it)));
    println!("{what}");
    println!("  ours   {}", ours.said(unit));
    println!("  floor  {}", floor.said(unit));
    println!("  ratio  {:.1} % ({least:.1}–{most:.1}){}", median(&ratios), judged(median(&ratios), bar));
}

fn judged(ratio: f64, bar: Option<f64>) -> String {
    match bar {
        Some(bar) if ratio >= bar => format!("   bar {bar} %: kept"),
        Some(bar) => format!("   bar {bar} %: MISSED"),
        None => String::new(),
    }
}

/// A figure that must not be above its bar.
pub(crate) fn at_most(what: &str, figure: f64, unit: &str, bar: f64) {
    let judged = if figure <= bar { "kept" } else { "MISSED" };
    println!("{what}\n  {figure:.1} {unit}   bar {bar} {unit}: {judged}");
}
