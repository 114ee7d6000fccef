/** Every page, in light and dark, on a phone and on a desk, keeps nobody out and complains of nothing. */
import type { Page } from "@playwright/test";
import type { Role } from "../../app/domain/types";
import { cell, enter, messageAt, openGrid } from "./helpers/grid";
import { expect, test } from "./helpers/visits";

const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"] as const;

interface Case {
  name: string;
  path: string;
  /** Null: not signed in. */
  as: Role | null;
  status?: number;
  /** What is done before the page is looked at. */
  prepare?: (page: Page) => Promise<void>;
}

const PAGES: Case[] = [
  { name: "sign-in", path: "/", as: null },
  { name: "the visitor's collaboratives", path: "/", as: "backbone" },
  { name: "overview", path: "/c/demo?year=2025", as: "executive", prepare: seeCharts },
  { name: "workforce", path: "/c/demo/strategies/workforce?year=2025", as: "executive", prepare: seeCharts },
  { name: "purchasing", path: "/c/demo/strategies/purchasing?year=2025", as: "convener" },
  { name: "investing", path: "/c/demo/strategies/investing?year=2025", as: "data_lead" },
  { name: "members", path: "/c/demo/members", as: "data_lead" },
  { name: "a member", path: "/c/demo/members/tarrow-valley-health?year=2025", as: "executive" },
  {
    name: "community indicators",
    path: "/c/demo/indicators?change=poverty_focus&year=2024",
    as: "backbone",
    prepare: async (page) => {
      await page.locator("main details").evaluateAll((folds) => {
        for (const fold of folds) (fold as HTMLDetailsElement).open = true;
      });
      await seeCharts(page);
    },
  },
  { name: "community indicators, to read", path: "/c/demo/indicators", as: "executive" },
  { name: "the goals", path: "/c/demo/goals?year=2025", as: "executive" },
  { name: "the goals, for those who set them", path: "/c/demo/goals?year=2024", as: "convener" },
  { name: "a goal", path: "/c/demo/goals?year=2025", as: "executive", prepare: openGoal(/we hire lives/) },
  { name: "a goal in parts", path: "/c/demo/goals", as: "convener", prepare: openGoal(/affordable homes/) },
  { name: "a goal for each", path: "/c/demo/goals", as: "data_lead", prepare: openGoal(/each of our/) },
  { name: "interviews", path: "/c/demo/goals/interviews", as: "convener" },
  {
    name: "a value that is asked about",
    path: "/c/demo/data/value?member=wenlow-state&measure=impact_hires&year=2022",
    as: "backbone",
    prepare: (page) => expect(page.getByRole("heading", { name: "Worth a second look" })).toBeVisible(),
  },
  { name: "the activity", path: "/c/demo/settings/activity", as: "convener" },
  { name: "the activity of a member", path: "/c/demo/members/wenlow-state/activity", as: "data_lead" },
  { name: "the profile of the collaborative", path: "/c/demo/settings/profile", as: "backbone" },
  { name: "the settings of the checks", path: "/c/demo/settings/checks", as: "backbone" },
  { name: "the reports", path: "/c/demo/reports", as: "convener" },
  { name: "a report as published", path: "/c/demo/reports/progress-report-2024", as: "executive" },
  { name: "a report in the making", path: "/c/demo/reports/progress-report-2025/edit", as: "convener" },
  { name: "publishing a report", path: "/c/demo/reports/progress-report-2025/publish", as: "convener" },
  { name: "the Continuum", path: "/c/demo/continuum?year=2025", as: "executive" },
  { name: "the Continuum, to keep", path: "/c/demo/continuum?year=2024", as: "backbone" },
  { name: "a profile on the Continuum", path: "/c/demo/continuum/st-alder?year=2025", as: "backbone" },
  { name: "a rating", path: "/c/demo/continuum/quillard/rate?year=2025&rater=agreed", as: "convener" },
  {
    name: "a session on the Continuum",
    path: "/c/demo/continuum/session?year=2025&practice=shared_language&revealed=1",
    as: "convener",
  },
  { name: "the settings of the rubric", path: "/c/demo/settings/continuum", as: "convener" },
  { name: "the arithmetic", path: "/c/demo/figures/impact_hire_rate?year=2025", as: "executive" },
  { name: "the investment ledger", path: "/c/demo/investments", as: "backbone" },
  { name: "the part of an institution in it", path: "/c/demo/investments?year=2024", as: "data_lead" },
  { name: "a new investment", path: "/c/demo/investments/new", as: "backbone" },
  { name: "templates of goals", path: "/c/demo/goals/new", as: "convener" },
  {
    name: "a new goal with parts",
    path: "/c/demo/goals/new?template=assets_and_homes",
    as: "convener",
    prepare: async (page) => {
      await page.getByLabel("Part 2: Number").fill("a lot");
      await page.getByRole("button", { name: "Adopt the goal" }).click();
      await expect(page.getByText("Nothing was stored yet")).toBeVisible();
    },
  },
  {
    name: "a new goal with a milestone",
    path: "/c/demo/goals/new?template=poverty_halved",
    as: "convener",
    prepare: (page) => expect(page.getByRole("slider", { name: "Milestone 1" })).toBeVisible(),
  },
  {
    name: "what may be done with a goal",
    path: "/c/demo/goals",
    as: "convener",
    prepare: goToSteps,
  },
  {
    name: "people and invitations",
    path: "/c/demo/settings/people",
    as: "backbone",
    prepare: async (page) => {
      await page.getByLabel("E-mail address").fill("nobody");
      await page.getByRole("button", { name: "Invite", exact: true }).click();
      await page.locator("main details").evaluateAll((folds) => {
        for (const fold of folds) (fold as HTMLDetailsElement).open = true;
      });
    },
  },
  { name: "reminders", path: "/c/demo/data/reminders", as: "backbone" },
  { name: "the status of a year", path: "/c/demo/data/status?year=2025", as: "backbone" },
  {
    name: "a member's part of a year",
    path: "/c/demo/data/status?year=2025&member=st-alder",
    as: "backbone",
  },
  { name: "what is asked of a member", path: "/c/demo/data/status?year=2025", as: "data_lead" },
  { name: "the years", path: "/c/demo/data/years", as: "backbone" },
  { name: "a year to open", path: "/c/demo/data/years?year=2024", as: "backbone" },
  { name: "a closed year", path: "/c/demo/data/years?year=2019", as: "backbone" },
  { name: "who is asked, to read", path: "/c/demo/data/years?year=2025", as: "convener" },
  { name: "the settings of disclosure", path: "/c/demo/settings/disclosure", as: "backbone" },
  {
    name: "a preview of other settings",
    path: "/c/demo/settings/disclosure?peers=totals_only&preset=antitrust_floor&as=wenlow-state&year=2025",
    as: "backbone",
  },
  { name: "a figure by group", path: "/c/demo/strategies/workforce?year=2025&by=gender", as: "executive" },
  { name: "breakdowns", path: "/c/demo/settings/breakdowns", as: "backbone" },
  { name: "entry grid by group", path: "/c/demo/data?member=st-alder&split=gender", as: "backbone" },
  {
    name: "own definitions",
    path: "/c/demo/members/st-alder/definitions?measure=mwbe_local_spend",
    as: "backbone",
  },
  { name: "own definitions, to read", path: "/c/demo/members/st-alder/definitions", as: "convener" },
  { name: "the settings of a member", path: "/c/demo/settings/members/st-alder", as: "backbone" },
  { name: "entry grid", path: "/c/demo/data?member=wenlow-schools", as: "backbone" },
  {
    name: "entry grid with an error",
    path: "/c/demo/data?member=wenlow-schools",
    as: "backbone",
    prepare: async (page) => {
      await openGrid(page, "wenlow-schools");
      await enter(cell(page, "new_hires", 2025), "a dozen");
      await expect(messageAt(page, "new_hires", 2025, "error")).toBeVisible();
    },
  },
  { name: "import", path: "/c/demo/data/import", as: "data_lead" },
  {
    name: "the columns of a file",
    path: "/c/demo/data/import",
    as: "backbone",
    prepare: (page) => sendFile(page, "Institution,Year,Hired,Note\nSt. Alder,2025,12,a\n"),
  },
  {
    name: "what a file would change",
    path: "/c/demo/data/import",
    as: "backbone",
    prepare: async (page) => {
      const rows = ["st-alder,new_hires,2025,2031", "st-alder,employees,2025,3", "nobody,new_hires,2025,1"];
      await sendFile(page, `member,measure,year,value\n${rows.join("\n")}\n`);
      await page.getByRole("link", { name: /in all$/ }).click();
      await expect(page).toHaveURL(/show=all/);
    },
  },
  { name: "entry grid, read only", path: "/c/demo/data?member=wenlow-schools", as: "convener" },
  { name: "a page that one may not see", path: "/c/demo/data", as: "executive", status: 403 },
  { name: "a page that is not there", path: "/nowhere", as: null, status: 404 },
  { name: "a collaborative that is not there", path: "/c/nowhere", as: "backbone", status: 404 },
];

/** Sends a file and waits for its own page. */
async function sendFile(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page.getByLabel(/hoose one$/).setInputFiles({ name: "numbers.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("numbers.csv");
}

/** Goes from the list to the goal that says this. */
function openGoal(name: RegExp) {
  return async (page: Page) => {
    await page.getByRole("link", { name }).first().click();
    await page.getByRole("heading", { name: "Is it a good goal? Seven questions" }).waitFor();
    await seeCharts(page);
  };
}

/** Goals have no addresses that one knows beforehand. */
async function goToSteps(page: Page): Promise<void> {
  const link = page.getByRole("main").locator('a[href*="/goals/0"]').first();
  const { pathname } = new URL((await link.getAttribute("href")) ?? "", page.url());
  await page.goto(`${pathname}/edit`);
  await expect(page.getByRole("button", { name: "Save the revision" })).toBeVisible();
  await page.getByRole("link", { name: "Met, close or open again…" }).click();
  await expect(page.getByRole("button", { name: "Close the goal" })).toBeVisible();
}

/** Brings every chart onto the screen, so that it comes alive. */
async function seeCharts(page: Page): Promise<void> {
  const boxes = page.locator(".chart-box:not(.bars)");
  for (const box of await boxes.all()) await box.scrollIntoViewIfNeeded();
  await expect(page.locator(".chart-live svg")).toHaveCount(await boxes.count());
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

for (const { name, path, as, status = 200, prepare } of PAGES) {
  test(`${name} is accessible`, async ({ page: stranger, visitAs, expectAccessible, complaints }) => {
    const page = as ? await visitAs(as) : stranger;
    const response = await page.goto(path);
    expect(response?.status()).toBe(status);
    await prepare?.(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("main")).toHaveCount(1);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await test.step(`${width} px, ${colorScheme}`, () =>
          expectAccessible(page, colorScheme === "dark" ? "colours" : undefined));
      }
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => overflow(page), { message: "pixels that stick out at 360" }).toBe(0);
    // The browser itself notes that a page was answered with 403, 404 or 422; that is meant.
    const meant = /^Failed to load resource: the server responded with a status of 4(03|04|22)/;
    expect(complaints.filter((complaint) => (status === 200 && !prepare) || !meant.test(complaint))).toEqual(
      [],
    );
  });
}

test("the overview is operated by keyboard alone", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.goto("/c/demo?year=2025");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  expect((await skip.boundingBox())?.height).toBeGreaterThan(20);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  // The first stops after the header: the years, then the figures' links.
  for (const year of [2019, 2020, 2021, 2022, 2023, 2024]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: `${year}`, exact: true })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/year=2024/);
  await expect(page.getByText(/new hires in 2024\./)).toBeVisible();

  const summary = page.locator("figure.chart summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("figure.chart table").first()).toBeVisible();
  const arithmetic = page.getByRole("link", { name: /^Show the arithmetic: Impact hires/ });
  await arithmetic.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/figures\/impact_hire_rate\?year=2024/);
});

test("whatever has the focus shows it", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  for (const path of ["/c/demo?year=2025", "/c/demo/data?member=wenlow-schools"]) {
    await page.goto(path);
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const marked = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
        return { element: element.outerHTML.slice(0, 120), marked };
      });
      expect(seen).toMatchObject({ marked: true });
    }
  }
});
