import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guessMapping } from "../../app/exchange/guess-mapping";
import { previewObservations } from "../../app/exchange/import.server";
import { openFile } from "../../app/exchange/open-file";
import { readMapped } from "../../app/exchange/read-mapped";
import { templateWorkbook } from "../../app/exchange/template";
import { templateCsv } from "../../app/exchange/template-csv";
import { readCatalog } from "../../app/records/catalog.server";
import { BY_SLUG } from "../../app/records/collaboratives.server";
import { readObservations } from "../../app/records/observations.server";
import { readAsked } from "../../app/records/template.server";
import type { Database } from "../../db/client";
import { openTenant } from "../../db/door";
import { rowsOf } from "../../db/rows";
import type { TenantDb } from "../../db/tenant";
import { DEMO, loadSeed } from "../../seeds/load";
import { ENGINES, openTestDatabase } from "../support/databases";

describe.each(ENGINES)("templates on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let id = "";
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    const { slug } = await loadSeed(database, DEMO);
    const [found] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
    );
    id = found?.id ?? "";
  });
  afterAll(() => dispose());
  const inside = <T>(work: (db: TenantDb) => Promise<T>) =>
    openTenant(database, { collaborativeId: id, actor: { name: "Test", userId: null } }, work);

  /** Verdicts of the rows of a template of the year that is sent back untouched, and what is stored of that year. */
  const sentBack = (year: number, form: "xlsx" | "long") =>
    inside(async (db) => {
      const catalog = await readCatalog(db);
      const asked = await readAsked(db, catalog, year, null);
      const sheets = asked.map((one) => ({ ...one, period: "", due: null }));
      const bytes =
        form === "xlsx"
          ? await templateWorkbook({ collaborative: catalog.collaborative, year, sheets })
          : Buffer.from(templateCsv({ catalog, year, members: asked }, "long"));
      const file = await openFile(bytes, `template.${form}`);
      const { rows, faults } = readMapped(file, guessMapping(file, catalog), catalog);
      expect(faults).toEqual([]);
      const previews = await previewObservations(db, catalog, rows);
      const stored = await readObservations(db, { from: year, to: year, categoriesOf: "all" });
      return { previews, stored: stored.filter(({ computed }) => !computed) };
    });

  it.each([2023, 2025])(
    "a workbook for %s sent back as it is changes nothing, and names every stored value",
    async (year) => {
      const { previews, stored } = await sentBack(year, "xlsx");
      expect(previews.filter(({ verdict }) => verdict !== "unchanged")).toEqual([]);
      expect(previews).toHaveLength(stored.length);
      expect(stored.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it("nor does the plain text, which holds no shares", async () => {
    const { previews, stored } = await sentBack(2023, "long");
    expect(previews.filter(({ verdict }) => verdict !== "unchanged")).toEqual([]);
    expect(previews).toHaveLength(stored.filter(({ kind }) => kind === "measure").length);
  }, 60_000);
});
