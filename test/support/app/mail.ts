/** A real local mail server for tests: the messages it accepted, and how it behaves. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface TestMail {
  url: string;
  /** Accepted messages, as they came over the wire. */
  taken: { to: string[]; raw: string }[];
  /** Sets how the server treats each recipient. Undefined accepts everything. */
  behave(answer: (to: string) => Behavior | undefined): void;
  close(): Promise<void>;
}

/** Answers the recipient, answers the whole message, or does not answer. */
export type Behavior =
  | { at: "recipient" | "message"; code: number; says: string }
  | { at: "recipient" | "message"; code: "silence" };

export async function startMail(): Promise<TestMail> {
  const messages: TestMail["taken"] = [];
  let answerTo: (to: string) => Behavior | undefined = () => undefined;
  const refusal = ({ code, says }: { code: number; says: string }) =>
    Object.assign(new Error(says), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      const answer = answerTo(address);
      if (answer?.at !== "recipient") return done();
      if (answer.code !== "silence") done(refusal(answer));
    },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address);
      const answer = to.map((address) => answerTo(address)).find((candidate) => candidate?.at === "message");
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (answer?.code === "silence") return;
        if (answer) return done(refusal(answer));
        messages.push({ to, raw: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  // Some tests make the client give up.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: messages,
    behave(answer) {
      answerTo = answer;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The plain text of a raw message, with line breaks and special characters decoded. */
export function plainTextOf(raw: string): string {
  const parts = raw.split(`--${/boundary="([^"]+)"/.exec(raw)?.[1]}`).map((part) => part.trim());
  const [head = "", ...rest] = (
    parts.find((part) => part.startsWith("Content-Type: text/plain")) ?? ""
  ).split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8").replaceAll("\r\n", "\n");
  if (!/quoted-printable/i.test(head)) return body.replaceAll("\r\n", "\n");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}
