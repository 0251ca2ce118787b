// Every page of the house, and how somebody comes to see it. Journeys that look at all pages (small screens, axe) walk
// through these lists; a page that is not here is not looked at, so a new page is added here first.
import { comesBack, expect, field, keepsWords, signsIn, sitsDown, writesFirstLetter } from './house.js';

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
  ['places to be', page, () => page.goto('/places')],
  ['trying something', page, () => page.goto('/try')],
  ['for families', page, () => page.goto('/family')],
  ['what we cannot protect', page, () => page.goto('/limits')],
  ['writing a first letter', page, () => page.goto('/letters/new')],
  ['writing a first letter, everything unfolded', page, () => page.goto('/letters/new').then(() => unfolds(page))],
  ['a first letter with nothing in it', page, () => sendsNothing(page, '/letters/new')],
  ['coming back', page, () => page.goto('/return')],
  ['coming back with words that do not open', page, wrongWords, { slows: true }],
  ['choosing words instead of typing them', page, () => choosesWords(page)],
  ['choosing a word by its sound', page, () => choosesWords(page, true)],
  ['the page about nothing', page, () => page.goto('/today')],
  ['a page that is not there', page, () => page.goto('/nowhere')],
  ['stopping a bell', page, () => page.goto('/b/0123456789abcdef')],
  ['the door for staff', page, () => page.goto('/staff/sign-in')],
  ['coming in with a card of one\u2019s own', page, () => page.goto('/staff/return')],
  ['a link for mending that is over', page, () => page.goto('/mend/0123456789abcdef')],
  ['a link for a witness that is over', page, () => page.goto('/witness/0123456789abcdef')],
];

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
    ['connecting with family', later, (page) => page.goto('/letters/connect')],
    ['connecting with family, when a wish was left', gone, (page) => leavesAWish(page)],
    ['connecting with family, sent when the session was over', over, (page) => sentTooLate(page, '/letters/connect')],
    ['what one may choose', later, (page) => page.goto('/me')],
    ['what one may choose, after a choice that cannot be', later, nameTooLong],
    ['erasing one letter', later, erasesOne],
    ['erasing everything', later, (page) => page.goto('/letters/erase')],
    ['a letter sent when the session was over', over, (page) => sentTooLate(page)],
  ];
}

/** Long lines, long words, marks that turn the direction, characters of four bytes: shown safely wherever they stand. */
const veryLong = `${'あ'.repeat(400)}\n\n${'https://example.jp/'.padEnd(300, 'x')}\n\u202eさかさま\u202c 👩‍👩‍👧 𠮷野家で <b>ふとく</b>`;

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
  const chief = await newPage();
  await sitsDown(chief, house.administrator);
  const asleep = await newPage();
  await signsIn(asleep, house.workers[1]);
  await asleep.goto('/staff/letters');
  await asleep.locator('form[action="/leave"] button').click();
  const newcomer = await newPage();
  const wished = await twoWishes(house, newPage);
  const thread = (path) => (page) => page.goto(path).then(() => unfolds(page));
  return [
    ['the desk', a, (page) => page.goto('/staff')],
    ['the letters that wait', a, thread('/staff/letters')],
    ['a letter that waits for an answer', a, thread(fresh)],
    ['an answer of one\u2019s own that waits for its second reader', a, thread(waits)],
    ['an answer to read as the second', b, thread(waits)],
    ['an answer that was sent alone', b, thread(alone)],
    ['an answer with nothing in it', a, (page) => answersNothing(page, fresh)],
    ['wishes to be connected', wished, (page) => page.goto('/staff/connect')],
    ['wishes to be connected, side by side', wished, comparesTwo],
    ['one\u2019s own sessions', a, (page) => page.goto('/staff/sessions')],
    ['the team', a, (page) => page.goto('/staff/team')],
    ['a card of one\u2019s own', a, (page) => page.goto('/staff/own-card')],
    ['recovery cards, for a worker', a, (page) => page.goto('/staff/recovery')],
    ['recovery cards, for an administrator', chief, (page) => page.goto('/staff/recovery')],
    ['the desk, for an administrator', chief, (page) => page.goto('/staff')],
    ['people who work here', chief, (page) => page.goto('/staff/people')],
    ['people who work here, with a new link', chief, invites],
    ['what the house says of itself', chief, (page) => page.goto('/staff/settings')],
    ['the restore drill, to print', chief, (page) => page.goto('/staff/restore-drill')],
    ['what the house says of itself, with hours that cannot be read', chief, unclearHours],
    ['a link that lets somebody in', newcomer, async (page) => page.goto(await linkBy(chief))],
    ['the words of somebody new', newcomer, (page) => comesIn(page, chief)],
    ['a desk that is asleep', asleep, (page) => page.goto('/staff/unlock')],
    ['a desk that is asleep, with words that do not open', asleep, wakesWrongly, { slows: true }],
  ];
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
  await page.goto('/staff/settings');
  await field(page, 'hours').fill('いつでも');
  await page.locator('form[action="/staff/settings"] button').click();
  await expect(page.getByRole('alert')).toBeVisible();
}

async function wakesWrongly(page) {
  await page.goto('/staff/unlock');
  await field(page, 'password').fill('ちがう ことば です よ ね');
  await page.locator('form[action="/staff/unlock"] button').click();
  await expect(page.getByRole('alert')).toBeVisible();
}
