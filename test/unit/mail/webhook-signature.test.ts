import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { newSigningSecret, signedHeaders } from "~/mail/webhooks/signature";

it("a delivery is signed as in the example of the Standard Webhooks specification", () => {
  // Secret, message, and signature as published for implementers to check theirs.
  const headers = signedHeaders({
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1614265330 * 1000),
    body: '{"test": 2432232314}',
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  });
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

it("each secret is new, has 32 random bytes, and signs with them", () => {
  const secrets = [newSigningSecret(), newSigningSecret()];
  expect(new Set(secrets).size).toBe(2);
  for (const secret of secrets) {
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    expect(key).toHaveLength(32);
    const headers = signedHeaders({ id: "a", at: new Date(5_000), body: "{}", secret });
    const expected = createHmac("sha256", key).update("a.5.{}").digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
  }
});
