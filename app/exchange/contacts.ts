import ICAL from "ical.js";
import { type ContactFields, contactForm, contactKey } from "~/domain/people/form";
import { DUTIES, type Duty } from "~/domain/people/terms";
import { CONTACT_COLUMNS } from "./contact-columns";
import { toCsv } from "./csv";
import { FileError, type RowError, type Table } from "./opening/table";

type Column = (typeof CONTACT_COLUMNS)[number];

/** Organizations by name: members and partners. */
export interface KnownOrganization {
  /** "member:ID" or "partner:ID". */
  value: string;
  name: string;
}

export const MOST_CONTACTS = 5_000;

export function contactsCsv(
  contacts: ContactFields[],
  organizationOf: (contact: ContactFields) => string,
): string {
  return toCsv(
    CONTACT_COLUMNS,
    contacts.map((contact) => [
      contact.name,
      organizationOf(contact),
      contact.jobTitle,
      contact.email,
      contact.phone,
      contact.duty,
      contact.from,
      contact.until,
      contact.note,
    ]),
    { mark: true },
  );
}

/**
 * The contacts of a table with a header. Columns may stand in any order; unknown ones are refused by name.
 * @param today ISO date, from which a contact without `from` counts
 * @throws FileError with every faulty row
 */
export function contactsOfTable(
  { columns: header, rows }: Table,
  organizations: KnownOrganization[],
  today: string,
): ContactFields[] {
  const columns = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_"),
  );
  const errors: RowError[] = columns
    .filter((name) => !(CONTACT_COLUMNS as readonly string[]).includes(name))
    .map((name) => fault(1, name, `There is no column “${name}”: use ${CONTACT_COLUMNS.join(", ")}.`));
  for (const name of ["name", "organization"])
    if (!columns.includes(name)) errors.push(fault(1, name, `The column “${name}” is missing.`));
  if (errors.length > 0) throw new FileError(errors);
  const read = rows.map(({ line, cells }) => {
    const cell = (column: Column) => cells[header[columns.indexOf(column)] ?? ""]?.trim() ?? "";
    const typed = Object.fromEntries(CONTACT_COLUMNS.map((column) => [column, cell(column)]));
    return { line, typed: typed as Record<Column, string> };
  });
  return checked(read, organizations, today);
}

/**
 * The contacts of a vCard file (version 2.1 to 4.0), with the organization as its cards name it.
 * @throws FileError if it is no vCard file, or with every faulty card
 */
export function contactsOfCards(
  text: string,
  organizations: KnownOrganization[],
  today: string,
): ContactFields[] {
  const cards = text.match(/BEGIN:VCARD[\s\S]*?END:VCARD/gi) ?? [];
  if (cards.length === 0) throw new FileError([fault(null, null, "This file holds no vCards.")]);
  if (cards.length > MOST_CONTACTS) throw new FileError([fault(null, null, tooMany)]);
  const read = cards.map((card, at) => {
    const line = at + 1;
    let component: ICAL.Component;
    try {
      component = new ICAL.Component(ICAL.parse(card.trim()) as unknown[] as never);
    } catch {
      throw new FileError([fault(line, null, "This vCard cannot be read.")]);
    }
    const first = (name: string): string => {
      const value = component.getFirstPropertyValue(name);
      const text = Array.isArray(value) ? value[0] : value;
      return text === null || text === undefined ? "" : String(text).trim();
    };
    const typed: Record<Column, string> = {
      name: first("fn") || nameIn(component),
      organization: first("org").split(";")[0]?.trim() ?? "",
      job_title: first("title") || first("role"),
      email: first("email").replace(/^mailto:/i, ""),
      phone: first("tel").replace(/^tel:/i, ""),
      duty: "",
      from: "",
      until: "",
      note: first("note"),
    };
    return { line, typed };
  });
  return checked(read, organizations, today);
}

/** "Ortiz;Maya" as "Maya Ortiz". */
function nameIn(component: ICAL.Component): string {
  const value = component.getFirstPropertyValue("n") as unknown;
  const [family = "", given = ""] = Array.isArray(value) ? value.map(String) : String(value ?? "").split(";");
  return `${given} ${family}`.trim();
}

const tooMany = `A file holds at most ${MOST_CONTACTS.toLocaleString("en-US")} contacts.`;

function checked(
  rows: { line: number; typed: Record<Column, string> }[],
  organizations: KnownOrganization[],
  today: string,
): ContactFields[] {
  if (rows.length > MOST_CONTACTS) throw new FileError([fault(null, null, tooMany)]);
  const byName = new Map(organizations.map(({ name, value }) => [plain(name), value]));
  const errors: RowError[] = [];
  /** The line on which each person was first read. */
  const lines = new Map<string, number>();
  const contacts = rows.flatMap(({ line, typed }) => {
    const organization = byName.get(plain(typed.organization));
    if (!organization) {
      errors.push(
        fault(
          line,
          "organization",
          `There is no organization “${typed.organization}”. Add it first, or correct the name.`,
        ),
      );
      return [];
    }
    const { job_title: jobTitle, duty, from, ...rest } = typed;
    const written = { ...rest, jobTitle, organization, duty: dutyIn(duty), from: from || today };
    const filled = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== ""));
    const read = contactForm.safeParse(filled);
    if (read.success) {
      const person = contactKey(read.data);
      const earlier = lines.get(person);
      if (earlier === undefined) lines.set(person, line);
      else errors.push(fault(line, "name", `This is the person of row ${earlier}. Leave one of them out.`));
      return [read.data];
    }
    for (const { path, message } of read.error.issues) {
      const field = String(path[0] ?? "");
      errors.push(fault(line, field === "jobTitle" ? "job_title" : field, message));
    }
    return [];
  });
  if (errors.length > 0) throw new FileError(errors);
  return contacts;
}

/** "Working lead" and "working_lead" alike. */
function dutyIn(text: string): string {
  const word = text.toLowerCase().replaceAll(/[\s-]+/g, "_");
  return Object.hasOwn(DUTIES, word) ? (word as Duty) : text;
}

const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase();
const fault = (row: number | null, column: string | null, message: string): RowError => ({
  row,
  column,
  code: "refused",
  message,
});
