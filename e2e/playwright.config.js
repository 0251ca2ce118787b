// Journeys run in the distribution's own Chromium, in Japanese, in Tokyo. No journey is tried twice: one that fails now
// and then has found something, in the house or in itself.
import { defineConfig } from '@playwright/test';

/** For browsers in a closed room: nothing that they would look up by themselves. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.ENGAWA_CHROMIUM ?? '/usr/bin/chromium', args: flags },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    viewport: { width: 390, height: 844 },
    screenshot: 'off',
    trace: 'off',
    video: 'off',
  },
});
