import { describe, expect, it } from "vitest";
import { type Narrative, narrativeOf, plainText } from "~/reports/markdown";
import { timesYardstick } from "../../support/yardstick";

const text = (value: string) => ({ kind: "text" as const, text: value });
const paragraph = (value: string): Narrative => ({ kind: "paragraph", children: [text(value)] });

describe("the convener's words", () => {
  it("keep paragraphs, emphasis, lists, quotes, links, and line breaks", () => {
    expect(
      narrativeOf("A *good* **year**,\nsaid [we](https://x.org/a).  \nYes.\n\n3. one\n4. two\n\n> so\n"),
    ).toEqual([
      {
        kind: "paragraph",
        children: [
          text("A "),
          { kind: "emphasis", children: [text("good")] },
          text(" "),
          { kind: "strong", children: [text("year")] },
          text(", said "),
          { kind: "link", href: "https://x.org/a", children: [text("we")] },
          text("."),
          { kind: "break" },
          text("Yes."),
        ],
      },
      { kind: "list", ordered: true, start: 3, items: [[paragraph("one")], [paragraph("two")]] },
      { kind: "quote", children: [paragraph("so")] },
    ]);
  });

  it("have headings below the section's heading, with no level skipped", () => {
    const levels = (markdown: string) =>
      narrativeOf(markdown).map((block) => (block.kind === "heading" ? block.level : 0));
    expect(levels("# One\n\n#### Deeper\n\n## Two")).toEqual([1, 2, 2]);
    expect(levels("### Deep first\n\n# One\n\n## Two")).toEqual([1, 1, 2]);
    expect(levels("###### Only")).toEqual([1]);
  });

  it("link only to web and mail addresses", () => {
    const links = (markdown: string) => JSON.stringify(narrativeOf(markdown)).match(/"href":"[^"]*"/g) ?? [];
    expect(links("[a](javascript:alert(1)) [b](data:text/html,x) [c](//x.org) [d](JaVaScRiPt:x)")).toEqual(
      [],
    );
    expect(links("<mailto:a@b.org> [n][1] [m][2]\n\n[1]: http://x.org\n[2]: vbscript:x")).toEqual([
      '"href":"mailto:a@b.org"',
      '"href":"http://x.org"',
    ]);
    expect(plainText(narrativeOf("[a](javascript:alert(1))"))).toBe("a");
  });

  it("show everything else as plain text", () => {
    const shown = plainText(
      narrativeOf(
        '<script>alert(1)</script>\n\nA <b>bold</b> ![picture](http://x/y.png) `code` $x$ #import "x"\n\n    four\n\n---',
      ),
    );
    expect(shown).toBe('<script>alert(1)</script>\nA <b>bold</b> picture code $x$ #import "x"\nfour');
  });

  it("stay plain text if nested deeply enough to stall a parser", async () => {
    const { times } = await timesYardstick(() => {
      for (const absurd of [
        ">".repeat(20_000),
        "- ".repeat(9000),
        `${"*a ".repeat(3000)}${"b* ".repeat(3000)}`,
      ])
        expect(plainText(narrativeOf(`${absurd}x`))).toBe(`${absurd}x`.trim());
      const nested = Array.from({ length: 60 }, (_, depth) => `${" ".repeat(depth * 2)}- ${depth}`);
      expect(plainText(narrativeOf(nested.join("\n"))).match(/59/g)).toHaveLength(1);
    });
    expect(times).toBeLessThan(40);
    expect(narrativeOf("")).toEqual([]);
  });
});
