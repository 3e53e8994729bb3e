import type { Notes } from "#texts/catalogue.ts";

/** Planner switches, cost constants, the genetic optimizer and JIT. */
export const queryNotes: Notes = {
  random_page_cost:
    "Price of a random page read compared with a sequential one. 1.1 to 1.5 suits SSD and network volumes and makes index scans more attractive; the default was made for spinning disks. Takes effect without a restart, but may change many plans at once.",
  seq_page_cost:
    "Price of a sequential page read, the unit of all other costs. Leave it at 1 and change `random_page_cost`, unless the whole database fits in memory.",
  effective_cache_size:
    "What the planner believes is cached in PostgreSQL and the kernel together; no memory is taken. About 50 to 75 % of the Pod's memory limit is right, never the node's memory: the page cache counts against the Pod.",
  cpu_tuple_cost: "Planner price for handling one row. Change it only with measurements at hand.",
  cpu_index_tuple_cost:
    "Planner price for handling one index entry. Change it only with measurements at hand.",
  cpu_operator_cost:
    "Planner price for one operator or function call. Expensive functions are better marked with their own COST.",
  parallel_setup_cost:
    "Planner price for starting parallel workers. Raise it if short queries needlessly go parallel, lower it for analytical work.",
  parallel_tuple_cost:
    "Planner price for passing a row from a worker to the leader. Lower it to see more parallel plans that return many rows.",
  min_parallel_table_scan_size:
    "Smallest table for which a parallel scan is considered. Raise it to keep small tables serial and workers free for large ones.",
  min_parallel_index_scan_size:
    "Least amount of index data for which a parallel scan is considered; also decides which indexes parallel VACUUM takes.",
  default_statistics_target:
    "How fine the column statistics from ANALYZE are. 200 to 500 helps uneven data and large tables; it lengthens ANALYZE and planning, so prefer ALTER TABLE … SET STATISTICS for the columns that need it.",
  constraint_exclusion:
    "Whether the planner uses CHECK constraints to leave tables out. `partition` serves old inheritance-style partitions; declarative ones use `enable_partition_pruning`. `on` slows planning down for every query.",
  cursor_tuple_fraction:
    "Share of a cursor's rows that the planner expects to be fetched. Set 1.0 for applications that read cursors to the end.",
  from_collapse_limit:
    "Up to how many FROM items subqueries are merged into the outer query. Raise it with `join_collapse_limit` for large views; planning time grows steeply.",
  join_collapse_limit:
    "Up to how many items explicit JOINs are reordered freely. Raise to 10–12 for wide star queries; 1 keeps the order as written. Planning time grows steeply.",
  plan_cache_mode:
    "Whether prepared statements use a general plan, one made for the values, or the better looking of both. `force_custom_plan` cures sudden slowness of prepared statements on uneven data, for more planning; best set per role.",
  recursive_worktable_factor:
    "How large the planner expects the intermediate table of a recursive query to be, relative to its start. 1 suits graph searches that stay narrow.",
  jit: "Compiles expressions of expensive queries to machine code. Helps long analytical queries, but adds tens to hundreds of milliseconds where costs are overestimated, and memory per session: transactional clusters often run better with `off`. Some minimal images lack the JIT library; then it has no effect.",
  jit_above_cost:
    "Plan cost from which JIT is used. Raise it tenfold or more to keep JIT for truly long queries instead of turning it off; -1 disables it.",
  jit_inline_above_cost:
    "Plan cost from which JIT also inlines functions, which takes more compile time; -1 never.",
  jit_optimize_above_cost:
    "Plan cost from which JIT applies costly optimisations; keep it above `jit_above_cost`, -1 never.",
  enable_async_append:
    "Lets queries over several foreign tables fetch from them at the same time. Off only to find out whether it causes a problem.",
  enable_bitmapscan: "Allows bitmap scans. For experiments in one session, not for the manifest.",
  enable_distinct_reordering:
    "Lets the planner reorder the keys of DISTINCT to fit an existing sort order (18). Off only to compare plans.",
  enable_gathermerge:
    "Allows merging of sorted results from parallel workers. For experiments in one session.",
  enable_group_by_reordering:
    "Lets the planner reorder GROUP BY keys to fit a sort order (17+). Turn it off if plans got worse after an upgrade to 17.",
  enable_hashagg:
    "Allows aggregation by hashing. If it spills, raise `work_mem` or `hash_mem_multiplier` before turning it off.",
  enable_hashjoin: "Allows hash joins. For experiments in one session, not for the manifest.",
  enable_incremental_sort:
    "Allows sorting that builds on a partial order. Turn it off for a session if a LIMIT query picks a bad plan with it.",
  enable_indexonlyscan:
    "Allows answers from an index alone. For experiments; missing index-only scans usually call for more vacuum.",
  enable_indexscan: "Allows plain index scans. For experiments in one session.",
  enable_material:
    "Allows keeping intermediate results in memory on the planner's choice. For experiments in one session.",
  enable_memoize:
    "Allows nested loops to cache inner results by key. Turn it off for a session if wrong estimates make the cache useless.",
  enable_mergejoin: "Allows merge joins. For experiments in one session.",
  enable_nestloop:
    "Discourages nested loops when off (they cannot be ruled out). A global off hides wrong estimates and harms short lookups; repair statistics instead.",
  enable_parallel_append:
    "Allows several partitions or UNION branches to be read by different workers at once. For experiments.",
  enable_parallel_hash:
    "Allows workers to build one hash table together, in dynamic shared memory (`/dev/shm`). If that volume is too small, enlarge `spec.ephemeralVolumesSizeLimit.shm` rather than turn this off.",
  enable_partition_pruning:
    "Leaves out partitions that cannot match, when planning and when running. Keep it on.",
  enable_partitionwise_aggregate:
    "Aggregates each partition on its own. Turn on for large partitioned fact tables; planning takes longer, and `work_mem` may be used once per partition.",
  enable_partitionwise_join:
    "Joins equally partitioned tables partition by partition. Turn on for large warehouses; planning time and memory grow with the number of partitions.",
  enable_presorted_aggregate:
    "Lets the planner feed ORDER BY or DISTINCT aggregates with sorted input (16+). Off only if such plans turn out slower.",
  enable_self_join_elimination:
    "Removes joins of a table with itself on a unique key, as ORMs and views produce them (18). Turn it off only if you suspect a wrong plan.",
  enable_seqscan:
    "Discourages sequential scans when off (they stay possible). A test for one session; for more index use lower `random_page_cost`.",
  enable_sort: "Discourages explicit sorts when off. For experiments in one session.",
  enable_tidscan: "Allows access by physical row address (ctid). For experiments.",
  geqo: "Uses a genetic search instead of a complete one for queries with very many joins. Off gives the best plan at the price of planning that may take minutes.",
  geqo_threshold:
    "From how many FROM items on the genetic search takes over. Raise to 14–16 if large queries get unstable plans and planning time is acceptable.",
  geqo_effort: "Balance of planning time and plan quality for the genetic search, 1 to 10.",
  geqo_generations: "Rounds of the genetic search; 0 derives them from the pool size.",
  geqo_pool_size: "Number of plans the genetic search keeps; 0 derives it from effort and tables.",
  geqo_seed: "Start value of the genetic search's random numbers; another one gives other plans.",
  geqo_selection_bias: "Selection pressure within the genetic search, 1.5 to 2. Leave it.",
};
