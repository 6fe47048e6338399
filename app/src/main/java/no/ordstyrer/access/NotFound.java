package no.ordstyrer.access;

/** It does not exist, or it is not yours: the visitor is told the same. */
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1;
}
