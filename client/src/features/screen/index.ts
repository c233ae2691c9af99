export { default as ScreenCode } from './ScreenCode.vue';
export { default as ScreenSwitch } from './ScreenSwitch.vue';
