/**
 * `npm run docs:screenshots [-- URL]`: takes the pictures of the README and the handbook, of the demo, from the app at URL
 * or from one that it starts.
 */
import { fileURLToPath } from "node:url";
import { startApp } from "./support/app/app";
import { launchChromium } from "./support/app/chromium";
import { PICTURES } from "./support/pictures";

const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
const [running] = process.argv.slice(2);
const app = running ? { url: running, stop: async () => {} } : await startApp();
const browser = await launchChromium();
try {
  for (const { name, role, page: address } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    await page.goto(app.url);
    await page.locator(`button[value="${role}"]`).click();
    await page.waitForURL(/\/c\//);
    await page.goto(app.url + address, { waitUntil: "networkidle" });
    await page.screenshot({ path: `${folder}${name}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await app.stop();
}
