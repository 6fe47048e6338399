package no.ordstyrer.studio;

import java.util.List;
import java.util.Objects;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Member;
import no.ordstyrer.series.Crew;

/**
 * Who works in an arena.
 *
 * @param crews the roles on single parts, part by part
 * @param rules whether the viewer gives and takes roles
 */
public record MembersView(
    Arena arena, List<Member> members, List<Crew.OfPart> crews, boolean rules, Viewer viewer) {

  public String path() {
    return "/studio" + arena.path() + "/members";
  }

  public String removal(Member member) {
    return path() + "/" + member.accountId().value() + "/" + member.role() + "/removal";
  }

  /** Unique on the page. */
  public String id(Member member) {
    return "take-" + member.accountId().value() + "-" + member.role();
  }

  public boolean self(AccountId account) {
    return Objects.equals(viewer.account(), account);
  }
}
