import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import type { Mapping } from "../../../app/exchange/columns/mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { rememberedMapping } from "../../../app/exchange/columns/remembered";
import { openWords } from "../../../app/exchange/reading/open-words";
import { readField } from "../../support/files/field-files";

/** One row with a column that this header and word make up. */
const single = (header: string, word: string) =>
  `Institution,Year,${header},New hires\nMercy Hospital,2024,"${word}",5`;

/** The sender says that a column does not change what the rows mean. */
const changesNothing = (mapping: Mapping): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (column.use === "part" ? { use: "ignore" } : column)),
});

describe("a single row with a word that nobody knows", () => {
  it.each([
    ["Name", "Nursing"],
    ["Unit", "ICU"],
    ["Program", "Apprentices"],
    ["Organization", "Nursing"],
    ["Period", "Q1"],
    ["Cohort", "Interns"],
    ["Status", "Part-time"],
    ["Type", "Nursing"],
    ["Staff", "Contractors"],
    ["", "ICU"],
    ["Description", "North campus"],
  ])("under “%s” is asked about, not stored as the whole: %s", async (header, word) => {
    const { rows, faults, inQuestion } = await readField(single(header, word));
    expect([rows, inQuestion]).toEqual([[], 1]);
    expect(faults).toMatchObject([{ row: 2, code: "duplicate" }]);
    expect(faults[0]?.message).toContain(`“${header || "Column C"}” does not change what the row means`);
  });

  it("is stored once its sender says that the column changes nothing", async () => {
    const { values } = await readField(single("Name", "Nursing"), { say: changesNothing });
    expect(values).toEqual(["mercy new_hires 2024 5"]);
  });

  it("is found anywhere in the file, however long it is", async () => {
    const lines = Array.from(
      { length: 400 },
      (_, at) => `Anchor ${"bcde"[at % 4]},${1990 + (at >> 2)},,${at}`,
    );
    const text = ["Institution,Year,Cohort,New hires", ...lines, "Mercy Hospital,2024,Interns,5"].join("\n");
    const { values, inQuestion } = await readField(text);
    expect([values.includes("mercy new_hires 2024 5"), inQuestion]).toEqual([false, 1]);
  });
});

describe("a column is left out without a question", () => {
  it.each([
    ["Contact", "Ann Lee"],
    ["Contact name", "Ann Lee"],
    ["E-mail", "ann@example.org"],
    ["Phone", "555-0100 ext. 4"],
    ["Prepared by", "Ann Lee"],
    ["Reviewer", "ann@example.org"],
    ["Background", "These figures come from the payroll system of the health group."],
    ["Institution type", "Hospital"],
    ["Status", "Verified"],
    ["Strategy", "Hire"],
    ["Period", "FY2024"],
    ["Organization", "Mercy Hospital"],
    ["Cohort", "Total"],
    ["Cohort", "n/a"],
  ])("if “%s” says nothing about the figure: %s", async (header, word) => {
    expect((await readField(single(header, word))).values).toEqual(["mercy new_hires 2024 5"]);
  });

  it("if all rows have the same word under a header that names no part", async () => {
    const both = (header: string) =>
      `Institution,Year,${header},New hires\nMercy Hospital,2024,Spring,5\nCity of River City,2024,Spring,7`;
    expect((await readField(both("Survey"))).rows).toHaveLength(2);
    expect((await readField(both("Program"))).rows).toEqual([]);
    expect((await readField(both("Name"))).rows).toEqual([]);
  });

  it("if it names each member once more", async () => {
    const text =
      "Institution,Organization,Year,New hires\nMercy Hospital,MH,2024,5\nMercy Hospital,MH,2023,4\nCity of River City,RC,2024,7";
    expect((await readField(text)).rows).toHaveLength(3);
  });
});

describe("a line above a table that names a part", () => {
  const titled = (line: string) => `"${line}",,\nInstitution,Year,New hires\nMercy Hospital,2024,5`;

  it.each(["Department: Nursing", "Site: North campus"])(
    "is asked about, and changes nothing once its sender says so: %s",
    async (line) => {
      const { rows, faults, inQuestion, file, mapping, catalog } = await readField(titled(line));
      expect([rows, inQuestion]).toEqual([[], 1]);
      const [label = ""] = line.split(":");
      expect(faults[0]?.message).toContain(`If “${label}” does not change what the row means, leave it out.`);
      expect(openWords(file, mapping, catalog).measures).toEqual([label]);
      const say = (guess: Mapping): Mapping => ({
        ...guess,
        words: { ...guess.words, measures: { [label]: "@out" } },
      });
      expect((await readField(titled(line), { say })).values).toEqual(["mercy new_hires 2024 5"]);
    },
  );

  it.each(["Hospital: Mercy Hospital", "Department: All", "Report: Annual data call"])(
    "is none if it names the whole: %s",
    async (line) => {
      expect((await readField(titled(line))).values).toEqual(["mercy new_hires 2024 5"]);
    },
  );
});

describe("a column of actual figures and targets", () => {
  it("is one under any name", async () => {
    const text =
      "Institution,Year,Series,New hires\nMercy Hospital,2024,Actual,5\nMercy Hospital,2024,Target,9";
    const { values, leftOut } = await readField(text);
    expect([values, leftOut.plans]).toEqual([["mercy new_hires 2024 5"], 1]);
  });
});

describe("what a sender says about such a column", () => {
  it("is remembered for the next file with the same header", async () => {
    const first = await readField(single("Name", "Nursing"), { say: changesNothing });
    const { file, catalog } = await readField(single("Name", "Food service"));
    expect(readMapped(file, guessMapping(file, catalog), catalog).rows).toEqual([]);
    const again = guessMapping(file, catalog, rememberedMapping(first.mapping));
    expect(readMapped(file, again, catalog).rows).toMatchObject([{ value: "5" }]);
  });

  it("decides alone: a made-up word under a made-up header is never stored as the whole", async () => {
    const made = fc.stringMatching(/^[b-df-hj-np-tv-z]{4,9}$/);
    await fc.assert(
      fc.asyncProperty(made, made, async (header, word) => {
        expect((await readField(single(`Z${header}`, `Z${word}`))).rows).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
