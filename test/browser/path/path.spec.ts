/** The path of a partnership: steps done by evidence, and a convener chosen by criteria. */
import { expect, test } from "../helpers/visits";

const PATH = "/c/demo/partnership/path";

test("a step is done by its evidence, and passed over only with a reason", async ({ visitAs }) => {
  const convener = await visitAs("convener", { javaScriptEnabled: false });
  await convener.goto(PATH);
  const step = convener.getByRole("region", { name: "8. How each shows up" });
  await expect(step).toContainText("Open");
  await expect(step).toContainText("10 of 11 members");
  await expect(step).toContainText("Missing: Lower Tarrow School District");
  await step.getByText("Not needed…").click();
  await step.getByRole("button", { name: "Pass it over" }).click();
  await expect(step.getByText("Say why it is not needed.")).toBeVisible();
  await step.getByText("Add a sentence", { exact: true }).first().click();
  await step.getByLabel("Member").selectOption({ label: "Lower Tarrow School District" });
  await step.getByRole("textbox", { name: "How it shows up" }).fill("Opens its buildings on weekends.");
  await step.getByRole("button", { name: "Add a sentence" }).click();
  await expect(step).toContainText("11 of 11 members");
  await expect(step).toContainText("Done");
  await expect(step.getByText("Not needed…")).toHaveCount(0);
});

test("the criteria advise on a convener, and nobody rates their own organization", async ({ visitAs }) => {
  const backbone = await visitAs("backbone");
  await backbone.goto(`${PATH}/convener`);
  await expect(
    backbone.getByText(
      "Request proposals: Wenlow Community Foundation leads, but it is less than 0.5 ahead.",
    ),
  ).toBeVisible();
  const scores = backbone.getByRole("region", { name: "Scores of the candidates" }).getByRole("row");
  await expect(scores.nth(1)).toContainText("4.2");
  await expect(scores.nth(2)).toContainText("3.8");
  const candidate = backbone.getByRole("article", { name: "Wenlow State University" });
  await candidate.getByText("Record a rating").click();
  await expect(candidate.getByLabel("Who rates").getByRole("option", { name: "Keisha Grant" })).toHaveCount(
    0,
  );
  const executive = await visitAs("executive");
  expect((await executive.request.get(`${PATH}/convener`)).status()).toBe(403);
  await executive.goto(PATH);
  await expect(executive.getByText("Asks for seats that vote.")).toHaveCount(0);
});

test("the profile names what contradicts its phase", async ({ visitAs }) => {
  const backbone = await visitAs("backbone");
  await backbone.goto("/c/demo/partnership/profile/edit");
  await backbone.getByLabel("Phase").selectOption({ label: "Forming" });
  await backbone.getByLabel("Since").fill("");
  await backbone.getByRole("button", { name: "Save changes" }).click();
  await expect(backbone.getByText("Enter the day since which this is so.")).toBeVisible();
  await backbone.getByLabel("Since").fill("2026-01-15");
  await backbone.getByRole("button", { name: "Save changes" }).click();
  await expect(backbone.getByText(/^Forming, but \d+ initiatives are running\.$/)).toBeVisible();
});
