package dev.weir.broker.call;

/**
 * The connection that a call came over, in the terms of CloudTrail's {@code tlsDetails}.
 *
 * @param version for instance {@code TLSv1.3}
 * @param cipherSuite for instance {@code TLS_AES_128_GCM_SHA256}
 * @param hostHeader the host that the client addressed
 */
public record Tls(String version, String cipherSuite, String hostHeader) {}
