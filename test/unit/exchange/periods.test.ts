import { describe, expect, it } from "vitest";
import { readField } from "../../support/files/field-files";

describe("the first and the last day of a year in two columns", () => {
  const read = (rows: string, header = "Period start,Period end") =>
    readField(`Institution,${header},New hires\n${rows}`);

  it("are the member's own year, in any notation", async () => {
    const ends = "Mercy Hospital,10/1/2022,9/30/2023,12\nCity of River City,1/1/2023,12/31/2023,40";
    expect((await read(ends)).values).toEqual(["mercy new_hires 2023 12", "city new_hires 2023 40"]);
    for (const days of ["2022-07-01,2023-06-30", "01/07/2022,30/06/2023", "Jul 2022,Jun 2023"])
      expect((await read(`State University,${days},5`, "From,To")).values).toEqual([
        "state-university new_hires 2023 5",
      ]);
  });

  it("are a fault where they are not the member's year, or one is missing", async () => {
    const misfits = "State University,1/1/2023,12/31/2023,12\nCity of River City,10/1/2022,12/31/2022,3";
    expect(await read(misfits)).toMatchObject({ values: [], codes: ["period_misfit", "period_misfit"] });
    const missing = "City of River City,,12/31/2022,12\nMercy Hospital,10/1/2022,,4";
    expect(await read(missing)).toMatchObject({ values: [], codes: ["bad_year", "bad_year"] });
  });

  it("say nothing beside a column of years", async () => {
    const { values } = await read(
      "Mercy Hospital,2023,10/1/2022,9/30/2023,12",
      "Year,Period start,Period end",
    );
    expect(values).toEqual(["mercy new_hires 2023 12"]);
  });
});
