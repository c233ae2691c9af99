import {
  fileOf,
  groupsOf,
  knowsAbout,
  type Live,
  mayPresent,
  mayRead,
  openVotes,
  paperAudience,
  paperOf,
  type Viewer,
  voteOf,
  votersOf,
  whoIsLate,
} from '@dien-hong/shared';
import type { StoredRecord } from '../../verifier/chain.ts';
import type { Clock } from '../kernel/clock.ts';
import type { MeetingHost } from '../meetings/host.ts';
import { type Listener, sendShared } from './listener.ts';
import { Paced } from './paced.ts';
import { classKey, entriesFor, personsNamed, readerKey, Views } from './views.ts';

/** The shortest time (ms) between two frames to a whole class in a burst: each of them is a write to every socket of the hall. */
const recordsEvery = 20;
/** The shortest time (ms) between two frames of turnout, instead of one for each ballot: this saves more than any other measure. */
const turnoutEvery = 100;
const presenceEvery = 1000;
/** The presenter's first page goes out at once, his next ones with at least this time (ms) between them. */
const leadEvery = 50;
const boxEvery = 1000;

/** The facts that a feed needs from the server besides the meeting itself. */
export interface ServerFacts {
  /** The number of slips in the box of a vote. */
  readonly slipsIn: (meetingId: string, voteId: string) => number;
  /** Of these people, those with a key that may sign now. */
  readonly withKey: (personIds: readonly string[]) => string[];
}

const turnoutEvents = new Set(['VoteOpened', 'BallotCast', 'PaperBallotCounted', 'AnswerRecorded', 'SlipIssued']);

/** Events that end a presentation. */
const endsPresenting = new Set(['ItemTakenUp', 'ItemConcluded', 'MeetingSuspended', 'MeetingClosed']);

type Leader = NonNullable<Extract<Live, { kind: 'lead' }>['lead']>;

/** Listeners who read the same records, except those addressed to them by name. */
interface ReaderClass {
  readonly viewer: Viewer;
  /** The last number that was sent to all members together. */
  sentTo: number;
  readonly members: Set<Listener>;
}

/** Sends one meeting's listeners the log, in the form each may read, and the ephemeral news. */
export class Feed {
  readonly host: MeetingHost;
  readonly views: Views;
  readonly #listeners = new Set<Listener>();
  readonly #classes = new Map<string, ReaderClass>();
  readonly #byPerson = new Map<string, Set<Listener>>();
  #lead: Leader | null = null;
  /** Votes whose new slips have not been announced yet. */
  readonly #fuller = new Set<string>();
  readonly #records: Paced;
  readonly #turnout: Paced;
  readonly #leading: Paced;
  readonly #presence: Paced;
  readonly #boxes: Paced;
  readonly #facts: ServerFacts;
  readonly #clock: Clock;

  constructor(host: MeetingHost, facts: ServerFacts, clock: Clock) {
    this.host = host;
    this.#facts = facts;
    this.#clock = clock;
    this.views = new Views(host);
    const paced = (every: number, work: () => void) => new Paced(`${host.meetingId}: telling`, every, work);
    this.#records = paced(recordsEvery, () => this.#sendRecords(new Set()));
    this.#turnout = paced(turnoutEvery, () => this.#sendTurnout());
    this.#leading = paced(leadEvery, () => this.#sendLead());
    this.#presence = paced(presenceEvery, () => this.#sendPresence());
    this.#boxes = paced(boxEvery, () => this.#sendBoxes());
  }

  join(listener: Listener): void {
    const { personId } = listener.viewer;
    this.#listeners.add(listener);
    this.#classOf(listener).members.add(listener);
    if (personId !== null) {
      const devices = this.#byPerson.get(personId) ?? new Set();
      this.#byPerson.set(personId, devices.add(listener));
    }
    this.#presence.atEnd();
  }

  leave(listener: Listener): void {
    if (!this.#listeners.delete(listener)) return;
    this.#classOf(listener).members.delete(listener);
    const devices = this.#byPerson.get(listener.viewer.personId ?? '');
    devices?.delete(listener);
    // Another device of the presenter may still be connected, and end it or go on.
    if (this.#lead && this.#lead.by === listener.viewer.personId && devices?.size === 0) this.lead(null);
    this.#presence.atEnd();
  }

  /** The current ephemeral news, for a listener who joins. */
  liveFor(viewer: Viewer): Live[] {
    const live: Live[] = [];
    for (const { motion, slips } of openVotes(this.host.state)) {
      if (!knowsAbout(this.host.state, viewer, motion.itemId)) continue;
      live.push(this.#turnoutOf(motion.id));
      if (slips) live.push(this.#boxOf(motion.id));
    }
    // Sent also when nobody presents: a returning device may still follow an earlier presenter.
    live.push({ kind: 'lead', lead: this.#mayFollow(viewer, this.#lead) ? this.#lead : null });
    if (isOfficer(viewer)) live.push(this.#present(), this.#keys(), this.#jump());
    return live;
  }

  /** Whether this person may present this file: it must be a paper's version in force. */
  mayLead({ by, paperId, sha256 }: Leader): boolean {
    const paper = paperOf(this.host.state, paperId);
    return mayPresent(this.host.state, by) && paper !== undefined && fileOf(paper, sha256) !== undefined;
  }

  lead(lead: Leader | null): void {
    const before = this.#lead;
    this.#lead = lead;
    const mayNow = (viewer: Viewer) => this.#mayFollow(viewer, lead);
    // A listener who followed the paper before and may not read this one gets the end of the presentation.
    if (before && before.paperId !== lead?.paperId)
      this.#send({ kind: 'lead', lead: null }, (viewer) => this.#mayFollow(viewer, before) && !mayNow(viewer));
    this.#leading.soon();
  }

  /** Sends durable records to the listeners: at once to people whom they name, to the others together. */
  publish(records: readonly StoredRecord[]): void {
    const named = new Set<Listener>();
    for (const personId of new Set(records.flatMap(personsNamed)))
      for (const listener of this.#byPerson.get(personId) ?? []) named.add(listener);
    for (const listener of named) {
      const after = this.#classOf(listener).sentTo;
      sendShared([listener], 'log', { after, entries: entriesFor(this.host.records.slice(after), listener.viewer) });
    }
    this.#records.soon(() => this.#sendRecords(named));
    if (records.some(({ event }) => turnoutEvents.has(event.type))) this.#turnout.soon();
    if (records.some((record) => record.event.type.startsWith('Substitute'))) this.#regroup();
    // A page is presented within its item: it ends before the next item and in the break.
    const over = records.some(({ event }) => endsPresenting.has(event.type));
    if (this.#lead && (over || !this.mayLead(this.#lead))) this.lead(null);
  }

  /** A slip came into the box. The number in the box is sent at most once a second, so that it does not reveal the moment of one person. */
  slipCame(voteId: string): void {
    this.#fuller.add(voteId);
    this.#boxes.atEnd();
  }

  /** Asks those who have not voted to do so now (null: voters who are expected and absent, or without a key to vote with). */
  remind(voteId: string | null): void {
    const voters = voteId === null ? votersOf(this.host.state).map((one) => one.personId) : [];
    const withKey = new Set(this.#facts.withKey(voters));
    const late = new Set([...whoIsLate(this.host.state, voteId), ...voters.filter((id) => !withKey.has(id))]);
    this.#send({ kind: 'reminder', voteId }, ({ personId }) => personId !== null && late.has(personId));
  }

  /** Chair and secretary see who can sign, also a person who made his key after coming in. */
  keysChanged(personId: string): void {
    if (votersOf(this.host.state).some((one) => one.personId === personId)) this.#presence.atEnd();
  }

  /** Notifies a person's own devices alone that newer marks can be fetched. */
  marksChanged(personId: string, rev: number): void {
    sendShared(this.#byPerson.get(personId) ?? [], 'live', { kind: 'marks', rev });
  }

  /**
   * The machine's clock jumped: chair and secretary are notified, since the recorded times may differ from those of a clock on the wall.
   */
  clockJumped(): void {
    this.#send(this.#jump(), isOfficer);
  }

  /** Makes every client send its hello again. */
  resync(): void {
    for (const listener of [...this.#listeners]) listener.resync();
  }

  stop(): void {
    for (const one of [this.#records, this.#turnout, this.#leading, this.#presence, this.#boxes]) one.stop();
  }

  /** Sends the records, serialised once for each class. The listeners in `served` have them already. */
  #sendRecords(served: ReadonlySet<Listener>): void {
    for (const one of this.#classes.values()) {
      if (one.members.size === 0) continue;
      // In the form for the class, not for one of its members: records of one person must not reach the others.
      const entries = entriesFor(this.host.records.slice(one.sentTo), one.viewer);
      // A frame of withheld numbers alone is not worth sending: the numbers go out in front of the next entry that this class sees.
      if (!entries.some((entry) => 'event' in entry)) continue;
      const others = served.size === 0 ? one.members : [...one.members].filter((listener) => !served.has(listener));
      sendShared(others, 'log', { after: one.sentTo, entries });
      one.sentTo = this.host.head.seq;
    }
  }

  #sendLead(): void {
    const lead = this.#lead;
    if (lead) this.#send({ kind: 'lead', lead }, (viewer) => this.#mayFollow(viewer, lead));
  }

  /** Sends turnout: after the first ballot at once, of the later ones together. Withheld numbers go along. */
  #sendTurnout(): void {
    for (const { motion } of openVotes(this.host.state))
      this.#send(this.#turnoutOf(motion.id), this.#knowing(motion.itemId));
  }

  #sendPresence(): void {
    this.#send(this.#present(), isOfficer);
    this.#send(this.#keys(), isOfficer);
  }

  #sendBoxes(): void {
    for (const voteId of this.#fuller)
      this.#send(this.#boxOf(voteId), this.#knowing(voteOf(this.host.state, voteId)?.motion.itemId ?? null));
    this.#fuller.clear();
  }

  #classOf({ viewer }: Listener): ReaderClass {
    const key = classKey(viewer);
    const known = this.#classes.get(key);
    // A class that was empty starts from its welcome, like everyone who joins later.
    if (known && known.members.size > 0) return known;
    const { groups } = viewer;
    const fresh = { viewer: { personId: null, groups }, sentTo: this.host.head.seq, members: new Set<Listener>() };
    this.#classes.set(key, fresh);
    return fresh;
  }

  /** Makes the listeners whose groups changed fold from zero. */
  #regroup(): void {
    for (const listener of this.#listeners) {
      const { viewer } = listener;
      if (viewer.personId === null) continue;
      const now = { personId: viewer.personId, groups: groupsOf(this.host.state, viewer.personId) };
      if (readerKey(now) !== readerKey(viewer)) listener.resync();
    }
  }

  /** Guests do not learn the participants or the turnout of a vote on an item for members only (AUD-7). */
  #knowing(itemId: string | null): (viewer: Viewer) => boolean {
    return (viewer) => knowsAbout(this.host.state, viewer, itemId);
  }

  #turnoutOf(voteId: string): Live {
    const vote = this.host.state.voting.votes[voteId];
    // In a secret vote: the people who have received a slip. The people who have cast theirs are unknown.
    return { kind: 'turnout', voteId, voted: Object.keys(vote?.slips?.issued ?? vote?.ballots ?? {}) };
  }

  #boxOf(voteId: string): Live {
    return { kind: 'box', voteId, cast: this.#facts.slipsIn(this.host.meetingId, voteId) };
  }

  #keys(): Live {
    return { kind: 'keys', ready: this.#facts.withKey(votersOf(this.host.state).map((one) => one.personId)) };
  }

  #jump(): Live {
    return { kind: 'clock', jump: this.#clock.jump };
  }

  #present(): Live {
    const ids = [...this.#listeners].flatMap(({ viewer }) => (viewer.personId === null ? [] : [viewer.personId]));
    return { kind: 'presence', connected: [...new Set(ids)] };
  }

  #mayFollow(viewer: Viewer, lead: Leader | null): boolean {
    const paper = lead && paperOf(this.host.state, lead.paperId);
    return paper ? mayRead(paperAudience(paper, this.host.state), viewer) : false;
  }

  #send(live: Live, to: (viewer: Viewer) => boolean): void {
    sendShared(
      [...this.#listeners].filter((listener) => to(listener.viewer)),
      'live',
      live,
    );
  }
}

const isOfficer = ({ groups }: Viewer): boolean => groups.includes('chair') || groups.includes('secretary');
