/** Promises with a date: added, moved, answered without an account, and seen on this week's page. */
import { freshAddress } from "../helpers/http";
import { expect, listen, test } from "../helpers/visits";

const ACTIONS = "/c/demo/partnership/actions";
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("an action is added, moved, and answered through its link without signing in", async ({
  app,
  browser,
  visitAs,
  expectAccessible,
  complaints,
}) => {
  const backbone = await visitAs("backbone");
  await backbone.goto(`${ACTIONS}/new`);
  await backbone.getByRole("button", { name: "Add the action" }).click();
  await expect(backbone.getByText("Say what is to be done.")).toBeVisible();
  await backbone.getByLabel("What is to be done").fill("Send the list of open positions");
  await backbone.getByLabel("Who does it").selectOption({ label: "Tom Becker, Quillard University" });
  await backbone.getByLabel("Due on").fill(inDays(10));
  await backbone.getByRole("button", { name: "Add the action" }).click();
  await expect(backbone.getByRole("heading", { name: "Send the list of open positions" })).toBeVisible();
  const action = new URL(backbone.url()).pathname;

  await backbone.getByLabel("Due on").fill(inDays(20));
  await backbone.getByRole("button", { name: "Save", exact: true }).click();
  await expect(backbone.getByText("moved once")).toBeVisible();

  await backbone.getByRole("button", { name: "Make a link to pass on" }).click();
  const link =
    (await backbone.getByRole("figure", { name: "Link for Tom Becker" }).locator("pre").textContent()) ?? "";
  expect(new URL(link).pathname).toMatch(/^\/a\/[\w-]{43}$/);

  const outside = await browser.newContext({
    baseURL: app.url,
    extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
  });
  const tom = await outside.newPage();
  listen(tom, complaints);
  const answer = await tom.goto(new URL(link).pathname);
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await expect(tom.getByRole("heading", { name: "Send the list of open positions" })).toBeVisible();
  await expectAccessible(tom);
  await tom.getByLabel("How it stands").selectOption({ label: "Blocked: something is in the way" });
  await tom.getByRole("button", { name: "Save", exact: true }).click();
  await expect(tom.getByText("Say what is in the way.")).toBeVisible();
  await tom.getByLabel("How it stands").selectOption({ label: "Done" });
  await tom.getByLabel("Note").fill("Sent on Monday");
  await tom.getByRole("button", { name: "Save", exact: true }).click();
  await expect(tom.getByText("Thank you. It is marked as done")).toBeVisible();

  // Nothing else opens, and no session was made.
  expect(await outside.cookies()).toEqual([]);
  for (const path of [action, ACTIONS, "/c/demo"]) {
    await tom.goto(path);
    await expect(tom).toHaveURL(/\/\?next=/);
  }
  await backbone.goto(action);
  await expect(backbone.getByText("Tom Becker (by link)")).toBeVisible();
  await expect(backbone.getByText("Sent on Monday").first()).toBeVisible();
  await outside.close();
});

test("the link works without JavaScript, and opens nothing once it is withdrawn", async ({
  browser,
  app,
  visitAs,
}) => {
  const backbone = await visitAs("backbone", { javaScriptEnabled: false });
  await backbone.goto(`${ACTIONS}?member=lower-tarrow-schools`);
  await backbone.getByRole("link", { name: /Bring two growers/ }).click();
  await backbone.getByRole("button", { name: "Make a link to pass on" }).click();
  const link =
    (await backbone.getByRole("figure", { name: "Link for Mei Tanaka" }).locator("pre").textContent()) ?? "";
  const outside = await browser.newContext({
    baseURL: app.url,
    javaScriptEnabled: false,
    extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
  });
  const mei = await outside.newPage();
  await mei.goto(new URL(link).pathname);
  await mei.getByLabel("How it stands").selectOption({ label: "Blocked: something is in the way" });
  await mei.getByLabel("Note").fill("One grower has not answered");
  await mei.getByRole("button", { name: "Save", exact: true }).click();
  await expect(mei.getByText("Thank you. Saved.")).toBeVisible();
  await backbone.getByRole("button", { name: "Withdraw the link" }).click();
  await expect(backbone.getByText("The link is withdrawn.")).toBeVisible();
  expect((await mei.goto(new URL(link).pathname))?.status()).toBe(404);
  await outside.close();
});

test("an executive reads every action and writes those of the own institution only", async ({ visitAs }) => {
  const executive = await visitAs("executive");
  await executive.goto(`${ACTIONS}?member=millrace-technical`);
  await executive.getByRole("link", { name: "Post the instructor's job" }).click();
  await expect(executive.getByText("Owen Marsh, Millrace Technical College")).toBeVisible();
  await expect(executive.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  await executive.goto(`${ACTIONS}?member=tarrow-valley-health`);
  await executive.getByRole("link", { name: /Find out why three new hires/ }).click();
  await executive.getByLabel("How it stands").selectOption({ label: "Done" });
  await executive.getByRole("button", { name: "Save", exact: true }).click();
  await expect(executive.getByText("Saved.")).toBeVisible();
  expect((await executive.request.get("/c/demo/week")).status()).toBe(403);
});

test("an initiative is added with milestones, and this week's page leads from what is late", async ({
  visitAs,
}) => {
  const convener = await visitAs("convener");
  await convener.goto("/c/demo/partnership/initiatives/new");
  await convener.getByLabel("Name").fill("Bridge to nursing");
  await convener.getByLabel("Strategy").selectOption({ label: "Impact Workforce" });
  await convener.getByLabel("Led by").selectOption({ label: "Quillard University" });
  await convener.getByLabel("Stage").selectOption({ label: "Running" });
  await convener.getByLabel("What is reached").fill("First class");
  await convener.getByLabel("Due on").fill(inDays(-15));
  await convener.getByRole("button", { name: "Add the initiative" }).click();
  await expect(convener.getByRole("heading", { name: "Bridge to nursing" })).toBeVisible();
  await expect(convener.getByText("15 days overdue")).toBeVisible();
  await convener.goto("/c/demo/week");
  const late = convener.getByRole("region", { name: "Initiatives" });
  await expect(late).toContainText("Bridge to nursing Late");
  await expect(convener.getByRole("region", { name: "Members to call" })).toContainText(
    "actions are more than two weeks late",
  );
  await convener.getByRole("link", { name: "Post the instructor's job" }).click();
  await expect(convener.getByRole("heading", { name: "Post the instructor's job" })).toBeVisible();
});
