/** Sections of the Continuum that ship as drafts in our own words, adopted in the settings. */
import { foundAs } from "../helpers/collaborative";
import { expect, test } from "../helpers/visits";

test("drafts of further sections are adopted as a new version, and marked until they are reworded", async ({
  page,
  app,
  expectAccessible,
}) => {
  await foundAs(app, page, { slug: "drafting", name: "Drafting Anchors" });
  const settings = "/c/drafting/settings/continuum";
  await page.goto(settings);
  const drafts = page.getByRole("region", { name: "Drafts of further sections" });
  const versions = page.getByRole("region", { name: "Versions" });
  await expect(drafts.getByRole("checkbox")).toHaveCount(6);
  await expect(versions.getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);

  const adopt = page.getByRole("button", { name: "Adopt as a new version" });
  await adopt.click();
  await expect(page.getByText("Choose at least one section.")).toBeVisible();
  await expect(versions.getByRole("listitem")).toHaveCount(1);

  await drafts.getByRole("checkbox", { name: "Effective governance" }).check();
  await adopt.click();
  await expect(page.getByText("The drafts have been adopted as a new version.")).toBeVisible();
  await expect(drafts.getByRole("checkbox")).toHaveCount(5);
  await expect(drafts.getByRole("checkbox", { name: "Effective governance" })).toHaveCount(0);
  await expect(versions.getByRole("listitem")).toHaveCount(2);
  await expect(
    versions.getByText(/^Version 2, from \d{4}: A shared imperative, Effective governance/),
  ).toBeVisible();
  await expect(
    page.getByText("A draft in our own words: the field’s wording is not public.").first(),
  ).toBeVisible();

  // Wherever it is rated, it says that it is a draft.
  const year = /from (\d{4})/.exec((await versions.getByText(/^Version 2/).textContent()) ?? "")?.[1];
  await page.goto(`/c/drafting/continuum/backbone?year=${year}`);
  await expect(
    page
      .getByRole("main")
      .getByText(/Effective governance/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("main").getByText(/draft/i).first()).toBeVisible();
});
