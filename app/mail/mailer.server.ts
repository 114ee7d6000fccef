import type { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { Config } from "~/config";
import { type Letter, oneLine } from "./letter";

export interface Address {
  name: string;
  address: string;
}

export interface Outgoing extends Letter {
  /** The same for every try: if a message arrives twice, mail programs show it once. */
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
  /** The server's answer, or what went wrong, on one line. */
  detail: string;
}

export interface Mailer {
  deliver(message: Outgoing): Promise<Delivery>;
  close(): void;
}

/** Timeouts in milliseconds: for the connection, the server's greeting, and each of its answers. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends over the configured mail server, a few messages at a time. */
export function makeMailer(
  config: Pick<Config, "smtpUrl" | "mailFrom" | "appUrl">,
  timeouts: Partial<typeof TIMEOUTS> = {},
): Mailer {
  const from = senderOf(config);
  /** Messages being sent, to tell how far one got when the connection breaks. */
  const contents = new Map<string, Readable>();
  const transport = createTransport({
    pool: true,
    url: config.smtpUrl ?? "",
    maxConnections: 3,
    disableFileAccess: true,
    disableUrlAccess: true,
    idleTimeout: 30_000,
    ...TIMEOUTS,
    ...timeouts,
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
          messageId,
          from,
          to,
          replyTo,
          headers,
          subject: oneLine(subject),
          text,
          html,
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
  const answer = line(response ?? error.message);
  // A wrong password is for the operator to fix, and no reason to give up on a message.
  if (responseCode && responseCode >= 500 && code !== "EAUTH") return { outcome: "refused", detail: answer };
  if (begun && !responseCode)
    return {
      outcome: "unknown",
      detail: `The mail server took the message and then did not answer: ${answer}`,
    };
  return { outcome: "later", detail: answer };
}

const line = (text: string) => oneLine(text).slice(0, 300);

/** Who the mail comes from: MAIL_FROM, else the login at the mail server, else this app at its own address. */
export function senderOf({ mailFrom, smtpUrl, appUrl }: Partial<Config>): Address {
  const [, name, address] = /^\s*(?:(.+?)\s*<)?([^<>\s]+@[^<>\s]+?)>?\s*$/.exec(mailFrom ?? "") ?? [];
  if (address) return { name: name?.replace(/^"|"$/g, "") || "Tidemark", address };
  const login = smtpUrl ? new URL(smtpUrl).username.replace("%40", "@") : "";
  if (/^[^@%\s]+@[^@%\s]+$/.test(login)) return { name: "Tidemark", address: login };
  return { name: "Tidemark", address: `tidemark@${appUrl ? new URL(appUrl).hostname : "localhost"}` };
}
