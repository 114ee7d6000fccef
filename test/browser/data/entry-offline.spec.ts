/** Typed text survives a lost connection and a reload. */
import { cell, enter, openGrid, SAVED, saveLine } from "../helpers/grid";
import { placeOf, readStored } from "../helpers/http";
import { expect, test } from "../helpers/visits";

const MEMBER = "millrace-technical";

test("the grid keeps typed text while offline and saves it once the connection is back", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  await openGrid(page, MEMBER);
  await page.context().setOffline(true);
  await enter(cell(page, "employees", 2023), "1,701");
  await expect(saveLine(page)).toContainText("No connection: what you typed is kept here");
  await enter(cell(page, "frontline_promotions", 2023), "17");
  await expect(cell(page, "employees", 2023)).toHaveValue("1,701");
  await page.context().setOffline(false);
  await expect(saveLine(page)).toContainText(SAVED);
  const stored = await readStored(app.url, await cookieOf("backbone"));
  expect(stored.get(placeOf(MEMBER, "employees", 2023))?.value).toBe("1701");
  expect(stored.get(placeOf(MEMBER, "frontline_promotions", 2023))?.value).toBe("17");
});

test("the page warns before unsaved text is left behind, and offers to restore it afterward", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    void dialog.accept();
  });
  await openGrid(page, MEMBER);
  await page.route("**/data/cells?*", (route) => route.abort());
  await enter(cell(page, "employees", 2024), "1,801");
  await expect(saveLine(page)).toContainText("No connection");
  await page.reload();
  expect(dialogs).toEqual(["beforeunload"]);
  const offer = page.getByRole("region", { name: "Unsaved texts" });
  await expect(offer).toContainText("One cell that you typed in was not saved");
  await expect(cell(page, "employees", 2024)).not.toHaveValue("1,801");
  await page.unroute("**/data/cells?*");
  await offer.getByRole("button", { name: "Restore and save" }).click();
  await expect(saveLine(page)).toContainText(SAVED);
  await expect(cell(page, "employees", 2024)).toHaveValue("1,801");
  const stored = await readStored(app.url, await cookieOf("backbone"));
  expect(stored.get(placeOf(MEMBER, "employees", 2024))?.value).toBe("1801");
  await openGrid(page, MEMBER);
  await expect(offer).toBeHidden();
});

test("the grid tells people when they are signed out and keeps what they typed", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await openGrid(page, MEMBER);
  await page.context().clearCookies();
  await enter(cell(page, "employees", 2022), "1,601");
  await expect(saveLine(page)).toContainText("you are signed out");
  await expect(cell(page, "employees", 2022)).toHaveValue("1,601");
});
