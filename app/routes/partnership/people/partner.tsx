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
import { partnerForm } from "~/domain/people/form";
import { PARTNER_KINDS } from "~/domain/people/terms";
import { paths } from "~/paths";
import { changePartner } from "~/records/partnership/people.server";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { type Partnership, readPartnership } from "../context.server";
import { type Answer, overtaken, refused, revisionIn } from "../outcome.server";
import { PartnerForm } from "./PartnerForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.partner.name} · ${data.shell.name}` : "Tidemark" },
];

function partnerIn({ partners }: Partnership, id: string | undefined) {
  const partner = partners.find((known) => known.id === id);
  if (!partner) throw notFound("There is no such organization here.");
  return partner;
}

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { note, ...partner } = partnerIn(partnership, args.params.partner);
    const mayRun = may(visited.viewer, "run partnership");
    return {
      shell: shellOf(visited, partnership.catalog.collaborative),
      mayRun,
      partner,
      note: mayRun ? note : "",
      people: partnership.contacts
        .filter(({ partnerId }) => partnerId === partner.id)
        .map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async (visited) => {
    const { id } = partnerIn(await readPartnership(visited), args.params.partner);
    const revision = revisionIn(form);
    form.delete("revision");
    const submission = parseWithZod(form, { schema: partnerForm });
    if (submission.status !== "success") return refused(submission.reply());
    const outcome = await changePartner(visited.db, id, { revision, fields: submission.value });
    if (outcome === null)
      return refused(submission.reply({ fieldErrors: { name: ["An organization has this name already."] } }));
    return overtaken(outcome) ?? redirect(paths.partner(args.params.collaborative ?? "", id));
  });
}

export default function PartnerPage() {
  const { shell, mayRun, partner, note, people } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const c = shell.slug;
  return (
    <PartnershipPage
      shell={shell}
      eyebrow={<Link to={paths.contacts(c)}>People</Link>}
      title={partner.name}
      lead={PARTNER_KINDS[partner.kind]}
      actions={
        mayRun ? (
          <LinkButton to={paths.newContact(c, { organization: `partner:${partner.id}` })}>
            Add a person
          </LinkButton>
        ) : null
      }
    >
      {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
      {partner.website ? (
        <p>
          <a href={partner.website}>{partner.website}</a>
        </p>
      ) : null}
      <Section title="People">
        {people.length === 0 ? <p className="text-ink-soft">Nobody yet.</p> : null}
        <ul className="grid gap-1">
          {people.map(({ id, name, jobTitle }) => (
            <li key={id}>
              <Link to={paths.contact(c, id)}>{name}</Link> <span className="text-ink-soft">{jobTitle}</span>
            </li>
          ))}
        </ul>
      </Section>
      {mayRun ? (
        <Section title="Change">
          <PartnerForm
            key={partner.revision}
            value={{ ...partner, note }}
            revision={partner.revision}
            lastResult={answer?.result}
            cancel={paths.contacts(c)}
          />
        </Section>
      ) : null}
    </PartnershipPage>
  );
}
