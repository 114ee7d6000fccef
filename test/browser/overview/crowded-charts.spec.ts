/** Sixty members with long names, some in Chinese and Arabic: no chart breaks its page, at any width. */
import { runCommand } from "../helpers/command";
import { expect, test } from "../helpers/visits";

const LONG = "Regional Metropolitan Consolidated Health Sciences and Teaching Hospital Authority";
const UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const NAMES = [
  UNBROKEN,
  "塔罗河谷地区医疗卫生服务与教学医院管理局",
  "هيئة مستشفى وادي تارو التعليمي الإقليمي",
];

test("sixty members with long names fit at three widths", async ({ page, app }) => {
  test.slow();
  const link = await runCommand(app, "create", [
    "--collaborative",
    "Crowded Anchors",
    "--slug",
    "crowded",
    "--baseline",
    "2022",
    "--admin",
    "ada@crowded.example",
  ]);
  const token = (await runCommand(app, "token", ["--collaborative", "crowded", "--role", "backbone"]))
    .split(/\s+/)
    .at(-1);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const slugs = Array.from({ length: 60 }, (_, place) => `member-${place + 1}`);
  for (const [place, slug] of slugs.entries()) {
    const body = {
      name: NAMES[place] ?? `${LONG} ${place + 1}`,
      sector: "health_system",
      joinedOn: "2020-01-01",
      fiscalYearEndMonth: 12,
    };
    const answer = await fetch(`${app.url}/api/v1/crowded/members/${slug}`, {
      method: "PUT",
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.ok).toBe(true);
  }
  const rows = slugs.flatMap((slug, place) =>
    [2022, 2023, 2024].flatMap((year) => [
      `${slug},new_hires,${year},${1000 + place}`,
      `${slug},impact_hires,${year},${(year - 2020) * 20 + place}`,
    ]),
  );
  const stored = await fetch(`${app.url}/api/v1/crowded/observations`, {
    method: "POST",
    headers: { ...headers, "content-type": "text/csv" },
    body: ["member,measure,year,value", ...rows].join("\n"),
  });
  expect(stored.status).toBe(200);

  await page.goto(new URL(link.split(/\s+/).at(-1) ?? "").pathname);
  await page.getByLabel("Your name").fill("Ada Crowe");
  await page.getByLabel("Choose a password").fill("a short sentence does well");
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(/\/c\/crowded/);

  const chosen = slugs
    .slice(0, 6)
    .map((slug) => `highlight=${slug}`)
    .join("&");
  for (const width of [390, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/c/crowded/strategies/workforce?year=2024&${chosen}`);
    await expect(page.locator("figure.chart").first()).toContainText(UNBROKEN);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // Nothing of a chart, its legend, or the choice of members is wider than its column.
    const beyond = await page
      .locator("figure.chart, details.folded li, .bars-name")
      .evaluateAll((parts) =>
        parts
          .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
          .map((part) => part.textContent),
      );
    expect(beyond).toEqual([]);
    // Names do not lie over bars or figures.
    const overlaps = await page.locator(".bars-row").evaluateAll(
      (rows) =>
        rows.filter((row) => {
          const name = row.querySelector(".bars-name")?.getBoundingClientRect();
          const value = row.querySelector(".bars-value")?.getBoundingClientRect();
          return (
            name &&
            value &&
            name.right > value.left + 1 &&
            name.bottom > value.top + 1 &&
            name.top < value.bottom - 1
          );
        }).length,
    );
    expect(overlaps).toBe(0);
  }

  const face = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family);
  });
  expect(face.join()).toMatch(/Noto Sans SC/);
  expect(face.join()).toMatch(/Noto Naskh Arabic/);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const format of ["svg", "png", "csv"]) {
    const file = await fetch(`${app.url}/c/crowded/charts/members-impact_hire_rate.${format}?year=2024`, {
      headers: { cookie },
    });
    expect(file.status).toBe(200);
  }
});
