package no.ordstyrer.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is looking: the first argument of every verb, so that no verb can forget to ask. Never null;
 * a guest is a viewer. One browser may be staff and hold passes at the same time.
 */
public record Viewer(@Nullable AccountId account, List<Pass> passes) {
  public static final Viewer GUEST = new Viewer(null, List.of());

  public Viewer {
    passes = List.copyOf(passes);
  }

  public static Viewer staff(AccountId account) {
    return new Viewer(account, List.of());
  }

  public static Viewer holding(Pass pass) {
    return new Viewer(null, List.of(pass));
  }

  public Optional<AccountId> staff() {
    return Optional.ofNullable(account);
  }

  /** The registrations that her passes are for; their generations stand in the same order. */
  public List<Long> registrations() {
    return passes.stream().map(Pass::registration).toList();
  }

  public List<Integer> generations() {
    return passes.stream().map(Pass::generation).toList();
  }

  /** The member of staff who does this; a guest is told that there is nothing here. */
  public AccountId mustBeStaff() {
    return staff().orElseThrow(NotFound::new);
  }
}
