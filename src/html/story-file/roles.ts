/** Who takes part in a story and as what. */
import { partyRoles } from '#article/story/story.ts';
import type { PartyView } from '#edition/stories/view.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';
import { dayText } from './days.ts';

/** More parties than that have a page of their own … */
const mostHere = 16;
/** … and so many of each role stand here. */
const ofRole = 4;

/** By role. `all`: where all stand when they are too many for here; without it all are here. */
export function roles(parties: readonly PartyView[], frame: Frame, all: string | null = null): Html | false {
  const { conventions } = frame;
  const { story, comma } = conventions.words;
  const most = all !== null && parties.length > mostHere ? ofRole : Number.POSITIVE_INFINITY;
  const named = (party: PartyView): Html => {
    const time = [
      party.from && story.since(dayText(party.from, conventions)),
      party.to && story.until(dayText(party.to, conventions)),
    ]
      .filter(Boolean)
      .join(' ');
    return html`<a href="${party.path}">${party.name}</a>${time !== '' && html` <span class="small">${time}</span>`}`;
  };
  const rows = partyRoles.flatMap((role) => {
    const own = parties.filter((party) => party.role === role);
    if (own.length === 0) return [];
    const { one, several } = story.roles[role];
    const left = own.length - most;
    return [
      html`<div><dt>${own.length === 1 ? one : several}</dt><dd>${own
        .slice(0, most)
        .map((party, index) => html`${index > 0 && comma}${named(party)}`)}${
        left > 0 && html`${comma}<a href="${all}">${conventions.count('others', left)}</a>`
      }</dd></div>`,
    ];
  });
  return rows.length > 0 && html`<dl class="roles">${rows}</dl>`;
}
