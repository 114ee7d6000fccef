import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { checkFile } from "../../../app/exchange/observations/checked-file.server";
import { applyObservations } from "../../../app/exchange/observations/import.server";
import { openFile } from "../../../app/exchange/opening/open-file";
import type { Database } from "../../../db/client";
import { makeCollaborative, openTestDatabase } from "../../support/database/databases";
import { timesYardstick } from "../../support/yardstick";

const YEARS = Array.from({ length: 36 }, (_, at) => 1990 + at);
const MEMBERS = Array.from({ length: 139 }, (_, at) => ({
  slug: `member-${at}`,
  joinedOn: "1980-01-01",
  fiscalYearEndMonth: 12,
}));
const MEASURES = ["new_hires", "employees", "total_spend", "pathway_participants", "investable_assets"];
/** 60 columns: member, year, five measures, and what nobody needs here. */
const HEADER = ["member", "year", ...MEASURES, ...Array.from({ length: 53 }, (_, at) => `Extra ${at}`)];

describe("a file of 60 columns and 5,000 rows", () => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase("embedded"));
  });
  afterAll(() => dispose());

  it("is mapped and compared with what is stored in about two seconds", async () => {
    const collaborative = await makeCollaborative(database, { members: MEMBERS });
    const catalog = await collaborative.catalog();
    const lines = MEMBERS.flatMap(({ slug }, nth) =>
      YEARS.map((year) =>
        [slug, year, ...HEADER.slice(2).map((_, at) => (nth * 7 + year + at) % 5000)].join(","),
      ),
    ).slice(0, 5000);
    const bytes = Buffer.from([HEADER.join(","), ...lines].join("\n"));
    const mapped = async () => {
      const file = await openFile(bytes, "wide.csv");
      const guess = guessMapping(file, catalog);
      const columns = guess.columns.map((column) =>
        column.use === "unknown" ? { use: "ignore" as const } : column,
      );
      return readMapped(file, { ...guess, columns }, catalog);
    };
    const { rows } = await mapped();
    expect(rows).toHaveLength(25_000);
    const half = rows.filter(
      ({ memberId }) => catalog.members.findIndex(({ id }) => id === memberId) % 2 === 0,
    );
    await collaborative.enter((db) => applyObservations(db, catalog, half, { fileName: "half.csv" }));

    const { times, result } = await timesYardstick(async () => {
      const read = await mapped();
      return collaborative.enter((db) =>
        checkFile(db, {
          catalog,
          viewer: { role: "backbone", memberId: null },
          rows: read.rows,
          errors: read.faults,
        }),
      );
    });
    expect(result.counts).toMatchObject({ new: rows.length - half.length, unchanged: half.length, error: 0 });
    // About 15 where it was measured: a second and a half.
    expect(times).toBeLessThan(100);
  }, 120_000);
});
