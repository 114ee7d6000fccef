import { notFound } from "~/access/visit.server";
import type { Setting } from "~/records/figures/rollup.server";

/** The year in the address, else the newest that most members have reported. @throws 404 for an unknown year */
export function chosenYear(request: Request, { years, newest, opening }: Setting): number {
  const text = new URL(request.url).searchParams.get("year");
  if (text === null) return opening;
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || !years.includes(year))
    throw notFound(`There are no figures for ${text.slice(0, 20)}: they run from ${years[0]} to ${newest}.`);
  return year;
}
