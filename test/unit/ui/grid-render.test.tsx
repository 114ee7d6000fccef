import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { EntryGrid, type EntryGridProps } from "~/ui/grid/EntryGrid";

const items: EntryItem[] = [
  {
    kind: "share",
    code: "impact_hire_rate",
    label: "Impact-hire rate",
    definition: "Impact hires of new hires",
    unit: "share",
    partOf: null,
  },
  {
    kind: "measure",
    code: "new_hires",
    label: "New hires",
    definition: "All of them",
    unit: "count",
    partOf: null,
  },
  {
    kind: "measure",
    code: "impact_hires",
    label: "Impact hires",
    definition: "Through a pathway",
    unit: "count",
    partOf: "new_hires",
  },
];
const hires: EntryCell = {
  code: "new_hires",
  year: 2025,
  state: "value",
  value: "1200",
  note: null,
  source: null,
  status: "draft",
  revision: 4,
  changedBy: "Ana Ruiz",
  changedAt: "2026-01-15T14:02:00Z",
};

function page(more: Partial<EntryGridProps> = {}): string {
  return renderToStaticMarkup(
    <EntryGrid
      items={items}
      years={[2025, 2023, 2024]}
      baselineYear={2024}
      activeYears={[2024, 2025]}
      periods={{ 2023: "2023", 2024: "Jul 2023 – Jun 2024", 2025: "Jul 2024 – Jun 2025" }}
      cells={[hires]}
      locale="en-US"
      currency="USD"
      readOnly={false}
      action="/c/demo/data?member=riverside"
      member={{ slug: "riverside", name: "Riverside Hospital" }}
      {...more}
    />,
  );
}
/** The tag of the first element that contains the text. */
function tag(html: string, text: string): string {
  return html.match(/<[^>]+>/g)?.find((each) => each.includes(text)) ?? "";
}

describe("the grid as a plain page", () => {
  it("is a form that works without JavaScript", () => {
    const html = page();
    expect(tag(html, "<form")).toContain('method="post"');
    expect(tag(html, "<form")).toContain('action="/c/demo/data?member=riverside"');
    expect(html).toMatch(/<button type="submit"[^>]*>Save<\/button>/);
    expect(html).toContain("What you type is saved when you press Save.");
  });

  it("names each cell for the server and for people", () => {
    const input = tag(page(), 'name="cell:new_hires:2025"');
    expect(input).toContain('value="1,200"');
    expect(input).toContain('aria-label="New hires, 2025"');
    expect(input).not.toContain("aria-invalid");
  });

  it("sends the server the values that the page was loaded with", () => {
    expect(tag(page(), 'name="base:new_hires:2025"')).toContain('value="4|1,200"');
    expect(tag(page(), 'name="base:new_hires:2024"')).toContain('value="0|"');
    expect(tag(page(), 'name="base:new_hires:2025"')).toContain('type="hidden"');
  });

  it("puts years side by side, oldest first, each with its period", () => {
    const heads = page().match(/<th scope="col".*?<\/th>/g) ?? [];
    expect(heads.map((head) => head.replace(/<[^>]+>/g, " "))).toEqual([
      expect.stringContaining("Measure"),
      expect.stringMatching(/2023.*not a member/),
      expect.stringMatching(/baseline.*2024.*Jul 2023 – Jun 2024/),
      expect.stringContaining("Jul 2024 – Jun 2025"),
    ]);
  });

  it("heads each row with the measure, its unit, its whole, and its definition", () => {
    const row = page().match(/<th scope="row".*?<\/tr>/g)?.[1] ?? "";
    expect(row).toContain("Impact hires");
    expect(row).toContain("part of New hires");
    expect(row).toContain("Through a pathway");
  });

  it("lists shares separately, below the numbers", () => {
    const html = page();
    const heading = html.indexOf("Only the share is known");
    expect(heading).toBeGreaterThan(html.indexOf("cell:impact_hires:2025"));
    expect(heading).toBeLessThan(html.indexOf("cell:impact_hire_rate:2025"));
  });

  it("closes years in which the institution was not a member, and says why", () => {
    const html = page();
    expect(html).not.toContain("cell:new_hires:2023");
    expect(html).not.toContain("base:new_hires:2023");
    expect(html).toContain("Riverside Hospital was not a member in 2023");
  });

  it("offers no changes to readers", () => {
    const html = page({ readOnly: true });
    expect(tag(html, 'name="cell:new_hires:2025"')).toContain("readonly");
    expect(html).not.toContain("base:");
    expect(html).not.toContain(">Save<");
  });
});

describe("a save that was refused without JavaScript", () => {
  const message = "New hires is a count: enter a whole number.";
  const refused = () =>
    page({
      typed: { "new_hires:2025": "12.5" },
      errors: [{ code: "new_hires", year: 2025, message }],
    });

  it("keeps typed text beside stored values", () => {
    expect(tag(refused(), 'name="cell:new_hires:2025"')).toContain('value="12.5"');
    expect(tag(refused(), 'name="base:new_hires:2025"')).toContain('value="4|1,200"');
  });

  it("says what is wrong at the cell and in a list that links to it", () => {
    const html = refused();
    const input = tag(html, 'name="cell:new_hires:2025"');
    expect(input).toContain('aria-invalid="true"');
    expect(input).toMatch(/aria-describedby="[^"]*cell-new_hires-2025-error/);
    expect(html).toMatch(new RegExp(`id="cell-new_hires-2025-error"[^>]*>${message}`));
    expect(tag(html, 'href="#cell-new_hires-2025"')).toContain("<a");
    expect(html).toContain("Not saved: 1 cell has an error");
  });

  it("names who else changed a cell, and uses their value as the new base", () => {
    const theirs = { ...hires, value: "1250", revision: 5 };
    const html = page({
      typed: { "new_hires:2025": "1,300" },
      conflicts: [{ code: "new_hires", year: 2025, theirs }],
    });
    expect(html.replace(/<[^>]+>/g, "")).toMatch(/Ana Ruiz changed this to 1,250 Jan 15, 2026.*UTC/);
    expect(tag(html, 'name="cell:new_hires:2025"')).toContain('value="1,300"');
    expect(tag(html, 'name="base:new_hires:2025"')).toContain('value="5|1,250"');
  });
});
