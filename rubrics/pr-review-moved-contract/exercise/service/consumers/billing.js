const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Finance team. What we owe each carrier for one day (UTC), in cents. Runs every night; a day once billed is closed.
 * @param {(path: string, query?: object) => any} get
 * @param {string} day  such as 2026-03-01
 * @param {Record<string, Record<string, number>>} fees  cents by carrier and status
 * @returns {Record<string, number>}
 */
export function owedFor(get, day, fees) {
  const from = `${day}T00:00:00Z`;
  const next = new Date(Date.parse(from) + DAY_MS).toISOString().slice(0, 10);
  const owed = {};
  for (const { carrier, status } of get('/scans', { from, to: `${next}T00:00:00Z` }).scans) {
    owed[carrier] = (owed[carrier] ?? 0) + (fees[carrier]?.[status] ?? 0);
  }
  return owed;
}
