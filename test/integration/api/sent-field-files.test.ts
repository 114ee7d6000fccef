import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { STANDARD_DIMENSIONS } from "../../../seeds/library";
import { answerOf, PROBLEM, useApi } from "../../support/app/calls";
import { fieldCatalog } from "../../support/files/field-catalog";
import { fieldFile, readField } from "../../support/files/field-files";

const FOLDER = join(__dirname, "../../support/files/field");
const FILES = readdirSync(FOLDER).flatMap((folder) =>
  readdirSync(join(FOLDER, folder)).map((file) => `${folder}/${file}`),
);

/** What their senders would answer, for files that leave something open. */
const ANSWERS: [string, object, number][] = [
  ["headers/h3_fourdigit_noyear.csv", { year: 2024 }, 4],
  ["headers/j4_fourdigit_first_row.xlsx", { year: 2024 }, 6],
  ["rows/h8_dup_store.csv", { together: "add" }, 2],
  ["rows/h9_quarters_long.csv", { together: "add" }, 1],
  ["rows/a5_departments_of_one_member.xlsx", { together: "total" }, 2],
  ["parts/k2_race_gender.csv", { keep: "gender" }, 2],
  [
    "text/i8_na_words.csv",
    {
      marks: {
        NA: { as: "not_applicable" },
        NR: { as: "unavailable", reason: "not reported" },
        "<…": { as: "left_out" },
      },
    },
    5,
  ],
  ["text/c3_macroman.csv", { encoding: "Mac Roman" }, 1],
];

/** What a file means is the same on both engines; how values are stored is tested elsewhere. */
describe("the files of the field, sent by a program,", () => {
  const api = useApi("embedded", { dimensions: STANDARD_DIMENSIONS });
  beforeEach(() =>
    api.enter(async (db) => {
      for (const { slug, name, fiscalYearEndMonth } of fieldCatalog().members)
        await putMember(db, {
          slug,
          name,
          sector: "other",
          joinedOn: "1990-01-01",
          leftOn: null,
          fiscalYearEndMonth,
          baselineYear: null,
        });
    }),
  );

  const send = async (path: string, mapping: object) =>
    answerOf(await api.backbone.postFile(new File([fieldFile(path)], basename(path)), mapping));
  const stored = async (): Promise<string[]> => {
    const { body } = await answerOf(await api.backbone.observations());
    return body
      .map(({ member, measure, dimension, category, year, state, value }: Record<string, string>) =>
        [member, category ? `${measure}@${dimension}.${category}` : measure, year, value ?? state].join(" "),
      )
      .sort();
  };

  it.each(FILES)("have the outcome of the page without a mapping: %s", async (path) => {
    const page = await readField(path);
    const { status, type, body } = await send(path, {});
    if (page.faults.length === 0) {
      expect([status, body.created]).toEqual([200, page.rows.length]);
      expect(await stored()).toEqual(page.values.sort());
      return;
    }
    expect([status, type]).toEqual([422, PROBLEM]);
    const asked = page.faults.map(({ row, code, message }) => ({ row, code, message }));
    expect(body.errors).toMatchObject(asked);
    for (const { message } of asked) expect(message).toMatch(/[a-z]{3,} .*[.!?]$/);
    expect(await stored()).toEqual([]);
  });

  it.each(ANSWERS)("are stored once the mapping answers: %s with %j", async (path, mapping, count) => {
    const { status, body } = await send(path, mapping);
    expect([status, body.created]).toEqual([200, count]);
    expect(await stored()).toHaveLength(count);
  });

  it("may be the body itself, as a workbook", async () => {
    const bytes = new Uint8Array(fieldFile("units/a2_thousands_in_header.xlsx"));
    const { status, body } = await answerOf(await api.backbone.postWorkbook(bytes));
    expect([status, body.created]).toEqual([200, 8]);
    const open = new Uint8Array(fieldFile("headers/j4_fourdigit_first_row.xlsx"));
    const asked = await answerOf(await api.backbone.postWorkbook(open, "dryRun=1"));
    expect(asked.body.errors).toMatchObject([{ code: "missing_column", column: "year" }]);
  });
});
