/** Focus areas: set up, count a pasted column, store the result. */
import { cell, enter, SAVED, saveLine } from "../helpers/grid";
import { expect, test } from "../helpers/visits";

const GRID = "/c/demo/data?strategy=workforce&year=2025";
const COUNTER = "/c/demo/data/area?year=2025";
/** Three inside the focus area; one in the city only; one unreadable, one blank, and one whose lost zero is put back. */
const SEVEN = "69903\n69904-1234\n699051111\n69901\nn/a 1\n\n2139";
const COLUMN = `Home ZIP\n${Array(30).fill(SEVEN).join("\n")}`;

test("a data lead pastes a column, reads how many lie inside, and stores the count", async ({
  visitAs,
  expectAccessible,
}) => {
  const page = await visitAs("data_lead");
  const sent: string[] = [];
  await page.goto(GRID);
  const before = await cell(page, "impact_hires", 2025).inputValue();
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await page.goto(COUNTER);
  await expect(page.getByText("From 2024: 14 ZIP codes")).toBeVisible();
  await page.getByLabel("Codes", { exact: true }).fill(COLUMN);
  await page.getByRole("button", { name: "Count" }).click();
  const result = page.getByRole("region", { name: "210 rows counted" });
  await expect(result.getByText("The first line was taken as a heading.")).toBeVisible();
  const focus = result.getByRole("row", { name: /^Focus neighborhoods/ });
  await expect(focus.getByRole("cell")).toHaveText([
    "at least 90at most 150",
    "42.9%at most 71.4%",
    "60",
    "30",
    "30",
    "30",
    "71.4%",
  ]);
  await expect(
    result
      .getByRole("row", { name: /^City of Wenlow/ })
      .getByRole("cell")
      .first(),
  ).toContainText("at least 120");
  await expectAccessible(page);
  // Counted in the browser: no code has left it.
  expect(sent.join()).not.toContain("69904");
  const form = page.getByRole("form", { name: "Store the count of Focus neighborhoods" });
  await form.getByRole("button", { name: "Store" }).click();
  await expect(page.getByText(/^Impact hires for 2025 was stored/)).toBeVisible();
  expect(sent.join()).not.toContain("69904");
  await page.getByRole("link", { name: /See the value, its source/ }).click();
  await expect(
    page
      .getByText("Counted with Focus neighborhoods, list from 2024, placed 71.4%. At least; at most 150.")
      .first(),
  ).toBeVisible();
  // Others read the demo's figures as they were.
  await page.goto(GRID);
  await enter(cell(page, "impact_hires", 2025), before);
  await expect(saveLine(page)).toContainText(SAVED);
});

test("a column is counted without JavaScript as well, and keeps what was typed beside a fault", async ({
  visitAs,
}) => {
  const page = await visitAs("executive", { javaScriptEnabled: false });
  await page.goto(COUNTER);
  await page.getByLabel("Codes", { exact: true }).fill("69903\tmuch");
  await page.getByRole("button", { name: "Count" }).click();
  await expect(page.getByText(/^Line 1: .*not a number/)).toBeVisible();
  await expect(page.getByLabel("Codes", { exact: true })).toHaveValue("69903\tmuch");
  await page.getByLabel("Codes", { exact: true }).fill(COLUMN);
  await page.getByRole("button", { name: "Count" }).click();
  await expect(page.getByRole("row", { name: /^Focus neighborhoods/ })).toContainText("at least 90");
  // Executives count; they do not store.
  await expect(page.getByRole("button", { name: "Store" })).toHaveCount(0);
});

test("a large column is counted beside the page", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await page.goto(COUNTER);
  const rows = Array.from({ length: 200_000 }, (_, at) => `${69_900 + (at % 20)}\t${at % 7}.5`).join("\n");
  await page
    .getByLabel("Or a file")
    .setInputFiles({ name: "a.tsv", mimeType: "text/plain", buffer: Buffer.from(rows) });
  await page.getByRole("button", { name: "Count" }).click();
  await expect(page.getByRole("region", { name: "200,000 rows counted" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Focus neighborhoods(?!:)/ })).toContainText("140,000");
});

test("a convener sets up an area, and a fault keeps what was typed", async ({
  visitAs,
  expectAccessible,
}) => {
  const page = await visitAs("convener");
  await page.goto("/c/demo/settings/areas");
  await page.getByRole("link", { name: "Add an area" }).click();
  const form = page.getByRole("region", { name: "New area" });
  await form.getByLabel("Name").fill("Riverside");
  await form.getByLabel("Lies in").selectOption({ label: "City of Wenlow" });
  await form.getByLabel("From reporting year").fill("2024");
  await form.getByLabel("Source").fill("City council, March 2024");
  await form.getByLabel("Codes", { exact: true }).fill("69901\n1");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("“1”: not read as ZIP codes.")).toBeVisible();
  await expect(form.getByLabel("Name")).toHaveValue("Riverside");
  await expectAccessible(page);
  await form.getByLabel("Codes", { exact: true }).fill("69901\n69999");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(
    form.getByText("The list of City of Wenlow for 2024 lacks 69999. Add it there first."),
  ).toBeVisible();
  await form.getByLabel("Codes", { exact: true }).fill("69901, 69902");
  const map = {
    type: "Feature",
    properties: { zip: "69901" },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [-76.6, 39.3],
          [-76.5, 39.3],
          [-76.5, 39.4],
          [-76.6, 39.3],
        ],
      ],
    },
  };
  await form.getByLabel("Map").setInputFiles({
    name: "riverside.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(JSON.stringify(map)),
  });
  await form.getByRole("button", { name: "Save" }).click();
  const area = page.getByRole("region", { name: "Riverside" });
  await expect(area.getByText("Saved.")).toBeVisible();
  await expect(area).toContainText("From 2024: 2 ZIP codes");
  await page.goto(COUNTER);
  await expect(page.getByRole("img", { name: "Map of Riverside" })).toBeVisible();
  await page.goto("/c/demo/settings/areas");
  await area.getByText("Remove Riverside…").click();
  await area.getByRole("button", { name: "Remove Riverside" }).click();
  await expect(page.getByText("The area was removed.")).toBeVisible();
  await expect(area).toHaveCount(0);
});
