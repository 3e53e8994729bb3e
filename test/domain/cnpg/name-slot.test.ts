import assert from "node:assert/strict";
import { test } from "node:test";
import { nameSlot } from "#domain/cnpg/name-slot.ts";

function withPrefix(slotPrefix?: string): Parameters<typeof nameSlot>[0] {
  return {
    spec: {
      replicationSlots: { highAvailability: slotPrefix === undefined ? {} : { slotPrefix } },
    },
  };
}

test("a slot is named after its instance, in letters that PostgreSQL takes", () => {
  assert.equal(nameSlot({}, "pg-2"), "_cnpg_pg_2");
  assert.equal(nameSlot(withPrefix(), "shop-eu-12"), "_cnpg_shop_eu_12");
  assert.equal(nameSlot(withPrefix("ha_"), "pg-2"), "ha_pg_2");
});

test("an empty prefix is none, as for the operator", () => {
  assert.equal(nameSlot(withPrefix(""), "pg-2"), "_cnpg_pg_2");
});

test("without an instance it is what all of them begin with", () => {
  assert.equal(nameSlot(withPrefix("ha_"), ""), "ha_");
});
