/** Turns the times of the last day into «قبل ساعتين», and keeps them true while the page is open. */
import { formatAgo } from '#arabic/dates.ts';

const day = 86_400_000;

export function tellTimes(): void {
  const times = document.querySelectorAll<HTMLTimeElement>('time[data-relative]');
  const { lang } = document.documentElement;
  const tell = (): void => {
    const now = new Date();
    for (const time of times) {
      const at = new Date(time.dateTime);
      const age = now.getTime() - at.getTime();
      if (age < 0 || age >= day || /T00:00:00Z$/.test(time.dateTime)) continue;
      // Digits as the page has them.
      const digits = /[٠-٩]/.test(time.textContent ?? '') ? 'arab' : 'latn';
      time.title ||= time.textContent ?? '';
      time.textContent = formatAgo(at, now, lang, digits);
    }
  };
  tell();
  if (times.length > 0) setInterval(tell, 60_000);
}
