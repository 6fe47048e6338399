package no.ordstyrer.account;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Forgets how members of staff signed in, and accounts that no role needs any more. */
public final class AccountErasure {

  /** Links and sessions that were over before {@code moment}. */
  public int doors(Handle handle, Instant moment) {
    var store = handle.attach(AccountErasureStore.class);
    return store.links(moment) + store.sessions(moment);
  }

  /** Accounts older than {@code moment} without a role, a place on a programme or a session. */
  public int idle(Handle handle, Instant moment) {
    return handle.attach(AccountErasureStore.class).idle(moment);
  }
}
