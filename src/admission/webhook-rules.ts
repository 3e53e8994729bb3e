import { clusterChangeRules } from "#admission/change/cluster-change-rules.ts";
import type { WebhookRule } from "#admission/rule.ts";

/** All that the operator's webhooks check. A new rule is one object in a list and its list one line here. */
export const webhookRules: readonly WebhookRule[] = [...clusterChangeRules];
