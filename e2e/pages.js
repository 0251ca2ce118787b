// Every page of the house, and how somebody comes to see it. Journeys that look at all pages (small screens, axe) walk
// through these lists; a page that is not here is not looked at, so a new page is added here first.
import { comesBack, expect, field, keepsWords, preparesRoom, signsIn, sitsDown, writesFirstLetter } from './house.js';

/** The three voices, and how a person switches to them. */
export const voices = ['ja', 'ja-plain', 'en'];

/** How pages should look and speak, as the house keeps it for a browser. */
async function prefers(page, house, { voice = 'ja', size = 100, furigana = false }) {
  const value = `${voice}.${size}.${furigana ? 1 : 0}`;
  await page.context().addCookies([{ name: 'engawa-look', value, url: house.address }]);
}

/** Goes through a list of pages in each of these voices, and looks at every one. */
export async function visits(house, pages, voices, look, looks) {
  for (const voice of voices) {
    for (const [what, page, goes, { slows = false } = {}] of pages) {
      // Words that do not open are answered more and more slowly: once, in the voice that most people use, is enough.
      if (slows && voice !== 'ja') continue;
      await prefers(page, house, { ...look, voice });
      await goes(page);
      await looks(page, `${what} (${voice})`);
    }
  }
}

/** For anybody who comes by. */
export const publicPages = (page) => [
  ['the first page', page, () => page.goto('/')],
  ['help', page, () => page.goto('/help').then(() => unfolds(page))],
  ['what this place is', page, () => page.goto('/read')],
  ['places to be', page, () => page.goto('/places').then(() => unfolds(page))],
  ['places to be, of which none fits', page, () => page.goto('/places?k=2&k=3&k=4')],
  ['a place to be', page, () => aPlace(page)],
  ['the rules of a place', page, () => aPlace(page).then(() => page.goto(`${new URL(page.url()).pathname}/rules`))],
  ['what is coming', page, () => page.goto('/calendar')],
  ['a leaflet', page, () => aPlace(page).then(() => page.locator('a[href$="/leaflet"]').click())],
  ['a gathering', page, () => aGathering(page, '土よう縁側')],
  ['taking a seat', page, () => aGathering(page, 'お茶の時間', true)],
  ['a seat that was taken', page, () => takesASeat(page)],
  ['looking for a seat', page, () => page.goto('/seats')],
  ['murmuring alone', page, () => whereOneMurmurs(page)],
  ['one\u2019s own murmurs', page, () => murmurs(page)],
  ['looking for one\u2019s murmurs', page, () => page.goto('/murmurs')],
  ['the number on a paper card', page, () => page.goto('/card')],
  ['a number that no card has', page, () => aCardOfNobody(page), { slows: true }],
  ['what is explained', page, () => page.goto('/explanation')],
  ['trying something', page, () => page.goto('/try')],
  ['for families', page, () => page.goto('/family')],
  ['by telephone or on paper', page, () => page.goto('/by-phone')],
  ['what we cannot protect', page, () => page.goto('/limits')],
  ['writing a first letter', page, () => page.goto('/letters/new')],
  ['writing a first letter, by the door for families', page, () => page.goto('/letters/new?for=family').then(() => unfolds(page))],
  ['writing a first letter, everything unfolded', page, () => page.goto('/letters/new').then(() => unfolds(page))],
  ['a first letter with nothing in it', page, () => sendsNothing(page, '/letters/new')],
  ['coming back', page, () => page.goto('/return')],
  ['coming back with words that do not open', page, wrongWords, { slows: true }],
  ['choosing words instead of typing them', page, () => choosesWords(page)],
  ['choosing a word by its sound', page, () => choosesWords(page, true)],
  ['the page about nothing', page, () => page.goto('/today')],
  ['a card of information', page, () => page.goto('/cards/k1')],
  ['a page that is not there', page, () => page.goto('/nowhere')],
  ['stopping a bell', page, () => page.goto('/b/0123456789abcdef')],
  ['the door for staff', page, () => page.goto('/staff/sign-in')],
  ['coming in with a card of one\u2019s own', page, () => page.goto('/staff/return')],
  ['a link for mending that is over', page, () => page.goto('/mend/0123456789abcdef')],
  ['a link for a witness that is over', page, () => page.goto('/witness/0123456789abcdef')],
];

async function aGathering(page, title, day) {
  await page.goto('/places');
  for (const place of await page.locator('a.door').evaluateAll((all) => all.map((it) => it.getAttribute('href')))) {
    await page.goto(place);
    const link = page.locator('a[href^="/gatherings/"]').filter({ hasText: title });
    if ((await link.count()) === 0) continue;
    await link.first().click();
    if (day) await page.locator('a[href^="/gatherings/"][href*="-"]').last().click();
    return;
  }
  throw new Error(`no gathering ${title}`);
}

async function takesASeat(page) {
  await aGathering(page, 'お茶の時間', true);
  await page.getByRole('radio').last().check();
  await page.locator('form[data-once] button').click();
  await expect(page.locator('#code')).toBeVisible();
}

async function whereOneMurmurs(page) {
  await page.goto('/places');
  for (const place of await page.locator('a.door').evaluateAll((all) => all.map((it) => it.getAttribute('href')))) {
    await page.goto(place);
    const link = page.locator('a[href^="/murmurs/"]');
    if ((await link.count()) === 0) continue;
    await link.first().click();
    return;
  }
  throw new Error('no place to murmur');
}

async function murmurs(page) {
  await whereOneMurmurs(page);
  await page.locator('#text').fill('もう消えたい');
  await page.locator('form[data-once] button').click();
  await expect(page.locator('#code')).toBeVisible();
}

async function aCardOfNobody(page) {
  await page.goto('/card');
  await field(page, 'number').fill('123412341234');
  await page.locator('form[action="/card"] button').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function aPlace(page) {
  await page.goto('/places');
  await page.locator('a.door').first().click();
}

async function wrongWords(page) {
  await page.goto('/return');
  await field(page, 'number').fill('123456789');
  await field(page, 'words').fill('ちがう ことば');
  await page.locator('form[action="/return"] button').first().click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function choosesWords(page, further = false) {
  await page.goto('/return');
  await page.locator('button[formaction="/return/tap"]').click();
  if (further) await page.locator('button[name="sound"]').first().click();
}

/**
 * For someone who talks with us. The page comes from `newPage` and is theirs alone; they have written, and have not put
 * number and words away yet.
 */
export async function personalPages(newPage) {
  const fresh = await newPage();
  await writesFirstLetter(fresh, veryLong, { called: 'ねこ' });
  const kept = await keepsWords(fresh);
  const quiet = await newPage();
  await writesFirstLetter(quiet, 'いるだけです', { pace: 'no_reply' });
  const later = await newPage();
  await comesBack(later, kept);
  const gone = await newPage();
  await writesFirstLetter(gone, 'おわりました');
  await gone.locator('form[action="/letters/kept/done"] button').click();
  const over = await newPage();
  await writesFirstLetter(over, 'まだ書きます');
  over.session = await over.context().cookies();
  const recorded = await newPage();
  await writesFirstLetter(recorded, '記録のある人', { called: 'ねこ' });
  await beginsARecord(recorded, veryLong);
  const agreed = await newPage();
  await writesFirstLetter(agreed, 'ひとつだけ、はい');
  await saysOneYes(agreed);
  return [
    ['number and words', fresh, (page) => page.goto('/letters/kept')],
    ['number and words, everything unfolded', fresh, (page) => page.goto('/letters/kept').then(() => unfolds(page))],
    ['number and words, copied wrongly', fresh, copiedWrongly],
    ['number and words, when no answer is wanted', quiet, (page) => page.goto('/letters/kept')],
    ['number and words, when they were put away', gone, (page) => page.goto('/letters/kept')],
    ['the letters', later, (page) => page.goto('/letters').then(() => unfolds(page))],
    ['the letters, with nothing written', later, (page) => sendsNothing(page, '/letters')],
    ['writing a first letter, when one was sent', later, (page) => page.goto('/letters/new')],
    ['who read', later, (page) => page.goto('/letters/readers').then(() => unfolds(page))],
    ['what was passed on', later, (page) => page.goto('/letters/passed-on')],
    ['connecting with family', later, (page) => page.goto('/letters/connect')],
    ['connecting with family, when a wish was left', gone, (page) => leavesAWish(page)],
    ['connecting with family, sent when the session was over', over, (page) => sentTooLate(page, '/letters/connect')],
    ['what one may choose', later, (page) => page.goto('/me')],
    ['counselling, when nobody offers it', later, (page) => page.goto('/me/counselling')],
    ['about oneself, before it is begun', later, (page) => page.goto('/me/record')],
    ['about oneself, behind the gate', recorded, (page) => page.goto('/me/record')],
    ['about oneself, whole', recorded, (page) => page.goto('/me/record/read/all').then(() => unfolds(page))],
    ['one line about oneself', recorded, (page) => page.goto('/me/record/read/own').then(() => page.locator('a[href^="/me/record/lines/"]').first().click())],
    ['each time one by one', recorded, (page) => page.goto('/me/record/sheet')],
    ['when it went into a file', recorded, (page) => page.goto('/me/record/exported')],
    ['reading it with somebody', recorded, (page) => page.goto('/me/record/with')],
    ['joining it with a household', recorded, (page) => page.goto('/me/record/household')],
    ['until when it is kept', recorded, (page) => page.goto('/me/record/keep')],
    ['ending it', recorded, (page) => page.goto('/me/record/end')],
    ['what stands between us', later, (page) => page.goto('/letters/us').then(() => unfolds(page))],
    ['if something happens', later, (page) => page.goto('/me/later')],
    ['how it is now, with words of several', later, saysHowItIs],
    ['one prompt', later, (page) => page.goto('/me/now/prompt/7').then(() => unfolds(page))],
    ['one prompt, with nothing in it', later, saysNothingOfIt],
    ['changing what was said', later, (page) => page.goto('/me/now').then(() => page.locator('[href^="/me/now/said/"]').first().click())],
    ['cards to take', later, (page) => page.goto('/me/now/cards')],
    ['cards to lay', later, takesCards],
    ['drawing', later, (page) => page.goto('/me/now/draw')],
    ['how it was over the years', later, (page) => page.goto('/me/now/years')],
    ['what comes next', later, (page) => page.goto('/me/now/next').then(() => unfolds(page))],
    ['taking everything away', later, (page) => page.goto('/me/take-away')],
    ['what one may choose, after a choice that cannot be', later, nameTooLong],
    ['when there are also calls and paper', later, (page) => page.goto('/letters/channels').then(() => unfolds(page))],
    ['what is hard to say', later, (page) => page.goto('/aside')],
    ['what is hard to say, left with somebody', gone, (page) => leavesASheet(page)],
    ['what is explained, to be answered', later, (page) => page.goto('/me/explanation').then(() => unfolds(page))],
    ['what one agrees to', later, (page) => page.goto('/me/consent').then(() => unfolds(page))],
    ['what one agrees to, with a yes', agreed, (page) => page.goto('/me/consent').then(() => unfolds(page))],
    ['one yes, as it was given', agreed, (page) => page.goto('/me/consent').then(() => page.locator('a[href^="/me/consent/record/"]').first().click())],
    ['what one agrees to, for paper', later, (page) => page.goto('/me/consent/print')],
    ['asking for a first talk', later, (page) => page.goto('/me/first-talk')],
    ['erasing one letter', later, erasesOne],
    ['asking for what is kept', later, (page) => page.goto('/me/requests')],
    ['asking for nothing', later, (page) => asksForNothing(page)],
    ['what was asked', later, (page) => asksFor(page)],
    ['what was asked, for paper', later, (page) => asksFor(page).then(() => page.goto(`${new URL(page.url()).pathname}/print`))],
    ['erasing everything', later, (page) => page.goto('/letters/erase')],
    ['a letter sent when the session was over', over, (page) => sentTooLate(page)],
  ];
}

/** Long lines, long words, marks that turn the direction, characters of four bytes: shown safely wherever they stand. */
const veryLong = `${'あ'.repeat(400)}\n\n${'https://example.jp/'.padEnd(300, 'x')}\n\u202eさかさま\u202c 👩‍👩‍👧 𠮷野家で <b>ふとく</b>`;

/** Long words of theirs, and of somebody who is with them. */
async function saysHowItIs(page) {
  await page.goto('/me/now/prompt/14');
  await unfolds(page);
  await field(page, 'text').fill(veryLong);
  await field(page, 'speaker').fill('妹');
  await field(page, 'beside').fill(veryLong);
  await page.locator('[name="answer"][value="words"]').click();
  await expect(page).toHaveURL(/\/me\/now#p14$/);
}

/** Reads the seven parts of the explanation, and says yes to one thing. */
async function saysOneYes(page) {
  await page.goto('/me/explanation');
  for (let part = 0; part < 7; part += 1) await page.locator('button[value="understood"]').nth(part).click();
  await page.goto('/me/consent');
  await page.locator('[name="item-training"][value="yes"]').check();
  await page.locator('form[action="/me/consent"] button:not(.second)').click();
  await expect(page.locator('#records a').first()).toBeVisible();
}

async function saysNothingOfIt(page) {
  await page.goto('/me/now/prompt/7');
  await page.locator('[name="answer"][value="words"]').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function takesCards(page) {
  await page.goto('/me/now/cards');
  await page.locator('[name="card"]').first().check();
  await page.locator('[name="card"]').last().check();
  await page.locator('form[action="/me/now/cards"] button').click();
  await expect(page.locator('fieldset')).toHaveCount(2);
}

/** Begins a record of one's own, and writes in it. */
async function beginsARecord(page, text) {
  await page.goto('/me/record');
  await page.locator('form[action="/me/record/begin"] button').click();
  await page.goto('/me/record/read/own');
  await field(page, 'text').fill(text);
  await page.locator('form[action="/me/record/write"] button').click();
  await expect(page.locator('a[href^="/me/record/lines/"]').first()).toBeVisible();
}

async function copiedWrongly(page) {
  await page.goto('/letters/kept');
  await unfolds(page);
  await page.locator('form[action="/letters/kept/try"] [name="words"]').fill('ちがう ことば');
  await page.locator('form[action="/letters/kept/try"] button').click();
  await expect(page.getByRole('status')).toBeVisible();
}

async function sendsNothing(page, path) {
  await page.goto(path);
  await field(page, 'text').evaluate((it) => it.removeAttribute('required'));
  await page.locator(`form[action="${path}"] button`).click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function nameTooLong(page) {
  await page.goto('/me');
  await field(page, 'called').evaluate((it) => it.removeAttribute('maxlength'));
  await field(page, 'called').fill('ね'.repeat(60));
  await page.locator('form[action="/me/names"] button').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function asksForNothing(page) {
  await page.goto('/me/requests');
  await field(page, 'text').fill(veryLong);
  await page.locator('form[action="/me/requests"] button').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

/** Asks formally for something, with long words: /me/requests/{request}, and at the desk /staff/requests/{request}. */
export async function asksFor(page, more = {}) {
  await page.goto('/me/requests');
  await page.locator('[name="wish"][value="see"]').check();
  if (more.whom) await page.locator(`[name="whom"][value="${more.whom}"]`).check();
  await field(page, 'text').fill(veryLong);
  await page.locator('form[action="/me/requests"] button').click();
  await expect(page).toHaveURL(/\/me\/requests\/[0-9a-f-]+$/);
  return new URL(page.url()).pathname.replace('/me/', '/staff/');
}

async function proposesAnAnswer(page, path) {
  await page.goto(path);
  await unfolds(page);
  await page.locator('[name="outcome"][value="part"]').check();
  await field(page, 'text').fill(veryLong);
  await field(page, 'why_confidence').fill('ほかの人が話したこと');
  await page.locator('form[action$="/propose"] button').click();
  await expect(page.locator('form[action$="/put-back"]')).toBeVisible();
}

async function answersWithoutAGround(page, path) {
  await page.goto(path);
  await page.locator('[name="outcome"][value="part"]').check();
  await page.locator('form[action$="/propose"] button').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function typesInARequest(page, thread) {
  await page.goto(thread);
  await page.locator('a[href^="/staff/requests/for/"]').click();
}

async function erasesOne(page) {
  await page.goto('/letters');
  await page.locator('a[href$="/erase"][href^="/letters/one/"]').first().click();
}

/** Leaves a wish to be connected, with one of the workers who are named there. */
async function leavesAWish(page, worker) {
  await page.goto('/letters/connect');
  await unfolds(page);
  await page.getByRole('radio', worker && { name: worker.name, exact: true }).first().check();
  await field(page, 'text').fill('母と、手紙のことを話してもいいです。');
  await page.locator('form[action="/letters/connect"] button').click();
  await expect(page.locator('form[action="/letters/connect/take-back"]')).toBeVisible();
  await unfolds(page);
}

/** Says what is hard to say to the first of those who can be chosen, and would like an answer. */
async function leavesASheet(page) {
  await page.goto('/aside');
  await page.getByRole('radio').first().check();
  await field(page, 'text').fill(veryLong);
  await page.getByRole('checkbox').check();
  await page.locator('form[action="/aside"] button').click();
  await expect(page.locator('.as-written')).toBeVisible();
}

/** The session ended while the page was open. */
async function sentTooLate(page, path = '/letters') {
  const look = (await page.context().cookies()).filter((it) => it.name === 'engawa-look');
  await page.context().addCookies(page.session);
  await page.goto(path);
  if (path === '/letters/connect') await page.locator('[name="worker"]').first().check();
  await field(page, 'text').fill(veryLong);
  await page.context().clearCookies();
  await page.context().addCookies(look);
  await page.locator(`form[action="${path}"] button`).click();
  await expect(page.locator('textarea')).toHaveValue(veryLong);
}

/** Opens everything that is folded. */
export async function unfolds(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
}

/**
 * For those who work here: two support workers and an administrator, with letters in every state. Each line is a page
 * of the desk with the worker who sees it.
 */
export async function deskPages(house, newPage) {
  const [a, b] = [await newPage(), await newPage()];
  await sitsDown(a, house.workers[0]);
  await sitsDown(b, house.workers[1]);
  const fresh = await aThread(newPage, a, veryLong, { called: 'ねこ', pace: 'slow', who: 'sibling' });
  const waits = await aThread(newPage, a, '二人目を待つ手紙');
  await answers(a, waits, '読みました。');
  const alone = await aThread(newPage, a, '待てない手紙', { called: 'とても長い呼び名をつけた人の、その呼び名です' });
  await answers(a, alone, veryLong, 'いま伝えないと困るため');
  const urgent = await aThread(newPage, a, '薬ためてある。今夜');
  await isImmediate(a, urgent);
  const room = await preparesRoom(a);
  const [visiting, sitting] = [await newPage(), await newPage()];
  await sitting.goto(`/rooms/${room}`);
  await sitting.locator('form[action$="/enter"] button').last().click();
  const chief = await newPage();
  await sitsDown(chief, house.administrator);
  const asleep = await newPage();
  await signsIn(asleep, house.workers[1]);
  await asleep.goto('/staff/letters');
  await asleep.locator('form[action="/leave"] button').click();
  const newcomer = await newPage();
  const lost = await aLostSeat(house, newPage, a, fresh);
  const wished = await twoWishes(house, newPage);
  const thread = (path) => (page) => page.goto(path).then(() => unfolds(page));
  const name = `あおい${(callers += 1)}`; // another one each time: several journeys share a house
  const called = await aCall(a, { called: name });
  const caller = await newPage();
  await comesBack(caller, await cardOf(a, called));
  const explained = await explains(a, called);
  const handed = await makesALetterForFamily(a, called);
  const post = await answersByPost(house, a, b);
  const household = await aHousehold(a);
  const record = await aRecord(newPage, a);
  const asked = await asksFor(caller);
  const forAnother = await asksFor(caller, { whom: 'minor' });
  const proposed = await asksFor(caller);
  await proposesAnAnswer(a, proposed);
  const counselled = await newPage();
  const between = await counselling(house, counselled, chief, a);
  const counted = await aDayThatWas(a);
  return [
    ['a contact memo', a, thread('/staff/contacts/new')],
    ['a contact memo, when others go by the name', a, (page) => aCall(page, { called: name })],
    ['a contact memo, with nothing in it', a, (page) => writesNothingDown(page)],
    ['what was written down of a call', a, (page) => page.goto(`${called}#contacts`).then(() => unfolds(page))],
    ['the first call of a family', a, (page) => page.goto('/staff/contacts/new?first=1').then(() => unfolds(page))],
    ['notes of the season by post', a, (page) => page.goto('/staff/season')],
    ['finding a caller', a, (page) => page.goto('/staff/callers')],
    ['bringing a list', a, (page) => page.goto('/staff/import')],
    ['a list that was brought', a, bringsAList],
    ['finding a caller, found', a, findsACaller],
    ['typing in a letter on paper', a, (page) => page.goto('/staff/paper/new')],
    ['an answer in large print', a, thread(post)],
    ['a label for the envelope', a, thread(`${called}/label`)],
    ['choosing to what somebody is invited', a, (page) => page.goto(`${called}/invitation`)],
    ['an invitation for the post', a, (page) => page.goto(`${called}/invitation`).then(() => page.locator(`a[href^="${called}/invitation/"]`).first().click())],
    ['a card that was handed over', a, (page) => page.goto(`${called}/card`)],
    ['a card to hand over', a, (page) => aCard(page)],
    // /staff/consent/{party}, its /aloud, /print and /record/{record}
    ['what is explained by telephone', a, (page) => page.goto(explained.aloud).then(() => unfolds(page))],
    ['what was explained by telephone', a, (page) => page.goto(explained.record)],
    ['what somebody agreed to, at the desk', a, (page) => page.goto(explained.desk).then(() => unfolds(page))],
    ['what somebody agreed to, for paper', a, (page) => page.goto(`${explained.desk}/print`)],
    ['pages shown by consent', a, (page) => page.goto('/staff/consent-pages')],
    ['a letter that family puts somewhere, to be made', a, (page) => page.goto(`${called}/for-someone`)],
    ['a letter that family puts somewhere', a, (page) => page.goto(handed)],
    ['what we promised', a, thread('/staff/promises')],
    ['when somebody asks about somebody', a, thread('/staff/enquiries')],
    ['what somebody reads of their calls', caller, (page) => page.goto('/letters').then(() => unfolds(page))],
    ['how somebody is now', a, (page) => howTheyAre(page, called)],
    ['how somebody is now, one prompt', a, (page) => howTheyAre(page, called, '/prompt/7')],
    ['how somebody is now, over the years', a, (page) => howTheyAre(page, called, '/years')],
    ['what comes next for somebody', a, (page) => howTheyAre(page, called, '/next')],
    ['who may be told of one line', caller, (page) => ofALine(page, 'who')],
    ['erasing one line', caller, (page) => ofALine(page, 'erase')],
    ['writing beside a line', caller, (page) => ofALine(page, 'beside')],
    ['records', a, (page) => page.goto('/staff/records')],
    ['beginning a record as it was said', a, (page) => page.goto(called).then(() => page.locator('a[href^="/staff/records/begin/"]').click())],
    ['beginning a record of a household', a, (page) => page.goto('/staff/records/new')],
    ['a record of a household', a, thread(household)],
    ['keeping, closing and erasing a household', a, thread(`${household}/keep`)],
    ['until when a record is kept', a, thread(`${record}/keep`)],
    ['records that end soon', a, (page) => page.goto('/staff/records/keeping')],
    ['writing in a record', a, thread(`${record}/write`)],
    ['a visit by one alone', a, (page) => visitsAlone(page, record)],
    ['a record', a, thread(record)],
    ['what is not shown yet', b, thread(`${record}/later`)],
    ['what protects somebody', b, thread(`${record}/protect`)],
    ['putting a line right', a, (page) => page.goto(record).then(() => page.locator('a[href^="/staff/records/lines/"]').first().click())],
    ['a record sheet', a, thread(`${record}/sheet`)],
    ['lines to be put right', a, (page) => page.goto('/staff/records/asked')],
    ['records as a file', a, (page) => asksForAFile(page, record)],
    ['looking for words in records', a, (page) => looksInRecords(page)],
    ['a note on one\u2019s own doubts', a, (page) => page.goto('/staff/practice')],
    ['what has to be answered', a, (page) => page.goto('/staff/requests')],
    ['a request at the desk', a, thread(asked)],
    ['a request about somebody else', a, thread(forAnother)],
    ['an answer without its ground', a, (page) => answersWithoutAGround(page, asked)],
    ['a proposal, to be decided', b, (page) => page.goto(proposed)],
    ['the log of requests', a, (page) => page.goto('/staff/requests/log')],
    ['typing in what was asked by telephone', a, (page) => typesInARequest(page, called)],
    ['a place outside to complain to', chief, (page) => page.goto('/staff/requests/outside')],
    ['the desk', a, (page) => page.goto('/staff')],
    ['the letters that wait', a, thread('/staff/letters')],
    ['a letter that waits for an answer', a, thread(fresh)],
    ['an answer of one\u2019s own that waits for its second reader', a, thread(waits)],
    ['an answer to read as the second', b, thread(waits)],
    ['an answer that was sent alone', b, thread(alone)],
    ['an answer with nothing in it', a, (page) => answersNothing(page, fresh)],
    ['looking for words', a, (page) => page.goto('/staff/search')],
    ['words that were found', a, looksFor],
    ['words worth a second look', a, (page) => looksAtWording(page, fresh)],
    ['what is kept of a thread', a, thread(`${fresh}/keep`)],
    ['a letter that ends it', a, (page) => page.goto(`${fresh}/write/ending`)],
    ['hand-overs', a, (page) => page.goto('/staff/handover')],
    ['one hand-over', a, (page) => beginsAHandOver(page, alone)],
    ['one hand-over, to be confirmed', b, (page) => page.goto(alone.replace('letters', 'handover'))],
    ['what is sealed', a, (page) => page.goto('/staff/sealed')],
    ['before something is sealed', a, (page) => page.goto(`/staff/sealed/${fresh.split('/').pop()}`)],
    ['a letter while a life is in danger', a, thread(urgent)],
    ['a letter while a life is in danger, for another of the team', b, thread(urgent)],
    ['a level without a reason', a, (page) => setsNothing(page, urgent)],
    ['what was passed on, at the desk', b, thread(`${urgent}/passed-on`)],
    ['passing on, with its ground', a, thread(`${urgent}/passed-on?ground=life_danger`)],
    ['who is on duty', a, (page) => page.goto('/staff/duty')],
    ['before going home, with something urgent', a, (page) => page.goto('/staff/shift').then(() => unfolds(page))],
    ['before going home', b, (page) => page.goto('/staff/shift')],
    ['who is on duty, for an administrator', chief, (page) => page.goto('/staff/duty')],
    ['what the organisation says on the sheet', chief, (page) => page.goto('/staff/consent-sheet')],
    ['setting who is on duty', chief, (page) => page.goto('/staff/duty/settings')],
    ['after something hard', a, (page) => page.goto('/staff/debrief')],
    ['counselling', a, (page) => page.goto('/staff/counselling')],
    ['counselling, to be begun', caller, (page) => page.goto('/me/counselling').then(() => unfolds(page))],
    ['counselling, with somebody', counselled, thread(between)], // /me/counselling/{pair}
    ['counselling, at the desk', a, thread(between.replace('/me/', '/staff/'))], // /staff/counselling/{pair}
    ['what a counsellor was allowed to tell', a, (page) => page.goto(called).then(() => page.locator('a[href^="/staff/told/"]').first().click())],
    ['for how long each kind is kept', chief, (page) => page.goto('/staff/settings/keeping').then(() => unfolds(page))],
    ['what was left with one alone', a, (page) => page.goto('/staff/aside')],
    ['wishes to be connected', wished, (page) => page.goto('/staff/connect')],
    ['wishes to be connected, side by side', wished, comparesTwo],
    ['one\u2019s own sessions', a, (page) => page.goto('/staff/sessions')],
    ['the team', a, (page) => page.goto('/staff/team')],
    ['a seat that was closed', a, (page) => page.goto(lost)],
    ['what one goes in with', a, (page) => page.goto('/staff/passkeys')],
    ['one\u2019s own record', a, (page) => page.goto('/staff/me')],
    ['all teams', a, (page) => page.goto('/staff/teams')],
    ['reading that is worth a talk', a, (page) => page.goto('/staff/reading')],
    ['who may what', a, (page) => page.goto('/staff/who-may-what').then(() => unfolds(page))],
    ['a card of one\u2019s own', a, (page) => page.goto('/staff/own-card')],
    ['recovery cards, for a worker', a, (page) => page.goto('/staff/recovery')],
    ['recovery cards, for an administrator', chief, (page) => page.goto('/staff/recovery')],
    ['a room at the desk', a, (page) => page.goto(`/staff/rooms/${room}`)],
    ['the rules of a room', visiting, (page) => page.goto(`/rooms/${room}`)],
    ['inside a room', sitting, (page) => page.goto(`/rooms/${room}`)],
    ['telling the hosts', sitting, (page) => page.goto(`/rooms/${room}/tell`)],
    ['many views', sitting, (page) => page.goto(`/rooms/${room}/views`)],
    ['places at the desk', a, (page) => page.goto('/staff/places')],
    ['a new place', a, (page) => page.goto('/staff/places/new')],
    ['a place at the desk', a, (page) => ownPlace(page)],
    ['gatherings at the desk', a, (page) => ownPlace(page, '/gatherings')],
    ['a new gathering', a, (page) => ownPlace(page, '/gatherings/new')],
    ['a gathering at the desk', a, (page) => ownPlace(page, '/gatherings').then(() => page.locator('main li a').first().click())],
    ['whether one can murmur at a place', a, (page) => ownPlace(page, '/murmurs')],
    ['murmurs at the desk', a, (page) => page.goto('/staff/murmurs').then(() => unfolds(page))],
    ['murmurs that are read', a, (page) => readsMurmurs(page)],
    ['the seats of a day', a, (page) => theSeats(page)],
    ['a day to be counted', a, (page) => page.goto(counted)],
    ['the door', a, (page) => theDoor(page).then(() => unfolds(page))],
    ['a day on paper', a, (page) => entersASheet(page)],
    ['paper cards for a door', a, (page) => theDoor(page, '/cards')],
    ['notes of a shift', a, (page) => writesANote(page)],
    ['a list of others', a, (page) => page.goto('/staff/lists')],
    ['a list of others that cannot be read', a, (page) => readsAList(page)],
    ['a place as somebody new sees it', a, (page) => ownPlace(page).then(() => page.locator('a[href$="/preview"]').click())],
    ['the desk, for an administrator', chief, (page) => page.goto('/staff')],
    ['people who work here', chief, (page) => page.goto('/staff/people')],
    ['people who work here, with a new link', chief, invites],
    ['what the house says of itself', chief, (page) => page.goto('/staff/settings')],
    ...['name', 'hours', 'closed', 'promise', 'size', 'doors', 'reading', 'night'].map((part) => [
      `what the house says of itself: ${part}`,
      chief,
      (page) => page.goto(`/staff/settings/${part}`).then(() => unfolds(page)),
    ]),
    ['setting up', chief, (page) => page.goto('/staff/setup')],
    ['a step of setting up', chief, (page) => page.goto('/staff/settings/hours?setup=1')],
    ['all teams, for an administrator', chief, (page) => page.goto('/staff/teams').then(() => unfolds(page))],
    ['somebody who works here', chief, (page) => aPerson(page).then(() => unfolds(page))],
    ['before an access ends', chief, (page) => beforeTheEnd(page)],
    ['what somebody who leaves would leave open', chief, (page) => beforeTheyLeave(page)],
    ['the restore drill, to print', chief, (page) => page.goto('/staff/restore-drill')],
    ['what the house says of itself, with hours that cannot be read', chief, unclearHours],
    ['a link that lets somebody in', newcomer, async (page) => page.goto(await linkBy(chief))],
    ['the words of somebody new', newcomer, (page) => comesIn(page, chief)],
    ['a desk that is asleep', asleep, (page) => page.goto('/staff/unlock')],
    ['a desk that is asleep, with words that do not open', asleep, wakesWrongly, { slows: true }],
  ];
}

/** A second seat of a worker, on which a letter was opened, closed from the first one. */
async function aLostSeat(house, newPage, worker, thread) {
  const tablet = await newPage();
  await signsIn(tablet, house.workers[0]);
  await tablet.goto(thread);
  await tablet.goto('/staff/sessions');
  await callsThisSeat(tablet, 'タブレット');
  await worker.goto('/staff/sessions');
  await seat(worker, 'タブレット').locator('form[action="/staff/sessions/end"] button').click();
  await expect(worker).toHaveURL(/\/staff\/sessions\/ended\//);
  return new URL(worker.url()).pathname;
}

/** The row of a seat, by what its worker calls it. */
export const seat = (page, name) => page.getByRole('row').filter({ has: page.locator(`input[name="name"][value="${name}"]`) });

export async function callsThisSeat(page, name) {
  const row = page.getByRole('row').filter({ has: page.locator('.pill') });
  await row.locator('input[name="name"]').fill(name);
  await row.locator('form[action="/staff/sessions/call"] button').click();
  await expect(seat(page, name)).toHaveCount(1);
}

async function aPerson(page) {
  await page.goto('/staff/people');
  await page.locator('td a[href^="/staff/people/"]').nth(1).click();
  await expect(page).toHaveURL(/\/staff\/people\/.+/);
}

async function beforeTheEnd(page) {
  await page.goto('/staff/people');
  await page.locator('form[action="/staff/people/end"] button').nth(1).click();
  await expect(page).toHaveURL(/\/staff\/people\/end/);
}

/** A worker says that a life is in danger, and writes down what was passed on. */
async function isImmediate(page, address) {
  await page.goto(address);
  await unfolds(page);
  await page.locator('[name="level"][value="immediate"]').check();
  await page.locator('#level-reason').fill('いま飲んだ、と書いてある');
  await page.locator(`form[action="${address}/level"] button`).click();
  await page.goto(`${address}/passed-on?ground=life_danger`);
  await page.locator('#receiver').fill('119番');
  await page.locator('#place').fill('あおば荘 203');
  await page.locator(`form[action="${address}/passed-on"] button`).click();
}

async function setsNothing(page, address) {
  await page.goto(address);
  await unfolds(page);
  await page.locator('#level-reason').evaluate((it) => it.removeAttribute('required'));
  await page.locator(`form[action="${address}/level"] button`).click();
  await expect(page.getByRole('alert')).toBeVisible();
}

/** How somebody is who called: something is written down, so that voices stand beside each other. */
async function howTheyAre(page, thread, way = '') {
  await page.goto(thread);
  const desk = await page.locator('[href^="/staff/now/"]').getAttribute('href');
  await page.goto(`${desk}/prompt/6`);
  await page.locator('[name="whose"][value="staff"]').check();
  await field(page, 'text').fill('夜のほうが、話しやすそうに感じた。');
  await page.locator('[name="answer"][value="words"]').click();
  await expect(page).toHaveURL(/#p6$/);
  await page.goto(`${desk}${way}`);
}

/** Somebody called. Gives the address of their thread, or nothing when it is asked which one they are. */
export async function aCall(page, { called }) {
  await page.goto('/staff/contacts/new');
  await field(page, 'text').fill(`(だれにも言わないでほしい)\n20年ほど\n#疲れているように感じた\n${veryLong}`);
  await field(page, 'called').fill(called);
  await field(page, 'rule').fill('午前だけ・固定電話・名乗りは『甲』');
  await field(page, 'promise').fill('来週火10 電話');
  await page.locator('button[name="save"]').click();
  await page.waitForURL((url) => url.pathname !== '/staff/contacts/new' || url.search === '');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/電話メモ|Contact memo/);
  return new URL(page.url()).pathname.split('/contacts/')[0];
}

async function writesNothingDown(page) {
  await page.goto('/staff/contacts/new');
  // What was asked about before waits as a draft.
  const forget = page.locator('form[action="/staff/contacts/draft/forget"] button');
  if (await forget.count()) await forget.click();
  await expect(field(page, 'text')).toHaveValue('');
  await page.locator('button[name="save"]').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function cardOf(page, thread) {
  await page.goto(`${thread}/card`);
  return keepsWords(page);
}

let callers = 0;
let cards = 0;
async function aCard(page) {
  const thread = await aCall(page, { called: `か${(cards += 1)}` });
  await page.goto(`${thread}/card`);
  await expect(page.locator('#number')).toBeVisible();
}

async function explains(page, thread) {
  await page.goto(thread);
  const aloud = await page.locator('a[href$="/aloud"]').getAttribute('href');
  await page.goto(aloud);
  await page.locator('[name="how"][value="read_aloud"]').check();
  const understood = page.locator('[name^="topic-"][value="understood"]');
  for (const part of await understood.all()) await part.check();
  await page.locator('[name="item-keep"][value="yes"]').check();
  await page.locator('form[action$="/aloud"] button').click();
  await expect(page).toHaveURL(/\/record\/[0-9a-f-]+$/);
  return { aloud, desk: aloud.replace('/aloud', ''), record: new URL(page.url()).pathname };
}

async function makesALetterForFamily(page, thread) {
  await page.goto(`${thread}/for-someone`);
  await page.locator('form[action$="/for-someone"] button').click();
  await expect(page).toHaveURL(/\/for-someone\/[0-9a-f-]+$/);
  return new URL(page.url()).pathname;
}

/** A letter on paper, answered by two; gives the page on which the answer is printed. */
async function answersByPost(house, a, b) {
  await a.goto('/staff/paper/new');
  await field(a, 'text').fill('はがきで届きました。');
  await field(a, 'called').fill('ふみ');
  await a.locator('form[action="/staff/paper/new"] button').click();
  await expect(a).toHaveURL(/\/staff\/letters\/[0-9a-f-]+$/);
  const thread = new URL(a.url()).pathname;
  await answers(a, thread, veryLong);
  await b.goto(thread);
  await b.locator('form[action$="/second"] button').click();
  const print = a.locator('a[href$="/print"]').first();
  await expect(async () => {
    await a.goto(thread);
    await expect(print).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  return print.getAttribute('href');
}

async function bringsAList(page) {
  await page.goto('/staff/import');
  const text = '氏名,日付,内容\nみどり,2026-01-05,ひとつめ\nみどり,いつか,ふたつめ\n';
  if (await page.locator('#file').count()) {
    await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.locator('form[action="/staff/import/file"] button').click();
  }
  await page.waitForURL('**/staff/import');
}

async function findsACaller(page) {
  await page.goto('/staff/callers');
  await field(page, 'called').fill('あお');
  await page.locator('form[action="/staff/callers"] button').click();
  await expect(page.locator('main a[href^="/staff/letters/"]').first()).toBeVisible();
}

async function ofALine(page, way) {
  await page.goto('/letters');
  await page.locator(`a[href^="/letters/lines/"][href$="/${way}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/${way}$`));
}

async function theDoor(page, further = '') {
  await page.goto('/staff/places');
  const door = await page.locator('a[href^="/staff/door/"]').first().getAttribute('href');
  await page.goto(`${door}${further}`);
}

async function entersASheet(page) {
  await theDoor(page, '/sheet');
  await field(page, 'first').fill('3');
  await page.locator('form.sheet button').click();
  await expect(page.locator('#counts')).toBeVisible();
}

async function writesANote(page) {
  await theDoor(page, '/notes');
  await field(page, 'text').fill('田中さんがコップを割りました。');
  await page.locator('form[action$="/notes"] button').first().click();
  await expect(page.locator('[name="as_it_is"]')).toBeVisible();
}

/** Somebody murmurs, and somebody else reads it at the desk. */
async function readsMurmurs(page) {
  await murmurs(page);
  await page.goto('/staff/murmurs');
  await page.locator('main a[href^="/staff/murmurs/"]').first().click();
  await expect(page.locator('form[action$="/read"]')).toBeVisible();
}

async function readsAList(page) {
  await page.goto('/staff/lists');
  await field(page, 'text').fill('NO,名称\n1,茶会');
  await page.locator('form[action="/staff/lists"] button').click();
  await expect(page.locator('#unread')).toBeVisible();
}

/** A class that was held a week ago, to be counted: its day at the desk. */
async function aDayThatWas(page) {
  await ownPlace(page, '/gatherings/new');
  await field(page, 'title').fill('先週の会');
  await field(page, 'first_on').fill(new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10));
  await field(page, 'begins').fill('10:00');
  await field(page, 'ends').fill('11:00');
  await pressesAndArrives(page, page.locator('form[action$="/gatherings"] button'));
  const day = page.locator('main ul a[href^="/staff/gatherings/"]').first();
  await expect(day).toBeVisible();
  return day.getAttribute('href');
}

/** Those who took a seat on one day: /staff/gatherings/{gathering}/{date}. */
async function theSeats(page) {
  await page.goto('/staff/places');
  const hrefs = () => page.locator('main a').evaluateAll((all) => all.map((it) => it.getAttribute('href') ?? ''));
  for (const place of (await hrefs()).filter((it) => /^\/staff\/places\/[0-9a-f-]{36}$/.test(it))) {
    await page.goto(`${place}/gatherings`);
    for (const gathering of (await hrefs()).filter((it) => /^\/staff\/gatherings\/[0-9a-f-]{36}$/.test(it))) {
      await page.goto(gathering);
      const days = (await hrefs()).filter((it) => /^\/staff\/gatherings\/[0-9a-f-]{36}\/\d{4}-\d\d-\d\d$/.test(it));
      // Days that were are there to be counted; seats are of days that come.
      const day = days.find((it) => it.slice(-10) > new Date().toISOString().slice(0, 10));
      if (day) return page.goto(day);
    }
  }
  throw new Error('no gathering has such a day');
}

async function beforeTheyLeave(page) {
  await page.goto('/staff/people');
  await page.locator('a[href^="/staff/handover/leaving/"]').nth(1).click();
  await expect(page).toHaveURL(/\/staff\/handover\/leaving\//);
}

async function ownPlace(page, further = '') {
  await page.goto('/staff/places');
  const place = await page.locator('main li a').first().getAttribute('href');
  await page.goto(`${place}${further}`);
}

/** A new thread, and the address at which it stands at the desk. */
export async function aThread(newPage, worker, text, more = {}) {
  const before = await threadsOf(worker);
  const page = await newPage();
  await writesFirstLetter(page, text, more);
  const [address] = (await threadsOf(worker)).filter((it) => !before.includes(it));
  return address;
}

/** The addresses of the threads in a worker's inbox. */
export async function threadsOf(worker) {
  await worker.goto('/staff/letters');
  const links = await worker.locator('a[href^="/staff/letters/"]').all();
  return Promise.all(links.map((it) => it.getAttribute('href')));
}

/** Writes an answer; with a reason, alone. */
export async function answers(worker, thread, text, reason = '') {
  await worker.goto(thread);
  await field(worker, 'text').fill(text);
  if (reason) {
    await unfolds(worker);
    await field(worker, 'reason').fill(reason);
  }
  const taken = worker.waitForResponse((it) => it.url().endsWith('/reply'));
  await worker.locator(`form[action="${thread}/reply"] button`).first().click();
  expect((await taken).status(), 'the answer was taken').toBe(303);
  await expect(worker).toHaveURL(new RegExp(`${thread}$`));
}

async function answersNothing(page, thread) {
  await page.goto(thread);
  await field(page, 'text').fill(' ');
  await page.locator(`form[action="${thread}/reply"] button`).first().click();
  await expect(page.getByRole('alert')).toBeVisible();
}

/** Something that stands in the sample letters. */
async function looksFor(page) {
  await page.goto('/staff/search');
  await field(page, 'words').fill('いい');
  await page.locator('form[action="/staff/search"] button').click();
  await expect(page.locator('#found')).toBeVisible();
}

async function looksAtWording(page, thread) {
  await page.goto(thread);
  await field(page, 'text').fill('がんばってください。普通はできます。');
  await page.locator('[name="keep"]').click();
  await expect(page.locator('#wording li')).toHaveCount(2);
}

/** Begins to hand a thread to the other worker; again and again is as good as once. */
async function beginsAHandOver(page, thread) {
  await page.goto(thread.replace('letters', 'handover'));
  await unfolds(page);
  await page.locator('[name="what"][value="begin"]').click();
  await expect(page.locator('[name="what"][value="drop"]')).toHaveCount(1);
}

/** Two people leave their wish with the same worker, who has not connected them. */
async function twoWishes(house, newPage) {
  for (const text of ['母です', '息子です']) {
    const page = await newPage();
    await writesFirstLetter(page, text);
    await leavesAWish(page, house.workers[0]);
  }
  const page = await newPage();
  await sitsDown(page, house.workers[0]);
  return page;
}

async function comparesTwo(page) {
  await page.goto('/staff/connect');
  await field(page, 'other').selectOption({ index: 1 });
  await page.locator('form[action="/staff/connect"] button').click();
  await expect(page.locator('[name="sure"]')).toHaveCount(1);
}

async function invites(page) {
  await page.goto('/staff/people');
  await field(page, 'for_whom').fill('新しい人');
  await page.locator('form[action="/staff/people/invite"] button').click();
  await expect(page.locator('#link')).toBeVisible();
}

async function linkBy(chief) {
  await invites(chief);
  const link = new URL((await chief.locator('#link').innerText()).trim());
  expect(link.pathname).toContain('/join/');
  return link.pathname;
}

let newcomers = 0;
async function comesIn(page, chief) {
  await page.goto(await linkBy(chief));
  await field(page, 'name').fill(`atarashii${(newcomers += 1)}`);
  await field(page, 'called').fill('丁');
  await page.getByRole('main').getByRole('button').click();
  await expect(page).toHaveURL((url) => url.pathname === '/staff/welcome');
}

async function unclearHours(page) {
  await page.goto('/staff/settings/hours');
  await field(page, 'hours').fill('いつでも');
  await page.locator('form[action="/staff/settings"] button').last().click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function wakesWrongly(page) {
  await page.goto('/staff/unlock');
  await field(page, 'password').fill('ちがう ことば です よ ね');
  await page.locator('form[action="/staff/unlock"] button').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

/** Somebody agrees to counselling with this worker, writes, and proposes what the team may learn. */
async function counselling(house, person, chief, worker) {
  await chief.goto('/staff/people');
  await chief.locator('main a[href^="/staff/people/"]').filter({ hasText: house.workers[0].name }).first().click();
  await unfolds(chief);
  await chief.locator('[name="kind"][value="public_psychologist"]').check();
  await field(chief, 'since_on').fill('2020-04-01');
  await field(chief, 'detail').fill('1');
  await pressesAndArrives(chief, chief.locator('form[action$="/records"] button'));
  await worker.goto('/staff/counselling');
  const offers = worker.locator('form:has([name="offer"][value="1"]) button');
  if (await offers.count()) await pressesAndArrives(worker, offers);
  await writesFirstLetter(person, 'はなしたい', { called: 'とても長い呼び名をつけた人の、その呼び名です' });
  await person.goto('/me/counselling');
  for (const part of await person.locator('[name="understood"]').all()) await part.check();
  await person.locator('label:has([name="with"])').filter({ hasText: house.workers[0].name }).click();
  await pressesAndArrives(person, person.locator('form[action="/me/counselling"] button'));
  const way = new URL(person.url()).pathname;
  await unfolds(person);
  await field(person, 'text').first().fill(veryLong);
  await pressesAndArrives(person, person.locator(`form[action="${way}"] button`));
  await unfolds(person);
  await person.locator('#note').fill(veryLong);
  await pressesAndArrives(person, person.locator(`form[action="${way}/note"] button`));
  return way;
}

/** A record of a household, begun at the desk. */
async function aHousehold(page) {
  await page.goto('/staff/records/new');
  await field(page, 'name').fill('川ぞいの家');
  await page.locator('form[action="/staff/records/new"] button').click();
  await expect(page.locator('a[href$="/write"]')).toBeVisible();
  return new URL(page.url()).pathname;
}

/** One record as a file, asked for; a proposal that waits stands above the form. */
async function asksForAFile(page, record) {
  await page.goto(`/staff/records/export?of=${record.split('/').pop()}`);
  await page.getByRole('radio').first().check();
  await field(page, 'why').fill('年に一度、ふり返るため');
  await page.locator('form[action="/staff/records/export"] button').click();
  await expect(page.locator('form[action$="/stop"]').first()).toBeVisible();
}

/** Somebody who began their record; an entry in it, something not shown yet, and what protects them. */
async function aRecord(newPage, worker) {
  const person = await newPage();
  await writesFirstLetter(person, '記録のある手紙', { called: 'とても長い呼び名をつけた人の、その呼び名です' });
  await beginsARecord(person, veryLong);
  await worker.goto('/staff/records');
  const record = await worker.locator('table a[href^="/staff/records/"]').first().getAttribute('href');
  await worker.goto(`${record}/write`);
  await field(worker, 'text').fill(`*ゆっくり話したい\n#拒否的に見えた\n父：${veryLong.replaceAll('\n', ' ')}`);
  await pressesAndArrives(worker, worker.locator('button[name="save"]'));
  await worker.goto(`${record}/later`);
  await field(worker, 'text').fill('まだ確かでないこと');
  await worker.getByRole('radio').first().check();
  await field(worker, 'reason').fill('もう一度聞いてから');
  await field(worker, 'days').last().fill('7');
  await pressesAndArrives(worker, worker.locator(`form[action="${record}/later"] button`));
  await worker.goto(`${record}/protect`);
  await field(worker, 'text').fill('合図を決めた');
  await field(worker, 'until').last().fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await pressesAndArrives(worker, worker.locator(`form[action="${record}/protect"] button`));
  return record;
}

/** Presses, and is there: whoever goes on at once would break off what was sent. */
async function pressesAndArrives(page, button) {
  const there = page.waitForEvent('load');
  await button.click();
  await there;
}

async function visitsAlone(page, record) {
  await page.goto(`${record}/write`);
  await field(page, 'text').fill('ドア越しに話した');
  await field(page, 'channel').selectOption('home_visit');
  await page.locator('button[name="save"]').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function looksInRecords(page) {
  await page.goto('/staff/records/search');
  await field(page, 'words').fill('ゆっくり話したい');
  await page.locator('form[role="search"] button').click();
  await expect(page.locator('#found')).toBeVisible();
}
