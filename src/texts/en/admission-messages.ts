import { celMessages } from "#texts/en/admission/cel-messages.ts";
import { changeMessages } from "#texts/en/admission/change-messages.ts";
import { clusterBootstrapMessages } from "#texts/en/admission/cluster-bootstrap-messages.ts";
import { clusterIdentityMessages } from "#texts/en/admission/cluster-identity-messages.ts";
import { clusterParameterMessages } from "#texts/en/admission/cluster-parameter-messages.ts";
import { clusterReplicaMessages } from "#texts/en/admission/cluster-replica-messages.ts";

/**
 * What the rules of `src/admission` say, by rule id, or rule id and variant as `id.variant`. The tables
 * stand below `admission/`, one a subject, and are collected here.
 */
export const admissionMessages: Readonly<Record<string, string>> = {
  ...celMessages,
  ...changeMessages,
  ...clusterIdentityMessages,
  ...clusterBootstrapMessages,
  ...clusterParameterMessages,
  ...clusterReplicaMessages,
};
