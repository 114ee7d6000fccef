/** Whatever an address says, the app answers it, and never with a fault of its own. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import routes from "../../../app/routes";
import { EXPECTATIONS } from "../../support/app/expectations";
import { expect, test } from "../helpers/visits";

/** Names that every object has, what is no number, no date, and no text, and what is far too long. */
const HOSTILE = ["__proto__", "constructor", "-1", "99999999999999999999", "%E0%A4%A", "x".repeat(3000)];
/** Files and pictures take long, and their readers are the ones of pages. */
const SLOW = /\.(pdf|xlsx|pptx|zip|png)|\/charts\/|sign-out|everything/;
const AT_ONCE = 4;

/** The parameters that a route or the modules of its folder read. */
function parametersOf(file: string, at: string): string[] {
  const folder = join("app", dirname(file));
  const sources = readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const read = sources.matchAll(/(?:searchParams|query|search|asked)\.(?:get|has|getAll)\("([\w-]+)"\)/g);
  const given = at.matchAll(/[?&]([\w-]+)=/g);
  return [...new Set([...read, ...given].map(([, name = ""]) => name))];
}

test("no parameter of any page makes it fail, whatever it says", async ({ app, cookieOf }) => {
  test.setTimeout(900_000);
  const cookie = await cookieOf("backbone");
  const addresses = routes.flatMap(({ path, file }) => {
    const at = EXPECTATIONS[path ?? "/"]?.at ?? "";
    if (at.includes("{") || at.startsWith("/api/") || SLOW.test(at) || SLOW.test(path ?? "")) return [];
    const [page = "", query = ""] = at.split("?");
    return parametersOf(file, at).map((name) => {
      const others = query.split("&").filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
      return { start: `${page}?${[...others, ""].join("&")}`, name };
    });
  });
  expect(addresses.length).toBeGreaterThan(200);
  // Each parameter gets another of the hostile values; all of them would take a quarter of an hour.
  const asked = addresses.flatMap(({ start, name }, at) =>
    ["__proto__", HOSTILE[1 + (at % (HOSTILE.length - 1))]].map((value) => `${start}${name}=${value}`),
  );
  const failed: string[] = [];
  async function ask() {
    for (let address = asked.pop(); address !== undefined; address = asked.pop()) {
      const answer = await fetch(app.url + address, { headers: { cookie }, redirect: "manual" });
      if (answer.status >= 500) failed.push(`${answer.status} ${address.slice(0, 200)}`);
      await answer.arrayBuffer();
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  expect(failed.sort()).toEqual([]);
});
