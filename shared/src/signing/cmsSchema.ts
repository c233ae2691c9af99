import { Attribute, DigestAlgorithmIdentifiers, EncapsulatedContentInfo, SignerInfos } from '@peculiar/asn1-cms';
import { AsnArray, AsnProp, AsnPropTypes, AsnType, AsnTypeTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

// Shapes the libraries lack, declared by plain calls: decorator syntax would need a compiler flag and a build step.

/** A SET OF whose members stay as they came: certificates must keep their exact bytes. */
export class RawSet extends AsnArray<ArrayBuffer> {}
AsnType({ type: AsnTypeTypes.Set, itemType: AsnPropTypes.Any })(RawSet);

/** Signed attributes as they are hashed: a SET, not the [0] under which they travel (RFC 5652, 5.4). */
export class AttributeSet extends AsnArray<Attribute> {}
AsnType({ type: AsnTypeTypes.Set, itemType: Attribute })(AttributeSet);

/** RFC 5652, 5.1. */
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

/** RFC 5035, 4: the hash algorithm is left out for SHA-256. */
export class EssCertIdV2 {
  hashAlgorithm?: AlgorithmIdentifier;
  certHash = new OctetString();
  issuerSerial?: ArrayBuffer;
}
AsnProp({ type: AlgorithmIdentifier, optional: true })(EssCertIdV2.prototype, 'hashAlgorithm');
AsnProp({ type: OctetString })(EssCertIdV2.prototype, 'certHash');
AsnProp({ type: AsnPropTypes.Any, optional: true })(EssCertIdV2.prototype, 'issuerSerial');

/** RFC 5035, 3. */
export class SigningCertificateV2 {
  certs: EssCertIdV2[] = [];
  policies?: ArrayBuffer;
}
AsnProp({ type: EssCertIdV2, repeated: 'sequence' })(SigningCertificateV2.prototype, 'certs');
AsnProp({ type: AsnPropTypes.Any, optional: true })(SigningCertificateV2.prototype, 'policies');
