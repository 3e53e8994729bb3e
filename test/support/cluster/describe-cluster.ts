import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openCluster, type TestCluster } from "#test/support/cluster.ts";
import { type ClusterRequest, whyNoCluster } from "#test/support/cluster/find-cluster.ts";

/**
 * A group of tests on one cluster, which is opened before the first and left after the last. Where no cluster serves
 * it, the group is skipped and says why; with `CNPG_REQUIRE_SANDBOX=1` that is a failure.
 */
export async function describeCluster(
  title: string,
  request: ClusterRequest,
  define: (cluster: () => TestCluster) => void,
): Promise<void> {
  const why = await whyNoCluster(request);
  if (why === undefined) {
    describeOn(title, request, define);
  } else if (process.env["CNPG_REQUIRE_SANDBOX"] === "1") {
    test(title, () => assert.fail(`CNPG_REQUIRE_SANDBOX is set, and ${why}`));
  } else {
    test(title, { skip: why }, () => undefined);
  }
}

function describeOn(
  title: string,
  request: ClusterRequest,
  define: (cluster: () => TestCluster) => void,
): void {
  describe(title, () => {
    let cluster: TestCluster | undefined;
    // Hooks have no limit of their own, and one that hangs would say nothing for ever.
    before(
      async () => {
        cluster = await openCluster(request);
      },
      { timeout: openingLimit },
    );
    after(() => cluster?.dispose(), { timeout: closingLimit });
    define(() => {
      assert.ok(cluster, "The cluster is there in tests and hooks only");
      return cluster;
    });
  });
}

/** Milliseconds: nothing may be built yet, and the modules have to be fetched. */
const openingLimit = 2_400_000;
const closingLimit = 120_000;
