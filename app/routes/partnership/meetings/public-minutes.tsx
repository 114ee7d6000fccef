import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitPublicMinutes } from "~/access/links/secret-address.server";
import { notFound } from "~/access/visit.server";
import { discloseMinutes } from "~/domain/meetings/disclosure";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readRecord } from "~/records/meetings/record.server";
import { readBodies } from "~/records/partnership/bodies.server";
import { formatDate } from "~/ui/figures/dates";
import { AppShell } from "~/ui/layout/AppShell";
import { Page, Section } from "~/ui/layout/Page";
import { AddendumForm } from "./AddendumForm";
import { MinutesView } from "./MinutesView";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  {
    title: shown ? `${shown.minutes.title || shown.minutes.body} · ${shown.collaborative.name}` : "Tidemark",
  },
];

/** Approved minutes of a body whose records are public; who was there is nobody's business. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const shown = await visitPublicMinutes(context, params.token, async (db, id) => {
    const record = await readRecord(db, id);
    const body = (await readBodies(db)).find((known) => known.id === record?.meeting.bodyId);
    if (!record?.approved || !body?.recordsPublic) return null;
    const { name, place, locale } = (await readCatalog(db)).collaborative;
    return {
      collaborative: { name, place, locale },
      minutes: discloseMinutes(record.approved.minutes, null),
      approvedAt: record.approved.at,
      addenda: record.addenda.map(({ text, at }) => ({ text, at, by: "Addendum" })),
    };
  });
  if (!shown) throw notFound("There are no public minutes at this address.");
  return data(shown);
}

export default function PublicMinutes() {
  const { collaborative, minutes, approvedAt, addenda } = useLoaderData<typeof loader>();
  return (
    <AppShell>
      <Page
        eyebrow={[collaborative.name, collaborative.place].filter(Boolean).join(" · ")}
        title={minutes.title || minutes.body}
        lead={`Minutes of ${formatDate(minutes.day, collaborative)}, approved on ${formatDate(approvedAt, collaborative)}.`}
      >
        <MinutesView minutes={minutes} locale={collaborative.locale} />
        {addenda.length > 0 ? (
          <Section title="Addenda">
            <AddendumForm addenda={addenda} mayAdd={false} locale={collaborative.locale} />
          </Section>
        ) : null}
      </Page>
    </AppShell>
  );
}
