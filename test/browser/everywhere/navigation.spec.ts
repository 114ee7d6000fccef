/** The frame of a collaborative's pages: its navigation, its search, its refusals, and its left edge. */
import type { Locator, Page } from "@playwright/test";
import type { Role } from "../../../app/domain/terms";
import { expect, test } from "../helpers/visits";

const PHONE = { viewport: { width: 390, height: 844 } };
const searchField = (page: Page) => page.getByRole("combobox", { name: "Search" });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Presses a key until the search has the focus: right after loading, no script listens yet. */
async function openSearch(page: Page, key: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(searchField(page)).toBeFocused({ timeout: 500 });
  }).toPass();
}

test("a section shows its pages below the navigation", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.goto("/c/demo");
  await expect(page.getByRole("navigation", { name: "Results" })).toHaveCount(0);
  await page.getByRole("link", { name: "Results", exact: true }).click();
  const pages = page.getByRole("navigation", { name: "Results" }).getByRole("link");
  const strategies = ["Impact Workforce", "Impact Purchasing", "Place-based Investing"];
  await expect(pages).toHaveText([
    ...strategies,
    "Investments",
    "Well-being",
    "What has changed",
    "Community",
  ]);
  await expect(pages.first()).toHaveAttribute("aria-current", "page");
  await pages.filter({ hasText: "Community" }).click();
  await expect(heading(page)).toHaveText("Community indicators");
  await expect(page.getByRole("link", { name: "Results", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
});

for (const javaScriptEnabled of [true, false])
  test(`a phone has a bar of four and a menu ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visitAs,
  }) => {
    const page = await visitAs("data_lead", { ...PHONE, javaScriptEnabled });
    await page.goto("/c/demo/goals");
    const bar = page.getByRole("navigation", { name: "Main" });
    await expect(bar.getByRole("link")).toHaveText(["Overview", "Goals", "Results", "Data"]);
    const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
    expect(y + height).toBe(PHONE.viewport.height);
    const menu = bar.locator("summary");
    await menu.click();
    await expect(bar.getByRole("link", { name: "Continuum" })).toBeVisible();
    await expect(bar.getByRole("button", { name: "Sign out" })).toBeVisible();
    await bar.getByRole("link", { name: "Impact Purchasing" }).click();
    await expect(heading(page)).toHaveText("Impact Purchasing");
    await expect(bar.getByRole("link", { name: "Continuum" })).toBeHidden();
    if (!javaScriptEnabled) return;
    await menu.focus();
    await page.keyboard.press("Enter");
    await expect(bar.getByRole("link", { name: "Members" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(bar.getByRole("link", { name: "Members" })).toBeHidden();
    await expect(menu).toBeFocused();
  });

test("the bar of a phone covers neither the end of a page nor what has the focus", async ({ visitAs }) => {
  const page = await visitAs("executive", PHONE);
  await page.goto("/c/demo/members");
  const top = (await page.getByRole("navigation", { name: "Main" }).boundingBox())?.y ?? 0;
  const above = async (part: Locator) => {
    const { y = 0, height = 0 } = (await part.boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual(top);
  };
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await above(page.getByRole("link", { name: "Glossary" }));
  await page.evaluate(() => window.scrollTo(0, 0));
  const links = page.getByRole("main").getByRole("link");
  for (const link of await links.all()) {
    await link.focus();
    await above(link);
  }
});

test("the search works by keyboard alone", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await page.goto("/c/demo");
  await openSearch(page, "/");
  await searchField(page).fill("");
  await page.keyboard.type("quill");
  const options = page.getByRole("option");
  await expect(options.filter({ hasText: "Quillard University" }).first()).toBeVisible();
  await expect(searchField(page)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  const chosen = (await searchField(page).getAttribute("aria-activedescendant")) ?? "";
  await expect(page.locator(`[id="${chosen}"]`)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(searchField(page)).toHaveValue("quill");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Quillard University");

  await openSearch(page, "Control+k");
  await page.keyboard.type("hires");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/c/demo/search?q=hires");
  await expect(page.getByRole("heading", { name: /^\d+ results$/ })).toBeVisible();
});

test("a slash is a slash where one types, and can be switched off", async ({ visitAs }) => {
  const page = await visitAs("convener");
  await page.goto("/c/demo/search");
  const field = page.getByRole("searchbox", { name: "Search for" });
  await field.fill("a");
  await page.keyboard.press("/");
  await expect(field).toHaveValue("a/");
  await page.getByRole("checkbox", { name: /opens the search/ }).uncheck();
  await page.goto("/c/demo/members");
  await openSearch(page, "Control+k");
  await heading(page).click();
  await page.keyboard.press("/");
  await expect(searchField(page)).not.toBeFocused();
});

test("the search is a page on a phone and without JavaScript", async ({ visitAs }) => {
  const page = await visitAs("executive", { ...PHONE, javaScriptEnabled: false });
  await page.goto("/c/demo");
  await page.getByRole("link", { name: "Search" }).click();
  await page.getByRole("searchbox", { name: "Search for" }).fill("MWBE");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "MWBE", exact: true }).click();
  await expect(page).toHaveURL("/c/demo/glossary#mwbe");
  await expect(page.getByText("Minority- and women-owned business enterprises")).toBeInViewport();
});

test("the search shows each role what its pages show, and nothing else", async ({ app, cookieOf }) => {
  const found = async (role: Role, query: string) => {
    const address = `${app.url}/c/demo/search.json?q=${encodeURIComponent(query)}`;
    const response = await fetch(address, { headers: { cookie: await cookieOf(role) } });
    expect(response.headers.get("cache-control")).toContain("no-store");
    const { found } = (await response.json()) as { found: { label: string; to: string }[] };
    return found.map(({ to }) => to);
  };
  expect(await found("backbone", "tokens")).toContain("/c/demo/settings/tokens");
  expect(await found("convener", "tokens")).toEqual([]);
  expect(await found("convener", "Progress report 2025")).toContain("/c/demo/reports/progress-report-2025");
  expect(await found("executive", "Progress report 2025")).not.toContain(
    "/c/demo/reports/progress-report-2025",
  );
  expect(await found("executive", "enter data")).toEqual([]);
  const ofQuillard = async (role: Role) => {
    const all = await found(role, "quillard");
    return {
      page: all.includes("/c/demo/members/quillard"),
      goals: all.filter((to) => to.startsWith("/c/demo/goals/")).length,
    };
  };
  expect((await ofQuillard("backbone")).page).toBe(true);
  expect((await ofQuillard("backbone")).goals).toBeGreaterThan(0);
  expect(await ofQuillard("data_lead")).toEqual({ page: false, goals: 0 });
  expect(await found("backbone", "%")).toEqual([]);
  expect(await found("backbone", `${"x".repeat(5000)}`)).toEqual([]);
});

test("refusals inside a collaborative keep its navigation", async ({ app, cookieOf, visitAs }) => {
  const page = await visitAs("executive");
  const nav = page.getByRole("navigation", { name: "Main" });
  for (const [path, status, text] of [
    ["/c/demo/settings/people", 403, "Your role does not allow this."],
    ["/c/demo/settings", 403, "Your role does not allow this."],
    ["/c/demo/data", 403, "Your role does not allow this."],
    ["/c/demo/strategies/catering", 404, "The strategies are"],
    ["/c/demo/goals/nothing-like-it", 404, "There is no such goal"],
    ["/c/demo/nothing/like/it", 404, "The address may be mistyped"],
  ] as const) {
    expect((await page.goto(path))?.status(), path).toBe(status);
    await expect(page.getByText(text)).toBeVisible();
    await expect(nav.getByRole("link", { name: "Goals" })).toBeVisible();
  }
  await page.getByRole("link", { name: "Go to the overview" }).click();
  await expect(page).toHaveURL("/c/demo");

  await page.goto("/c/elsewhere/goals");
  await expect(nav).toHaveCount(0);
  const headers = { cookie: await cookieOf("executive") };
  const file = await fetch(`${app.url}/c/demo/settings/security.csv`, { headers });
  expect([file.status, await file.text()]).toEqual([
    403,
    "Your role does not allow this. Ask the backbone staff if you need it.",
  ]);
});

const PAGES = [
  "",
  "/goals",
  "/goals/new",
  "/goals/interviews",
  "/strategies/workforce",
  "/figures/impact_hire_rate",
  "/investments",
  "/investments/new",
  "/indicators",
  "/continuum",
  "/continuum/session?year=2025&practice=shared_language",
  "/continuum/quillard",
  "/continuum/quillard/rate",
  "/members",
  "/members/quillard",
  "/members/quillard/definitions",
  "/members/quillard/activity",
  "/reports",
  "/reports/progress-report-2024",
  "/reports/progress-report-2025/edit",
  "/reports/progress-report-2025/publish",
  "/data",
  "/data/status",
  "/data/years",
  "/data/reminders",
  "/data/import",
  "/data/area",
  "/settings/members",
  "/settings/members/quillard",
  "/settings/people",
  "/settings/profile",
  "/settings/disclosure",
  "/settings/breakdowns",
  "/settings/areas",
  "/settings/continuum",
  "/settings/checks",
  "/settings/sign-in",
  "/settings/tokens",
  "/settings/connect",
  "/settings/webhooks",
  "/settings/activity",
  "/settings/security",
  "/search?q=hire",
  "/help",
  "/glossary",
  "/nothing-like-it",
];

test("pages of one width share one left edge with each other and with the header", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  const edges = new Map<string, Set<number>>();
  for (const path of PAGES) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`/c/demo${path}`);
    for (const width of [1920, 1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const { title, logo, wide } = await page.evaluate(() => {
        const left = (selector: string) =>
          Math.round(document.querySelector(selector)?.getBoundingClientRect().left ?? -1);
        const wide = document.querySelector(".frame-wide") !== null;
        return { title: left("main h1"), logo: left("header a svg"), wide };
      });
      expect.soft({ path, width, title }).toEqual({ path, width, title: logo });
      const kind = `${wide ? "wide" : "usual"} pages at ${width}`;
      edges.set(kind, (edges.get(kind) ?? new Set()).add(title));
    }
  }
  for (const [kind, places] of edges) expect([...places], kind).toHaveLength(1);
});

for (const javaScriptEnabled of [true, false])
  test(`a word opens its explanation ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visitAs,
  }) => {
    const page = await visitAs("executive", { javaScriptEnabled });
    await page.goto("/c/demo/continuum");
    const word = page.getByRole("button", { name: "Continuum of Progress" });
    const meaning = page.getByText("A rubric for how far anchor practices have come.");
    await expect(meaning).toBeHidden();
    await word.focus();
    await page.keyboard.press("Enter");
    await expect(meaning).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(meaning).toBeHidden();
    await expect(word).toBeFocused();
  });

test("MWBE is explained once, where a page first names it", async ({ visitAs }) => {
  const page = await visitAs("executive");
  for (const path of ["", "/strategies/purchasing", "/members/tarrow-valley-health"]) {
    await page.goto(`/c/demo${path}`);
    await expect(page.getByRole("button", { name: /^MWBEs?$/ }), path).toHaveCount(1);
  }
});
