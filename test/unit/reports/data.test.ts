import { Ajv2020 } from "ajv/dist/2020";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { renderCsv, renderCsvZip } from "../../../app/reports/data/csv.server";
import { renderJson } from "../../../app/reports/data/json.server";
import { textOf, unzipped } from "../../../app/reports/data/zip.server";
import { modelJsonSchema } from "../../../app/reports/model";
import { HOSTILE, makeReportModel } from "../../support/reports/model";

const model = makeReportModel({ members: 12, years: 5 });
const hostile = makeReportModel({ members: 14, years: 3, hostile: true });
const rowsIn = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });

interface Resource {
  name: string;
  path: string;
  schema: {
    fields: { name: string; type: string; constraints: { required: boolean; enum?: string[] } }[];
    primaryKey?: string[];
    missingValues: string[];
  };
}

describe("figures as CSV", () => {
  it("lists each figure once, with its exact value and its text", () => {
    const rows = new Map(rowsIn(renderCsv(model)).map((row) => [row.figure, row]));
    expect(rows.size).toBe(model.figures.length);
    for (const { id, value, text, missing } of model.figures) {
      const row = rows.get(id);
      // A negative number is a number; text such as "+3.1 points" is escaped.
      expect([id, row?.value === "" ? null : Number(row?.value?.replace(/^'/, ""))]).toEqual([
        id,
        value === null ? null : Number(value),
      ]);
      expect([row?.text?.replace(/^'/, ""), row?.missing]).toEqual([text, missing ?? ""]);
    }
  });

  it("has no cell that a spreadsheet reads as a formula", () => {
    for (const row of rowsIn(renderCsv(hostile)))
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r](?!\d+(\.\d+)?$)/);
  });
});

const parts = await unzipped(await renderCsvZip(hostile));

describe("the data package of a report", () => {
  const file = (name: string) =>
    textOf(parts.find((part) => part.name === name) ?? { name, bytes: new Uint8Array() });
  const pack = JSON.parse(file("datapackage.json")) as {
    name: string;
    profile: string;
    resources: Resource[];
  };

  it("follows the tabular data package profile", () => {
    expect(parts.map(({ name }) => name)).toEqual([
      "README.txt",
      "datapackage.json",
      "figures.csv",
      "members.csv",
      "definitions.csv",
    ]);
    expect(pack.profile).toBe("tabular-data-package");
    expect(pack.name).toMatch(/^[a-z0-9._-]+$/);
    for (const { name, path } of pack.resources) {
      expect(name).toMatch(/^[a-z0-9._-]+$/);
      expect(path).not.toMatch(/^\/|\.\./);
    }
    expect(JSON.stringify(pack)).not.toContain("licenses");
  });

  it("states the type of each column, and every row matches", () => {
    for (const { path, schema } of pack.resources) {
      const text = file(path);
      expect(text.startsWith("\uFEFF")).toBe(false);
      expect(text.split("\r\n")[0]).toBe(schema.fields.map(({ name }) => name).join(","));
      const rows = rowsIn(text);
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows)
        for (const { name, type, constraints } of schema.fields) {
          const cell = row[name] ?? "";
          if (schema.missingValues.includes(cell)) {
            expect([path, name, constraints.required]).toEqual([path, name, false]);
            continue;
          }
          if (type === "integer") expect(cell).toMatch(/^-?\d+$/);
          if (type === "number") expect(cell).toMatch(/^-?\d+(\.\d+)?$/);
          if (type === "boolean") expect(cell).toMatch(/^(true|false)$/);
          if (constraints.enum) expect(constraints.enum).toContain(cell);
        }
      const keys = rows.map((row) => schema.primaryKey?.map((name) => row[name]).join("\n"));
      if (schema.primaryKey) expect(new Set(keys).size).toBe(rows.length);
    }
  });

  it("includes members' own values only if the report does", async () => {
    expect(rowsIn(file("members.csv")).some(({ member }) => member === HOSTILE[4])).toBe(true);
    const open = await unzipped(
      await renderCsvZip(makeReportModel({ members: 5, years: 2, audience: "public" })),
    );
    expect(open.map(({ name }) => name)).not.toContain("members.csv");
  });

  it("is identical byte for byte on every run", async () => {
    expect(Buffer.from(await renderCsvZip(model)).equals(Buffer.from(await renderCsvZip(model)))).toBe(true);
  });
});

describe("a report as JSON", () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(modelJsonSchema());

  it.each([
    ["of few members", model],
    ["of hostile names", hostile],
    ["for the public", makeReportModel({ members: 4, years: 2, audience: "public" })],
  ])("keeps to the published schema: %s", (_, one) => {
    const json = JSON.parse(renderJson(one, "https://example.org/report.schema.json"));
    validate(json);
    expect(validate.errors).toBe(null);
    expect(validate({ ...json, more: 1 })).toBe(false);
  });

  it("writes numbers as JSON numbers", () => {
    const json = JSON.parse(renderJson(model, "x")) as { figures: { id: string; value: number | null }[] };
    expect(json.figures.map(({ id, value }) => [id, value])).toEqual(
      model.figures.map(({ id, value }) => [id, value === null ? null : Number(value)]),
    );
  });
});
