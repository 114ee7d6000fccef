/** A real mail server on this machine, for tests: what it took, and how it behaves. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface TestMail {
  url: string;
  /** Messages that were taken, each as it came over the wire. */
  taken: { to: string[]; raw: string }[];
  /** How the server behaves from now on, by recipient; nothing: it takes everything. */
  behave(answer: (to: string) => Behaviour | undefined): void;
  close(): Promise<void>;
}

/** An answer to the recipient, an answer to the whole message, or none at all. */
export type Behaviour =
  | { at: "recipient" | "message"; code: number; says: string }
  | { at: "recipient" | "message"; code: "silence" };

export async function startMail(): Promise<TestMail> {
  const taken: TestMail["taken"] = [];
  let answerTo: (to: string) => Behaviour | undefined = () => undefined;
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
      const answer = to.map((address) => answerTo(address)).find((one) => one?.at === "message");
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (answer?.code === "silence") return;
        if (answer) return done(refusal(answer));
        taken.push({ to, raw: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  // A client that gives up is what some tests are about.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    behave(answer) {
      answerTo = answer;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The readable part of a message that came over the wire, its line breaks and signs put right. */
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
