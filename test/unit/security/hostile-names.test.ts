/** Names that objects have already, sent as the name of a field, a column, or a key, change no object but their own. */
import { parseWithZod } from "@conform-to/zod/v4";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, jsonOf } from "../../../app/access/limits/body.server";
import { packSchema } from "../../../app/domain/measures/packs";
import { openCsv } from "../../../app/exchange/opening/open-csv";
import { readTable, tableOf } from "../../../app/exchange/opening/table";

const HOSTILE = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"];
const PATHS = [
  ...HOSTILE,
  "__proto__.polluted",
  "__proto__[polluted]",
  "constructor.prototype.polluted",
  "list[__proto__].polluted",
  "list[0].__proto__.polluted",
];
const NESTED = '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}';

const send = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request("https://tidemark.example.org/", { method: "POST", body, headers });

const form = () => new URLSearchParams(PATHS.map((name) => [name, "yes"]));

/** What is read from outside, by reader. */
const READERS: Record<string, () => unknown> = {
  "a form": async () =>
    parseWithZod(await formOf(send(form())), {
      schema: z.object({ list: z.array(z.object({ name: z.string() })), name: z.string() }),
    }),
  "all fields of a form": async () => Object.fromEntries(await formOf(send(form()))),
  "a JSON body": () => jsonOf(send(NESTED, { "content-type": "application/json" }), 1000),
  "a list of rows as JSON": async () => tableOf(await jsonOf(send(`[${NESTED.slice(0, 37)}}]`), 1000)),
  "a pack of measures": () => packSchema.safeParse(JSON.parse(NESTED)),
  "a table": () => readTable(`${HOSTILE.join(",")}\n${HOSTILE.map(() => "polluted").join(",")}\n`),
  "a file of any layout": () =>
    openCsv(Buffer.from(`${HOSTILE.join(",")}\n${HOSTILE.map(() => "polluted").join(",")}\n`), "a.csv"),
};

/** What every object would have. */
const inherited = () => {
  const names: string[] = [];
  for (const name in {}) names.push(name);
  return names;
};

describe("names that objects have already", () => {
  const own = Object.getOwnPropertyNames(Object.prototype).join();
  const inheritedToString = Object.prototype.toString;
  afterEach(() => {
    for (const name of inherited()) delete (Object.prototype as Record<string, unknown>)[name];
  });

  it.each(Object.keys(READERS))(
    "leave all other objects as they are when they come in %s",
    async (reader) => {
      // What it answers, or refuses with, does not matter here.
      const read = await Promise.resolve()
        .then(READERS[reader])
        .catch((fault: unknown) => fault);
      expect(read).toBeDefined();
      expect(inherited()).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(own);
      expect(Object.prototype.toString).toBe(inheritedToString);
    },
  );
});
