import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signUp } from "../../../app/access/auth.server";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { buildReport } from "../../../app/reports/build";
import { renderCsv } from "../../../app/reports/data/csv.server";
import { newOutline } from "../../../app/reports/outline";
import { readReportSources } from "../../../app/reports/read.server";
import { renderXlsx } from "../../../app/reports/workbook/render.server";
import { loader as chartFile } from "../../../app/routes/charts/chart-file";
import { loader as observationsFile } from "../../../app/routes/data/entry/observations-csv";
import { loader as overviewFile } from "../../../app/routes/overview/overview-csv";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { STANDARD_METRICS } from "../../../seeds/library";
import { answerOf, apiOf, contextOf, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { opened } from "../../support/reports/workbook";

const PEERS = ["p1", "p2", "p3", "p4", "p5", "p6"];
const SLUGS = ["me", ...PEERS];
const YEARS = [2022, 2023, 2024];
const WHOLES = ["new_hires", "total_spend", "employees", "investable_assets"];
const PARTS = ["impact_hires", "mwbe_local_spend", "living_wage_employees", "pbi_allocated"];

/** What a program or a browser can fetch, by where it was fetched. */
type Fetched = Map<string, string>;

/** A figure of peers as it is listed: its peers' numbers in their order. */
interface PeerList {
  place: string;
  code: string;
  year: number;
  numbers: (number | null)[];
}

describe.each(ENGINES)(
  "peers without names, over all that one executive can fetch, on the %s engine",
  (engine) => {
    let database: Database;
    let dispose: () => Promise<void>;
    let context: AppLoadContext;
    let at: TestCollaborative;
    let cookie = "";
    /** "p1 new_hires 2023": no two numbers are the same. */
    const numbers = new Map<string, number>();
    let fetched: Fetched;

    beforeAll(async () => {
      ({ database, dispose } = await openTestDatabase(engine));
      context = contextOf(database);
      at = await makeCollaborative(database, {
        profile: { policy: standardPolicy("anonymous_peers"), baselineYear: 2022 },
        members: SLUGS.map((slug) => ({ slug, name: `The ${slug} institution` })),
      });
      const catalog = await at.catalog();
      let next = 1000;
      for (const year of YEARS)
        for (const [place, slug] of SLUGS.entries())
          for (const [nth, whole] of WHOLES.entries()) {
            // The order of members differs from list to list, so that rank joins nobody.
            next += 7 + ((place * 5 + nth * 3 + year) % 11);
            numbers.set(`${slug} ${whole} ${year}`, next * 10 + ((place * 3 + nth + year) % 7));
            numbers.set(`${slug} ${PARTS[nth]} ${year}`, 3000 + next);
          }
      const rows = [...numbers].map(([key, value]) => {
        const [slug, code = "", year] = key.split(" ");
        return {
          memberId: catalog.members.find((member) => member.slug === slug)?.id ?? "",
          kind: "measure" as const,
          code,
          year: Number(year),
          state: "value" as const,
          value: String(value),
          note: `noted by ${slug}`,
        };
      });
      expect(await at.enter((db) => writeObservations(db, catalog, rows))).toMatchObject({ stored: true });
      cookie = await signedIn();
      fetched = await fetchAll();
    }, 120_000);
    afterAll(() => dispose());

    async function signedIn(): Promise<string> {
      const email = "linking@example.org";
      const headers = await signUp(context.auth, { email, name: "Lee", password: "a calm river in spring" });
      const [{ id = "" } = {}] = rowsOf<{ id: string }>(
        await database.db.execute(sql`select id from users where email = ${email}`),
      );
      const { members } = await at.catalog();
      const memberId = members.find(({ slug }) => slug === "me")?.id ?? null;
      await at.enter((db) => grantRole(db, { userId: id, role: "executive", memberId }));
      return headers.getSetCookie()[0]?.split(";")[0] ?? "";
    }

    async function fetchAll(): Promise<Fetched> {
      const found: Fetched = new Map();
      const file = async (
        loader: (args: LoaderFunctionArgs) => Promise<Response>,
        path: string,
        params: Record<string, string> = {},
      ) => {
        const request = new Request(`http://127.0.0.1/c/${at.slug}/${path}`, { headers: { cookie } });
        const args = { request, params: { collaborative: at.slug, ...params }, context };
        try {
          const answer = await loader(args as unknown as LoaderFunctionArgs);
          found.set(path, await answer.text());
        } catch (thrown) {
          // A chart that this reader does not have is a 404.
          if (!(thrown instanceof Response)) throw thrown;
          expect(thrown.status).toBe(404);
        }
      };
      const shares = STANDARD_METRICS.map(({ code }) => code);
      for (const year of YEARS) {
        await file(overviewFile, `overview.csv?year=${year}`);
        for (const code of shares)
          for (const kind of ["trend", "members"])
            await file(chartFile, `charts/${kind}-${code}.csv?year=${year}&members=p1,p2,me`, {
              chart: `${kind}-${code}`,
              format: "csv",
            });
      }
      for (const slug of SLUGS)
        await file(chartFile, `charts/member-${slug}.impact_hire_rate.csv?year=2024`, {
          chart: `member-${slug}.impact_hire_rate`,
          format: "csv",
        });
      await file(observationsFile, "data/observations.csv");
      const api = apiOf(context, at.slug, await tokenFor(database, at.slug, "executive", "me"));
      const answer = async (path: string, response: Promise<Response>) => {
        const { status, body } = await answerOf(await response);
        expect(status).toBe(200);
        found.set(path, typeof body === "string" ? body : JSON.stringify(body));
      };
      for (const year of YEARS) {
        await answer(`api/rollup ${year}`, api.rollup(`year=${year}&explain=1`));
        await answer(`api/goals ${year}`, api.goals(`year=${year}`));
      }
      for (const year of YEARS) {
        const model = await at.enter(async (db) => {
          const sources = await readReportSources(db, { readers: "members", year }, "2026-03-01");
          const about = { title: "Progress", slug: "progress", earlier: null, date: "2026-03-01" };
          return buildReport(sources, { ...about, outline: newOutline("members") });
        });
        // Every format of a report is made from its model; these two hold the most of it.
        found.set(`report-${year}.csv`, renderCsv(model));
        const book = await opened(await renderXlsx(model));
        for (const sheet of book.sheets)
          found.set(
            `report-${year}.xlsx ${sheet}`,
            book
              .shown(sheet)
              .map((row) => row.join(" | "))
              .join("\n"),
          );
      }
      await answer("api/observations", api.observations());
      await answer("api/observations.csv", api.observations("format=csv"));
      await answer("api/members", api.members());
      return found;
    }

    /** Lists of peers, in files and in answers. */
    function lists(): PeerList[] {
      return [...fetched].flatMap(([place, text]): PeerList[] => {
        const chart = /^charts\/members-(\w+)\.csv\?year=(\d+)/.exec(place);
        if (chart) {
          const peers = (parse(text, { bom: true }) as string[][]).filter(([name = ""]) =>
            /^Peer \d/.test(name),
          );
          // One number a peer, and its text.
          for (const [, year, , shown = ""] of peers)
            expect([year, (shown.replace(/,/g, "").match(/\d+(?:\.\d+)?/g) ?? []).length < 2]).toEqual([
              chart[2],
              true,
            ]);
          const listed = peers.map(([, , value = ""]) => (value === "" ? null : Number(value)));
          return [{ place, code: chart[1] ?? "", year: Number(chart[2]), numbers: listed }];
        }
        const answer = /^api\/rollup (\d+)$/.exec(place);
        if (!answer) return [];
        const body: RollupBody = JSON.parse(text);
        return [...body.totals, ...body.metrics].map((figure) => ({
          place,
          code: figure.measure ?? figure.metric ?? "",
          year: Number(answer[1]),
          numbers: (figure.explanation?.contributions ?? [])
            .filter(({ member }) => member !== "me")
            .map(({ value }) => value),
        }));
      });
    }

    it("finds lists of peers to look at", () => {
      const all = lists().filter((list) => list.numbers.length === PEERS.length);
      expect(new Set(all.map(({ code, year }) => `${code} ${year}`)).size).toBeGreaterThan(8);
      expect(all.some(({ place }) => place.startsWith("charts/"))).toBe(true);
      expect(all.some(({ place }) => place.startsWith("api/"))).toBe(true);
    });

    it("names no peer beside a number, and repeats none of their notes", () => {
      for (const [place, text] of fetched) {
        expect([place, PEERS.filter((slug) => text.includes(`noted by ${slug}`))]).toEqual([place, []]);
        if (place === "api/members") continue;
        for (const line of text.split(/\r?\n|\},\{/))
          for (const slug of PEERS)
            if (line.includes(`The ${slug} institution`) || line.includes(`"${slug}"`))
              expect([
                place,
                line,
                numbersOf(slug).filter((number) => line.includes(String(number))),
              ]).toEqual([place, line, []]);
      }
    });

    it("gives a peer's series nowhere: no line and no object has two of its numbers", () => {
      for (const [place, text] of fetched)
        for (const line of text.split(/\r?\n|\},\{/))
          for (const slug of PEERS) {
            const own = numbersOf(slug).filter((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(line));
            expect([place, slug, own.length > 1 ? line : null]).toEqual([place, slug, null]);
          }
    });

    it("lists a number of a peer for one figure only, and no part of a listed share", () => {
      const figures = new Map<number, Set<string>>();
      for (const { code, year, numbers: listed } of lists())
        for (const number of listed)
          if (number !== null && number >= 1000)
            figures.set(number, (figures.get(number) ?? new Set()).add(`${code} ${year}`));
      for (const [number, places] of figures)
        expect([number, [...places]]).toEqual([number, [[...places][0]]]);
      const shown = new Set(
        lists().flatMap(({ code, year, numbers: listed }) => (listed.length > 0 ? [`${code} ${year}`] : [])),
      );
      for (const { code, numerator, denominator, kind } of STANDARD_METRICS)
        for (const year of YEARS)
          if (kind === "share" && shown.has(`${code} ${year}`))
            for (const part of [numerator, denominator])
              expect([code, year, shown.has(`${part} ${year}`)]).toEqual([code, year, false]);
    });

    it("keeps no order from list to list by which peers could be followed over years or measures", () => {
      const orders = new Map<string, string[]>();
      for (const { code, year, numbers: listed } of lists()) {
        const members = listed.map((number) => ownerOf(code, year, number));
        if (members.length === PEERS.length && members.every((slug) => slug !== null))
          orders.set(`${code} ${year}`, members.map(String));
      }
      expect(orders.size).toBeGreaterThan(8);
      const keys = [...orders.keys()];
      let hits = 0;
      let pairs = 0;
      for (const [place, a] of keys.entries())
        for (const b of keys.slice(place + 1)) {
          const [first = [], second = []] = [orders.get(a), orders.get(b)];
          hits += first.filter((slug, at_) => second[at_] === slug).length;
          pairs++;
        }
      // A random order keeps one peer in its place, on average, with a variance of one.
      const excess = (hits - pairs) / Math.sqrt(pairs);
      expect(excess).toBeLessThan(4);
    });

    const numbersOf = (slug: string) =>
      [...numbers].flatMap(([key, value]) => (key.startsWith(`${slug} `) ? [value] : []));

    /** Whose number it is: of an amount itself, of a share to a tenth of a point. */
    function ownerOf(code: string, year: number, number: number | null): string | null {
      if (number === null) return null;
      const metric = STANDARD_METRICS.find((each) => each.code === code);
      const amountOf = (slug: string) => {
        const numerator = numbers.get(`${slug} ${metric?.numerator ?? code} ${year}`) ?? Number.NaN;
        if (metric?.kind !== "share") return numerator;
        const denominator = numbers.get(`${slug} ${metric.denominator} ${year}`) ?? Number.NaN;
        return Math.round((numerator / denominator) * 1000) / 1000;
      };
      const owners = PEERS.filter((slug) => Math.abs(amountOf(slug) - number) < 1e-9);
      return owners.length === 1 ? (owners[0] ?? null) : null;
    }
  },
);

interface RollupBody {
  totals: Explained[];
  metrics: Explained[];
}
interface Explained {
  measure?: string;
  metric?: string;
  explanation?: { contributions: { member: string; value: number | null }[] };
}
