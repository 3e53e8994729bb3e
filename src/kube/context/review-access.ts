import type { Connection } from "#kube/connection.ts";

/** One thing that somebody may want to do. */
export interface AccessQuestion {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  /** Undefined: in all namespaces. */
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

interface ReviewAnswer {
  readonly status?: { readonly allowed?: boolean; readonly reason?: string };
}

/** Asks the server whether the user may; nothing is changed. */
export async function reviewAccess(
  connection: Connection,
  question: AccessQuestion,
  signal?: AbortSignal,
): Promise<boolean> {
  const { status } = await connection.request<ReviewAnswer>({
    method: "POST",
    path: "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    body: {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes: question },
    },
    signal,
  });
  return status?.allowed === true;
}
