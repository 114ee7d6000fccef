import { expect, test } from "vitest";
import { contactForm } from "~/domain/people/form";
import { contactsCsv, contactsOfCards, contactsOfTable } from "~/exchange/contacts";
import { FileError, readTable } from "~/exchange/opening/table";

const ID = "0190a0b0-0000-7000-8000-000000000000";
const ORGANIZATIONS = [{ value: `member:${ID}`, name: "Quillard University" }];
const TODAY = "2026-03-10";

const faultsOf = (read: () => unknown): string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof FileError) return error.errors.map(({ row, column }) => `${row} ${column}`);
    throw error;
  }
  return [];
};

test("contacts that went out as CSV come back in unchanged", () => {
  const contact = contactForm.parse({
    name: "Maya “M” Ortiz, PhD",
    organization: `member:${ID}`,
    jobTitle: "Director",
    email: "maya@example.org",
    phone: "555 0100",
    duty: "working_lead",
    from: "2024-01-01",
    until: "2025-12-31",
    note: "Calls on Mondays",
  });
  const text = contactsCsv([contact], () => "Quillard University");
  expect(contactsOfTable(readTable(text), ORGANIZATIONS, TODAY)).toEqual([contact]);
});

test("a vCard of an address book becomes a contact from today on", () => {
  const card = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "N:Ortiz;Maya;;;",
    "FN:Maya Ortiz",
    "ORG:Quillard University;Finance",
    "TITLE:Director",
    "EMAIL;TYPE=WORK:maya@example.org",
    "TEL;TYPE=WORK:+1 555 0100",
    "END:VCARD",
  ].join("\r\n");
  expect(contactsOfCards(`${card}\r\n${card.replaceAll("Maya", "Sam")}`, ORGANIZATIONS, TODAY)).toMatchObject(
    [
      { name: "Maya Ortiz", memberId: ID, jobTitle: "Director", email: "maya@example.org", from: TODAY },
      { name: "Sam Ortiz" },
    ],
  );
});

test("every faulty row of a file is named, and unknown columns too", () => {
  const table = (text: string) => () => contactsOfTable(readTable(text), ORGANIZATIONS, TODAY);
  expect(
    faultsOf(
      table(
        "name,organization,email,duty\nA,Nowhere,,\nB,Quillard University,no address,\nC,quillard university,,boss\n",
      ),
    ),
  ).toEqual(["2 organization", "3 email", "4 duty"]);
  expect(faultsOf(table("name,firm\nA,B\n"))).toEqual(["1 firm", "1 organization"]);
  expect(faultsOf(() => contactsOfCards("no cards", ORGANIZATIONS, TODAY))).toEqual(["null null"]);
});

test("a person who stands in a file twice is named, with the earlier row", () => {
  const text =
    "name,organization,phone\nAna,Quillard University,1\nBen,Quillard University,2\nANA,quillard university,3\n";
  const read = () => contactsOfTable(readTable(text), ORGANIZATIONS, TODAY);
  expect(faultsOf(read)).toEqual(["4 name"]);
  expect(read).toThrow("This is the person of row 2. Leave one of them out.");
});
