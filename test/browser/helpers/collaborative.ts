/** A collaborative of a spec's own, so that the demo stays as it was found. */
import type { BrowserContext, Page } from "@playwright/test";
import type { RunningApp } from "../../support/app/app";
import { runCommand } from "./command";
import { freshAddress } from "./http";

const PASSWORD = "a short sentence does well";

/** Accepts an invitation in its own browser session. @param link whose host does not matter */
export async function join(context: BrowserContext, link: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(link).pathname);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await page.waitForURL(/\/c\/[^/]+/);
  return page;
}

/** A session of somebody who is not signed in yet. */
export const newSession = (app: RunningApp, page: Page): Promise<BrowserContext> => {
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  return browser.newContext({ baseURL: app.url, extraHTTPHeaders: { "x-forwarded-for": freshAddress() } });
};

/** Makes a collaborative and signs its first backbone person in on a page. */
export async function foundAs(
  app: RunningApp,
  page: Page,
  { slug, name }: { slug: string; name: string },
): Promise<void> {
  const made = await runCommand(app, "create", [
    ...["--collaborative", name],
    ...["--slug", slug],
    ...["--baseline", "2024"],
    ...["--admin", `ines@${slug}.example`],
  ]);
  await page.goto(new URL(made.split(/\s+/).at(-1) ?? "").pathname);
  await page.getByLabel("Your name").fill("Ines Park");
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await page.waitForURL(/\/c\/[^/]+/);
}
