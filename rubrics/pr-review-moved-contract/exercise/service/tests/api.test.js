import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { makeApi } from '../src/api.js';
import { ScanStore } from '../src/store.js';
import { send } from './messages.js';

let api;

beforeEach(() => {
  api = makeApi(new ScanStore());
});

function numbers(path, query) {
  return api({ method: 'GET', path, query }).body.scans.map((scan) => scan.no);
}

test('a scan is kept and found by its parcel', () => {
  assert.deepEqual(send(api, { parcel: 'P1' }, { parcel: 'P2' }), [201, 201]);
  const [scan] = api({ method: 'GET', path: '/parcels/P2/scans' }).body.scans;
  assert.equal(scan.no, 2);
  assert.equal(scan.status, 'in-transit');
});

test('a report that comes again is answered and not kept twice', () => {
  assert.deepEqual(send(api, { ref: 'same' }, { ref: 'same' }), [201, 200]);
  assert.deepEqual(numbers('/parcels/P1/scans'), [1]);
});

test('the same reference of two carriers is two scans', () => {
  send(api, { ref: 'same' }, { ref: 'same', carrier: 'kurier24' });
  assert.deepEqual(numbers('/parcels/P1/scans'), [1, 2]);
});

test('a message that cannot be used is refused', () => {
  assert.deepEqual(send(api, { status: 'lost' }, { at: 'noon' }, { eta: 'soon' }, { parcel: '' }), [422, 422, 422, 422]);
});

test('scans after a number', () => {
  send(api, { at: '2026-03-01T10:00:00Z' }, { at: '2026-03-01T11:00:00Z' }, { at: '2026-03-01T12:00:00Z' });
  assert.deepEqual(numbers('/scans', { after: '1' }), [2, 3]);
  assert.deepEqual(numbers('/scans', { after: '3' }), []);
});

test('scans of a period', () => {
  send(api, { at: '2026-02-28T12:00:00Z' }, { at: '2026-03-01T12:00:00Z' }, { at: '2026-03-02T12:00:00Z' });
  assert.deepEqual(numbers('/scans', { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' }), [2]);
});

test('a parcel nobody has scanned yet has no scans', () => {
  assert.deepEqual(numbers('/parcels/P9/scans'), []);
});

test('a day that a carrier names is passed on', () => {
  send(api, { eta: '2026-03-04' });
  assert.equal(api({ method: 'GET', path: '/parcels/P1/scans' }).body.scans[0].eta, '2026-03-04');
});

test('a request without a period or a number is refused', () => {
  assert.equal(api({ method: 'GET', path: '/scans' }).status, 400);
  assert.equal(api({ method: 'GET', path: '/nowhere' }).status, 404);
});
