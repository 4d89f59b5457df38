/**
 * What both consumers relied on before the change, and nobody had written down.
 *
 * Each test goes through a consumer, passes on the service as it is and with the reference, and fails by assertion with
 * the change. The name of this file keeps it out of a plain `node --test`.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { owedFor } from '../consumers/billing.js';
import { clientOf } from '../consumers/client.js';
import { Notifier } from '../consumers/notifier.js';
import { makeApi } from '../src/api.js';
import { ScanStore } from '../src/store.js';
import { send } from '../tests/messages.js';

const FEES = { nordpost: { delivered: 90, returned: 150 } };

let api;
let mails;
let notifier;

beforeEach(() => {
  api = makeApi(new ScanStore());
  mails = [];
  notifier = new Notifier(clientOf(api), (parcel, text) => mails.push(`${parcel}: ${text}`));
});

test('order of arrival: a scan that comes in late is mailed once', () => {
  send(api, { parcel: 'P1', status: 'delivered', at: '2026-03-01T12:00:00Z' },
    { parcel: 'P2', status: 'delivered', at: '2026-03-01T09:00:00Z' });
  notifier.poll();
  notifier.poll();
  assert.deepEqual(mails.filter((mail) => mail.includes('delivered')).sort(),
    ['P1: Your parcel was delivered.', 'P2: Your parcel was delivered.']);
});

test('completeness: a busy day is billed to the last parcel', () => {
  send(api, ...Array(600).fill({ status: 'delivered' }));
  assert.deepEqual(owedFor(clientOf(api), '2026-03-01', FEES), { nordpost: 600 * 90 });
});

test('half-open period: a scan at midnight is billed for one day', () => {
  send(api, { status: 'returned', at: '2026-03-02T00:00:00Z' });
  assert.deepEqual(owedFor(clientOf(api), '2026-03-01', FEES), {});
});

test('instants: a scan with an offset is billed for the day it happened on', () => {
  send(api, { status: 'delivered', at: '2026-03-02T00:30:00+01:00' });
  assert.deepEqual(owedFor(clientOf(api), '2026-03-01', FEES), { nordpost: 90 });
});

test('absent is not null: a scan without a day takes no day back', () => {
  send(api, { eta: '2026-03-04' }, { status: 'delivered' });
  notifier.poll();
  assert.deepEqual(mails, ['P1: It should reach you on 2026-03-04.', 'P1: Your parcel was delivered.']);
});
