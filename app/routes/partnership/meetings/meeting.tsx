import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { plansAgenda, stepsFrom, takesMinutes } from "~/domain/meetings/meeting";
import { AGENDA_KINDS, MEETING_STATES } from "~/domain/meetings/terms";
import { paths } from "~/paths";
import { readVisibleGoals } from "~/routes/goals/index.server";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import type { Answer } from "../outcome.server";
import { AddendumForm } from "./AddendumForm";
import { AgendaEditor } from "./AgendaEditor";
import { MeetingSteps } from "./MeetingSteps";
import { MinutesView } from "./MinutesView";
import { readMeeting } from "./record.server";
import { changeMeetingBy } from "./steps.server";
import { meetingTitle, whenWords } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const view = await readMeeting(visited, args.params.meeting);
    const { partnership, body, record, agenda, minutes } = view;
    const { meeting, approved, addenda } = record;
    const mayRun = may(visited.viewer, "run partnership");
    const plans = mayRun && plansAgenda(meeting.state);
    const goals = plans ? await readVisibleGoals(visited, partnership.catalog) : [];
    return {
      shell: shellOf(visited, partnership.catalog.collaborative),
      mayRun,
      title: meetingTitle({ title: meeting.title, body: body.name }),
      body: { id: body.id, name: body.name },
      meeting: { ...meeting, guests: "" },
      agenda,
      minutes: meeting.state === "planned" || meeting.state === "called" ? null : minutes,
      addenda: minutes ? addenda : [],
      approved: approved && { at: approved.at, by: approved.by },
      isPublic: body.recordsPublic && meeting.state === "approved",
      editor: plans
        ? {
            items: record.items,
            choices: {
              people: partnership.contacts.map(({ id, name }) => ({ value: id, label: name })),
              goals: goals
                .filter(({ state }) => state === "draft" || state === "adopted")
                .map(({ id, statement }) => ({ value: `goal:${id}`, label: statement.slice(0, 120) })),
            },
          }
        : null,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const answer = await visit(args, "run partnership", (visited) => changeMeetingBy(args, visited, form));
  // Whoever is called gets the agenda now rather than at the next round.
  if (form.get("intent") === "step") args.context.post?.wake();
  return answer;
}

export default function MeetingPage() {
  const data = useLoaderData<typeof loader>();
  const { shell, mayRun, title, body, meeting, agenda, minutes, addenda, approved, editor } = data;
  const answer = useAnswer<Answer>();
  const c = shell.slug;
  const ahead = meeting.state === "planned" || meeting.state === "called";
  return (
    <PartnershipPage
      shell={shell}
      eyebrow={<Link to={paths.body(c, body.id)}>{body.name}</Link>}
      title={title}
      lead={`${whenWords(meeting, shell)}, ${meeting.lengthMinutes} minutes. ${MEETING_STATES[meeting.state]}.`}
      actions={
        <>
          {mayRun && takesMinutes(meeting.state) ? (
            <LinkButton to={paths.takeMinutes(c, meeting.id)}>Take minutes</LinkButton>
          ) : null}
          {mayRun && plansAgenda(meeting.state) ? (
            <LinkButton kind="secondary" to={paths.editMeeting(c, meeting.id)}>
              Change day or place
            </LinkButton>
          ) : null}
        </>
      }
    >
      {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
      {meeting.state === "cancelled" ? (
        <Notice tone="warning" title="This meeting is canceled">
          <p>{meeting.cancelledWhy}</p>
        </Notice>
      ) : null}
      <div className="grid gap-3">
        {meeting.place ? <p>Place: {meeting.place}</p> : null}
        {meeting.link ? (
          <p>
            Join: <a href={meeting.link}>{meeting.link}</a>
          </p>
        ) : null}
        <p className="no-print flex flex-wrap gap-x-6 gap-y-1">
          <a href={paths.meetingIcs(c, meeting.id)}>Add to calendar (.ics)</a>
          {agenda ? <a href={paths.agendaPdf(c, meeting.id)}>Agenda (PDF)</a> : null}
          {minutes ? <a href={paths.minutesPdf(c, meeting.id)}>Minutes (PDF)</a> : null}
          {data.isPublic ? <a href={paths.publicMinutes(meeting.id)}>Public address of the minutes</a> : null}
        </p>
      </div>
      {mayRun && stepsFrom(meeting.state).length > 0 ? (
        <MeetingSteps state={meeting.state} revision={meeting.revision} />
      ) : null}
      {editor ? (
        <Section title="Agenda">
          <AgendaEditor
            items={editor.items}
            length={meeting.lengthMinutes}
            choices={editor.choices}
            result={answer?.result}
            of={answer?.of}
          />
        </Section>
      ) : ahead ? (
        <Section title="Agenda">
          {agenda === null ? (
            <p className="text-ink-soft">The agenda is not out yet.</p>
          ) : (
            <ol className="grid max-w-[46rem] gap-2">
              {agenda.map((item, place) => (
                <li key={item.id} className="flex justify-between gap-6 border-line border-b py-2">
                  <span>
                    {place + 1}. {item.title}
                    <span className="block text-ink-soft text-sm">
                      {[AGENDA_KINDS[item.kind], item.presenter ?? ""].filter(Boolean).join(" · ")}
                    </span>
                  </span>
                  <span className="text-ink-soft">{item.minutes ? `${item.minutes} min` : ""}</span>
                </li>
              ))}
            </ol>
          )}
        </Section>
      ) : null}
      {ahead || meeting.state === "cancelled" ? null : (
        <Section
          title="Minutes"
          lead={
            approved
              ? `Approved on ${formatDate(approved.at, shell)} by ${approved.by}.`
              : "Not approved yet."
          }
        >
          {minutes ? (
            <MinutesView minutes={minutes} locale={shell.locale} />
          ) : (
            <p className="text-ink-soft">You can read the minutes once they are approved.</p>
          )}
        </Section>
      )}
      {meeting.state === "approved" && (addenda.length > 0 || mayRun) ? (
        <Section title="Addenda" lead="Approved minutes stay as they are. What came up later stands here.">
          <AddendumForm addenda={addenda} mayAdd={mayRun} locale={shell.locale} />
        </Section>
      ) : null}
    </PartnershipPage>
  );
}
