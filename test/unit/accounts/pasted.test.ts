import { describe, expect, it } from "vitest";
import { MOST_INVITED, MOST_PASTED_CHARS, readPastedInvitations } from "../../../app/domain/accounts/pasted";

const MEMBERS = [
  { id: "1", name: "St. Mary’s Hospital", slug: "st-marys" },
  { id: "2", name: "Hart, Lane & Co.", slug: "hart-lane" },
];
const read = (text: string) => readPastedInvitations(text, MEMBERS);
const faultsOf = (text: string) => read(text).faults.map(({ line, message }) => `${line}: ${message}`);

describe("people to invite from one paste", () => {
  it("are read from a block copied out of a spreadsheet, without its heading", () => {
    const block = [
      "E-mail\tRole\tInstitution",
      "Ana@StMarys.example\tMember data lead\tst marys hospital",
      "",
      "bo@rivers.example\tconvener\t",
    ].join("\r\n");
    expect(read(block)).toEqual({
      faults: [],
      invitations: [
        { line: 2, email: "ana@stmarys.example", role: "data_lead", memberId: "1" },
        { line: 4, email: "bo@rivers.example", role: "convener", memberId: null },
      ],
    });
  });

  it("may be typed with semicolons or commas, by the codes of roles and short names", () => {
    expect(read("a@b.example; executive; Hart, Lane & Co.").invitations).toMatchObject([{ memberId: "2" }]);
    expect(read("a@b.example, data_lead, hart-lane").invitations).toMatchObject([
      { role: "data_lead", memberId: "2" },
    ]);
    expect(faultsOf("a@b.example, data_lead, Hart, Lane & Co.")).toEqual([
      expect.stringMatching(/^1: There are more than three parts/),
    ]);
  });

  it("names what is wrong with each line", () => {
    const lines = [
      "ana@stmarys.example; Member data lead; St. Mary’s Hospital",
      "ana at stmarys; Convener",
      "bo@rivers.example; Boss",
      "cy@rivers.example",
      "di@rivers.example; Anchor executive",
      "ed@rivers.example; Anchor executive; River City",
      "fay@rivers.example; Convener; St. Mary’s Hospital",
      "ANA@stmarys.example; Convener",
      "; Convener",
    ];
    expect(faultsOf(lines.join("\n"))).toEqual([
      "2: “ana at stmarys” is not an e-mail address, such as name@example.org.",
      expect.stringMatching(/^3: “Boss” is not a role\. The roles are Backbone staff, Convener,/),
      expect.stringMatching(/^4: Enter a role after the address:/),
      "5: Enter the institution that this anchor executive represents.",
      "6: “River City” is not a member here. Write its name as in the list of members.",
      "7: Leave the institution out: the role of convener is for the whole collaborative.",
      "8: ana@stmarys.example is in line 1 already.",
      "9: Enter an e-mail address.",
    ]);
  });

  it("are some, and not too many", () => {
    expect(faultsOf("\n \n")).toEqual(["1: Enter at least one person."]);
    const lines = (count: number) =>
      Array.from({ length: count }, (_, at) => `p${at}@rivers.example; convener`).join("\n");
    expect(read(lines(MOST_INVITED)).invitations).toHaveLength(MOST_INVITED);
    expect(faultsOf(lines(MOST_INVITED + 1))).toEqual(["201: Invite at most 200 people at once."]);
    expect(faultsOf("x".repeat(MOST_PASTED_CHARS + 1))).toEqual(["1: Paste at most 40,000 characters."]);
  });
});
