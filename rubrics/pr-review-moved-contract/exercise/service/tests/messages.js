let sent = 0;

/** A message as Nordpost would send it, with what the test is about put in. */
export function message(changes = {}) {
  return { carrier: 'nordpost', ref: 'r1', parcel: 'P1', status: 'in-transit', at: '2026-03-01T10:00:00Z', ...changes };
}

/** Sends messages one after the other, each with a `ref` of its own unless it has one. Returns the answers' statuses. */
export function send(api, ...changes) {
  return changes.map((change) => {
    sent += 1;
    return api({ method: 'POST', path: '/scans', body: message({ ref: `s${sent}`, ...change }) }).status;
  });
}
