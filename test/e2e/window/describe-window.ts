import { test } from "node:test";
import { whyNoWindow } from "#test/e2e/window/open-editor.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import type { ClusterRequest } from "#test/support/cluster/find-cluster.ts";

/** As `describeCluster`, and skipped too where no window can be opened, unless `CNPG_REQUIRE_SANDBOX=1`. */
export async function describeWindow(
  title: string,
  request: ClusterRequest,
  define: (cluster: () => TestCluster) => void,
): Promise<void> {
  const why = whyNoWindow();
  if (why === undefined || process.env["CNPG_REQUIRE_SANDBOX"] === "1") {
    await describeCluster(title, request, define);
  } else {
    test(title, { skip: why }, () => undefined);
  }
}
