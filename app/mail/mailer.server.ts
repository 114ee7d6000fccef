import type { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { Settings } from "../settings";
import { type Letter, oneLine } from "./letter";

export interface Address {
  name: string;
  address: string;
}

export interface Outgoing extends Letter {
  /** The same for every try: where one arrives twice after all, mail programs show it once. */
  id: string;
  to: Address;
  replyTo?: Address[];
  headers?: Record<string, string>;
}

export interface Delivery {
  /**
   * refused: the server will not take this message; later: another try may succeed; unknown: the connection
   * broke after the message had been handed over, so that another try might send it twice.
   */
  outcome: "sent" | "refused" | "later" | "unknown";
  /** What the server said, or what went wrong, in one line. */
  detail: string;
}

export interface Mailer {
  deliver(message: Outgoing): Promise<Delivery>;
  close(): void;
}

/** Milliseconds: for the connection, the server's greeting, and each of its answers. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends over the mail server of the settings, a few messages at a time. */
export function makeMailer(
  settings: Pick<Settings, "smtpUrl" | "mailFrom" | "appUrl">,
  patience: Partial<typeof PATIENCE> = {},
): Mailer {
  const from = senderOf(settings);
  /** Of messages on their way, so that it can be told how far one got. */
  const contents = new Map<string, Readable>();
  const transport = createTransport({
    ...{ pool: true, url: settings.smtpUrl ?? "", maxConnections: 3, disableFileAccess: true },
    ...{ disableUrlAccess: true, idleTimeout: 30_000, ...PATIENCE, ...patience },
  });
  transport.use("stream", (mail, done) => {
    const { message } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (...options) => {
      const content = create(...options);
      contents.set(mail.data.messageId ?? "", content);
      return content;
    };
    done();
  });
  return {
    async deliver({ id, to, replyTo = [], headers = {}, subject, text, html }) {
      const messageId = `<${id}@${from.address.split("@")[1]}>`;
      try {
        const answer = await transport.sendMail({
          ...{ messageId, from, to, replyTo, headers, subject: oneLine(subject), text, html },
        });
        return { outcome: "sent", detail: line(answer.response) };
      } catch (error) {
        return failure(error as SmtpError, contents.get(messageId)?.readableDidRead ?? false);
      } finally {
        contents.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
}

type SmtpError = Error & { code?: string; response?: string; responseCode?: number };

function failure(error: SmtpError, begun: boolean): Delivery {
  const { code, response, responseCode } = error;
  const said = line(response ?? error.message);
  // A wrong password is the operator's to put right, and no reason to give a message up.
  if (responseCode && responseCode >= 500 && code !== "EAUTH") return { outcome: "refused", detail: said };
  if (begun && !responseCode)
    return {
      outcome: "unknown",
      detail: `The mail server took the message and then did not answer: ${said}`,
    };
  return { outcome: "later", detail: said };
}

const line = (text: string) => oneLine(text).slice(0, 300);

/** Who the mail comes from: MAIL_FROM, else the login at the mail server, else this app at its own address. */
export function senderOf({ mailFrom, smtpUrl, appUrl }: Partial<Settings>): Address {
  const [, name, address] = /^\s*(?:(.+?)\s*<)?([^<>\s]+@[^<>\s]+?)>?\s*$/.exec(mailFrom ?? "") ?? [];
  if (address) return { name: name?.replace(/^"|"$/g, "") || "Tidemark", address };
  const login = smtpUrl ? new URL(smtpUrl).username.replace("%40", "@") : "";
  if (/^[^@%\s]+@[^@%\s]+$/.test(login)) return { name: "Tidemark", address: login };
  return { name: "Tidemark", address: `tidemark@${appUrl ? new URL(appUrl).hostname : "localhost"}` };
}
