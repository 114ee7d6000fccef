import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { organizationOf, seatsOn } from "~/domain/people/bodies";
import { contactForm } from "~/domain/people/form";
import { DUTIES } from "~/domain/people/terms";
import { paths } from "~/paths";
import { changeContact, removeContact } from "~/records/partnership/people.server";
import { listActions } from "~/records/work/actions.server";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { useAnswer } from "~/routes/shared/forms";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { isKnown, organizationChoices, type Partnership, readPartnership } from "../context.server";
import { type Answer, faulty, overtaken, refused, revisionIn } from "../outcome.server";
import { ContactForm, typedContact } from "./ContactForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.contact.name} · ${data.shell.name}` : "Tidemark" },
];

function contactIn({ contacts }: Partnership, id: string | undefined) {
  const contact = contacts.find((known) => known.id === id);
  if (!contact) throw notFound("There is no such person here.");
  return contact;
}

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { catalog, bodies, directory, today } = partnership;
    const contact = contactIn(partnership, args.params.contact);
    const sits = bodies.flatMap((body) =>
      seatsOn(body.seats, today).flatMap((seat) => {
        const holds = seat.holder?.kind === "contact" && seat.holder.id === contact.id;
        if (!holds && !seat.alternates.includes(contact.id)) return [];
        const as = holds ? (seat.chair ? "chair" : seat.voting ? "voting" : "without a vote") : "alternate";
        return [{ id: body.id, name: body.name, as }];
      }),
    );
    const mayRun = may(visited.viewer, "run partnership");
    const { actions } = await listActions(visited.db, { state: "unfinished", today, ownerId: contact.id });
    return {
      promised: actions.map(({ id, title, dueOn }) => ({ id, title, dueOn, isLate: dueOn < today })),
      shell: shellOf(visited, catalog.collaborative),
      contact: { id: contact.id, name: contact.name, revision: contact.revision },
      organization: organizationOf(contact, directory),
      shown: contact,
      sits,
      typed: mayRun ? typedContact(contact) : null,
      organizations: mayRun ? organizationChoices(partnership) : [],
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const c = args.params.collaborative ?? "";
  return visit(args, "run partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { id } = contactIn(partnership, args.params.contact);
    const revision = revisionIn(form);
    form.delete("revision");
    if (form.get("intent") === "remove") {
      const outcome = await removeContact(visited.db, id, revision);
      if (outcome === null)
        return faulty(
          "Seats or meetings refer to this person. Enter their last day instead of removing them.",
        );
      return overtaken(outcome) ?? redirect(paths.contacts(c));
    }
    const submission = parseWithZod(form, { schema: contactForm });
    if (submission.status !== "success") return refused(submission.reply());
    const { memberId, partnerId } = submission.value;
    if (!isKnown(partnership, memberId ? "member" : "partner", memberId ?? partnerId ?? ""))
      return refused(submission.reply({ fieldErrors: { organization: ["Choose an organization."] } }));
    const outcome = await changeContact(visited.db, id, { revision, fields: submission.value });
    return overtaken(outcome) ?? redirect(paths.contact(c, id, { saved: 1 }));
  });
}

export default function PersonPage() {
  const { shell, contact, organization, shown, sits, promised, typed, organizations, saved } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const c = shell.slug;
  const facts: [string, string][] = [
    ["Organization", organization],
    ["Job title", shown.jobTitle],
    ["For the partnership", shown.duty ? DUTIES[shown.duty] : ""],
    ["E-mail", shown.email],
    ["Phone", shown.phone],
    [
      "In this job",
      `since ${formatDate(shown.from, shell)}${shown.until ? `, until ${formatDate(shown.until, shell)}` : ""}`,
    ],
  ];
  return (
    <PartnershipPage
      shell={shell}
      eyebrow={<Link to={paths.contacts(c)}>People</Link>}
      title={contact.name}
      lead={[shown.jobTitle, organization].filter(Boolean).join(", ")}
    >
      {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
      {saved && !answer ? <Notice tone="success">Saved.</Notice> : null}
      <dl className="facts grid max-w-[46rem] gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
        {facts
          .filter(([, text]) => text !== "")
          .map(([what, text]) => (
            <div key={what} className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
              <dt className="text-ink-soft">{what}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <Section title="Sits in">
        {sits.length === 0 ? (
          <p className="text-ink-soft">No body, today.</p>
        ) : (
          <ul className="grid gap-1">
            {sits.map(({ id, name, as }) => (
              <li key={`${id} ${as}`}>
                <Link to={paths.body(c, id)}>{name}</Link> <span className="text-ink-soft">({as})</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Open actions">
        {promised.length === 0 ? (
          <p className="text-ink-soft">None.</p>
        ) : (
          <ul className="grid gap-1">
            {promised.map(({ id, title, dueOn, isLate }) => (
              <li key={id}>
                <Link to={paths.action(c, id)}>{title}</Link>{" "}
                <span className={isLate ? "text-warn" : "text-ink-soft"}>
                  ({isLate ? "late, due " : "due "}
                  {formatDate(dueOn, shell)})
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {typed ? (
        <>
          <Section title="Change">
            <ContactForm
              key={contact.revision}
              value={typed}
              revision={contact.revision}
              organizations={organizations}
              lastResult={answer?.result}
              cancel={paths.contacts(c)}
            />
          </Section>
          <TwoStepRemoval
            first="Remove, if they were added by mistake…"
            button={`Remove ${contact.name}`}
            name="intent"
            value="remove"
            fields={{ revision: contact.revision }}
          >
            <p>
              If they leave, enter their last day instead: it shows since when an institution is uncovered.
            </p>
          </TwoStepRemoval>
        </>
      ) : null}
    </PartnershipPage>
  );
}
