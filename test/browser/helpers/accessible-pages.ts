import type { Page } from "@playwright/test";
import type { Role } from "../../../app/domain/terms";
import { cell, enter, messageAt, openGrid } from "./grid";
import { expect } from "./visits";

/** The pages whose accessibility is checked, and what is opened on them before. */

interface Case {
  name: string;
  path: string;
  /** Null means not signed in. */
  as: Role | null;
  status?: number;
  /** Runs before the page is checked. */
  prepare?: (page: Page) => Promise<void>;
}

/** Follows the first link whose name matches. */
function follow(name: RegExp) {
  return async (page: Page) => {
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  };
}

export const PAGES: Case[] = [
  { name: "the sign-in page", path: "/", as: null },
  { name: "the list of one's collaboratives", path: "/", as: "backbone" },
  { name: "the overview", path: "/c/demo?year=2025", as: "executive", prepare: seeCharts },
  {
    name: "the workforce page",
    path: "/c/demo/strategies/workforce?year=2025",
    as: "executive",
    prepare: seeCharts,
  },
  { name: "the purchasing page", path: "/c/demo/strategies/purchasing?year=2025", as: "convener" },
  { name: "the investing page", path: "/c/demo/strategies/investing?year=2025", as: "data_lead" },
  {
    name: "the search with its list of results",
    path: "/c/demo/glossary",
    as: "backbone",
    prepare: async (page) => {
      await page.getByRole("combobox", { name: "Search" }).fill("impact");
      await page.keyboard.press("ArrowDown");
      await expect(page.getByRole("option").first()).toBeVisible();
    },
  },
  { name: "the help page", path: "/c/demo/help", as: "data_lead" },
  { name: "a step of the tour", path: "/c/demo/goals?tour=2", as: "executive" },
  {
    name: "the keyboard shortcuts",
    path: "/c/demo/help",
    as: "convener",
    prepare: async (page) => {
      await expect(async () => {
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog")).toBeVisible({ timeout: 2000 });
      }).toPass();
    },
  },
  { name: "the search page", path: "/c/demo/search?q=impact", as: "executive" },
  { name: "the search page without a result", path: "/c/demo/search?q=xyzzy", as: "data_lead" },
  {
    name: "a word with its explanation",
    path: "/c/demo/continuum",
    as: "convener",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Continuum of Progress" }).click();
      await expect(page.getByText("A rubric for how far anchor practices have come.")).toBeVisible();
    },
  },
  { name: "the list of members", path: "/c/demo/members", as: "data_lead" },
  { name: "a member's page", path: "/c/demo/members/tarrow-valley-health?year=2025", as: "executive" },
  {
    name: "the community indicators page",
    path: "/c/demo/indicators?change=poverty_focus&year=2024",
    as: "backbone",
    prepare: async (page) => {
      await page.locator("main details").evaluateAll((folds) => {
        for (const fold of folds) (fold as HTMLDetailsElement).open = true;
      });
      await seeCharts(page);
    },
  },
  { name: "the wall view", path: "/c/demo?view=wall&year=2025&paused=yes", as: "executive" },
  {
    name: "the members’ settings with a faulty paste",
    path: "/c/demo/settings/members",
    as: "backbone",
    prepare: async (page) => {
      await page.getByText("Add several members at once").click();
      await page.getByLabel("Institutions, one a line").fill("Hart Library; Reading room");
      await page.getByRole("button", { name: "Add these members" }).click();
      await expect(page.getByText("Line 1: “Reading room” is not a sector.")).toBeVisible();
    },
  },
  { name: "the results", path: "/c/demo/results?year=2025", as: "executive", prepare: seeCharts },
  {
    name: "the form of a story",
    path: "/c/demo/results?year=2025&story=poverty_focus",
    as: "convener",
  },
  { name: "a network's year", path: "/n/river-cities", as: "convener" },
  { name: "a network's participants", path: "/n/river-cities/participants", as: "convener" },
  { name: "a network's lessons", path: "/n/river-cities/lessons", as: "executive" },
  { name: "a network's projects", path: "/n/river-cities/projects", as: "convener" },
  { name: "a network's messages", path: "/n/river-cities/messages", as: "executive" },
  { name: "a network's benchmarks", path: "/n/river-cities/benchmarks", as: "convener" },
  { name: "a network's dues", path: "/n/river-cities/dues", as: "convener" },
  { name: "a network's settings", path: "/n/river-cities/settings", as: "convener" },
  { name: "what was given to networks", path: "/c/demo/partnership/gifts", as: "backbone" },
  { name: "the list of outcomes", path: "/c/demo/outcomes", as: "executive" },
  { name: "the form for a new outcome", path: "/c/demo/outcomes/new", as: "data_lead" },
  {
    name: "an outcome with its forms",
    path: "/c/demo/outcomes",
    as: "backbone",
    prepare: async (page) => {
      await follow(/^Tarrow Valley Health$/)(page);
      await openFolds(page);
    },
  },
  { name: "the import of obligations", path: "/c/demo/partnership/obligations/import", as: "convener" },
  { name: "the import of outcomes", path: "/c/demo/outcomes/import", as: "convener" },
  { name: "the stories", path: "/c/demo/outcomes/stories", as: "backbone" },
  { name: "the form for a new story", path: "/c/demo/outcomes/stories/new", as: "convener" },
  { name: "the contributions", path: "/c/demo/outcomes/contributions?year=2025", as: "backbone" },
  { name: "the read-only contributions", path: "/c/demo/outcomes/contributions?year=2025", as: "executive" },
  { name: "the read-only community indicators page", path: "/c/demo/indicators", as: "executive" },
  {
    name: "embedding a chart",
    path: "/c/demo/charts/trend-impact_hire_rate/embed?year=2024",
    as: "convener",
    prepare: seeCharts,
  },
  { name: "the list of goals", path: "/c/demo/goals?year=2025", as: "executive" },
  { name: "the list of goals for a convener", path: "/c/demo/goals?year=2024", as: "convener" },
  { name: "a goal", path: "/c/demo/goals?year=2025", as: "executive", prepare: openGoal(/we hire lives/) },
  { name: "a goal in parts", path: "/c/demo/goals", as: "convener", prepare: openGoal(/affordable homes/) },
  {
    name: "a goal for each member",
    path: "/c/demo/goals",
    as: "data_lead",
    prepare: openGoal(/each of our/),
  },
  { name: "the meetings page", path: "/c/demo/partnership/meetings", as: "backbone" },
  { name: "the form of a new meeting", path: "/c/demo/partnership/meetings/new", as: "convener" },
  {
    name: "approved minutes",
    path: "/c/demo/partnership/meetings",
    as: "executive",
    prepare: openLast(/^Executive council$/),
  },
  { name: "the decisions page", path: "/c/demo/partnership/decisions", as: "executive" },
  { name: "the bodies page", path: "/c/demo/partnership/bodies", as: "data_lead" },
  {
    name: "a body with its seats",
    path: "/c/demo/partnership/bodies",
    as: "backbone",
    prepare: openLast(/^Community advisory circle$/),
  },
  { name: "the form of a new body", path: "/c/demo/partnership/bodies/new", as: "backbone" },
  { name: "the partnership’s people", path: "/c/demo/partnership/people", as: "backbone" },
  {
    name: "a person's page",
    path: "/c/demo/partnership/people",
    as: "convener",
    prepare: openLast(/^Maya Ortiz$/),
  },
  { name: "the form of a new person", path: "/c/demo/partnership/people/new", as: "backbone" },
  { name: "the import of contacts", path: "/c/demo/partnership/people/import", as: "backbone" },
  {
    name: "the form of a new organization",
    path: "/c/demo/partnership/organizations/new",
    as: "backbone",
  },
  { name: "the interviews page", path: "/c/demo/goals/interviews", as: "convener" },
  {
    name: "a value with a question",
    path: "/c/demo/data/value?member=city-of-wenlow&measure=local_spend&year=2019",
    as: "backbone",
    prepare: (page) => expect(page.getByRole("heading", { name: "Worth a second look" })).toBeVisible(),
  },
  { name: "the activity log", path: "/c/demo/settings/activity", as: "convener" },
  { name: "a member's activity log", path: "/c/demo/members/wenlow-state/activity", as: "data_lead" },
  { name: "the security log", path: "/c/demo/settings/security", as: "backbone" },
  { name: "the webhooks", path: "/c/demo/settings/webhooks", as: "backbone" },
  { name: "the collaborative's profile", path: "/c/demo/settings/profile", as: "backbone" },
  { name: "the sign-in settings", path: "/c/demo/settings/sign-in", as: "backbone" },
  { name: "the measures", path: "/c/demo/settings/measures", as: "backbone" },
  { name: "a measure's settings", path: "/c/demo/settings/measures/impact_hires", as: "backbone" },
  { name: "a figure's settings", path: "/c/demo/settings/measures/impact_hire_rate", as: "backbone" },
  { name: "the form for a new measure", path: "/c/demo/settings/measures/add/measure", as: "backbone" },
  {
    name: "the form for a new figure with its preview",
    path: "/c/demo/settings/measures/add/figure",
    as: "backbone",
    prepare: async (page) => {
      await page.getByLabel("Name").fill("Promotions among all employees");
      await page.getByLabel("What is counted").selectOption("frontline_promotions");
      await page.getByLabel("Divided by").selectOption("employees");
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("heading", { name: "Preview: nothing is saved yet" })).toBeVisible();
    },
  },
  { name: "the check settings", path: "/c/demo/settings/checks", as: "backbone" },
  { name: "the list of agreements", path: "/c/demo/partnership/agreements", as: "backbone" },
  { name: "the form for a new agreement", path: "/c/demo/partnership/agreements/new", as: "convener" },
  {
    name: "the templates of a new pledge",
    path: "/c/demo/partnership/agreements/new",
    as: "convener",
    prepare: async (page) => {
      await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Pledge" });
      await page.getByLabel("Title").fill("A pledge");
      await page.getByRole("checkbox", { name: /^Buy/ }).check();
      await page.getByRole("button", { name: "Add the agreement" }).click();
      await expect(page.getByText("Enter the day on which it is due.")).toBeVisible();
    },
  },
  {
    name: "an agreement with its forms",
    path: "/c/demo/partnership/agreements?kind=data_sharing",
    as: "backbone",
    prepare: async (page) => {
      await page.getByRole("table").getByRole("link").first().click();
      await page.getByRole("heading", { name: "Parties" }).waitFor();
      await page.locator("main details").evaluateAll((folds) => {
        for (const fold of folds) (fold as HTMLDetailsElement).open = true;
      });
    },
  },
  { name: "the promises", path: "/c/demo/partnership/promises", as: "executive" },
  {
    name: "the partnership’s profile",
    path: "/c/demo/partnership/profile",
    as: "backbone",
    prepare: openFolds,
  },
  { name: "the form of the profile", path: "/c/demo/partnership/profile/edit", as: "convener" },
  { name: "the path", path: "/c/demo/partnership/path", as: "backbone", prepare: openFolds },
  { name: "the stakeholders", path: "/c/demo/partnership/stakeholders", as: "convener" },
  { name: "the money page", path: "/c/demo/partnership/money", as: "backbone" },
  { name: "the money page without amounts", path: "/c/demo/partnership/money", as: "executive" },
  { name: "the funders", path: "/c/demo/partnership/money/funders", as: "backbone", prepare: openFolds },
  { name: "the sources", path: "/c/demo/partnership/money/sources", as: "convener", prepare: openFolds },
  { name: "the budget", path: "/c/demo/partnership/money/budget", as: "backbone", prepare: openFolds },
  { name: "the dues", path: "/c/demo/partnership/money/dues", as: "backbone", prepare: openFolds },
  { name: "one’s own dues", path: "/c/demo/partnership/money/dues", as: "executive" },
  {
    name: "the priorities",
    path: "/c/demo/partnership/money/priorities",
    as: "backbone",
    prepare: openFolds,
  },
  { name: "the forward list", path: "/c/demo/partnership/forward", as: "backbone", prepare: openFolds },
  { name: "the packs of measures", path: "/c/demo/settings/packs", as: "backbone" },
  { name: "a pack of measures", path: "/c/demo/settings/packs/social_procurement", as: "backbone" },
  { name: "the read-only path", path: "/c/demo/partnership/path", as: "executive" },
  {
    name: "the choice of a convener",
    path: "/c/demo/partnership/path/convener",
    as: "backbone",
    prepare: openFolds,
  },
  { name: "the pulse", path: "/c/demo/partnership/pulse", as: "executive" },
  {
    name: "a closed round of the pulse",
    path: "/c/demo/partnership/pulse",
    as: "backbone",
    prepare: follow(/^Last year$/),
  },
  { name: "the form for a new round of the pulse", path: "/c/demo/partnership/pulse/new", as: "convener" },
  { name: "the results of other surveys", path: "/c/demo/partnership/pulse/figures", as: "backbone" },
  { name: "the list of reports", path: "/c/demo/reports", as: "convener" },
  { name: "a published report", path: "/c/demo/reports/progress-report-2024", as: "executive" },
  { name: "a draft report", path: "/c/demo/reports/progress-report-2025/edit", as: "convener" },
  {
    name: "the page that sends a report by mail",
    path: "/c/demo/reports/progress-report-2024/send",
    as: "convener",
  },
  {
    name: "the publishing page of a report",
    path: "/c/demo/reports/progress-report-2025/publish",
    as: "convener",
  },
  { name: "the Continuum", path: "/c/demo/continuum?year=2025", as: "executive" },
  { name: "the Continuum for backbone staff", path: "/c/demo/continuum?year=2024", as: "backbone" },
  { name: "a profile on the Continuum", path: "/c/demo/continuum/st-alder?year=2025", as: "backbone" },
  { name: "a rating form", path: "/c/demo/continuum/quillard/rate?year=2025&rater=agreed", as: "convener" },
  {
    name: "a session on the Continuum",
    path: "/c/demo/continuum/session?year=2025&practice=shared_language",
    as: "convener",
  },
  { name: "the rubric settings", path: "/c/demo/settings/continuum", as: "convener" },
  { name: "the arithmetic", path: "/c/demo/figures/impact_hire_rate?year=2025", as: "executive" },
  { name: "this week", path: "/c/demo/week", as: "backbone" },
  { name: "the list of actions", path: "/c/demo/partnership/actions", as: "executive" },
  { name: "an action", path: "/c/demo/partnership/actions", as: "backbone", prepare: follow(/instructor/) },
  { name: "the form for a new action", path: "/c/demo/partnership/actions/new", as: "convener" },
  { name: "the mail about actions", path: "/c/demo/partnership/actions/mail", as: "backbone" },
  { name: "the list of initiatives", path: "/c/demo/partnership/initiatives", as: "data_lead" },
  {
    name: "an initiative",
    path: "/c/demo/partnership/initiatives",
    as: "executive",
    prepare: follow(/Academy/),
  },
  { name: "the form for a new initiative", path: "/c/demo/partnership/initiatives/new", as: "backbone" },
  { name: "the investment ledger", path: "/c/demo/investments", as: "backbone" },
  { name: "an institution's own investments", path: "/c/demo/investments?year=2024", as: "data_lead" },
  { name: "the form for a new investment", path: "/c/demo/investments/new", as: "backbone" },
  { name: "the list of goal templates", path: "/c/demo/goals/new", as: "convener" },
  {
    name: "a new goal with parts",
    path: "/c/demo/goals/new?template=assets_and_homes",
    as: "convener",
    prepare: async (page) => {
      await page.getByLabel("Part 2: Number").fill("a lot");
      await page.getByRole("button", { name: "Adopt the goal" }).click();
      await expect(page.getByText("Nothing has been saved yet")).toBeVisible();
    },
  },
  {
    name: "a new goal with a milestone",
    path: "/c/demo/goals/new?template=poverty_halved",
    as: "convener",
    prepare: (page) => expect(page.getByRole("slider", { name: "Milestone 1" })).toBeVisible(),
  },
  {
    name: "the status page of a goal",
    path: "/c/demo/goals",
    as: "convener",
    prepare: goToSteps,
  },
  {
    name: "the people page",
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
  {
    name: "the people page with a faulty paste",
    path: "/c/demo/settings/people",
    as: "backbone",
    prepare: async (page) => {
      await page.getByText("Invite several people at once").click();
      await page.getByLabel("People, one a line").fill("ana@stmarys.example; Boss");
      await page.getByRole("button", { name: "Invite these people" }).click();
      await expect(page.getByText("Line 1: “Boss” is not a role.")).toBeVisible();
    },
  },
  { name: "the reminders page", path: "/c/demo/data/reminders", as: "backbone" },
  { name: "the status page of a year", path: "/c/demo/data/status?year=2025", as: "backbone" },
  {
    name: "a member's status for a year",
    path: "/c/demo/data/status?year=2025&member=st-alder",
    as: "backbone",
  },
  { name: "a data lead's own status for a year", path: "/c/demo/data/status?year=2025", as: "data_lead" },
  { name: "the list of years", path: "/c/demo/data/years", as: "backbone" },
  { name: "an unopened year", path: "/c/demo/data/years?year=2024", as: "backbone" },
  { name: "a closed year", path: "/c/demo/data/years?year=2019", as: "backbone" },
  { name: "the read-only page of a year", path: "/c/demo/data/years?year=2025", as: "convener" },
  { name: "the disclosure settings", path: "/c/demo/settings/disclosure", as: "backbone" },
  {
    name: "a preview of other disclosure settings",
    path: "/c/demo/settings/disclosure?peers=totals_only&preset=antitrust_floor&as=wenlow-state&year=2025",
    as: "backbone",
  },
  { name: "a figure by group", path: "/c/demo/strategies/workforce?year=2025&by=gender", as: "executive" },
  { name: "the focus areas", path: "/c/demo/settings/areas", as: "backbone" },
  { name: "the form of a new focus area", path: "/c/demo/settings/areas?area=new", as: "convener" },
  { name: "the focus area counter", path: "/c/demo/data/area", as: "data_lead" },
  { name: "the breakdown settings", path: "/c/demo/settings/breakdowns", as: "backbone" },
  { name: "the entry grid by group", path: "/c/demo/data?member=st-alder&split=gender", as: "backbone" },
  {
    name: "the form for a member's own definition",
    path: "/c/demo/members/st-alder/definitions?measure=mwbe_local_spend",
    as: "backbone",
  },
  {
    name: "the read-only page of a member's own definitions",
    path: "/c/demo/members/st-alder/definitions",
    as: "convener",
  },
  { name: "a member's settings", path: "/c/demo/settings/members/st-alder", as: "backbone" },
  { name: "the entry grid", path: "/c/demo/data?member=wenlow-schools", as: "backbone" },
  {
    name: "the entry grid of all years",
    path: "/c/demo/data?member=wenlow-schools&years=all",
    as: "backbone",
  },
  {
    name: "the menu of a measure and what a save did",
    path: "/c/demo/data?member=city-of-wenlow",
    as: "backbone",
    prepare: async (page) => {
      await page.goto("/c/demo/data?member=city-of-wenlow");
      await expect(page.getByText("Changes are saved as you go.")).toBeVisible();
      const employees = cell(page, "employees", 2025);
      await enter(employees, `${Number((await employees.inputValue()).replaceAll(",", "")) + 1}`);
      await expect(page.getByRole("status")).toContainText("Collaborative");
      await page.getByRole("button", { name: "About New hires", exact: true }).click();
    },
  },
  {
    name: "the entry grid with an error",
    path: "/c/demo/data?member=wenlow-schools",
    as: "backbone",
    prepare: async (page) => {
      await openGrid(page, "wenlow-schools");
      await enter(cell(page, "new_hires", 2025), "a dozen");
      await expect(messageAt(page, "new_hires", 2025, "error")).toBeVisible();
    },
  },
  { name: "the import page", path: "/c/demo/data/import", as: "data_lead" },
  {
    name: "the column matching of an import",
    path: "/c/demo/data/import",
    as: "backbone",
    prepare: (page) => sendFile(page, "Institution,Year,Hired,Note\nSt. Alder,2025,12,a\n"),
  },
  {
    name: "the preview of an import",
    path: "/c/demo/data/import",
    as: "backbone",
    prepare: async (page) => {
      const rows = ["st-alder,new_hires,2025,2031", "st-alder,employees,2025,3", "nobody,new_hires,2025,1"];
      await sendFile(page, `member,measure,year,value\n${rows.join("\n")}\n`);
      await page.getByRole("link", { name: /in all$/ }).click();
      await expect(page).toHaveURL(/show=all/);
    },
  },
  { name: "the read-only entry grid", path: "/c/demo/data?member=wenlow-schools", as: "convener" },
  { name: "the error page for a forbidden page", path: "/c/demo/data", as: "executive", status: 403 },
  { name: "the error page inside a collaborative", path: "/c/demo/nowhere", as: "data_lead", status: 404 },
  { name: "the error page for an unknown page", path: "/nowhere", as: null, status: 404 },
  { name: "the error page for an unknown collaborative", path: "/c/nowhere", as: "backbone", status: 404 },
];

/** Opens everything that is folded. */
async function openFolds(page: Page): Promise<void> {
  await page.locator("main details").evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true;
  });
}

/** Uploads a file and waits for its page. */
async function sendFile(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page.getByLabel(/hoose one$/).setInputFiles({ name: "numbers.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("numbers.csv");
}

/** Opens the goal whose statement matches. */
function openGoal(name: RegExp) {
  return async (page: Page) => {
    await page.getByRole("link", { name }).first().click();
    await page.getByRole("heading", { name: "Is it a good goal? Seven questions" }).waitFor();
    await seeCharts(page);
  };
}

/** The addresses of goals are not known in advance. */
async function goToSteps(page: Page): Promise<void> {
  const link = page.getByRole("main").locator('a[href*="/goals/0"]').first();
  const { pathname } = new URL((await link.getAttribute("href")) ?? "", page.url());
  await page.goto(`${pathname}/edit`);
  await expect(page.getByRole("button", { name: "Save the revision" })).toBeVisible();
  await page.getByRole("link", { name: "Mark as met, close, or reopen…" }).click();
  await expect(page.getByRole("button", { name: "Close the goal" })).toBeVisible();
}

/** Scrolls every chart into view, which loads its script. */
async function seeCharts(page: Page): Promise<void> {
  const boxes = page.locator(".chart-box:not(.bars)");
  for (const box of await boxes.all()) await box.scrollIntoViewIfNeeded();
  await expect(page.locator(".chart-live svg")).toHaveCount(await boxes.count());
}

/** Follows the last link of a name. */
function openLast(name: RegExp) {
  return async (page: Page) => {
    await page.getByRole("link", { name }).last().click();
    await page.waitForURL(/[\w-]{36}/);
  };
}
