/** What can be taken from a chart: files, its link with highlighted members, and a frame for other sites. */
import { parse } from "csv-parse/sync";
import { expect, test } from "../helpers/visits";

const WORKFORCE = "/c/demo/strategies/workforce?year=2025";
const EMBED = "/c/demo/charts/trend-impact_hire_rate/embed?year=2024";

test("a chart says in a sentence what was reached and the goal, with its unit and source, and gives its files", async ({
  visitAs,
  app,
  cookieOf,
}) => {
  const page = await visitAs("executive");
  await page.goto(WORKFORCE);
  const chart = page.locator("figure.chart").first();
  await expect(chart.locator("figcaption")).toHaveText(
    /^Impact hires reached [\d.]+% of new hires in 2024; the goal is 10% by 2027\. So far in 2025, /,
  );
  await expect(chart.getByText("Percent of new hires", { exact: true })).toBeVisible();
  await expect(
    chart.getByText(/^Source: yearly numbers of the members; in 2024, of \d+ of \d+ members\.$/),
  ).toBeVisible();
  await expect(chart.getByText(/^Like for like, up [\d.]+ points from the baseline to 2024: /)).toBeVisible();
  await expect(chart.getByText("Goal: 10%").first()).toBeAttached();

  const headers = { cookie: await cookieOf("executive") };
  for (const [format, type] of [
    ["PNG", "image/png"],
    ["SVG", "image/svg+xml"],
    ["CSV", "text/csv"],
  ] as const) {
    const href =
      (await chart.getByRole("link", { name: new RegExp(`^${format}`) }).getAttribute("href")) ?? "";
    const file = await fetch(app.url + href, { headers });
    expect([file.status, file.headers.get("content-type")?.split(";")[0]]).toEqual([200, type]);
    expect(file.headers.get("content-disposition")).toContain(
      `trend-impact-hire-rate-2025.${format.toLowerCase()}`,
    );
    if (format !== "CSV") continue;
    const rows = parse(await file.text(), { columns: true, bom: true }) as Record<string, string>[];
    const own = rows.filter(({ series }) => series === "Impact hires as a share of new hires");
    expect(own.map(({ year }) => year)).toContain("2027");
    await chart.getByText("Show as table").click();
    for (const { year, shown } of own)
      await expect(
        chart.getByRole("row").filter({ has: page.getByRole("rowheader", { name: year ?? "" }) }),
      ).toContainText(shown ?? "");
  }
});

test("members are highlighted by their address, and never more than the reader may see", async ({
  visitAs,
  app,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  await page.goto(WORKFORCE);
  await page.getByText("Highlight members in the chart").click();
  await page.getByRole("checkbox", { name: "Quillard University" }).check();
  await page.getByRole("button", { name: "Show in the chart" }).click();
  await expect(page).toHaveURL(/highlight=quillard/);
  const chart = page.locator("figure.chart").first();
  await expect(chart.getByRole("listitem").filter({ hasText: "Quillard University" })).toBeVisible();
  const csv = (await chart.getByRole("link", { name: /^CSV/ }).getAttribute("href")) ?? "";
  expect(csv).toContain("highlight=quillard");
  const fileFor = async (role: "backbone" | "data_lead") =>
    (await fetch(app.url + csv, { headers: { cookie: await cookieOf(role) } })).text();
  expect(await fileFor("backbone")).toContain("Quillard University");

  // The same address, read by someone from another institution.
  const lead = await visitAs("data_lead");
  await lead.goto(page.url());
  await expect(lead.locator("figure.chart").first()).toBeVisible();
  await expect(lead.locator("figure.chart").first()).not.toContainText("Quillard");
  expect(await fileFor("data_lead")).not.toContain("Quillard");
  const own = await fetch(`${app.url}/c/demo/charts/member-quillard.csv?metric=impact_hire_rate`, {
    headers: { cookie: await cookieOf("data_lead") },
  });
  expect(own.status).toBe(404);
});

test("a chart is embedded only once a convener has confirmed it, and no longer after withdrawing it", async ({
  visitAs,
  app,
  expectAccessible,
}) => {
  const page = await visitAs("convener");
  await page.goto(EMBED);
  await expect(page.getByText("Nothing is published yet.")).toBeVisible();
  await page.getByRole("button", { name: "Publish for embedding" }).click();
  await expect(page.getByText("Confirm that anybody may see these figures.")).toBeVisible();
  await page.getByLabel("Anybody may see these figures.").check();
  await page.getByRole("button", { name: "Publish for embedding" }).click();
  await expect(page.getByText("Published. Copy the code below into the other site.")).toBeVisible();
  await expectAccessible(page);
  const code = (await page.getByText(/^<iframe/).textContent()) ?? "";
  const path = new URL(/src="([^"]+)"/.exec(code)?.[1] ?? "").pathname;

  const answer = await fetch(app.url + path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors *");
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'none'");
  expect(answer.headers.get("x-frame-options")).toBeNull();
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  const again = await fetch(app.url + path, {
    headers: { "if-none-match": answer.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
  const html = await answer.text();
  expect(html).not.toContain("<script");
  // Nobody else's page may be framed.
  const other = await fetch(`${app.url}/`);
  expect(other.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(other.headers.get("x-frame-options")).toBe("DENY");

  const visitor = await page.context().browser()?.newContext();
  const frame = await visitor?.newPage();
  await frame?.goto(app.url + path);
  if (frame) {
    await expect(frame.locator("figcaption")).toHaveText(
      /^Impact hires reached [\d.]+% of new hires in 2024; the goal is 10%/,
    );
    await expectAccessible(frame);
  }
  await visitor?.close();

  await page.getByText("Withdraw…").click();
  await page.getByRole("button", { name: "Withdraw the chart" }).click();
  await expect(page.getByText("The chart is withdrawn.")).toBeVisible();
  expect((await fetch(app.url + path)).status).toBe(404);
});
