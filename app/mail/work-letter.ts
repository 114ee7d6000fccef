import { daysBetween } from "~/domain/collection/reminders";
import type { NoticeFacts } from "~/domain/work/notices";
import type { TalkedAction } from "~/records/work/notice-facts.server";
import { type Block, type Letter, letterOf, oneLine } from "./letter";
import { type Asker, dateWords, staffWords } from "./reminder-letter";

/** What a letter about actions says. */
export interface WorkNews {
  notice: NoticeFacts["notice"];
  person: string;
  /** The one action, or those of a digest, with the address of each. */
  actions: (TalkedAction & { link: string })[];
  asker: Asker;
  /** Where the person turns such mail off without signing in. */
  stop: string;
  /** Without an account, a link is a secret. */
  secretLinks: boolean;
  day: string;
}

/** The letter about an action, or the weekly digest of late ones, on the day on which it goes out. */
export function workLetter(news: WorkNews): Letter {
  const { subject, blocks } = news.notice === "digest" ? digest(news) : about(news);
  const { asker, secretLinks, stop } = news;
  const name = oneLine(asker.name);
  return letterOf(subject, [
    `Hello ${oneLine(news.person)},`,
    ...blocks,
    ...(secretLinks
      ? [
          news.actions.length === 1
            ? "The link opens this action only, without signing in. Please do not pass it on."
            : "Each link opens its own action only, without signing in. Please do not pass them on.",
        ]
      : []),
    staffWords(asker),
    {
      small: `You get this because you agreed to do something for ${name}. Mail about an action stops once it is done or dropped.`,
      link: { link: stop, label: `Stop all mail about actions and meetings of ${name}` },
    },
  ]);
}

function about({ notice, actions, asker, day }: WorkNews): { subject: string; blocks: Block[] } {
  const [action] = actions;
  if (!action) return { subject: oneLine(asker.name), blocks: [] };
  const title = oneLine(action.title);
  const due = dateWords(action.dueOn, asker.locale);
  const left = daysBetween(day, action.dueOn);
  const part = action.initiative ? `It is part of “${oneLine(action.initiative)}”.` : null;
  const when = dueWords(left);
  const opening =
    notice === "assigned"
      ? `${oneLine(asker.name)} has noted this action for you: “${title}”. It is due on ${due}.`
      : `Your action “${title}” ${left < 0 ? `was due on ${due}, ${when}` : `is due ${left === 0 ? "today" : `on ${due}, ${when}`}`}.`;
  return {
    subject: notice === "assigned" ? `An action for you: ${title}` : `${title}: ${subjectWords(left)}`,
    blocks: [
      opening,
      ...(part ? [part] : []),
      { link: action.link, label: notice === "assigned" ? "Open the action" : "Say how it stands" },
      "Is it done, or is something in the way? One click tells everyone, and these messages stop once it is done.",
    ],
  };
}

function digest({ actions, asker, day }: WorkNews): { subject: string; blocks: Block[] } {
  const count = actions.length === 1 ? "1 action" : `${actions.length} actions`;
  return {
    subject: `${count} of yours waiting at ${oneLine(asker.name)}`,
    blocks: [
      `${count} of yours ${actions.length === 1 ? "is" : "are"} more than a week late. You get this once a week until each is done, dropped, or has a new date.`,
      ...actions.map(({ title, dueOn, link, initiative }): Block => {
        const late = daysBetween(dueOn, day);
        return {
          link,
          label: `${oneLine(title)}${initiative ? ` (${oneLine(initiative)})` : ""}, ${late === 1 ? "1 day" : `${late} days`} late`,
        };
      }),
    ],
  };
}

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);
const dueWords = (left: number) => (left < 0 ? `${days(-left)} ago` : `in ${days(left)}`);
const subjectWords = (left: number) =>
  left === 0 ? "due today" : left < 0 ? `due ${days(-left)} ago` : `due in ${days(left)}`;
