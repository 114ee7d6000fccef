import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { previewObservations } from "../../../app/exchange/observations/import.server";
import { openFile } from "../../../app/exchange/opening/open-file";
import { templateWorkbook } from "../../../app/exchange/templates/template";
import { templateCsv } from "../../../app/exchange/templates/template-csv";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { BY_SLUG } from "../../../app/records/collaboratives/collaboratives.server";
import { readTemplateMembers } from "../../../app/records/imports/template.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import type { TenantDb } from "../../../db/tenant";
import { DEMO, loadSeed } from "../../../seeds/load";
import { ENGINES, openTestDatabase } from "../../support/database/databases";

describe.each(ENGINES)("templates on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let id = "";
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    const { slug } = await loadSeed(database, DEMO);
    const [seeded] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
    );
    id = seeded?.id ?? "";
  });
  afterAll(() => dispose());
  const inside = <T>(work: (db: TenantDb) => Promise<T>) =>
    openTenant(database, { collaborativeId: id, actor: { name: "Test", userId: null } }, work);

  /** Previews of a template that is sent back unchanged, and the stored values of its year. */
  const sentBack = (year: number, form: "xlsx" | "long") =>
    inside(async (db) => {
      const catalog = await readCatalog(db);
      const members = await readTemplateMembers(db, catalog, year, null);
      const sheets = members.map((member) => ({ ...member, period: "", due: null }));
      const bytes =
        form === "xlsx"
          ? await templateWorkbook({ collaborative: catalog.collaborative, year, sheets })
          : Buffer.from(templateCsv({ catalog, year, members }, "long"));
      const file = await openFile(bytes, `template.${form}`);
      const { rows, faults } = readMapped(file, guessMapping(file, catalog), catalog);
      expect(faults).toEqual([]);
      const previews = await previewObservations(db, catalog, rows);
      const stored = await readObservations(db, { from: year, to: year, categoriesOf: "all" });
      return { previews, stored: stored.filter(({ computed }) => !computed) };
    });

  it.each([2023, 2025])(
    "change nothing as a workbook for %s, which has every stored value",
    async (year) => {
      const { previews, stored } = await sentBack(year, "xlsx");
      expect(previews.filter(({ verdict }) => verdict !== "unchanged")).toEqual([]);
      expect(previews).toHaveLength(stored.length);
      expect(stored.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it("change nothing as CSV either, which has no shares", async () => {
    const { previews, stored } = await sentBack(2023, "long");
    expect(previews.filter(({ verdict }) => verdict !== "unchanged")).toEqual([]);
    expect(previews).toHaveLength(stored.filter(({ kind }) => kind === "measure").length);
  }, 60_000);
});
