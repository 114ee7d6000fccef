/** Community indicators: entered by hand, from a working feed, and from an unreachable one. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { blsAnswer, blsYear } from "../../support/app/feeds";
import { signIn } from "../helpers/http";
import { expect, startApp, test } from "../helpers/visits";

const FOCUS = "Unemployment in the focus area";
const SERIES = "LAUCN290010000000003";

const section = (page: Page, name = FOCUS) => page.getByRole("region", { name, exact: true });
const row = (page: Page, year: number, name = FOCUS) =>
  section(page, name)
    .getByRole("region", { name: `Values: ${name}` })
    .locator("tr", {
      has: page.getByRole("rowheader", { name: String(year) }),
    });

async function enterByHand(page: Page, year: string, percent: string, source: string): Promise<void> {
  const part = section(page);
  await part.getByLabel("Year", { exact: true }).fill(year);
  await part.getByLabel("Percent").fill(percent);
  await part.getByLabel("Source").first().fill(source);
  await part.getByRole("button", { name: "Save", exact: true }).click();
}

async function setCounty(page: Page, code: string): Promise<void> {
  const part = section(page);
  await part.getByText("Where the values come from").click();
  await part.getByLabel("Values", { exact: true }).selectOption("bls");
  await part.getByLabel("Kind of area").selectOption("county");
  await part.getByLabel("Area number").fill(code);
  await part.getByRole("button", { name: "Save the source" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test(`a year can be entered, corrected, changed, and removed by hand ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visitAs,
  }) => {
    const page = await visitAs("backbone", { javaScriptEnabled });
    const year = javaScriptEnabled ? "2016" : "2017";
    await page.goto("/c/demo?year=2025");
    await page.getByRole("link", { name: "Community indicators" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Community indicators");
    await section(page).getByText("Enter a year by hand").click();
    await enterByHand(page, year, "101", "County survey");
    await expect(section(page)).toContainText("A percentage cannot be more than 100%.");
    await enterByHand(page, year, "9.25 %", "County survey");
    await expect(row(page, Number(year))).toContainText("9.25%");
    await expect(row(page, Number(year))).toContainText("County survey");
    await expect(row(page, Number(year))).toContainText("entered by hand: Ana Ruiz");

    await row(page, Number(year))
      .getByRole("link", { name: `Change ${year}` })
      .click();
    await expect(section(page).getByLabel("Percent")).toHaveValue("9.25%");
    await section(page).getByLabel("Percent").fill("9");
    await section(page)
      .getByRole("button", { name: `Save ${year}` })
      .click();
    await expect(row(page, Number(year))).toContainText("9.0%");

    if (!javaScriptEnabled) await section(page).getByText("Enter a year by hand").click();
    else if (!(await section(page).getByLabel("Percent").isVisible()))
      await section(page).getByText("Enter a year by hand").click();
    await enterByHand(page, year, "8", "Another survey");
    await expect(section(page).getByText(`${year} already has a value: 9.0%.`)).toBeVisible();
    await section(page).getByRole("button", { name: "Save", exact: true }).click();
    await expect(row(page, Number(year))).toContainText("Another survey");

    await row(page, Number(year))
      .getByRole("link", { name: `Change ${year}` })
      .click();
    await section(page)
      .getByRole("button", { name: `Remove ${year}` })
      .click();
    await expect(row(page, Number(year))).toHaveCount(0);
  });

  test(`unreachable feeds change nothing, and the page says so ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visitAs,
  }) => {
    const page = await visitAs("backbone", { javaScriptEnabled });
    await page.goto("/c/demo/indicators");
    await setCounty(page, "2900");
    await expect(section(page)).toContainText("“2900” cannot be right: a county has five digits");
    await section(page).getByLabel("Area number").fill("29001");
    await section(page).getByRole("button", { name: "Save the source" }).click();
    await expect(section(page)).toContainText(`Can be fetched: BLS series ${SERIES}.`);
    const before = await section(page).getByRole("region").textContent();
    await page.getByRole("button", { name: "Fetch now" }).click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("The Bureau of Labor Statistics could not be reached: ");
    await expect(alert).toContainText(
      `${FOCUS}: nothing was changed. Enter the values by hand or try again later.`,
    );
    expect(await section(page).getByRole("region").textContent()).toBe(before);
  });
}

test("an executive can read the indicators but not change them", async ({ visitAs, app, cookieOf }) => {
  const page = await visitAs("executive");
  await page.goto("/c/demo/indicators");
  await expect(
    page.getByText(/^Unemployment in the focus area fell from 9\.8% in 2018 to 7\.1% in 2025; /),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /Save|Fetch|Add/ })).toHaveCount(0);
  const answer = await fetch(`${app.url}/c/demo/indicators`, {
    method: "POST",
    headers: { cookie: await cookieOf("executive"), origin: app.url },
    body: new URLSearchParams({ intent: "standard" }),
  });
  expect(answer.status).toBe(403);
});

test.describe("with a working Census Bureau feed", () => {
  let bureau: Server;
  let answers: object;
  test.beforeAll(async () => {
    bureau = createServer((_request, response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify(answers));
    });
    await new Promise<void>((listening) => bureau.listen(0, "127.0.0.1", listening));
  });
  test.afterAll(() => bureau.close());

  test("fetched years that differ from entered ones are offered, and each can be accepted or declined", async ({
    browser,
  }) => {
    const { port } = bureau.address() as AddressInfo;
    const app = await startApp({ env: { BLS_API_URL: `http://127.0.0.1:${port}` } });
    try {
      const context = await browser.newContext({ baseURL: app.url });
      const [name = "", value = ""] = (await signIn(app.url, { demo: "backbone" })).split(/=(.*)/s);
      await context.addCookies([{ name, value, url: app.url, httpOnly: true, sameSite: "Lax" }]);
      const page = await context.newPage();
      await page.goto("/c/demo/indicators");
      await setCounty(page, "29001");
      await expect(section(page)).toContainText(SERIES);

      const rows = [
        ...blsYear(2025, [["M13", "7.1", "P"]]),
        ...blsYear(2024, [["M13", "7.6"]]),
        ...blsYear(2023, [["M13", "8.2"]]),
        ...blsYear(2017, [["M13", "10.4", "P"]]),
      ];
      answers = blsAnswer({ [SERIES]: rows });
      await page.getByLabel("From year").fill("2017");
      await page.getByRole("button", { name: "Fetch now" }).click();
      await expect(page.getByText("Fetched. 2 values differ from what was entered by hand")).toBeVisible();
      await expect(row(page, 2017)).toContainText("10.4%");
      await expect(row(page, 2017)).toContainText("preliminary");
      await expect(row(page, 2017)).toContainText(`from BLS series ${SERIES}, fetched on`);
      await expect(row(page, 2024)).toContainText("7.5%");

      await page.getByRole("button", { name: "Take 7.6% for 2024" }).click();
      await expect(row(page, 2024)).toContainText("7.6%");
      await page.getByRole("button", { name: "Leave 8.0% for 2023" }).click();
      await expect(page.getByRole("region", { name: /^Offered/ })).toHaveCount(0);
      await expect(row(page, 2023)).toContainText("8.0%");

      await page.getByRole("button", { name: "Fetch now" }).click();
      await expect(page.getByText(/: 4 as before/)).toBeVisible();

      const limitMessage = "Request could not be serviced, as the daily threshold has been reached.";
      answers = { status: "REQUEST_NOT_PROCESSED", message: [limitMessage], Results: {} };
      await page.getByRole("button", { name: "Fetch now" }).click();
      await expect(page.getByRole("alert")).toContainText("its daily request limit is reached");
      answers = blsAnswer({ [SERIES]: [] }, [`Series does not exist for Series ${SERIES}`]);
      await page.getByRole("button", { name: "Fetch now" }).click();
      await expect(page.getByRole("alert")).toContainText(`has no series ${SERIES}`);
      await context.close();
    } finally {
      await app.stop();
    }
  });
});
