import {
  checkDraft,
  composed,
  inputRefusal,
  MeetingDraft,
  ofRow,
  type Refusal,
  type Refused,
  refuse,
} from '@dien-hong/shared';
import canonicalize from 'canonicalize';
import type { Directory } from '../accounts/directory.ts';
import type { RulePacks } from '../rules/packs.ts';
import type { BroughtFiles } from './broughtFiles.ts';
import type { Drafts, KeptDraft } from './drafts.ts';

export interface DraftNeeds {
  readonly directory: Directory;
  readonly drafts: Drafts;
  readonly rulePacks: RulePacks;
  readonly uploads: BroughtFiles;
}

/** Saving the draft of a meeting: every name in it must exist. */
export function openDraftDesk({ directory, drafts, rulePacks, uploads }: DraftNeeds) {
  const unknownPeople = (draft: MeetingDraft, organisationId: string): Refusal | null => {
    const known = new Set(directory.everyone(organisationId).map((one) => one.id));
    return draft.invited.every((one) => known.has(one.personId)) ? null : refuse('draft-person-unknown').refusal;
  };

  /** A draft cannot change the law: its rule pack is its earlier one, or one of the stored packs. */
  const unknownRules = ({ info: { rules } }: MeetingDraft, saved: MeetingDraft): Refusal | null =>
    canonicalize(rules) === canonicalize(composed(saved.info.rules)) || rulePacks.keeps(rules)
      ? null
      : refuse('rules-unknown').refusal;

  /** A draft may name a file that was brought to its meeting, or one that it already named. */
  const foreignFiles = (draft: MeetingDraft, saved: MeetingDraft): Refusal | null => {
    const had = new Set(saved.papers.map(({ file }) => file?.sha256));
    for (const { file, subject } of draft.papers) {
      if (!file || had.has(file.sha256)) continue;
      const named = uploads.named(`meeting:${draft.info.id}`, file.sha256);
      if (!named.ok) return ofRow(named.refusal, { paper: subject });
      const { pages, bytes } = named.upload;
      if (pages !== file.pages || bytes !== file.bytes)
        return ofRow(refuse('bad-input', { place: 'file' }).refusal, { paper: subject });
    }
    return null;
  };

  return {
    /** Saves `written` over the version it was read at; answers the number of the new one. */
    save(row: KeptDraft, version: number, written: unknown): { readonly version: number } | Refused {
      const read = MeetingDraft.safeParse(written);
      if (!read.success) return { ok: false, refusal: inputRefusal(read.error.issues) };
      const draft = read.data;
      if (draft.info.id !== row.id) return refuse('bad-input', { place: 'info.id' });
      const problem =
        checkDraft(draft) ??
        unknownPeople(draft, row.organisationId) ??
        unknownRules(draft, row.draft) ??
        foreignFiles(draft, row.draft);
      if (problem) return { ok: false, refusal: problem };
      if (drafts.save(row.id, draft, version)) return { version: version + 1 };
      return refuse(row.convenedAt === null ? 'draft-changed' : 'meeting-already-convened');
    },
  };
}
