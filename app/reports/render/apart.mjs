/**
 * A program of its own that reads a report as JSON from standard input and writes a file to standard output. A large
 * report takes seconds, in which the app would answer nobody.
 *
 * Arguments: the renderer, "workbook" or "slides"; the name of its function; and "built" to take it from the build.
 */
const [renderer = "", name = "", built] = process.argv.slice(2);
const { [name]: render } = await load();
/** @type {Buffer[]} */
const parts = [];
for await (const part of process.stdin) parts.push(part);
process.stdout.write(await render(JSON.parse(Buffer.concat(parts).toString("utf8"))));

async function load() {
  if (built) return import(`../../../build/renderers/${renderer}.js`);
  // Registers the TypeScript loader, as `node --import tsx` does.
  // @ts-expect-error the package declares no types for this entry
  await import("tsx");
  return import(`../${renderer}/render.server.ts`);
}
