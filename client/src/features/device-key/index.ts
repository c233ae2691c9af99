export { default as AccountButton } from './AccountButton.vue';
export { default as DeviceCode } from './DeviceCode.vue';
export { default as KeyCard } from './KeyCard.vue';
export { default as KeyStrip } from './KeyStrip.vue';
export { type Device, useDeviceKey } from './useDeviceKey.ts';
