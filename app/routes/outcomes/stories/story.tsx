import { getFormProps, getInputProps } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { consentFault, withdrawalForm } from "~/domain/outcomes/story";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readReportsTelling } from "~/records/reports/told-stories.server";
import { todayIso } from "~/records/today";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { StatusWord } from "~/ui/figures/StatusWord";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { OutcomeSteps } from "../OutcomeSteps";
import { STATE_STATUS } from "../words";
import type { OutcomeAnswer } from "../write.server";
import { storyAction } from "./actions.server";
import { StoryForm } from "./StoryForm";
import { hasEnded, readStoryChoices, storyAt } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `A story · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep stories", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const story = await storyAt(visited, args.params.story);
    const fault = consentFault(story, todayIso());
    const { state, revision, consentWithdrawnOn, consentUntil } = story;
    return {
      shell: shellOf(visited, collaborative),
      state,
      revision,
      fault,
      endedOn: fault === "withdrawn" ? consentWithdrawnOn : fault === "lapsed" ? consentUntil : null,
      // Once the consent has ended, the words reach nobody's screen.
      story: hasEnded(fault) ? null : story,
      today: todayIso(),
      reports: may(visited.viewer, "write reports") ? await readReportsTelling(visited.db, story.id) : [],
      choices: await readStoryChoices(visited),
    };
  });
}

export const action = (args: ActionFunctionArgs) => storyAction(args);

export default function StoryPage() {
  const { shell, state, revision, fault, endedOn, story, today, choices, reports } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<OutcomeAnswer>();
  const back = paths.stories(shell.slug);
  const resultOf = (of: string) => (answer?.of === of ? answer.result : undefined);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={back}>Stories</Link>}
        title={story?.title ?? "A story whose consent has ended"}
        actions={<StatusWord {...STATE_STATUS[state]} />}
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {story ? null : (
          <Notice tone="warning">
            {fault === "withdrawn" ? "The consent was taken back" : "The consent ended"} on{" "}
            {formatDate(endedOn, shell)}. Nobody sees the story anymore, on no page and in no file. With new
            consent, tell it again. Remove it to erase its words.
          </Notice>
        )}
        {reports.length > 0 ? (
          <Section
            title={story ? "Reports that tell it" : "Reports to correct"}
            lead={
              story
                ? undefined
                : "Their pages and new files no longer tell it. Publish each again without it; files that were downloaded before stay as they are."
            }
          >
            <ul className="grid gap-2">
              {reports.map(({ slug, title, version }) => (
                <li key={slug}>
                  <Link
                    to={
                      story
                        ? paths.report(shell.slug, slug, { version })
                        : paths.publishReport(shell.slug, slug)
                    }
                  >
                    {title}, version {version}
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {story ? (
          <>
            <StoryForm
              key={revision}
              value={story}
              revision={revision}
              choices={choices}
              lastResult={resultOf("save")}
              cancel={back}
            />
            <OutcomeSteps state={state} />
            {fault === null ? <TakeBack today={today} lastResult={resultOf("take-back")} /> : null}
          </>
        ) : null}
        <TwoStepRemoval
          first="Remove…"
          button="Remove this story"
          name="intent"
          value="remove"
          fields={{ revision }}
        >
          <p>Its words and the name are erased. The history keeps only that there was a story.</p>
        </TwoStepRemoval>
      </Page>
    </CollaborativeShell>
  );
}

/** Records that the person has taken the consent back. */
function TakeBack({ today, lastResult }: { today: string; lastResult: OutcomeAnswer["result"] | undefined }) {
  const [form, fields] = useCheckedForm({
    id: "take-back",
    schema: withdrawalForm,
    lastResult: lastResult ?? undefined,
    defaultValue: { on: today },
  });
  return (
    <Section
      title="The person takes the consent back"
      lead="From then on the story is on no page and in no new file."
    >
      <Form
        method="post"
        {...getFormProps(form)}
        className="no-print flex max-w-[46rem] flex-wrap items-end gap-4"
      >
        <Field
          {...getInputProps(fields.on, { type: "date" })}
          label="Taken back on"
          error={fields.on.errors}
        />
        <Button kind="danger" name="intent" value="take-back">
          Take the story off
        </Button>
      </Form>
    </Section>
  );
}
