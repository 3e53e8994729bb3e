import type { SchemaTree } from "./schema-tree.ts";

const text: SchemaTree = { type: "string", nullable: true };
const time: SchemaTree = { type: "string", format: "date-time", nullable: true };
const whole: SchemaTree = { type: "integer", format: "int64", nullable: true };
const flag: SchemaTree = { type: "boolean", nullable: true };
const words: SchemaTree = { type: "object", additional: text, nullable: true };

/**
 * A CRD says nothing about `metadata`; the API server reads it as its own ObjectMeta, where null is
 * the same as absent for every field. That its lists are sets and maps counts for merging only:
 * nothing refuses equal items.
 */
export const objectMeta: SchemaTree = {
  type: "object",
  properties: {
    annotations: words,
    creationTimestamp: time,
    deletionGracePeriodSeconds: whole,
    deletionTimestamp: time,
    finalizers: { type: "array", items: text, nullable: true },
    generateName: text,
    generation: whole,
    labels: words,
    managedFields: {
      type: "array",
      nullable: true,
      items: {
        type: "object",
        nullable: true,
        properties: {
          apiVersion: text,
          fieldsType: text,
          // Never looked into on creation: any value goes.
          fieldsV1: { preserveUnknown: true, nullable: true },
          manager: text,
          operation: text,
          subresource: text,
          time,
        },
      },
    },
    name: text,
    namespace: text,
    ownerReferences: {
      type: "array",
      nullable: true,
      items: {
        type: "object",
        required: ["apiVersion", "kind", "name", "uid"],
        properties: {
          apiVersion: text,
          blockOwnerDeletion: flag,
          controller: flag,
          kind: text,
          name: text,
          uid: text,
        },
      },
    },
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};
