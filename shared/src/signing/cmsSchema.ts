import { DigestAlgorithmIdentifiers, EncapsulatedContentInfo, id_signedData } from '@peculiar/asn1-cms';
import {
  AsnArray,
  AsnProp,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
  type IAsnConverter,
  OctetString,
} from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

// CMS (RFC 5652) as far as signatures need it, declared on @peculiar/asn1-schema. Its own classes of the same names take
// certificates and values apart and write them anew; here they stay the bytes they came as, which is exact, and eight
// times faster. Declared by plain calls: decorator syntax would need a compiler flag and a build step.

interface Writer {
  write(bytes: ArrayBuffer): void;
}
type Asn1 = Parameters<IAsnConverter['fromASN']>[0];

/** Encoded bytes set into the output as they are. */
class Encoded {
  der: Uint8Array<ArrayBuffer>;
  constructor(der: Uint8Array<ArrayBuffer>) {
    this.der = der;
  }
  toBER(_sizeOnly?: boolean, writer?: Writer): ArrayBuffer {
    const { buffer } = new Uint8Array(this.der);
    if (!writer) return buffer;
    writer.write(buffer);
    return new ArrayBuffer(0);
  }
}

const raw: IAsnConverter<Uint8Array<ArrayBuffer>> = {
  fromASN: (asn: Asn1) => new Uint8Array(asn.valueBeforeDecodeView as Uint8Array),
  toASN: (der) => new Encoded(der) as unknown as Asn1,
};
const rawProp = (optional = false) => AsnProp({ type: AsnPropTypes.Any, converter: raw, optional });

/** One member of a RawSet, DER. */
export class Raw {
  der: Uint8Array<ArrayBuffer> = new Uint8Array();
  fromASN(asn: Asn1): this {
    this.der = raw.fromASN(asn);
    return this;
  }
  toASN(): Asn1 {
    return raw.toASN(this.der);
  }
}

export function rawOf(der: Uint8Array): Raw {
  const one = new Raw();
  one.der = new Uint8Array(der);
  return one;
}

export class RawSet extends AsnArray<Raw> {}
AsnType({ type: AsnTypeTypes.Set, itemType: Raw })(RawSet);

export class Attribute {
  attrType = '';
  attrValues: Uint8Array<ArrayBuffer>[] = [];
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(Attribute.prototype, 'attrType');
AsnProp({ type: AsnPropTypes.Any, converter: raw, repeated: 'set' })(Attribute.prototype, 'attrValues');

/** Signed attributes as they are hashed: a SET, not the [0] under which they travel (RFC 5652, 5.4). */
export class AttributeSet extends AsnArray<Attribute> {}
AsnType({ type: AsnTypeTypes.Set, itemType: Attribute })(AttributeSet);

export class SignerInfo {
  version = 1;
  sid: Uint8Array<ArrayBuffer> = new Uint8Array();
  digestAlgorithm = new AlgorithmIdentifier();
  signedAttrs?: AttributeSet;
  /** As they came, under [0]; filled by the parser. */
  signedAttrsRaw?: Uint8Array;
  signatureAlgorithm = new AlgorithmIdentifier();
  signature = new OctetString();
  unsignedAttrs?: AttributeSet;
}
AsnProp({ type: AsnPropTypes.Integer })(SignerInfo.prototype, 'version');
rawProp()(SignerInfo.prototype, 'sid');
AsnProp({ type: AlgorithmIdentifier })(SignerInfo.prototype, 'digestAlgorithm');
AsnProp({ type: AttributeSet, context: 0, implicit: true, optional: true, raw: true })(
  SignerInfo.prototype,
  'signedAttrs',
);
AsnProp({ type: AlgorithmIdentifier })(SignerInfo.prototype, 'signatureAlgorithm');
AsnProp({ type: OctetString })(SignerInfo.prototype, 'signature');
AsnProp({ type: AttributeSet, context: 1, implicit: true, optional: true })(SignerInfo.prototype, 'unsignedAttrs');

export class SignerInfos extends AsnArray<SignerInfo> {}
AsnType({ type: AsnTypeTypes.Set, itemType: SignerInfo })(SignerInfos);

export class SignedData {
  version = 1;
  digestAlgorithms = new DigestAlgorithmIdentifiers();
  encapContentInfo = new EncapsulatedContentInfo();
  certificates?: RawSet;
  crls?: RawSet;
  signerInfos = new SignerInfos();
}
AsnProp({ type: AsnPropTypes.Integer })(SignedData.prototype, 'version');
AsnProp({ type: DigestAlgorithmIdentifiers })(SignedData.prototype, 'digestAlgorithms');
AsnProp({ type: EncapsulatedContentInfo })(SignedData.prototype, 'encapContentInfo');
AsnProp({ type: RawSet, context: 0, implicit: true, optional: true })(SignedData.prototype, 'certificates');
AsnProp({ type: RawSet, context: 1, implicit: true, optional: true })(SignedData.prototype, 'crls');
AsnProp({ type: SignerInfos })(SignedData.prototype, 'signerInfos');

/** The outermost shell, whole in one pass. */
export class SignedContent {
  contentType: string = id_signedData;
  content = new SignedData();
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(SignedContent.prototype, 'contentType');
AsnProp({ type: SignedData, context: 0 })(SignedContent.prototype, 'content');

/** RFC 5035, 4: the hash algorithm is left out for SHA-256. */
export class EssCertIdV2 {
  hashAlgorithm?: AlgorithmIdentifier;
  certHash = new OctetString();
  issuerSerial?: Uint8Array<ArrayBuffer>;
}
AsnProp({ type: AlgorithmIdentifier, optional: true })(EssCertIdV2.prototype, 'hashAlgorithm');
AsnProp({ type: OctetString })(EssCertIdV2.prototype, 'certHash');
rawProp(true)(EssCertIdV2.prototype, 'issuerSerial');

/** RFC 5035, 3. */
export class SigningCertificateV2 {
  certs: EssCertIdV2[] = [];
  policies?: Uint8Array<ArrayBuffer>;
}
AsnProp({ type: EssCertIdV2, repeated: 'sequence' })(SigningCertificateV2.prototype, 'certs');
rawProp(true)(SigningCertificateV2.prototype, 'policies');
