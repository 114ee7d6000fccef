import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { organizationOf } from "~/domain/people/bodies";
import { coverageOf, covers } from "~/domain/people/contacts";
import { DUTIES, PARTNER_KINDS } from "~/domain/people/terms";
import { paths } from "~/paths";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { choices, ListFilters } from "~/routes/shared/ListFilters";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { readPartnership } from "../context.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `People · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const { catalog, contacts, partners, directory, today } = await readPartnership(visited);
    const query = new URL(args.request.url).searchParams;
    const duty = Object.hasOwn(DUTIES, query.get("duty") ?? "") ? (query.get("duty") ?? "") : "";
    const past = query.get("past") === "yes" ? "yes" : "";
    const mayRun = may(visited.viewer, "run partnership");
    const uncovered = catalog.members.flatMap((member) => {
      if (!mayRun && member.id !== visited.viewer.memberId) return [];
      const sponsor = coverageOf(member, "sponsor", contacts, today);
      const lead = coverageOf(member, "working_lead", contacts, today);
      const since = (coverage: typeof sponsor) => (coverage.kind === "uncovered" ? coverage.since : null);
      if (since(sponsor) === null && since(lead) === null) return [];
      return [{ id: member.id, name: member.name, sponsor: since(sponsor), lead: since(lead) }];
    });
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayRun,
      filters: { duty, past },
      uncovered,
      partners: partners.map(({ id, name, kind }) => ({ id, name, kind })),
      any: contacts.length > 0,
      people: contacts
        .filter(
          (contact) => (duty === "" || contact.duty === duty) && (past !== "" || covers(contact, today)),
        )
        .map((contact) => ({
          id: contact.id,
          name: contact.name,
          jobTitle: contact.jobTitle,
          duty: contact.duty,
          email: contact.email,
          until: contact.until,
          organization: organizationOf(contact, directory),
        })),
    };
  });
}

export default function People() {
  const { shell, mayRun, filters, uncovered, partners, any, people } = useLoaderData<typeof loader>();
  const c = shell.slug;
  return (
    <PartnershipPage
      shell={shell}
      title="People"
      lead="Who takes part, and for whom."
      actions={
        mayRun ? (
          <>
            <LinkButton to={paths.newContact(c)}>Add a person</LinkButton>
            <LinkButton kind="secondary" to={paths.importContacts(c)}>
              Import
            </LinkButton>
          </>
        ) : null
      }
    >
      {uncovered.length > 0 ? (
        <Notice tone="warning" title={mayRun ? "Uncovered institutions" : "Your institution is uncovered"}>
          <ul className="grid gap-1">
            {uncovered.map(({ id, name, sponsor, lead }) => (
              <li key={id}>
                {name}:{" "}
                {[
                  sponsor ? `no sponsor since ${formatDate(sponsor, shell)}` : "",
                  lead ? `no working lead since ${formatDate(lead, shell)}` : "",
                ]
                  .filter(Boolean)
                  .join(", ")}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {any ? (
        <>
          <ListFilters
            filters={[
              {
                name: "duty",
                label: "For the partnership",
                value: filters.duty,
                all: "Everybody",
                options: choices(DUTIES),
              },
              {
                name: "past",
                label: "Time",
                value: filters.past,
                all: "Today",
                options: [{ value: "yes", label: "Also earlier" }],
              },
            ]}
            everything={paths.contacts(c)}
          />
          <ScrollTable label="People of the partnership">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col" className="word">
                  Organization
                </th>
                <th scope="col" className="word">
                  For the partnership
                </th>
                <th scope="col" className="word">
                  E-mail
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <Link to={paths.contact(c, person.id)}>{person.name}</Link>
                    <span className="block text-ink-soft text-sm">
                      {[person.jobTitle, person.until ? `until ${formatDate(person.until, shell)}` : ""]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </th>
                  <td className="word">{person.organization}</td>
                  <td className="word">{person.duty ? DUTIES[person.duty] : ""}</td>
                  <td className="word">
                    {person.email ? <a href={`mailto:${person.email}`}>{person.email}</a> : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          {mayRun ? (
            <p className="no-print">
              <a href={paths.contactsCsv(c)}>All contacts as CSV</a>
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState
          title="No contacts yet"
          {...(mayRun && { action: { to: paths.importContacts(c), label: "Import contacts" } })}
        >
          <p>
            {mayRun
              ? "Import them from a spreadsheet or your address book, or add them one by one. Name each institution’s sponsor and working lead."
              : "Backbone staff keep the contacts of the partnership here."}
          </p>
        </EmptyState>
      )}
      <Section
        title="Partner organizations"
        lead="Organizations that take part without being members."
        actions={
          mayRun ? (
            <LinkButton kind="secondary" to={paths.newPartner(c)}>
              Add an organization
            </LinkButton>
          ) : null
        }
      >
        {partners.length === 0 ? <p className="text-ink-soft">None yet.</p> : null}
        <ul className="grid gap-1">
          {partners.map(({ id, name, kind }) => (
            <li key={id}>
              <Link to={paths.partner(c, id)}>{name}</Link>{" "}
              <span className="text-ink-soft">({PARTNER_KINDS[kind].toLowerCase()})</span>
            </li>
          ))}
        </ul>
      </Section>
    </PartnershipPage>
  );
}
