import { describe, expect, it } from "vitest";
import { fileOf } from "~/routes/reports/report-file.server";
import { makeReportModel } from "../../support/reports/model";

const report = makeReportModel({ members: 1, years: 1 });
const asked = { request: new Request("https://example.org/c/demo/reports/progress.json"), context: {} };

async function namesOf(title: string, slug: string): Promise<string | null> {
  const answer = await fileOf({ ...report, title, slug }, "json", asked);
  return answer.headers.get("content-disposition");
}

describe("a report as a file", () => {
  it("is named after its address and year", async () => {
    expect(await namesOf("Überblick: progress", "uberblick-progress")).toBe(
      'attachment; filename="uberblick-progress-2025.json"',
    );
  });

  it("adds its title as a second name if the address has no letter of the title", async () => {
    expect(await namesOf("進捗報告", "report")).toBe(
      `attachment; filename="report-2025.json"; filename*=UTF-8''%E9%80%B2%E6%8D%97%E5%A0%B1%E5%91%8A-2025.json`,
    );
  });

  it("never has a name with a path or reversed text, whatever the title", async () => {
    const names = await namesOf("../Отчёт*(1)'\r\n\u202Efdp.exe\uD800", "1");
    const own = decodeURIComponent(names?.split("''")[1] ?? "");
    expect(own).toBe(".. Отчёт (1)' fdp.exe-2025.json");
    expect(names).toMatch(/^attachment; filename="1-2025\.json"; filename\*=UTF-8''[\w.%-]+$/);
  });
});
