package no.ordstyrer;

/** Somebody who sees to the audience's screen of the debate. */
public final class Producers {
  public static final Cast.Person PRODUCER = new Cast.Person("Per Produsent", "per@studio.example");

  private Producers() {}

  /** Gives her the role in the last part, and signs her in. */
  public static Visitor signedIn(TestApp app) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                with made as (insert into account (email, name, created_at) values (?, ?, now()) returning id)
                insert into part_role (part_id, account_id, role, since)
                select ?, id, 'PRODUCER', now() from made
                """,
                PRODUCER.email(),
                PRODUCER.name(),
                app.cast().parts().get(2)));
    return app.signedIn(PRODUCER);
  }
}
