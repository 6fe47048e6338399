-- That the last day of an invitation was changed is part of its history.
alter table invitation_event drop constraint invitation_event_state_check;
alter table invitation_event add constraint invitation_event_state_check
  check (state in ('PENDING', 'REMINDED', 'ACCEPTED', 'DECLINED', 'REVOKED', 'EXPIRY'));
