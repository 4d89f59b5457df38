const STATUSES = ['collected', 'in-transit', 'out-for-delivery', 'delivered', 'returned'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A message of a carrier that cannot be used; the text says why. */
export class BadMessage extends Error {}

/** What we keep of a carrier's message. Throws BadMessage. */
export function scanOf(message) {
  for (const name of ['carrier', 'ref', 'parcel', 'status', 'at']) {
    if (typeof message?.[name] !== 'string' || message[name] === '') throw new BadMessage(`${name} is missing`);
  }
  const { carrier, ref, parcel, status, at, eta } = message;
  if (!STATUSES.includes(status)) throw new BadMessage(`unknown status ${status}`);
  if (Number.isNaN(Date.parse(at))) throw new BadMessage(`${at} is no time`);
  if (eta === undefined) return { carrier, ref, parcel, status, at };
  if (eta !== null && !DAY.test(eta)) throw new BadMessage(`${eta} is no day`);
  return { carrier, ref, parcel, status, at, eta };
}
