import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { projectForm } from "~/domain/networks/forms";
import { PROJECT_KINDS, PROJECT_STATES } from "~/domain/networks/terms";
import { readProjects } from "~/records/networks/works.server";
import { todayIso } from "~/records/today";
import { useAnswer } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { NetworkShell } from "../NetworkShell";
import { projectSteps } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Projects · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const today = todayIso();
    const projects = await readProjects(visited.db);
    return {
      frame: frameOf(visited),
      projects: projects.map((project) => ({
        ...project,
        late:
          project.dueOn !== null &&
          project.dueOn < today &&
          project.state !== "done" &&
          project.state !== "dropped",
      })),
    };
  });
}

export const action = (args: ActionFunctionArgs) => networkAction(args, projectSteps);

const FIELDS = [
  { name: "title", label: "Title" },
  { name: "kind", label: "Kind", kind: choices(PROJECT_KINDS) },
  { name: "lead", label: "Lead" },
  { name: "dueOn", label: "Due", kind: "date" as const, optional: true },
  { name: "state", label: "State", kind: choices(PROJECT_STATES) },
  { name: "link", label: "Link", optional: true },
];

export default function Projects() {
  const { frame, projects } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  const runs = frame.role === "coordinator";
  return (
    <NetworkShell frame={frame}>
      <Page title="Projects" lead="Webinars, publications, and other things that the network makes together.">
        {answer?.fault && answer.of === "" ? <Notice tone="error">{answer.fault}</Notice> : null}
        {projects.length === 0 ? (
          <EmptyState title="No project yet">
            <p>{runs ? "Add the first one below." : "The coordinator adds projects."}</p>
          </EmptyState>
        ) : (
          <ul className="grid gap-8">
            {projects.map(({ late, ...project }) => (
              <li key={project.id} className="border-line border-t pt-4">
                <h2 className="text-xl">{project.title}</h2>
                <p className="mt-1 text-ink-soft">
                  {[
                    PROJECT_KINDS[project.kind],
                    PROJECT_STATES[project.state],
                    project.lead,
                    project.dueOn ? `due ${formatDate(project.dueOn, frame)}` : "",
                    late ? "late" : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
                {project.link ? (
                  <p className="mt-1">
                    <a href={project.link} rel="noreferrer" className="break-all">
                      {project.link}
                    </a>
                  </p>
                ) : null}
                {runs ? (
                  <details className="folded no-print mt-2">
                    <summary className="min-h-11 sm:min-h-8">Change {project.title}</summary>
                    <div className="grid gap-6 py-4">
                      <NetworkForm
                        key={project.revision}
                        id={`project-${project.id}`}
                        schema={projectForm}
                        fields={FIELDS}
                        values={{ ...project, revision: "", dueOn: project.dueOn ?? "" }}
                        hidden={{ id: project.id, revision: project.revision }}
                        intent="change"
                        button="Save changes"
                        kind="secondary"
                        answer={answer}
                      />
                      <TwoStepRemoval
                        look="quiet"
                        first="Remove…"
                        button={`Remove “${project.title}”`}
                        name="intent"
                        value="remove"
                        fields={{ id: project.id, revision: project.revision }}
                      >
                        <p>The history keeps it.</p>
                      </TwoStepRemoval>
                    </div>
                  </details>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {runs ? (
          <Section title="Add a project">
            <NetworkForm
              key={projects.length}
              id="project"
              schema={projectForm}
              fields={FIELDS}
              intent="add"
              button="Add it"
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </NetworkShell>
  );
}
