// The code that registers a certificate, loaded when somebody brings one.
export { signCades } from '@dien-hong/shared/cades';
export { possessionBytes } from '@dien-hong/shared/signing';
