/**
 * One scan as we keep it.
 * @typedef {object} Scan
 * @property {number} no        counts up from 1, one for each scan
 * @property {string} carrier
 * @property {string} ref       the carrier's own name for the scan
 * @property {string} parcel
 * @property {string} status    collected, in-transit, out-for-delivery, delivered or returned
 * @property {string} at        ISO 8601
 * @property {string|null} [eta]
 */

/** All scans, in memory. In production this is one table. */
export class ScanStore {
  /** @type {Scan[]} */
  #scans = [];
  #known = new Set();

  /** Keeps a scan. Returns whether it was new: one carrier and one `ref` are one scan, however often they come. */
  add(scan) {
    const key = JSON.stringify([scan.carrier, scan.ref]);
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    this.#scans.push(Object.freeze({ no: this.#scans.length + 1, ...scan }));
    return true;
  }

  /** @returns {readonly Scan[]} */
  all() {
    return this.#scans;
  }
}
