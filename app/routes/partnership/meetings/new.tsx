import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { proposedItems } from "~/domain/meetings/agenda";
import { meetingForm } from "~/domain/meetings/form";
import { paths } from "~/paths";
import { planMeeting } from "~/records/meetings/meetings.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Select } from "~/ui/controls/Field";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { bodyIn, readPartnership, readVisibleMeetings } from "../context.server";
import { type Answer, refused } from "../outcome.server";
import { MeetingForm } from "./MeetingForm";
import { readAgendaFacts } from "./since.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Plan a meeting · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const bodies = partnership.bodies.filter(({ endedOn }) => endedOn === null);
    const asked = new URL(args.request.url).searchParams.get("body");
    const body = bodies.find(({ id }) => id === asked) ?? bodies[0];
    const [last] = (await readVisibleMeetings(visited.db, partnership)).filter(
      ({ bodyId }) => bodyId === body?.id,
    );
    return {
      shell: shellOf(visited, partnership.catalog.collaborative),
      body: body?.id ?? "",
      bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
      zones: Intl.supportedValuesOf("timeZone"),
      value: {
        // As the body met the last time.
        timeZone: last?.timeZone ?? "",
        startsAt: last?.startsAt ?? "",
        lengthMinutes: `${last?.lengthMinutes ?? 90}`,
        place: last?.place ?? "",
        link: last?.link ?? "",
      },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const body = bodyIn(partnership, String(form.get("body") ?? ""));
    form.delete("body");
    const submission = parseWithZod(form, { schema: meetingForm });
    if (submission.status !== "success") return refused(submission.reply());
    const fields = submission.value;
    const facts = await readAgendaFacts(visited, { body, day: fields.day, partnership });
    const id = await planMeeting(visited.db, body.id, fields, proposedItems(facts));
    return redirect(paths.meeting(args.params.collaborative ?? "", id));
  });
}

export default function NewMeeting() {
  const { shell, body, bodies, zones, value } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Plan a meeting"
        eyebrow="Meetings"
        lead="Its agenda begins with what changed since the body last met. Remove what you do not need."
      >
        {bodies.length === 0 ? (
          <EmptyState
            title="A meeting needs a body"
            action={{ to: paths.newBody(shell.slug), label: "Set up a body" }}
          >
            <p>Set up the council or group that meets, then plan its first meeting.</p>
          </EmptyState>
        ) : (
          <MeetingForm
            value={value}
            revision={null}
            zones={zones}
            lastResult={answer?.result}
            cancel={paths.meetings(shell.slug)}
          >
            <div className="sm:col-span-2">
              <Select name="body" label="Body" defaultValue={body} options={bodies} />
            </div>
          </MeetingForm>
        )}
      </Page>
    </CollaborativeShell>
  );
}
