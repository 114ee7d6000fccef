import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { linkOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { newSecret } from "~/access/links/secrets.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import {
  putCalendarLink,
  readCalendarLink,
  removeCalendarLink,
} from "~/records/partnership/calendar-links.server";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { useAnswer } from "~/routes/shared/forms";
import { ListFilters } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { formatDate } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { readPartnership, readVisibleMeetings } from "../context.server";
import { MeetingList } from "./MeetingList";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Meetings · ${data.shell.name}` : "Tidemark" },
];

/** The page can show a calendar's address, so nothing may cache it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { catalog, bodies, today } = partnership;
    const asked = new URL(args.request.url).searchParams.get("body") ?? "";
    const body = bodies.some(({ id }) => id === asked) ? asked : "";
    const names = new Map(bodies.map(({ id, name }) => [id, name]));
    const meetings = (await readVisibleMeetings(visited.db, partnership))
      .filter(({ bodyId }) => body === "" || bodyId === body)
      .map(({ bodyId, ...meeting }) => ({ ...meeting, body: names.get(bodyId) ?? "" }));
    const isAhead = ({ day, state }: (typeof meetings)[number]) =>
      day >= today && (state === "planned" || state === "called");
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayRun: may(visited.viewer, "run partnership"),
      body,
      bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
      ahead: meetings.filter(isAhead).reverse(),
      earlier: meetings.filter((meeting) => !isAhead(meeting)),
      calendarSince: await readCalendarLink(visited.db, visited.person.id),
    };
  });
}

/** Makes the visitor's calendar address, shown once in the answer, or removes it. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  return visit(args, "see partnership", async ({ db, person }) => {
    if (intent === "calendar-off") {
      await removeCalendarLink(db, person.id);
      return json<CalendarAnswer>({ removed: true }, { headers: headers() });
    }
    const origin = linkOrigin(args.context.config, args.request);
    if (origin === null)
      return json<CalendarAnswer>({ fault: NEEDS_APP_URL }, { status: 422, headers: headers() });
    const { secret, hash } = newSecret("calendar");
    await putCalendarLink(db, person.id, hash);
    const address = origin + paths.calendar(secret);
    return json<CalendarAnswer>({ address }, { headers: headers() });
  });
}

interface CalendarAnswer {
  address?: string;
  fault?: string;
  removed?: boolean;
}

export default function Meetings() {
  const { shell, mayRun, body, bodies, ahead, earlier, calendarSince } = useLoaderData<typeof loader>();
  const answer = useAnswer<CalendarAnswer>();
  const c = shell.slug;
  const empty = ahead.length + earlier.length === 0 && body === "";
  return (
    <PartnershipPage
      shell={shell}
      title="Meetings"
      lead="From the plan to approved minutes."
      actions={
        mayRun && bodies.length > 0 ? (
          <LinkButton to={paths.newMeeting(c, { body })}>Plan a meeting</LinkButton>
        ) : null
      }
    >
      {empty ? (
        <EmptyState
          title="No meetings yet"
          {...(mayRun && {
            action:
              bodies.length > 0
                ? { to: paths.newMeeting(c), label: "Plan the first meeting" }
                : { to: paths.newBody(c), label: "Set up a body first" },
          })}
        >
          <p>
            {mayRun
              ? "A meeting belongs to a body, such as the executive council. Its agenda begins with what changed since the body last met."
              : "Once backbone staff plan a meeting, you find its agenda and minutes here."}
          </p>
        </EmptyState>
      ) : (
        <>
          {bodies.length > 1 ? (
            <ListFilters
              filters={[{ name: "body", label: "Body", value: body, all: "All bodies", options: bodies }]}
              everything={paths.meetings(c)}
            />
          ) : null}
          <Section title="Ahead">
            <MeetingList meetings={ahead} shell={shell} />
          </Section>
          <Section title="Earlier">
            <MeetingList meetings={earlier} shell={shell} />
          </Section>
        </>
      )}
      <Section
        title="In your calendar"
        lead="A secret address of your own. Calendar programs read your meetings from it and keep them up to date."
      >
        <div className="grid max-w-[46rem] gap-4">
          {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
          {answer?.removed ? <Notice tone="success">The address no longer works.</Notice> : null}
          {answer?.address ? (
            <CopyText
              label="Your calendar address"
              hint="Shown once. Add it to your calendar program as a subscription, and share it with nobody."
            >
              {answer.address.replace(/^https?:/, "webcal:")}
            </CopyText>
          ) : calendarSince ? (
            <p className="text-ink-soft">
              You have had an address since {formatDate(calendarSince, shell)}. A new one replaces it.
            </p>
          ) : null}
          <Form method="post" className="flex flex-wrap gap-3">
            <Button kind="secondary" name="intent" value="calendar-on">
              {calendarSince ? "Make a new address" : "Make my address"}
            </Button>
            {calendarSince ? (
              <Button kind="quiet" name="intent" value="calendar-off">
                Turn it off
              </Button>
            ) : null}
          </Form>
        </div>
      </Section>
    </PartnershipPage>
  );
}
