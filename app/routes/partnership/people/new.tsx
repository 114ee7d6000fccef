import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { contactForm } from "~/domain/people/form";
import { paths } from "~/paths";
import { addContacts } from "~/records/partnership/people.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import { isKnown, organizationChoices, readPartnership } from "../context.server";
import { type Answer, refused } from "../outcome.server";
import { ContactForm } from "./ContactForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Add a person · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const organizations = organizationChoices(partnership);
    const asked = new URL(args.request.url).searchParams.get("organization") ?? "";
    return {
      shell: shellOf(visited, partnership.catalog.collaborative),
      organizations,
      organization: organizations.some(({ value }) => value === asked) ? asked : "",
      today: partnership.today,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async (visited) => {
    const submission = parseWithZod(form, { schema: contactForm });
    if (submission.status !== "success") return refused(submission.reply());
    const { memberId, partnerId } = submission.value;
    const partnership = await readPartnership(visited);
    if (!isKnown(partnership, memberId ? "member" : "partner", memberId ?? partnerId ?? ""))
      return refused(submission.reply({ fieldErrors: { organization: ["Choose an organization."] } }));
    const [id = ""] = await addContacts(visited.db, [submission.value]);
    return redirect(paths.contact(args.params.collaborative ?? "", id));
  });
}

export default function NewContact() {
  const { shell, organizations, organization, today } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Add a person"
        eyebrow={<Link to={paths.contacts(shell.slug)}>People</Link>}
        lead={
          <>
            Is the organization missing? <Link to={paths.newPartner(shell.slug)}>Add it first</Link>
          </>
        }
      >
        <ContactForm
          value={{ organization, from: today }}
          revision={null}
          organizations={organizations}
          lastResult={answer?.result}
          cancel={paths.contacts(shell.slug)}
        />
      </Page>
    </CollaborativeShell>
  );
}
