export { journey } from '../../../scenarios/signing/sign-form.journey.ts';
