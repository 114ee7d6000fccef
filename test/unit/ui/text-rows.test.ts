import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowsMarkup } from "../../../app/ui/charts/text-rows";

describe("the rows of a chart's table", () => {
  it("have a heading, and cells with what stands in small below", () => {
    const rows = [
      {
        head: 2025,
        cells: [
          { text: "8.9%", small: "9 of 11 members" },
          { text: "not reported", quiet: true },
        ],
      },
    ];
    expect(rowsMarkup(rows).__html).toBe(
      '<tr><th scope="row">2025</th><td>8.9%<span class="block text-ink-soft text-xs">9 of 11 members</span></td>' +
        '<td class="text-ink-soft">not reported</td></tr>',
    );
  });

  it("are text, whatever a member is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "a", ";", "é") }), (name) => {
        const { __html: markup } = rowsMarkup([{ head: name, cells: [{ text: name, small: `${name}.` }] }]);
        const [head, text, small] = markup.split(/<[^>]*>/).filter((part, place) => place > 0 && part !== "");
        const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
        const read = (part = "") =>
          part.replace(/&(amp|lt|gt|quot|#x27);/g, (_, sign: keyof typeof signs) => signs[sign]);
        expect(markup.match(/<[^>]*>/g)).toHaveLength(8);
        if (name === "") return;
        expect([head, text, small].map(read)).toEqual([name, name, `${name}.`]);
      }),
    );
  });
});
