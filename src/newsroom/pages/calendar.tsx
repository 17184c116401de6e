/** The planning calendar: what is due, scheduled and embargoed, by month or week, Gregorian with Hijri. */
import { Alert, Button, Group, SegmentedControl, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api.ts';
import { addDays, type CalendarView, dayIn, dayNames, daysShown, turned } from '../calendar/days.ts';
import { answerOf } from '../problem.ts';
import { useWords } from '../words/words.tsx';
import './calendar.css';

/** Saturday in Arabic, Monday in English. */
const firstDayOf = { ar: 6, en: 1 } as const;

export function Calendar() {
  const { words, language } = useWords();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = dayIn(timeZone, new Date());
  const [view, setView] = useState<CalendarView>('month');
  const [day, setDay] = useState(today);
  const names = dayNames(language);
  const days = daysShown(view, day, firstDayOf[language]);
  const [from, to] = [days[0]!, addDays(days.at(-1)!, 1)];
  const { data, isError, refetch } = useQuery({
    queryKey: ['calendar', from, to],
    queryFn: () =>
      answerOf(api.calendar.$get({ query: { from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z` } })),
  });
  const byDay = Map.groupBy(data?.entries ?? [], ({ at }) => dayIn(timeZone, at));
  const clock = new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <Title order={1} size="h2">
            {names.month(day)}
          </Title>
          <Text c="dimmed">{names.hijriMonth(days[Math.floor(days.length / 2)]!)}</Text>
        </div>
        <Group gap="xs">
          <SegmentedControl
            value={view}
            onChange={(value) => setView(value as CalendarView)}
            data={[
              { value: 'month', label: words.calendar.month },
              { value: 'week', label: words.calendar.week },
            ]}
          />
          <Button.Group>
            <Button variant="default" onClick={() => setDay(turned(view, day, -1))}>
              {words.calendar.before}
            </Button>
            <Button variant="default" onClick={() => setDay(today)}>
              {words.calendar.today}
            </Button>
            <Button variant="default" onClick={() => setDay(turned(view, day, 1))}>
              {words.calendar.after}
            </Button>
          </Button.Group>
        </Group>
      </Group>
      {isError && (
        <Alert role="alert">
          {words.offline} <Button onClick={() => refetch()}>{words.retry}</Button>
        </Alert>
      )}
      <div className="calendar-names" aria-hidden="true">
        {days.slice(0, 7).map((each) => (
          <span key={each}>{names.weekday(each)}</span>
        ))}
      </div>
      <ol className={`calendar calendar-${view}`}>
        {days.map((each) => (
          <li
            key={each}
            className={each.slice(0, 7) === day.slice(0, 7) || view === 'week' ? 'day' : 'day other-month'}
            {...(each === today ? { 'aria-current': 'date' as const } : {})}
          >
            <div className="day-names">
              <VisuallyHidden>{names.full(each)}</VisuallyHidden>
              <span aria-hidden="true" className="day-weekday">
                {names.weekday(each)}
              </span>
              <span aria-hidden="true" className="day-number">
                {names.number(each)}
              </span>
              <span className="day-hijri">{names.hijri(each)}</span>
            </div>
            <ul className="day-entries">
              {(byDay.get(each) ?? []).map((entry) => (
                <li key={`${entry.kind}${entry.piece.id}`} className={`entry entry-${entry.kind}`}>
                  <Link className="entry-link" to="/pieces/$id" params={{ id: String(entry.piece.id) }}>
                    <time dateTime={entry.at} dir="ltr">
                      {clock.format(new Date(entry.at))}
                    </time>{' '}
                    <span className="entry-kind">{words.calendar[entry.kind]}</span>{' '}
                    <bdi>{entry.piece.headline || words.desk.untitled}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
