/** Conveners write, adopt, and revise goals with the keyboard, with a pointer, and without JavaScript. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const NEW = "/c/demo/goals/new";

/** Presses Tab until the control has focus, as keyboard users do. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let stop = 0; stop < 120; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${control}`);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  const control = page.getByLabel(label, { exact: true });
  await tabTo(page, control);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

/** Waits until the script runs and figures update as the person types. */
async function live(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Check the goal" })).toHaveCount(0);
}

const letter = (page: Page, name: string) =>
  page
    .getByRole("complementary", { name: "The seven letters" })
    .getByRole("listitem")
    .filter({ hasText: name });

/** Closes the goal on the page, and is asked for the reason first. */
async function closeGoal(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname}/state`);
  await page.getByRole("button", { name: "Close the goal" }).click();
  await expect(page.getByText("Say why: the reason stays with the goal.")).toBeVisible();
  await page.locator("#reason-closed").fill("Taken over by the county");
  await page.getByRole("button", { name: "Close the goal" }).click();
  await expect(page).toHaveURL(/saved=closed/);
}

test("a convener writes, adopts, and revises a goal from a template with the keyboard alone", async ({
  visitAs,
}) => {
  const page = await visitAs("convener");
  await page.goto(NEW);
  const template = page.getByRole("link", { name: "A tenth of our spending with local MWDBEs" });
  await tabTo(page, template);
  await page.keyboard.press("Enter");
  await live(page);

  await type(page, "The goal in one sentence", "A tenth of what we buy comes from local diverse businesses.");
  await type(page, "The place", "The four counties");
  await expect(letter(page, "Equitable")).toContainText("[city] is still to be filled in.");
  await type(page, "Number", "11");
  await expect(page.getByText(/at 11% of total spend by \d{4}\.”/)).toBeVisible();
  await expect(letter(page, "Realistic")).toContainText("Missing");

  const milestone = page.getByRole("button", { name: "Add a milestone" });
  await tabTo(page, milestone);
  await page.keyboard.press("Enter");
  const number = page.getByLabel("Milestone 1: Percent");
  await expect(number).toBeFocused();
  const slider = page.getByRole("slider", { name: "Milestone 1" });
  const before = await number.inputValue();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(slider).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(number).not.toHaveValue(before);
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${await number.inputValue()}% in`));

  await type(page, "Owner", "Marcus Bell");
  await type(page, "Resources", "Two buyers, half a day a week");
  const adopt = page.getByRole("button", { name: "Adopt the goal" });
  await tabTo(page, adopt);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Not ready to be adopted: inclusive, equitable still missing.")).toBeVisible();
  await expect(page.getByLabel("Owner", { exact: true })).toHaveValue("Marcus Bell");
  await type(page, "Who", "The minority business council");
  await type(page, "When", "May 2025");
  await type(
    page,
    "The disparity",
    "These businesses win less of our spending than their share in the counties.",
  );
  await expect(letter(page, "Inclusive")).toContainText("Met");
  await tabTo(page, adopt);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/saved=adopted/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "A tenth of what we buy comes from local diverse businesses.",
  );

  await page.goto(`${new URL(page.url()).pathname}/edit`);
  await live(page);
  await type(page, "Target year", "2029");
  const save = page.getByRole("button", { name: "Save the revision" });
  await tabTo(page, save);
  await page.keyboard.press("Enter");
  const reason = page.getByLabel("Why is the goal changing?");
  await expect(page.getByText("Say why the goal changes: the reason stays with it.")).toBeVisible();
  await expect(reason).toBeFocused();
  await page.keyboard.type("Two members joined");
  await tabTo(page, save);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/saved=changed/);
  await expect(page.getByText("Two members joined")).toBeVisible();
  await closeGoal(page);
});

test("a goal can be written, adopted, and closed without JavaScript", async ({ visitAs }) => {
  const page = await visitAs("convener", { javaScriptEnabled: false });
  await page.goto(NEW);
  await page.getByRole("link", { name: "Start with a blank page" }).click();
  await page.getByLabel("The goal in one sentence").fill("More homes, and more capital for them.");
  await page.getByLabel("Strategy").selectOption("Place-based Investing");
  await page.getByLabel("Target year", { exact: true }).fill("2030");
  await page.getByLabel("Figure").selectOption("affordable homes produced or preserved");
  await page.getByLabel("What should become of it").selectOption("adds up since the baseline to at least");
  await page.getByLabel("Number").fill("1k");
  await page.getByRole("button", { name: "Check the goal" }).click();
  await expect(page.getByText(/“1,000 or more affordable homes .* by 2030\.”/)).toBeVisible();

  await page.getByRole("button", { name: "Add another way, or another part" }).click();
  await page.getByLabel("Part 2: Figure").selectOption({ index: 3 });
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page.getByText("Enter a percentage, such as 10.")).toBeVisible();
  await page.getByRole("button", { name: "Part 2: take it out" }).click();
  await expect(page.getByLabel("Number")).toHaveValue("1k");
  await page.getByRole("button", { name: "Add a milestone" }).click();
  await page.getByLabel("Milestone 1: In year").fill("2027");
  await page.getByLabel("Milestone 1: Amount").fill("400");
  await page.getByLabel("The people it concerns").fill("Households with low incomes");
  await page.getByLabel("The place").fill("Eastbank");
  await page.getByLabel("Owner").fill("Land trust");
  await page.getByLabel("Resources").fill("$2 million a year");
  await page.getByLabel("Who", { exact: true }).fill("Tenants’ union");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page).toHaveURL(/saved=draft/);

  await page.goto(`${new URL(page.url()).pathname}/state`);
  await expect(page.getByText(/still missing: equitable/)).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Continue writing" }).click();
  await expect(page.getByLabel("Milestone 1: Amount")).toHaveValue("400");
  await page.getByLabel("The disparity").fill("Rents take half of low incomes here.");
  await page.getByRole("button", { name: "Adopt the goal" }).click();
  await expect(page).toHaveURL(/saved=adopted/);

  await closeGoal(page);
});

test("typed text survives a reload, and removing one part keeps the other", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await page.goto(`${NEW}?template=mwbe_spend_doubled`);
  await live(page);
  await page.getByLabel("Part 1: Number").fill("3");
  await page.getByLabel("Owner").fill("Procurement");
  await page.getByRole("button", { name: "Part 2: take it out" }).click();
  await expect(page.getByLabel("Number", { exact: true })).toHaveValue("3");
  await expect(page.getByLabel("Part 2: Number")).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByLabel("Number", { exact: true })).toHaveValue("3");
  await expect(page.getByLabel("Owner", { exact: true })).toHaveValue("Procurement");
});

test("dragging a milestone on the chart updates its fields", async ({ visitAs }) => {
  const page = await visitAs("convener");
  await page.goto(`${NEW}?template=poverty_halved`);
  await live(page);
  const handle = page.getByRole("slider", { name: "Milestone 1" });
  const number = page.getByLabel("Milestone 1: Percent");
  await expect(number).toHaveValue("20");
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error("there is no handle");
  const x = box.x + box.width / 2;
  const y = box.y + box.height - 20;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 30, { steps: 5 });
  await page.mouse.up();
  await expect(number).not.toHaveValue("20");
  expect(Number(await number.inputValue())).toBeGreaterThan(20);
});

test("when two people edit the same goal, the second sees what is stored and loses nothing", async ({
  visitAs,
}) => {
  const page = await visitAs("convener");
  const other = await visitAs("backbone");
  await page.goto(`${NEW}?template=none`);
  await live(page);
  await page.getByLabel("The goal in one sentence").fill("Something that two people write");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page).toHaveURL(/saved=draft/);
  const edit = `${new URL(page.url()).pathname}/edit`;
  for (const tab of [page, other]) {
    await tab.goto(edit);
    await live(tab);
  }
  await other.getByLabel("Owner", { exact: true }).fill("The backbone");
  await other.getByRole("button", { name: "Save as a draft" }).click();
  await expect(other).toHaveURL(/saved=changed/);
  await page.getByLabel("Owner", { exact: true }).fill("The convener");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page.getByText("Ana Ruiz changed this goal while you had it open")).toBeVisible();
  await expect(page.getByRole("region", { name: "Where the two differ" })).toContainText("The backbone");
  await expect(page.getByLabel("Owner", { exact: true })).toHaveValue("The convener");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page).toHaveURL(/saved=changed/);

  await page.goto(edit.replace("/edit", "/state"));
  await page.getByText("Remove the draft…").click();
  await page.getByRole("button", { name: "Yes, remove the draft" }).click();
  await expect(page).toHaveURL(/goals\?removed/);
  expect((await page.goto(edit))?.status()).toBe(404);
});
