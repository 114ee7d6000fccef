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
import { meetingForm } from "~/domain/meetings/form";
import { plansAgenda } from "~/domain/meetings/meeting";
import { paths } from "~/paths";
import { changeMeeting } from "~/records/meetings/meetings.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { type Answer, faulty, overtaken, refused, revisionIn } from "../outcome.server";
import { MeetingForm } from "./MeetingForm";
import { readMeeting } from "./record.server";
import { meetingTitle } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Change ${data.title} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const { partnership, record, body } = await readMeeting(visited, args.params.meeting);
    const { meeting } = record;
    return {
      shell: shellOf(visited, partnership.catalog.collaborative),
      id: meeting.id,
      revision: meeting.revision,
      title: meetingTitle({ title: meeting.title, body: body.name }),
      zones: Intl.supportedValuesOf("timeZone"),
      value: {
        title: meeting.title,
        day: meeting.day,
        startsAt: meeting.startsAt ?? "",
        timeZone: meeting.timeZone,
        lengthMinutes: `${meeting.lengthMinutes}`,
        place: meeting.place,
        link: meeting.link,
      },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async (visited) => {
    const { meeting } = (await readMeeting(visited, args.params.meeting)).record;
    if (!plansAgenda(meeting.state))
      return faulty("This meeting was held or canceled. When and where it was stays as it is.", 409);
    const revision = revisionIn(form);
    form.delete("revision");
    const submission = parseWithZod(form, { schema: meetingForm });
    if (submission.status !== "success") return refused(submission.reply());
    const outcome = await changeMeeting(visited.db, meeting.id, { revision, fields: submission.value });
    return overtaken(outcome) ?? redirect(paths.meeting(args.params.collaborative ?? "", meeting.id));
  });
}

export default function EditMeeting() {
  const { shell, id, revision, title, zones, value } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const back = paths.meeting(shell.slug, id);
  return (
    <CollaborativeShell shell={shell}>
      <Page title={`Change ${title}`} eyebrow={<Link to={back}>{title}</Link>}>
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        <MeetingForm
          value={value}
          revision={revision}
          zones={zones}
          lastResult={answer?.result}
          cancel={back}
        />
      </Page>
    </CollaborativeShell>
  );
}
