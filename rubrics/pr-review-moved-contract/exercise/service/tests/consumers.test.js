import assert from 'node:assert/strict';
import { test } from 'node:test';

import { owedFor } from '../consumers/billing.js';
import { Notifier } from '../consumers/notifier.js';
import { message } from './messages.js';

const FEES = { nordpost: { delivered: 90, returned: 150 } };

/** Answers as the service gave them on the day the test was written. */
function answering(...answers) {
  const asked = [];
  const get = (path, query) => {
    asked.push([path, query]);
    return { scans: answers.shift() ?? [] };
  };
  return { asked, get };
}

function mailsOf(...answers) {
  const mails = [];
  const { asked, get } = answering(...answers);
  const notifier = new Notifier(get, (parcel, text) => mails.push(`${parcel}: ${text}`));
  answers.forEach(() => notifier.poll());
  return { asked, mails };
}

test('the customer hears of a delivery', () => {
  const { mails } = mailsOf([{ no: 1, ...message({ status: 'delivered' }) }]);
  assert.deepEqual(mails, ['P1: Your parcel was delivered.']);
});

test('the customer hears of a day, and when there is none any more', () => {
  const { mails } = mailsOf([{ no: 1, ...message({ eta: '2026-03-04' }) }, { no: 2, ...message({ eta: null }) }]);
  assert.deepEqual(mails, ['P1: It should reach you on 2026-03-04.', 'P1: The carrier can no longer name a day.']);
});

test('a scan that says nothing new is not mailed', () => {
  assert.deepEqual(mailsOf([{ no: 1, ...message() }]).mails, []);
});

test('the notifier goes on where it stopped', () => {
  const { asked } = mailsOf([{ no: 1, ...message() }, { no: 2, ...message() }], []);
  assert.deepEqual(asked, [['/scans', { after: 0 }], ['/scans', { after: 2 }]]);
});

test('a day is billed by carrier and status', () => {
  const { get } = answering([message({ status: 'delivered' }), message({ status: 'returned' }), message()]);
  assert.deepEqual(owedFor(get, '2026-03-01', FEES), { nordpost: 240 });
});

test('billing asks for the day from midnight to midnight', () => {
  const { asked, get } = answering([]);
  owedFor(get, '2026-02-28', FEES);
  assert.deepEqual(asked, [['/scans', { from: '2026-02-28T00:00:00Z', to: '2026-03-01T00:00:00Z' }]]);
});
