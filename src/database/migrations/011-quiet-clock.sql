-- The clock is woken by schedules that change, not by statements that found none to change: publishing takes away what
-- waits for its hour, and as a rule nothing does.
drop trigger schedule_announced on schedule;
create trigger schedule_announced after insert or update of due or delete on schedule
  for each row execute function announce_schedule();
