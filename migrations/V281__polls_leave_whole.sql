-- A poll that is deleted with its part takes all its rows with it: these are checked when all of them are gone.
alter table poll_ballot  alter constraint poll_ballot_poll_id_most_fkey deferrable initially deferred;
alter table poll_choice  alter constraint poll_choice_poll_id_position_fkey deferrable initially deferred;
alter table poll_written alter constraint poll_written_text_id_poll_id_round_fkey deferrable initially deferred;
alter table poll_sum     alter constraint poll_sum_poll_id_position_fkey deferrable initially deferred;
