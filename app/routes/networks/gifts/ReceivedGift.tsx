import { Link } from "@remix-run/react";
import type { NetworkFrame } from "~/access/networks/visit.server";
import { GIFT_KINDS, type GiftContent } from "~/domain/networks/gift";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";

interface Shown {
  id: string;
  participantId: string;
  participant: string;
  title: string;
  content: GiftContent;
  givenOn: string;
  until: string;
}

/** Something that a participant has given, as it was then. */
export function ReceivedGift({ frame, gift }: { frame: NetworkFrame; gift: Shown }) {
  const { content } = gift;
  return (
    <article aria-label={gift.title} className="max-w-[46rem]">
      <h3 className="text-xl">{gift.title}</h3>
      <p className="mt-1 text-ink-soft text-sm">
        {GIFT_KINDS[content.kind]} of{" "}
        <Link to={paths.networkParticipant(frame.slug, gift.participantId)}>{gift.participant}</Link>, given
        on {formatDate(gift.givenOn, frame)}, to be seen until {formatDate(gift.until, frame)}
      </p>
      <GiftBody content={content} />
    </article>
  );
}

/** What a gift says. Sheets are never shown: they only enter editions. */
export function GiftBody({ content }: { content: GiftContent }) {
  switch (content.kind) {
    case "profile":
      return <Facts facts={content.facts} />;
    case "lesson":
      return (
        <>
          <Facts
            facts={[
              { label: "Theme", text: content.theme },
              { label: "Setting", text: content.setting },
              { label: "What worked", text: content.worked },
              { label: "What did not", text: content.failed },
            ]}
          />
          {content.link ? (
            <p className="mt-2">
              <a href={content.link} rel="noreferrer" className="break-all">
                {content.link}
              </a>
            </p>
          ) : null}
        </>
      );
    case "story":
      return (
        <>
          <p className="mt-3 whitespace-pre-line">{content.words}</p>
          <p className="mt-2 text-ink-soft">{[content.name, content.place].filter(Boolean).join(", ")}</p>
        </>
      );
    case "report":
      return (
        <p className="mt-2">
          <a href={content.url}>Open the report</a>
        </p>
      );
    case "benchmark":
      return (
        <p className="mt-2">
          {content.sheet.figures.filter(({ value }) => value !== null).length} shares of {content.sheet.year},
          for benchmarks only.
        </p>
      );
  }
}

export function Facts({ facts }: { facts: { label: string; text: string }[] }) {
  return (
    <dl className="mt-3 grid gap-3">
      {facts
        .filter(({ text }) => text)
        .map(({ label, text }) => (
          <div key={label}>
            <dt className="font-semibold text-sm">{label}</dt>
            <dd className="whitespace-pre-line">{text}</dd>
          </div>
        ))}
    </dl>
  );
}
