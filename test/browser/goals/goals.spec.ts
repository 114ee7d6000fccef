/** Goals as readers see them: on a phone, without JavaScript, and only what their role allows. */
import { freshAddress } from "../helpers/http";
import { expect, test } from "../helpers/visits";

const PHONE = { viewport: { width: 390, height: 844 } };
const TENTH = /one in ten people we hire lives in Eastbank/;

test("an executive on a phone reads how far a goal has come and what it is measured against", async ({
  visitAs,
}) => {
  const page = await visitAs("executive", PHONE);
  await page.goto("/c/demo/goals?year=2025");
  await expect(page.getByText(/^\d+ of \d+ goals are met or on track in 2025/)).toBeVisible();
  await expect(page.getByRole("link", { name: "New goal" })).toHaveCount(0);
  await page.getByRole("link", { name: TENTH }).click();
  await expect(page.getByRole("heading", { level: 1, name: TENTH })).toBeVisible();
  // 8.9% is the roll-up's figure for 2025, which two of eleven members have yet to report.
  await expect(
    page
      .getByText("8.9% of new hires in 2025 so far; 10% is due in 2027; on track so far (9 of 11).")
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("img", { name: /^Line chart, 2019 to 2027/ }).first()).toBeVisible();
  await page.getByText("Show year by year as a table").click();
  const years = page.getByRole("table").first();
  await expect(years.getByRole("columnheader", { name: "The way to 10% by 2027" })).toBeVisible();
  await expect(years.getByRole("columnheader", { name: "Projection for 2027" })).toBeVisible();
  await expect(page.getByText("Owner and resources are named.")).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "Do the members’ own targets add up to it?" }),
  ).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByRole("link", { name: /Show the arithmetic/ }).click();
  await expect(page).toHaveURL(/figures\/impact_hire_rate\?year=2025/);
});

test("a data lead sees shared goals and their own institution's, while other members' results are withheld", async ({
  visitAs,
  app,
  cookieOf,
}) => {
  const page = await visitAs("data_lead");
  await page.goto("/c/demo/goals?year=2025");
  await expect(page.getByRole("heading", { name: "What Wenlow State University contributes" })).toBeVisible();
  await expect(page.getByText("Quillard University")).toHaveCount(0);
  await page.getByRole("link", { name: /at each of our institutions/ }).click();
  await expect(page.getByText("withheld to protect members").first()).toBeVisible();
  const byMember = page.getByRole("region", { name: "Member by member" });
  await expect(byMember.getByRole("rowheader", { name: "Wenlow State University" })).toBeVisible();
  await expect(page.getByText(/members meet it/)).toHaveCount(0);
  await expect(page.getByRole("rowheader", { name: "Quillard University" })).toHaveCount(0);

  // Knowing the address of another goal does not help.
  const backbone = await visitAs("backbone");
  await backbone.goto("/c/demo/goals?year=2025");
  const addressOf = async (name: RegExp) =>
    (await backbone.getByRole("link", { name }).getAttribute("href")) ?? "";
  const status = async (path: string) =>
    (await fetch(app.url + path, { headers: { cookie: await cookieOf("data_lead") } })).status;
  expect(await status(await addressOf(/that Quillard University hires/))).toBe(403);
  expect(await status(await addressOf(/a tenth more with local suppliers/))).toBe(404);
  expect(await status("/c/demo/goals/01a1fdf5-0000-7000-8000-000000000000")).toBe(404);
  expect(await status("/c/demo/goals/interviews")).toBe(403);
});

test("the goal list filters by year, strategy, and state, all stored in the address", async ({ visitAs }) => {
  const page = await visitAs("convener");
  await page.goto("/c/demo/goals?year=2024");
  await page.getByLabel("Strategy").selectOption("investing");
  await expect(page).toHaveURL(/year=2024&strategy=investing/);
  await page.getByLabel("Whose").selectOption("collaborative");
  await expect(page).toHaveURL(/year=2024&strategy=investing&level=collaborative/);
  // Other tests may add goals in the meantime.
  const goals = page.getByRole("article");
  await expect(goals.filter({ hasText: "poverty in our focus area" })).toHaveCount(1);
  await expect(goals.filter({ hasNotText: "Place-based Investing" })).toHaveCount(0);
  await page.goto("/c/demo/goals?state=draft");
  await expect(goals.filter({ hasText: "In each of the next three years" })).toHaveCount(1);
  await expect(goals.filter({ hasNotText: "Draft" })).toHaveCount(0);
});

test("interviews can be recorded without JavaScript, and shared themes lead to a goal", async ({
  visitAs,
}) => {
  const page = await visitAs("convener", {
    javaScriptEnabled: false,
    extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
  });
  await page.goto("/c/demo/goals/interviews");
  const form = page.getByRole("region", { name: "Record what a member said" });
  await form.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByText("Name it in a few words.")).toBeVisible();
  await form.getByLabel("Member", { exact: true }).selectOption({ label: "Tarrow County" });
  await form.getByLabel("Strategy").selectOption("purchasing");
  await form.getByLabel("What it is").selectOption("opportunity");
  await form.getByLabel("Theme").fill("one directory of  local vendors");
  await form.getByLabel("In their own words").fill("The county could keep it.");
  await form.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByRole("heading", { name: "One directory of local vendors", level: 3 })).toBeVisible();
  await expect(
    page.getByRole("link", { name: "Start a shared goal from this: One directory of local vendors" }),
  ).toHaveAttribute("href", /goals\/new\?theme=One\+directory\+of\+local\+vendors&strategy=purchasing/);
  await page.getByRole("link", { name: "Change: Tarrow County, one directory of local vendors" }).click();
  await page.getByText("Remove…").click();
  await page.getByRole("button", { name: /^Remove “/ }).click();
  await expect(page.getByText("The county could keep it.")).toHaveCount(0);
});
