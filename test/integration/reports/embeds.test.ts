import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { readHistory } from "../../../app/records/history/history.server";
import { findEmbed, publishChart, readEmbed, revokeEmbed } from "../../../app/records/reports/embeds.server";
import { frozenChart, publicChart } from "../../../app/reports/charts/public-chart.server";
import { readReportSources } from "../../../app/reports/read.server";
import { openLobby } from "../../../db/door";
import { openDemoDatabase } from "../../support/database/demo";

const YEAR = 2024;
const CHART = "trend-impact_hire_rate";

describe.each(["embedded", "server"] as const)("a chart in other sites, on the %s engine", (engine) => {
  it("is frozen as published, tells the public no member, and is gone once withdrawn", async () => {
    const { database, enter } = await openDemoDatabase(engine);
    const find = (secretHash: string) =>
      openLobby(database, { secretHash }, (lobby) => findEmbed(lobby, secretHash));

    await enter(async (db) => {
      expect(await readEmbed(db, CHART)).toBeNull();
      const sources = await readReportSources(db, { readers: "public", year: YEAR });
      const chart = publicChart(sources, CHART);
      expect(chart?.title).toMatch(/^Impact hires reached .+; the goal is 10% by 2027/);
      for (const { name } of sources.catalog.members) expect(JSON.stringify(chart)).not.toContain(name);
      // Charts of members and of single institutions' goals are not for the public.
      for (const id of ["members-impact_hire_rate", "member-quillard", "trend-nothing", ""])
        expect(publicChart(sources, id)).toBeNull();
      const publication = {
        chart: CHART,
        year: YEAR,
        snapshot: JSON.stringify(chart),
        showing: sources.showing,
      };
      await publishChart(db, publication, { secret: "chart_one", hash: "hash one" });
      // Publishing again keeps the address.
      await publishChart(db, { ...publication, year: 2023 }, { secret: "chart_two", hash: "hash two" });
      expect(await readEmbed(db, CHART)).toMatchObject({ token: "chart_one", year: 2023 });
    });

    expect(frozenChart((await find("hash one"))?.snapshot ?? "{}").unit).toBe("Percent of new hires");
    expect(await find("hash two")).toBeNull();
    expect(await find("another")).toBeNull();

    await enter(async (db) => {
      expect(await revokeEmbed(db, CHART)).toBe(true);
      expect(await revokeEmbed(db, CHART)).toBe(false);
      const subjects = (await readHistory(db, "embed", sql`true`)).length;
      expect(subjects).toBe(3);
    });
    expect(await find("hash one")).toBeNull();
  });
});
