import { describe, expect, it } from "vitest";
import { readField } from "../../../support/files/field-files";

/** Titles in words of their own that say how all figures are written. */

const table = (title: string) =>
  `"${title}",,,\nInstitution,Year,New hires,Total spend\nMercy Hospital,2024,5,52\nCity of River City,2024,6,53`;
const spend = async (title: string) => {
  const { values, faults } = await readField(table(title));
  return faults.length > 0
    ? faults.map(({ code, column }) => (code === "missing_column" ? column : code))
    : values.filter((value) => value.startsWith("mercy")).map((value) => value.split(" ").at(-1));
};

describe("a title", () => {
  it.each([
    "Unit: thousand dollars",
    "Units: $000",
    "All dollar values x 1,000",
    "All dollars x1000",
    "in thousand US dollars",
    "Thousands of dollars",
    "Money in k$",
    "Spend in thousand dollars (000s)",
    "Dollar amounts have been divided by 1,000",
    "Amounts in thousands of dollars, except headcount",
  ])("states thousands of money: %s", async (title) => {
    expect(await spend(title)).toEqual(["5", "52000"]);
  });

  it.each([
    "Amounts: thousands",
    "thousands",
    "Scale: 1,000",
    "multiply by 1000",
    "x 1,000",
    "000s omitted",
    "Employees in thousands, dollars in millions",
  ])("that leaves open what it scales is asked about: %s", async (title) => {
    expect(await spend(title)).toEqual(["scaleMoney", "scaleCounts"]);
  });

  it.each([
    "Euros",
    "EUR",
    "Currency = EUR",
    "all values €",
    "CAD",
    "Amounts in Canadian dollars",
    "C$ millions",
    "Values are in British pounds",
    "Mexican pesos",
  ])("states a currency that is refused by name: %s", async (title) => {
    expect(await spend(title)).toEqual(["foreign_currency", "foreign_currency"]);
  });

  it.each(["in percent", "All figures in percent", "%"])(
    "of percentages over counts is asked about: %s",
    async (title) => {
      expect(await spend(`Hires ${title}`)).toEqual(["title_open"]);
    },
  );

  it.each([
    "per 1,000 inhabitants we have",
    "10,000 small businesses",
    "Project 1000",
    "Impact: $5 million pledge",
    "$2 million granted",
    "100K campaign",
    "Rounded to the nearest thousand dollars",
  ])("states no scale: %s", async (title) => {
    expect(await spend(title)).toEqual(["5", "52"]);
  });
});
