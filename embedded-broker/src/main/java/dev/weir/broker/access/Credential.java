package dev.weir.broker.access;

import org.jspecify.annotations.Nullable;

/**
 * The credential that a SigV4 signature names: {@code KEY/DATE/REGION/SERVICE/aws4_request}.
 *
 * @param date the day of the signing key, {@code yyyyMMdd}
 * @param service the service's signing name, for instance {@code kinesis}
 * @param sessionToken the token of temporary credentials, or null
 */
public record Credential(
        String accessKeyId,
        String date,
        String region,
        String service,
        @Nullable String sessionToken) {}
