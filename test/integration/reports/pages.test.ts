import { beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../../app/reports/build";
import { AUDIENCES } from "../../../app/reports/model";
import { newOutline } from "../../../app/reports/outline";
import { renderPdf } from "../../../app/reports/pdf/render.server";
import { readReportSources } from "../../../app/reports/read.server";
import { type DemoDatabase, openDemoDatabase } from "../../support/database/demo";
import { fullness, readPdf } from "../../support/reports/pdf-text";

/** Any day does, as long as each run has the same. */
const DAY = "2026-03-01";

describe("the pages of the demo’s report", () => {
  let demo: DemoDatabase;
  beforeAll(async () => {
    demo = await openDemoDatabase("embedded");
  });

  it.each(AUDIENCES)(
    "for %s readers are at least half full, but for the last page of a part",
    async (readers) => {
      const model = await demo.enter(async (db) => {
        const sources = await readReportSources(db, { readers, year: 2025 }, DAY);
        const outline = newOutline(readers);
        return buildReport(sources, {
          title: "Progress",
          slug: "progress",
          outline,
          earlier: null,
          date: DAY,
        });
      });
      const read = await readPdf(await renderPdf(model));
      const full = fullness(read);
      const [first = 0] = read.begins;
      expect(read.begins).toHaveLength(model.sections.length);
      const endsPart = (page: number) => page === full.length - 1 || read.begins.includes(page + 1);
      const empty = full.flatMap((share, page) =>
        page >= first && !endsPart(page) && share < 0.5
          ? [`page ${page + 1}: ${Math.round(share * 100)}%`]
          : [],
      );
      expect(empty).toEqual([]);
    },
  );
});
