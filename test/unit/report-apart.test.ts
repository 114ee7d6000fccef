import { describe, expect, it } from "vitest";
import type { ReportModel } from "~/reports/model";
import { renderPptx } from "~/reports/pptx.server";
import { render } from "~/reports/render.server";
import { RenderError } from "~/reports/render-error";
import { renderXlsx } from "~/reports/xlsx.server";
import { makeReportModel } from "../support/report-model";

const small = makeReportModel({ members: 3, years: 2 });
const schema = "https://example.org/schema";
const wait = () => new AbortController().signal;

describe("a file that is made by a program of its own", () => {
  it("is the same, byte for byte, as one that is made here", async () => {
    const apart = await render(small, "xlsx", { schema, signal: wait() });
    expect(Buffer.from(apart).equals(Buffer.from(await renderXlsx(small)))).toBe(true);
    const slides = await render(small, "pptx", { schema, signal: wait() });
    expect(Buffer.from(slides).equals(Buffer.from(await renderPptx(small)))).toBe(true);
  }, 30_000);

  it("is stopped at once when nobody waits for it any more, and the next one is made", async () => {
    const leaving = new AbortController();
    const large = makeReportModel({ members: 200, years: 20 });
    const made = render(large, "xlsx", { schema, signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error("gone")), 50);
    const started = performance.now();
    await expect(made).rejects.toThrow("gone");
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await render(small, "csv", { schema, signal: wait() })).toContain("impact_hire_rate");
  });

  it("says in words where it cannot be made, and keeps why for the log", async () => {
    const broken = { ...small, sections: null } as unknown as ReportModel;
    const error = await render(broken, "pptx", { schema, signal: wait() }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RenderError);
    expect(error.message).toBe("The slides could not be made. The other forms of the report can.");
    expect(error.status).toBe(500);
    expect(String(error.cause)).toContain("TypeError");
  }, 30_000);
});
