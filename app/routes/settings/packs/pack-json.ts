import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";
import { readPacks } from "./packs.server";

/** A pack as a file that another collaborative can adopt. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see measures", async (visited) => {
    const listed = (await readPacks(visited)).find(({ pack }) => pack.code === args.params.pack);
    if (!listed) throw notFound("There is no such pack of measures.");
    return new Response(`${JSON.stringify(listed.pack, null, 2)}\n`, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${listed.pack.code}-pack.json"`,
        "cache-control": "no-store",
      },
    });
  });
}
