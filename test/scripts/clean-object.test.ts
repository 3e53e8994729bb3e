import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanObject } from "#scripts/record/clean-object.ts";
import { hideSecrets } from "#scripts/record/hide-secrets.ts";

const password = "a-password-of-some-length";
const secret = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "pg-app", managedFields: [{}] },
  data: {
    password: Buffer.from(password).toString("base64"),
    username: Buffer.from("app").toString("base64"),
  },
};

test("a Secret keeps its keys and loses its values", () => {
  const cleaned = cleanObject(secret);
  assert.deepEqual(cleaned["data"], { password: "cmVwbGFjZWQ=", username: "cmVwbGFjZWQ=" });
  assert.equal(cleaned.metadata["managedFields"], undefined);
});

test("a Secret's value is replaced wherever it occurs, plain, encoded or quoted", () => {
  const encoded = Buffer.from(password).toString("base64");
  const text = JSON.stringify({ log: `password=${password}`, env: encoded, user: "app" });
  const hidden = hideSecrets(text, [secret]);
  assert.deepEqual(JSON.parse(hidden), { log: "password=replaced", env: "replaced", user: "app" });
});

test("a pod loses what is the same in every pod, and keeps what differs", () => {
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "pg-1", annotations: { "cnpg.io/podSpec": "{}", "cnpg.io/nodeSerial": "1" } },
    spec: {
      tolerations: [{}],
      nodeName: "node1",
      containers: [
        { name: "postgres", image: "pg:18", imagePullPolicy: "Always", volumeMounts: [{}] },
      ],
    },
  };
  assert.deepEqual(cleanObject(pod), {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "pg-1", annotations: { "cnpg.io/nodeSerial": "1" } },
    spec: {
      nodeName: "node1",
      containers: [{ name: "postgres", image: "pg:18", imagePullPolicy: "Always" }],
    },
  });
});
