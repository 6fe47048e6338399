package no.ordstyrer;

import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** What a page of the room would say that it saw, at this moment. */
final class RouteRevs {
  private static final Pattern IN_PART =
      Pattern.compile("^/samhandlingsarena/18/del-(\\d)/(?:(?:[a-z-]+/)+(\\d+)/)?");

  private RouteRevs() {}

  /** The field, with the rev of what {@code path} names; 0 when there is none. */
  static String filled(Jdbi db, String field, String path) {
    return switch (field) {
      case "{rev}" -> of(db, "q.rev", path);
      case "{draft}" -> of(db, "d.rev", path);
      case "{room}" -> of(db, "r.rev", path);
      default -> field;
    };
  }

  private static String of(Jdbi db, String column, String path) {
    var at = IN_PART.matcher(path);
    if (!at.find()) {
      return "0";
    }
    return db.withHandle(handle ->
        handle
            .createQuery(
                """
                select coalesce(max(%s), 0)::text
                  from part p
                  join series s on s.id = p.series_id and s.slug = '18'
                  left join room r on r.part_id = p.id
                  left join question q on q.part_id = p.id and q.number = :number
                  left join question_draft d on d.question_id = q.id
                 where p.number = :part
                """
                    .formatted(column))
            .bind("part", Integer.parseInt(at.group(1)))
            .bind("number", at.group(2) == null ? 0 : Integer.parseInt(at.group(2)))
            .mapTo(String.class)
            .one());
  }
}
