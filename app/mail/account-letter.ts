import { LINK_MINUTES } from "~/domain/accounts/session";
import { paths } from "~/paths";
import { type Block, type Letter, letterOf, oneLine } from "./letter";

/** What people are told about their own account. Links work once. */
export type AccountNews =
  | { kind: "reset"; link: string }
  | { kind: "sign in"; link: string }
  | { kind: "confirm address"; link: string }
  /** Sent to the address before. */
  | { kind: "address changed"; to: string }
  | { kind: "password changed" }
  | { kind: "many failures" };

const NOT_YOU =
  "If this wasn’t you, tell the backbone staff of your collaborative or the people who run the server right away.";
const IGNORE = {
  small: "Not expecting this? You can ignore this message; nothing happens unless you use the link.",
};

const within = (minutes: number) => `The link works once, within ${minutes} minutes. Please do not share it.`;

/** The letter about a person's account. @param origin where the app is, such as "https://tidemark.example.org" */
export function accountLetter(name: string, news: AccountNews, origin: string): Letter {
  const { subject, blocks } = contentOf(news, origin);
  return letterOf(subject, [`Hello ${oneLine(name)},`, ...blocks]);
}

function contentOf(news: AccountNews, origin: string): { subject: string; blocks: Block[] } {
  const reset = { link: `${origin}${paths.forgot()}`, label: "Choose a new password" };
  switch (news.kind) {
    case "reset":
      return {
        subject: "Choose a new Tidemark password",
        blocks: [
          "Someone asked for a new password for your Tidemark account.",
          { link: news.link, label: "Choose a new password" },
          within(LINK_MINUTES.reset),
          IGNORE,
        ],
      };
    case "sign in":
      return {
        subject: "Your link to sign in to Tidemark",
        blocks: [{ link: news.link, label: "Sign in" }, within(LINK_MINUTES.signIn), IGNORE],
      };
    case "confirm address":
      return {
        subject: "Confirm your new address for Tidemark",
        blocks: [
          "You asked to use this address for your Tidemark account.",
          { link: news.link, label: "Confirm the address" },
          `${within(LINK_MINUTES.email)} You need to be signed in to your account.`,
          IGNORE,
        ],
      };
    case "address changed":
      return {
        subject: "Your Tidemark address was changed",
        blocks: [
          `You now sign in to Tidemark with ${oneLine(news.to)}. This address no longer works.`,
          NOT_YOU,
        ],
      };
    case "password changed":
      return {
        subject: "Your Tidemark password was changed",
        blocks: ["Your Tidemark password has just been changed.", `${NOT_YOU} Then:`, reset],
      };
    case "many failures":
      return {
        subject: "Many wrong passwords for your Tidemark account",
        blocks: [
          "Someone has entered many wrong passwords for your Tidemark account. Nobody got in, and everyone now has to wait between tries.",
          "If it was you, choose a new password. That ends the wait:",
          reset,
          "If it wasn’t you, you don’t need to do anything. You get this message at most once a day.",
        ],
      };
  }
}
