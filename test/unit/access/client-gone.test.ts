import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as later } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import express from "express";
import { expect, test } from "vitest";
import { clientGone, signalOf } from "~/access/client-gone.server";

/** Asks an app that answers once `answer` is called. */
async function asked() {
  let signal: AbortSignal | undefined;
  let answer = () => {};
  const app = express();
  const arrived = new Promise<void>((resolve) => {
    app.get("/", (_request, response) => {
      signal = clientGone(response);
      answer = () => response.end("done");
      resolve();
    });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.write("GET / HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n");
  await arrived;
  if (!signal) throw new Error("nothing was asked");
  return { signal, client, answer: () => answer(), end: () => server.close() };
}

test("the signal of a request is aborted when the client leaves before the answer", async () => {
  const { signal, client, end } = await asked();
  expect(signal.aborted).toBe(false);
  client.destroy();
  await once(signal, "abort");
  expect(signal.reason).toEqual(new Error("The client has left."));
  end();
});

test("the signal of a request is not aborted once the answer is complete", async () => {
  const { signal, client, answer, end } = await asked();
  client.resume();
  answer();
  await once(client, "close");
  expect(signal.aborted).toBe(false);
  end();
});

/** As the framework hands a request on: each copy follows the signal of the one before. */
const copied = (signal: AbortSignal, copies: number): Request => {
  const request = new Request("http://app/", { signal });
  return copies === 0 ? request : copied(request.signal, copies - 1);
};

test("the signal of a request holds through a garbage collection, and a copied request's need not", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const controller = new AbortController();
  const request = copied(controller.signal, 2);
  const signal = signalOf({ request, context: { clientGone: controller.signal } });
  await later(0);
  collectGarbage();
  await later(10);
  controller.abort();
  expect(signal.aborted).toBe(true);
  expect(signalOf({ request, context: {} })).toBe(request.signal);
});
