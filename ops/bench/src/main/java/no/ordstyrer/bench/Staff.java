package no.ordstyrer.bench;

/** Somebody who chairs and moderates the part, and is signed in. */
final class Staff {
  static final String COOKIE = "__Host-staff";
  private static final String SESSION = "a-session-for-measuring";

  private Staff() {}

  /** Answers the value of the {@link #COOKIE}. */
  static String signedIn(Postgres postgres) throws Exception {
    postgres.run(
        """
        with who as (
          insert into account (email, name, created_at)
          values ('chair@bench.example', 'Ordstyrer', now()) returning id),
        session as (
          insert into staff_session (account_id, token_digest, created_at, expires_at)
          select id, sha256('%s'), now(), now() + interval '1 day' from who)
        insert into part_role (part_id, account_id, role, since)
        select 1, id, role, now() from who, unnest(array['MODERATOR', 'CHAIR']) as role
        """
            .formatted(SESSION));
    return SESSION;
  }
}
