// What a page knows of the visit that it belongs to.

/** Random, for as long as the tab is open: so that one guest is counted once. */
export function whoAmI() {
  try {
    sessionStorage.who ??= Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
      byte.toString(16).padStart(2, '0')).join('');
    return sessionStorage.who;
  } catch {
    return '';
  }
}

/** Whether something would be lost if the page were read anew. */
export function isTyping() {
  return [...document.querySelectorAll('main textarea, main input[type=text]')].some(
    (field) => field.value !== field.defaultValue);
}

/** Whether it has been read anew just now: where nothing is kept the visitor decides. Notes that it is now. */
export function reloadedLately() {
  try {
    const lately = Date.now() - Number(sessionStorage.reloaded ?? 0) < 10_000;
    sessionStorage.reloaded = Date.now();
    return lately;
  } catch {
    return true;
  }
}
