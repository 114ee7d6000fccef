import { describe, expect, it } from "vitest";
import type { ReportModel } from "~/reports/model";
import { RenderError } from "~/reports/render/error";
import { render } from "~/reports/render/render.server";
import { renderPptx } from "~/reports/slides/render.server";
import { renderXlsx } from "~/reports/workbook/render.server";
import { makeReportModel } from "../../support/reports/model";
import { timesYardstick } from "../../support/yardstick";

const small = makeReportModel({ members: 3, years: 2 });
const schema = "https://example.org/schema";
const wait = () => new AbortController().signal;

describe("a file made in a separate process", () => {
  it("is identical byte for byte to one made in this process", async () => {
    const apart = await render(small, "xlsx", { schema, signal: wait() });
    expect(Buffer.from(apart).equals(Buffer.from(await renderXlsx(small)))).toBe(true);
    const slides = await render(small, "pptx", { schema, signal: wait() });
    expect(Buffer.from(slides).equals(Buffer.from(await renderPptx(small)))).toBe(true);
  }, 120_000);

  it("stops as soon as it is canceled, and the next one is made", async () => {
    const leaving = new AbortController();
    const large = makeReportModel({ members: 200, years: 20 });
    const made = render(large, "xlsx", { schema, signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error("gone")), 50);
    const { times } = await timesYardstick(() => expect(made).rejects.toThrow("gone"));
    // To make the whole takes some 40.
    expect(times).toBeLessThan(20);
    expect(await render(small, "csv", { schema, signal: wait() })).toContain("impact_hire_rate");
  });

  it("reports a failure in plain words and keeps the cause for the log", async () => {
    const broken = { ...small, sections: null } as unknown as ReportModel;
    const error = await render(broken, "pptx", { schema, signal: wait() }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RenderError);
    expect(error.message).toBe("The slides could not be made. The other formats still can.");
    expect(error.status).toBe(500);
    expect(String(error.cause)).toContain("TypeError");
  }, 120_000);
});
