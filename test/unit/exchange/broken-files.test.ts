import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { openFile } from "../../../app/exchange/opening/open-file";
import { FileError, type RowError } from "../../../app/exchange/opening/table";
import { catalogOf, member } from "../../support/figures/sums";
import { BROKEN_FILES } from "../../support/files/broken-files";

const CATALOG = catalogOf([member("hospital"), member("school")]);
const [PART, WHOLE, STAFF] = CATALOG.measures;
Object.assign(PART ?? {}, { code: "impact_hires", label: "Impact hires", partOf: "new_hires" });
Object.assign(WHOLE ?? {}, { code: "new_hires", label: "New hires" });
Object.assign(STAFF ?? {}, { code: "total_spend", label: "Total spend", unit: "currency" });
Object.assign(CATALOG.metrics[0] ?? {}, { code: "impact_hire_rate", label: "Impact-hire rate" });

async function faultsOf(bytes: Uint8Array, name: string): Promise<RowError[]> {
  try {
    const file = await openFile(bytes, name);
    return readMapped(file, guessMapping(file, CATALOG), CATALOG).faults;
  } catch (error) {
    if (error instanceof FileError) return error.errors;
    throw error;
  }
}

describe("a broken file is refused with a message that says what is wrong and where:", () => {
  it.each(BROKEN_FILES)(
    "$what",
    async ({ bytes, name, code, row, message }) => {
      const [fault, ...others] = await faultsOf(await bytes(), name);
      expect(fault).toMatchObject({ code, row, message: expect.stringMatching(message) });
      expect(others).toEqual([]);
    },
    30_000,
  );

  it("covers at least forty ways to break a file", () => {
    expect(BROKEN_FILES.length).toBeGreaterThanOrEqual(40);
  });
});
