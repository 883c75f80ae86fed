package dev.weir.broker.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and the self-signed certificate that goes with it. */
public record ServerIdentity(PrivateKey key, X509Certificate certificate) {}
