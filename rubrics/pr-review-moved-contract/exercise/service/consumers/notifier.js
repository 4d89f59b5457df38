const WORDS = {
  'out-for-delivery': 'Your parcel is on its way to you.',
  delivered: 'Your parcel was delivered.',
};

/** Shop team. Polls once a minute and mails the customers, some 4,000 mails a day. */
export class Notifier {
  #get;
  #mail;
  #seen = 0;

  /**
   * @param {(path: string, query?: object) => any} get
   * @param {(parcel: string, text: string) => void} mail
   */
  constructor(get, mail) {
    this.#get = get;
    this.#mail = mail;
  }

  poll() {
    for (const scan of this.#get('/scans', { after: this.#seen }).scans) {
      this.#tell(scan);
      this.#seen = scan.no;
    }
  }

  #tell({ parcel, status, eta }) {
    if (status in WORDS) this.#mail(parcel, WORDS[status]);
    if (eta === undefined) return;
    this.#mail(parcel, eta === null ? 'The carrier can no longer name a day.' : `It should reach you on ${eta}.`);
  }
}
