import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import { type MeasurePack, planPack } from "~/domain/measures/packs";
import { formulaWords, type MeasureSettings } from "~/domain/measures/settings";
import { paths } from "~/paths";
import { adoptPack, readAdoptedPacks } from "~/records/measures/packs.server";
import { STANDARD_PACKS } from "../../../../seeds/packs";
import { faultOf } from "../measures/actions.server";
import { LIBRARY } from "../measures/view.server";

/** Packs of measures: the standard ones, and those of others that were adopted. */

/** Standard packs first, then adopted ones of others; an adopted pack is listed as it reads now where it is standard. */
export async function readPacks({ db }: Pick<Visit, "db">) {
  const adopted = await readAdoptedPacks(db);
  const known = new Set(adopted.map(({ code }) => code));
  const standard = new Set(STANDARD_PACKS.map(({ code }) => code));
  const others = adopted.filter(({ code }) => !standard.has(code)).map(({ pack }) => pack);
  return [...STANDARD_PACKS, ...others].map((pack) => ({ pack, adopted: known.has(pack.code) }));
}

/** A pack as its page shows it: what adopting it adds, and what stays. */
export function packView(settings: MeasureSettings, pack: MeasurePack) {
  const plan = planPack(settings, pack, LIBRARY);
  const known = new Set(plan.kept);
  const all = [...settings.measures, ...pack.measures, ...LIBRARY.measures];
  const labelOf = (code: string) =>
    [...all, ...settings.metrics, ...pack.metrics].find((item) => item.code === code)?.label ?? code;
  const own = new Set(pack.measures.map(({ code }) => code));
  return {
    code: pack.code,
    name: pack.name,
    about: pack.about,
    fault: plan.fault,
    adds: plan.measures.length + plan.metrics.length,
    measures: pack.measures.map((measure) => ({
      code: measure.code,
      label: measure.label,
      definition: measure.definition,
      source: measure.source,
      differs: measure.differs,
      whole: measure.partOf === null ? null : labelOf(measure.partOf),
      partsOverlap: measure.partsOverlap === true,
      known: known.has(measure.code),
    })),
    /** Standard measures that it builds on and that come along. */
    along: plan.measures.filter(({ code }) => !own.has(code)).map(({ label }) => label),
    metrics: pack.metrics.map((metric) => ({
      code: metric.code,
      label: metric.label,
      formula: formulaWords(metric, all),
      known: known.has(metric.code),
    })),
    notes: pack.notes.map(({ framework, item, nearest, differs }) => ({
      framework,
      item: labelOf(item),
      nearest,
      differs,
    })),
  };
}

/** Why a listed pack was not adopted. */
export interface PackAnswer {
  fault?: string;
}

/** Adopts a pack that is listed. */
export async function adoptListed(args: ActionFunctionArgs) {
  await formOf(args.request);
  const c = args.params.collaborative ?? "";
  const code = args.params.pack ?? "";
  const fault = await faultOf(() =>
    visit(args, "manage measures", async (visited) => {
      const listed = (await readPacks(visited)).find(({ pack }) => pack.code === code);
      if (!listed) throw new Response("There is no such pack.", { status: 404, statusText: "Not found" });
      await adoptPack(visited.db, listed.pack, LIBRARY);
    }),
  );
  if (fault) return data<PackAnswer>({ fault: fault.message }, { status: 422 });
  return redirect(paths.measurePack(c, code, { saved: "yes" }));
}
