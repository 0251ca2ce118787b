//! The register of those who work here, and the list of reading that is worth a talk: dates that are said before they
//! pass, and counts that accuse nobody. (capabilities 66, 111, 112, 113)
use crate::support::TestHouse;

/// capability 112: from the ledger alone; nothing is opened, nobody is named whom one may not see.
#[tokio::test(flavor = "multi_thread")]
async fn reading_at_night_stands_in_a_list_as_handles_and_counts() {
    for house in TestHouse::both().await {
        house.person().writes("カナリアのことば", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        let handle = worker.opens("/staff/letters").await.within(&format!("href=\"{thread}\""), "</a>");
        let empty = "この三十日に、話すきっかけになるものはありません。";
        for times in 1..=3 {
            worker.opens("/staff/reading").await.is(200).sees(empty);
            worker.opens(&thread).await.is(200);
            house.clock.pass_seconds(times);
        }
        let (office, colleague) = (house.worker("管理").await, house.worker("乙").await);
        for who in [&worker, &colleague, &office] {
            let page = who.opens("/staff/reading").await.is(200).sees("開室時間の外に 3 回、開きました").sees(&handle);
            let page = page.sees("だれかを疑うための一覧ではありません。").sees("甲");
            assert!(!page.text.contains("カナリア") && !page.text.contains("/staff/letters/"));
        }
        // Looking at the list opens nothing: no line was added, and the count stays.
        office.opens("/staff/reading").await.sees("3 回、開きました");
        // Whoever is in no team, writes, or is nobody.
        let (outsider, _, _) = house.joins("新人").await;
        outsider.opens("/staff/reading").await.is(404);
        let neko = house.person();
        neko.writes("ことば", &[]).await;
        neko.opens("/staff/reading").await.is(404);
        house.person().opens("/staff/reading").await.leads_to("/staff/sign-in");
        // The limits are settings; usual values hold for who set none.
        house.settle(&[("limit_outside", "4"), ("limit_same", "3")]).await;
        office
            .opens("/staff/reading")
            .await
            .sees("同じ手紙を 3 回、開きました")
            .sees_not("時間の外に 3 回、開きました");
        // A day's work in opening hours is none of it.
        house.settle(&[("limit_same", "10")]).await;
        house.it_is(2026, 11, 25, 13, 0);
        let worker = house.worker("甲").await;
        for _ in 0..5 {
            worker.opens(&thread).await.is(200);
        }
        worker.opens("/staff/reading").await.sees(empty);
        house.ledger_fits().await;
    }
}

/// capabilities 66, 113: qualifications with their days, entered by an administrator, seen by whom they are about.
#[tokio::test(flavor = "multi_thread")]
async fn qualifications_are_entered_with_their_days_and_a_mistake_leaves_a_trace() {
    for house in TestHouse::both().await {
        let (office, worker, colleague) =
            (house.worker("管理").await, house.worker("甲").await, house.worker("乙").await);
        let account = office.opens("/staff/people").await.account_of("甲");
        let person = format!("/staff/people/{account}");
        let records = format!("{person}/records");
        office.opens(&person).await.sees("まだ何も記録されていません。").sees("2026年11月22日 やめたあとも続きます。");
        let licence =
            [("kind", "public_psychologist"), ("since_on", "2020-04-01"), ("detail", "第12345号"), ("until_on", "")];
        office.sends(&records, &licence).await.leads_to(&person);
        let years =
            [("kind", "experience"), ("since_on", "2026-11-22"), ("years", "7"), ("detail", "山田さんのもとで")];
        office.sends(&records, &years).await.leads_to(&person);
        let page = office.opens(&person).await.sees("公認心理師").sees("第12345号").sees("2020年4月1日");
        let page = page.sees("支援の経験").sees("山田さんのもとで 7年");
        // Wrong input is kept, with a sentence.
        for wrong in [
            [("kind", "experience"), ("since_on", "2026-11-22"), ("detail", "なん年か"), ("years", "")],
            [("kind", "wizard"), ("since_on", "2026-11-22"), ("detail", "なん年か"), ("years", "3")],
            [("kind", "social_worker"), ("since_on", "きのう"), ("detail", "なん年か"), ("years", "")],
            [("kind", "social_worker"), ("since_on", "2026-11-22"), ("detail", "なん年か"), ("until_on", "2026-11-21")],
        ] {
            let seen = office.sends(&records, &wrong).await.is(422).sees("読みとれませんでした");
            assert!(seen.text.contains("value=\"なん年か\""));
        }
        // They see their own; a colleague does not, and enters nothing.
        worker.opens("/staff/me").await.leads_to(&person);
        worker.opens(&person).await.sees("公認心理師").sees_not("記録を足す");
        worker.sends(&records, &licence).await.is(404);
        colleague.opens(&person).await.is(404);
        let id = page.value_of("record");
        worker.sends(&format!("{records}/take-out"), &[("record", &id)]).await.is(404);
        office.sends(&format!("{records}/take-out"), &[("record", &id)]).await.leads_to(&person);
        office.sends(&format!("{records}/take-out"), &[("record", &id)]).await.is(404);
        office.opens(&person).await.sees_not("第12345号").sees("支援の経験");
        // N-10: the line is there still, with who took it out.
        assert!(house.raw().await.windows("第12345号".len()).any(|it| it == "第12345号".as_bytes()));
        // Who left stays in the list of pledges.
        house.ends("甲").await;
        office.opens(&person).await.is(200).sees("利用を止めた日").sees_not("記録を足す");
    }
}

/// capability 111: said a month before; afterwards the office lists it; nobody is locked out by a date.
#[tokio::test(flavor = "multi_thread")]
async fn a_training_that_runs_out_is_said_before_and_locks_nobody_out() {
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        let account = office.opens("/staff/people").await.account_of("甲");
        office.opens("/staff").await.sees("研修がまだ記録されていない支援員 3");
        let training = [("kind", "privacy_training"), ("since_on", "2026-01-15"), ("detail", "区の研修")];
        office.sends(&format!("/staff/people/{account}/records"), &training).await.is(303);
        office.opens("/staff").await.sees("研修がまだ記録されていない支援員 2");
        house.worker("甲").await.opens("/staff").await.sees_not("研修の期限");
        // A year: it runs out on 2027-01-15.
        house.it_is(2026, 12, 17, 9, 0);
        house.worker("甲").await.opens("/staff").await.sees("研修の期限は、2027年1月15日 です。");
        house.worker("乙").await.opens("/staff").await.sees_not("研修の期限");
        house.it_is(2027, 1, 15, 23, 0);
        house.worker("管理").await.opens("/staff").await.sees_not("期限が過ぎた人");
        house.it_is(2027, 1, 16, 0, 30);
        let worker = house.worker("甲").await;
        worker.opens("/staff").await.sees("研修の期限（2027年1月15日）が過ぎています。席は使えます。");
        worker.opens("/staff/letters").await.is(200);
        let office = house.worker("管理").await;
        office.opens("/staff").await.sees("個人情報の研修の期限が過ぎた人：甲");
        office.opens(&format!("/staff/people/{account}")).await.sees("期限が過ぎています");
        let again = [("kind", "privacy_training"), ("since_on", "2027-01-16"), ("until_on", "2028-06-30")];
        office.sends(&format!("/staff/people/{account}/records"), &again).await.is(303);
        office.opens("/staff").await.sees_not("期限が過ぎた人");
        house.worker("甲").await.opens("/staff").await.sees_not("研修の期限");
    }
}
