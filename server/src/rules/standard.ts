import { RulePack } from '@dien-hong/shared';
import party from './standard/dang.json' with { type: 'json' };
import provinceCouncil from './standard/hdnd-tinh.json' with { type: 'json' };
import lateProvinceCouncil from './standard/hdnd-tinh-cuoi-nhiem-ky.json' with { type: 'json' };
import communeCouncil from './standard/hdnd-xa.json' with { type: 'json' };
import lateCommuneCouncil from './standard/hdnd-xa-cuoi-nhiem-ky.json' with { type: 'json' };
import consultation from './standard/lay-y-kien.json' with { type: 'json' };
import communeCommittee from './standard/ubnd-xa.json' with { type: 'json' };

/** The rule packs of the product itself. They never change in an installation: an administrator edits a copy. */
export const standardPacks: readonly RulePack[] = [
  communeCommittee,
  consultation,
  communeCouncil,
  lateCommuneCouncil,
  provinceCouncil,
  lateProvinceCouncil,
  party,
].map((one) => RulePack.parse(one));
