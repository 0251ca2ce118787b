// A house for journeys: starts `engawa try` with a fresh sample house for every file, and knows what people do there:
// write, keep words, come back, sign in to work.
//
// Promises: a journey never meets what another file's journeys left behind; a house is ended by its own process id, and
// its temporary folder goes with it. Deliberately doesn't know: the database, keys, or anything else behind the doors.
import { test as base, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export { expect };

const root = join(import.meta.dirname, '..');
const program = process.env.ENGAWA ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug', 'engawa');

/** Every journey gets the house of its file; pages open at its address. */
export const test = base.extend({
  street: [
    async ({}, use) => {
      const street = new Street();
      await use(street);
      await street.closes();
    },
    { scope: 'worker', timeout: 30_000 },
  ],
  house: [async ({ street }, use, info) => use(await street.houseFor(info.file)), { timeout: 60_000 }],
  baseURL: ({ house }, use) => use(house.address),
  /** The browser of somebody else, or of the same person on another device: nothing is shared with `page`. */
  elsewhere: async ({ browser }, use) => {
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** One house at a time: the files of journeys come one after another to the same worker of Playwright. */
class Street {
  #file;
  #house;

  async houseFor(file) {
    if (this.#file !== file) {
      await this.closes();
      this.#house = await House.opens();
      this.#file = file;
    }
    return this.#house;
  }

  async closes() {
    await this.#house?.closes();
    this.#house = this.#file = undefined;
  }
}

export class House {
  /** Where it lives, where it keeps its data, who works there, who wrote before: the line that `try --json` prints. */
  constructor(child, folder, said) {
    this.child = child;
    this.folder = folder;
    this.address = said.address.replace(/\/$/, '');
    this.data = said.data;
    this.staff = said.staff.map((it) => ({ ...it, lastStep: 0 }));
    this.parties = said.parties ?? [];
  }

  static async opens() {
    if (!existsSync(program)) throw new Error(`There is no ${program}: cargo build -p house`);
    const folder = mkdtempSync(join(tmpdir(), 'engawa-journeys-'));
    const child = spawn(program, ['try', '--json'], {
      cwd: folder,
      env: { ...withoutSettings(process.env), TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaints = '';
    child.stderr.on('data', (text) => (complaints = (complaints + text).slice(-20_000)));
    const line = await new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The house did not open (${code}):\n${complaints}`)));
    });
    const house = new House(child, folder, JSON.parse(line));
    house.complaints = () => complaints;
    return house;
  }

  async closes() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGTERM');
      const patience = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(patience);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Support workers, in the order in which the house named them. */
  get workers() {
    return this.staff.filter((it) => !isAdministrator(it));
  }
  get administrator() {
    return this.staff.find(isAdministrator);
  }
}

/** Whoever runs the journeys may have a house of their own, and its settings around. */
const withoutSettings = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ENGAWA')));

const isAdministrator = (it) => /admin|管理/i.test(it.role);

// Codes (RFC 6238: SHA-1, six digits, thirty seconds)

const STEP_SECONDS = 30;

/** The code of one step of thirty seconds. */
export function codeOf(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const at = hash[hash.length - 1] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text) {
  const letters = [...text.toUpperCase().replace(/[\s=-]/g, '')];
  const bits = letters.map((it) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(it).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/**
 * A code that this worker has not used yet: a code is accepted once, and one step early at most. Whoever needs a third
 * one within thirty seconds waits, as a person would.
 */
async function freshCode(worker) {
  const now = () => Math.floor(Date.now() / 1000 / STEP_SECONDS);
  const step = Math.max(now(), worker.lastStep + 1);
  worker.lastStep = step;
  await expect.poll(() => step - now(), { timeout: 2 * STEP_SECONDS * 1000, intervals: [250] }).toBeLessThanOrEqual(1);
  return codeOf(worker.totp_secret, step);
}

// What workers do

/** A worker at the desk: with a session begun earlier, if one is awake, or signed in anew. */
export async function sitsDown(page, worker) {
  if (worker.cookies) {
    await page.context().addCookies(worker.cookies);
    await page.goto('/staff');
    if (new URL(page.url()).pathname === '/staff') return;
  }
  await signsIn(page, worker);
  worker.cookies = await page.context().cookies();
}

/** Signs somebody of the house in, on this page, as they would. */
export async function signsIn(page, worker) {
  await page.goto('/staff/sign-in');
  await field(page, 'name').fill(worker.name);
  await field(page, 'password').fill(worker.password);
  await field(page, 'code').fill(await freshCode(worker));
  await page.getByRole('button', { name: '入る', exact: true }).click();
  await expect(page).toHaveURL(/\/staff(?!\/sign-in)/);
}

// What people do

/** A field by its name, as outside programs know it. */
export const field = (page, name) => page.locator(`[name="${name}"]:not([type="hidden"]):not([type="radio"])`);

/** Writes a first letter and sends it. The page is then the one with number and words. */
export async function writesFirstLetter(page, text, more = {}) {
  await page.goto('/letters/new');
  await field(page, 'text').fill(text);
  if (more.called || more.who) await page.getByText('書いても書かなくてもいいこと').click();
  if (more.called) await field(page, 'called').fill(more.called);
  for (const name of ['pace', 'who']) if (more[name]) await page.locator(`[name="${name}"][value="${more[name]}"]`).check();
  await sendButton(page).click();
  await expect(page).toHaveURL(/\/letters\/kept$/);
}

/** The button that sends what stands in the letter's field. */
export const sendButton = (page) => page.locator('form', { has: field(page, 'text') }).getByRole('button', { name: /^送る|^Send/ });

/** Sends what stands in the letter's field, and waits for the page that answers. */
export async function sends(page) {
  const answered = page.waitForEvent('load');
  await sendButton(page).click();
  await answered;
}

/** Number and words, as they stand on the page that shows them once. */
export async function keepsWords(page) {
  const number = (await page.locator('#number').innerText()).trim();
  const words = (await page.locator('#words').innerText()).trim().split(/\s+/).join(' ');
  return { number, words };
}

export async function comesBack(page, kept) {
  await page.goto('/return');
  await field(page, 'number').fill(kept.number);
  await field(page, 'words').fill(kept.words);
  await page.getByRole('button', { name: 'つづきを読む' }).click();
  await expect(page).toHaveURL(/\/letters$/);
}

/** A place on a screen with a gathering that goes on all day today, and its room. */
export async function preparesRoom(page) {
  await page.goto('/staff/places/new');
  await field(page, 'name').fill('夜の部屋');
  await page.locator('input[name="online"]').check();
  await page.locator('input[name="whom"]').first().check();
  for (const line of ['hours', 'first_visit', 'hosts']) await field(page, line).fill('書いてあります');
  await page.locator('main form').first().locator('button').last().click();
  const place = new URL(page.url()).pathname.split('/').pop();
  await page.locator('form[action$="/rules"] textarea[name="text"]').fill('話さなくてかまいません。');
  await page.locator('form[action$="/rules"] button').click();
  await page.locator('form[action$="/show"] button').click();
  await page.goto(`/staff/places/${place}/gatherings/new`);
  await field(page, 'title').fill('夜の部屋');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
  await field(page, 'first_on').fill(today);
  await field(page, 'begins').fill('0:00');
  await field(page, 'ends').fill('24:00');
  await page.locator('main form').first().locator('button').last().click();
  const room = new URL(page.url()).pathname.split('/').pop();
  await page.locator('form[action$="/show"] button').click();
  await page.goto(`/staff/rooms/${room}`);
  await page.locator(`form[action="/staff/rooms/${room}"] button`).click();
  return room;
}
