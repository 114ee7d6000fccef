/** Sends the requests that the app's pages send, without a browser. */
import { randomInt } from "node:crypto";
import { parse } from "csv-parse/sync";
import type { EntryChange, SaveAnswer } from "../../../app/domain/entry/entry";
import type { Role } from "../../../app/domain/terms";

export type Credentials = { demo: Role } | { email: string; password: string };

/** Sign-ins are rate limited by address, and tests sign in more often than a person. */
export function freshAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** Submits the sign-in form. */
export function postSignIn(url: string, form: Record<string, string>, address = freshAddress(), next = "") {
  return fetch(`${url}/?index${next ? `&next=${encodeURIComponent(next)}` : ""}`, {
    method: "POST",
    headers: { origin: url, "x-forwarded-for": address },
    body: new URLSearchParams(form),
    redirect: "manual",
  });
}

/** Signs in. @returns the value of a Cookie header */
export async function signIn(url: string, as: Credentials): Promise<string> {
  const response = await postSignIn(url, as);
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (response.status !== 302 || !cookie) throw new Error(`Nobody could sign in: ${response.status}`);
  return cookie;
}

/** Sends a block of cells as the entry grid does. */
export async function saveCells(
  url: string,
  cookie: string,
  member: string,
  changes: EntryChange[],
): Promise<{ status: number; answer: SaveAnswer }> {
  const response = await fetch(`${url}/c/demo/data/cells?member=${member}`, {
    method: "POST",
    headers: { cookie, origin: url, "content-type": "application/json" },
    body: JSON.stringify({ changes }),
  });
  return { status: response.status, answer: (await response.json()) as SaveAnswer };
}

export interface StoredRow {
  member: string;
  measure: string;
  year: string;
  value: string;
  category?: string;
  state: string;
  note: string;
  source: string;
}

export const placeOf = (member: string, measure: string, year: number) => `${member} ${measure} ${year}`;

/** All stored values, read through the export, by place ("quillard new_hires 2025"). */
export async function readStored(url: string, cookie: string): Promise<Map<string, StoredRow>> {
  const response = await fetch(`${url}/c/demo/data/observations.csv`, { headers: { cookie } });
  if (!response.ok) throw new Error(`The export answers with ${response.status}`);
  const rows = parse(await response.text(), { columns: true, bom: true }) as StoredRow[];
  // A breakdown's rows have the same place as their total.
  const wholes = rows.filter(({ category }) => !category);
  return new Map(wholes.map((row) => [placeOf(row.member, row.measure, Number(row.year)), row]));
}
