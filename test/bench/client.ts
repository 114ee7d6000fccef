import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  text: string;
}

/** A client that keeps its connections open and sends at most `connections` requests at once. */
export function client(url: string, connections = 1) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(url + path, { method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const answer = { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") };
          if (answer.status < 400 || path === NOWHERE) resolve(answer);
          else reject(new Error(`${method} ${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`));
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** An address that does not exist. Its error page needs no database. */
export const NOWHERE = "/nowhere";

/** Sends `total` requests over `connections` connections. @returns the time of each request and of the whole run */
export async function flood(
  connections: number,
  total: number,
  ask: () => Promise<unknown>,
): Promise<{ took: number[]; perSecond: number }> {
  const took: number[] = [];
  let left = total;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) {
        const start = performance.now();
        await ask();
        took.push(performance.now() - start);
      }
    }),
  );
  return { took, perSecond: (total / (performance.now() - began)) * 1000 };
}
