/** The words beside values. */
export const inlayMessages: Readonly<Record<string, string>> = {
  "inlay.schedule.plain": "{words}",
  "inlay.schedule.next": "{words}, next {next} UTC",
  "inlay.schedule.suspended": "{words}, suspended",
  "inlay.schedule.times":
    "Next (UTC): {times}. Schedules are read in the operator's time zone, which is UTC unless its Deployment says otherwise.",
};
