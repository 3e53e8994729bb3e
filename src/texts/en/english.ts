import type { Catalogue } from "#texts/catalogue.ts";
import { clusterFieldNotes } from "#texts/en/cluster-fields.ts";
import { otherFieldNotes } from "#texts/en/other-fields.ts";
import { sharedFieldNotes } from "#texts/en/shared-fields.ts";
import { parameterNotes } from "#texts/en/parameter-notes.ts";
import { completionMessages } from "#texts/en/completion-messages.ts";
import { inlayMessages } from "#texts/en/inlay-messages.ts";
import { hoverMessages } from "#texts/en/hover-messages.ts";
import { parameterMessages } from "#texts/en/parameter-messages.ts";
import { schemaMessages } from "#texts/en/schema-messages.ts";
import { admissionMessages } from "#texts/en/admission-messages.ts";
import { adviceMessages } from "#texts/en/advice-messages.ts";
import { changeNotes } from "#texts/en/change-notes.ts";
import { fixMessages } from "#texts/en/fix-messages.ts";
import { effectMessages } from "#texts/en/effect-messages.ts";
import { operationMessages } from "#texts/en/operation-messages.ts";
import { refusalMessages } from "#texts/en/refusal-messages.ts";
import { serverMessages } from "#texts/en/server-messages.ts";
import { commandMessages } from "#texts/en/command-messages.ts";
import { workspaceMessages } from "#texts/en/workspace-messages.ts";
import { connectionMessages } from "#texts/en/connection-messages.ts";
import { logMessages } from "#texts/en/log-messages.ts";
import { nextStepMessages } from "#texts/en/next-step-messages.ts";
import { statusMessages } from "#texts/en/status-messages.ts";
import { treeMessages } from "#texts/en/tree-messages.ts";

export const english: Catalogue = {
  language: "en",
  messages: {
    ...schemaMessages,
    ...parameterMessages,
    ...adviceMessages,
    ...admissionMessages,
    ...changeNotes,
    ...fixMessages,
    ...completionMessages,
    ...hoverMessages,
    ...inlayMessages,
    ...serverMessages,
    ...operationMessages,
    ...refusalMessages,
    ...effectMessages,
    ...treeMessages,
    ...connectionMessages,
    ...commandMessages,
    ...statusMessages,
    ...nextStepMessages,
    ...workspaceMessages,
    ...logMessages,
  },
  fields: { Cluster: clusterFieldNotes, ...otherFieldNotes },
  sharedFields: sharedFieldNotes,
  parameters: parameterNotes,
};
