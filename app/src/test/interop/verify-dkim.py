"""Verifies the DKIM signature of a mail on standard input: verify-dkim.py <name in DNS> <public key, base64>."""
import sys

import dkim

name, key = sys.argv[1:]


def lookup(asked, timeout=5):
    return f"v=DKIM1; k=rsa; p={key}".encode() if asked.decode().rstrip(".") == name else None


sys.exit(0 if dkim.verify(sys.stdin.buffer.read(), dnsfunc=lookup) else 1)
