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

/** In a burst the many are told at most so often (ms): each telling is a write to every socket of the hall. */
const toldEvery = 20;
/** Turnout goes out at most so often (ms), not once per ballot: this is worth more than anything else. */
const turnoutEvery = 100;
const presenceEvery = 1000;
/** The presenter's page goes out at once, and what he does next at most so often (ms). */
const leadEvery = 50;
const boxEvery = 1000;

/** What a feed asks of the house besides the meeting itself. */
export interface House {
  /** How many slips lie in the box of a vote. */
  readonly slipsIn: (meetingId: string, voteId: string) => number;
  /** Of these people, those with a key that may sign now. */
  readonly withKey: (personIds: readonly string[]) => string[];
}

const turnoutEvents = new Set(['VoteOpened', 'BallotCast', 'PaperBallotCounted', 'AnswerRecorded', 'SlipIssued']);

/** What a page is presented in has ended. */
const endsPresenting = new Set(['ItemTakenUp', 'ItemConcluded', 'MeetingSuspended', 'MeetingClosed']);

type Leader = NonNullable<Extract<Live, { kind: 'lead' }>['lead']>;

/** Listeners who read alike, but for what is their own. */
interface ReaderClass {
  readonly viewer: Viewer;
  /** Up to which number its members were told together. */
  toldTo: number;
  readonly members: Set<Listener>;
}

/** Everything one meeting's listeners are told: the log in the form each may read, and what is ephemeral. */
export class Feed {
  readonly host: MeetingHost;
  readonly views: Views;
  readonly #listeners = new Set<Listener>();
  readonly #classes = new Map<string, ReaderClass>();
  readonly #byPerson = new Map<string, Set<Listener>>();
  #lead: Leader | null = null;
  /** Votes into whose box slips came that are not told of. */
  readonly #fuller = new Set<string>();
  readonly #telling: Paced;
  readonly #turnout: Paced;
  readonly #leading: Paced;
  readonly #presence: Paced;
  readonly #boxes: Paced;
  readonly #house: House;
  readonly #clock: Clock;

  constructor(host: MeetingHost, house: House, clock: Clock) {
    this.host = host;
    this.#house = house;
    this.#clock = clock;
    this.views = new Views(host);
    const paced = (every: number, work: () => void) => new Paced(`${host.meetingId}: telling`, every, work);
    this.#telling = paced(toldEvery, () => this.#tell(new Set()));
    this.#turnout = paced(turnoutEvery, () => this.#tellTurnout());
    this.#leading = paced(leadEvery, () => this.#tellLead());
    this.#presence = paced(presenceEvery, () => this.#tellPresence());
    this.#boxes = paced(boxEvery, () => this.#tellBoxes());
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
    // Another device of the presenter's may still be there, and end it or go on.
    if (this.#lead && this.#lead.by === listener.viewer.personId && devices?.size === 0) this.lead(null);
    this.#presence.atEnd();
  }

  /** What is ephemeral and current, for one who joins. */
  liveFor(viewer: Viewer): Live[] {
    const live: Live[] = [];
    for (const { motion, slips } of openVotes(this.host.state)) {
      if (!knowsAbout(this.host.state, viewer, motion.itemId)) continue;
      live.push(this.#turnoutOf(motion.id));
      if (slips) live.push(this.#boxOf(motion.id));
    }
    // Also that nobody presents: whoever comes back may still believe that somebody does.
    live.push({ kind: 'lead', lead: this.#mayFollow(viewer, this.#lead) ? this.#lead : null });
    if (isOfficer(viewer)) live.push(this.#present(), this.#keys(), this.#jump());
    return live;
  }

  /** Whether this may be presented: by him, and of a paper that stands. */
  mayLead({ by, paperId, sha256 }: Leader): boolean {
    const paper = paperOf(this.host.state, paperId);
    return mayPresent(this.host.state, by) && paper !== undefined && fileOf(paper, sha256) !== undefined;
  }

  lead(lead: Leader | null): void {
    const before = this.#lead;
    this.#lead = lead;
    const mayNow = (viewer: Viewer) => this.#mayFollow(viewer, lead);
    // Whoever followed the paper before and may not read this one: for him it has ended.
    if (before && before.paperId !== lead?.paperId)
      this.#send({ kind: 'lead', lead: null }, (viewer) => this.#mayFollow(viewer, before) && !mayNow(viewer));
    this.#leading.soon();
  }

  /** Tells the listeners of records that are durable: whom they name at once, the others together. */
  publish(records: readonly StoredRecord[]): void {
    const named = new Set<Listener>();
    for (const personId of new Set(records.flatMap(personsNamed)))
      for (const listener of this.#byPerson.get(personId) ?? []) named.add(listener);
    for (const listener of named) {
      const after = this.#classOf(listener).toldTo;
      sendShared([listener], 'log', { after, entries: entriesFor(this.host.records.slice(after), listener.viewer) });
    }
    this.#telling.soon(() => this.#tell(named));
    if (records.some(({ event }) => turnoutEvents.has(event.type))) this.#turnout.soon();
    if (records.some((record) => record.event.type.startsWith('Substitute'))) this.#regroup();
    // A page is presented within its item: nobody looks at it under the next one's title, or in the break.
    const over = records.some(({ event }) => endsPresenting.has(event.type));
    if (this.#lead && (over || !this.mayLead(this.#lead))) this.lead(null);
  }

  /** A slip came into the box. How many there are is told at most once a second: nobody's moment is to be seen in it. */
  slipCame(voteId: string): void {
    this.#fuller.add(voteId);
    this.#boxes.atEnd();
  }

  /** Asks those who have not voted (null: who are expected and not there, or have no key to vote with) to do so now. */
  remind(voteId: string | null): void {
    const voters = voteId === null ? votersOf(this.host.state).map((one) => one.personId) : [];
    const withKey = new Set(this.#house.withKey(voters));
    const late = new Set([...whoIsLate(this.host.state, voteId), ...voters.filter((id) => !withKey.has(id))]);
    this.#send({ kind: 'reminder', voteId }, ({ personId }) => personId !== null && late.has(personId));
  }

  /** Chair and secretary see who can sign: also who made his key after he came in. */
  keysChanged(personId: string): void {
    if (votersOf(this.host.state).some((one) => one.personId === personId)) this.#presence.atEnd();
  }

  /** Tells a person's own devices, and nobody else's, that there are newer marks to ask for. */
  marksChanged(personId: string, rev: number): void {
    sendShared(this.#byPerson.get(personId) ?? [], 'live', { kind: 'marks', rev });
  }

  /** The machine's clock jumped: chair and secretary are told, for the hours on record may not be the hours on the wall. */
  clockJumped(): void {
    this.#send(this.#jump(), isOfficer);
  }

  /** Has everyone say hello again. */
  resync(): void {
    for (const listener of [...this.#listeners]) listener.resync();
  }

  stop(): void {
    for (const one of [this.#telling, this.#turnout, this.#leading, this.#presence, this.#boxes]) one.stop();
  }

  /** Serialised once for each class that reads alike. `told` know already. */
  #tell(told: ReadonlySet<Listener>): void {
    for (const one of this.#classes.values()) {
      if (one.members.size === 0) continue;
      // As the class reads, not as any one of its members: what is somebody's own must not reach the others.
      const entries = entriesFor(this.host.records.slice(one.toldTo), one.viewer);
      // Nothing but withheld numbers is not worth a frame: they go out in front of the next entry this class sees.
      if (!entries.some((entry) => 'event' in entry)) continue;
      const others = told.size === 0 ? one.members : [...one.members].filter((listener) => !told.has(listener));
      sendShared(others, 'log', { after: one.toldTo, entries });
      one.toldTo = this.host.head.seq;
    }
  }

  #tellLead(): void {
    const lead = this.#lead;
    if (lead) this.#send({ kind: 'lead', lead }, (viewer) => this.#mayFollow(viewer, lead));
  }

  /** The first ballot is told at once, the rest together. Withheld numbers go along. */
  #tellTurnout(): void {
    for (const { motion } of openVotes(this.host.state))
      this.#send(this.#turnoutOf(motion.id), this.#knowing(motion.itemId));
  }

  #tellPresence(): void {
    this.#send(this.#present(), isOfficer);
    this.#send(this.#keys(), isOfficer);
  }

  #tellBoxes(): void {
    for (const voteId of this.#fuller)
      this.#send(this.#boxOf(voteId), this.#knowing(voteOf(this.host.state, voteId)?.motion.itemId ?? null));
    this.#fuller.clear();
  }

  #classOf({ viewer }: Listener): ReaderClass {
    const key = classKey(viewer);
    const known = this.#classes.get(key);
    // A class that stood empty starts from its welcome, like everyone who joins later.
    if (known && known.members.size > 0) return known;
    const { groups } = viewer;
    const fresh = { viewer: { personId: null, groups }, toldTo: this.host.head.seq, members: new Set<Listener>() };
    this.#classes.set(key, fresh);
    return fresh;
  }

  /** Who reads differently from now on folds from zero. */
  #regroup(): void {
    for (const listener of this.#listeners) {
      const { viewer } = listener;
      if (viewer.personId === null) continue;
      const now = { personId: viewer.personId, groups: groupsOf(this.host.state, viewer.personId) };
      if (readerKey(now) !== readerKey(viewer)) listener.resync();
    }
  }

  /** Who takes part in a vote of an item for members only, and how many have, is not told to guests (AUD-7). */
  #knowing(itemId: string | null): (viewer: Viewer) => boolean {
    return (viewer) => knowsAbout(this.host.state, viewer, itemId);
  }

  #turnoutOf(voteId: string): Live {
    const vote = this.host.state.voting.votes[voteId];
    // In a secret vote: who has received a slip. Who has cast it, nobody knows.
    return { kind: 'turnout', voteId, voted: Object.keys(vote?.slips?.issued ?? vote?.ballots ?? {}) };
  }

  #boxOf(voteId: string): Live {
    return { kind: 'box', voteId, cast: this.#house.slipsIn(this.host.meetingId, voteId) };
  }

  #keys(): Live {
    return { kind: 'keys', ready: this.#house.withKey(votersOf(this.host.state).map((one) => one.personId)) };
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
